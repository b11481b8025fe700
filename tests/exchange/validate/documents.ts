/** A rule with a document that keeps it, and one that differs from it only in breaking it. */
export interface RuleCase {
  readonly rule: string;
  readonly valid: string;
  readonly invalid: string;
  /** Rules that the invalid one cannot help breaking as well. */
  readonly also?: readonly string[];
}

const MODULES = [
  'xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"',
  'xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"',
  'xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0"',
  'xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"',
  'xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0"',
  'xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0"',
  'xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"',
  'xmlns:val="urn:oasis:names:tc:xliff:validation:2.0"',
  'xmlns:its="http://www.w3.org/2005/11/its"',
  'xmlns:itsm="urn:oasis:names:tc:xliff:itsm:2.1"',
  'xmlns:my="urn:example:newsroom"',
].join(" ");

/** An XLIFF 2.1 document from English to Kazakh with these `file` elements. */
export function xliff2(files: string, root = 'version="2.1" srcLang="en" trgLang="kk"'): string {
  return `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" ${MODULES} ${root}>${files}</xliff>`;
}

/** An XLIFF 2.1 document with one file of these units. */
export function inFile(units: string): string {
  return xliff2(`<file id="f1">${units}</file>`);
}

/** An XLIFF 2.1 document with one unit. @param before what stands before its segments */
export function inUnit(segments: string, before = ""): string {
  return inFile(`<unit id="u1">${before}${segments}</unit>`);
}

/** An XLIFF 2.1 document with one segment of this source, and this target if there is one. */
export function segment(source: string, target?: string, before = ""): string {
  const translated = target === undefined ? "" : `<target>${target}</target>`;
  return inUnit(`<segment id="s1"><source>${source}</source>${translated}</segment>`, before);
}

/** An XLIFF 1.2 document with one file of this body. @param header what stands in its header */
export function xliff12(body: string, header = "", file = ""): string {
  const head = header === "" ? "" : `<header>${header}</header>`;
  return `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="articles/kandas.md" source-language="en" target-language="kk" datatype="plaintext" ${file}>${head}<body>${body}</body></file></xliff>`;
}

/** An XLIFF 1.2 document with one unit. */
export function unit12(content: string, header?: string): string {
  return xliff12(`<trans-unit id="t1">${content}</trans-unit>`, header);
}

/** A TMX 1.4 document with these entries. */
export function tmx(entries: string): string {
  return `<tmx version="1.4"><header creationtool="Qazyna" creationtoolversion="1" segtype="sentence" o-tmf="Qazyna" adminlang="en" srclang="en" datatype="plaintext"/><body>${entries}</body></tmx>`;
}

/** A TMX 1.4 document with one entry. */
export function entry(english: string, kazakh: string): string {
  return tmx(`<tu><tuv xml:lang="en"><seg>${english}</seg></tuv><tuv xml:lang="kk"><seg>${kazakh}</seg></tuv></tu>`);
}

/** A TBX document with one concept, whose English section has these terms. */
export function tbx(terms: string, concept = ""): string {
  return `<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" type="TBX-Basic" xml:lang="en"><tbxHeader><fileDesc><sourceDesc><p>Newsroom glossary</p></sourceDesc></fileDesc></tbxHeader><text><body><conceptEntry id="c1">${concept}<langSec xml:lang="en">${terms}</langSec></conceptEntry></body></text></tbx>`;
}
