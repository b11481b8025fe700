import { SaxesParser } from "saxes";
import { type Place, Problem, phrase } from "../../core/problem.ts";
import type { SrxDocument, SrxMap, SrxPattern, SrxRule } from "./document.ts";

/** Elements nested deeper than this are an attack, not a document. */
const MAX_DEPTH = 64;

type Attributes = Readonly<Record<string, string | undefined>>;

/** What has been read so far; the innermost open things are undefined where none is open. */
interface Reading {
  readonly path: string;
  readonly rules: Map<string, SrxRule[]>;
  readonly maps: SrxMap[];
  cascade: boolean;
  depth: number;
  list: SrxRule[] | undefined;
  rule: { breaks: boolean; before?: SrxPattern; after?: SrxPattern; place: Place } | undefined;
  pattern: { source: string; place: Place } | undefined;
}

/**
 * Reads a file of SRX rules. Versions 1.0 and 2.0 do not differ in what is read here; a file without `cascade` is read
 * as if it said yes, as OmegaT does with its own.
 *
 * Throws a Problem at the first thing that is not well-formed XML, a document type or nesting deeper than 64 (`E_SRX_XML`),
 * another root than `srx` (`E_SRX_ROOT`), a missing attribute, or a map to rules that are not there (`E_SRX_RULES`).
 */
export function readSrx(xml: string, path: string): SrxDocument {
  const text = xml.startsWith("\uFEFF") ? xml.slice(1) : xml;
  if (!text.isWellFormed()) throw new Problem("E_SRX_XML", { reason: phrase("phrase.xml.halfSurrogate") }, { path });
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" } as const);
  const placeOf = placesIn(text, path);
  const reading: Reading = {
    path,
    rules: new Map(),
    maps: [],
    cascade: true,
    depth: 0,
    list: undefined,
    rule: undefined,
    pattern: undefined,
  };
  let opened: Place = { path };
  parser.on("error", (error) => {
    const reason = error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
    throw new Problem("E_SRX_XML", { reason }, placeOf(parser.position - 1), { cause: error });
  });
  parser.on("doctype", () => {
    const reason = phrase("phrase.xml.doctype");
    throw new Problem("E_SRX_XML", { reason }, placeOf(text.lastIndexOf("<!DOCTYPE", parser.position)));
  });
  parser.on("opentagstart", () => {
    opened = placeOf(text.lastIndexOf("<", parser.position - 1));
  });
  parser.on("opentag", ({ name, attributes }) => open(reading, localName(name), attributes, opened));
  parser.on("closetag", ({ name }) => close(reading, localName(name)));
  for (const event of ["text", "cdata"] as const)
    parser.on(event, (content) => {
      if (reading.pattern !== undefined) reading.pattern.source += content;
    });
  parser.write(text).close();
  return { path, cascade: reading.cascade, rules: reading.rules, maps: checkedMaps(reading) };
}

/** The name without its prefix: files write `srx:rule` or declare the namespace as the default one. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function open(reading: Reading, name: string, attributes: Attributes, place: Place): void {
  if (reading.depth === 0 && name !== "srx") throw new Problem("E_SRX_ROOT", { root: name }, place);
  if (++reading.depth > MAX_DEPTH) throw new Problem("E_SRX_XML", { reason: phrase("phrase.tooDeep") }, place);
  const required = (attribute: string): string => {
    const value = attributes[attribute];
    if (value === undefined) throw new Problem("E_SRX_ATTRIBUTE", { element: name, attribute }, place);
    return value;
  };
  switch (name) {
    case "header":
      reading.cascade = attributes["cascade"] !== "no";
      return;
    case "languagerule": {
      const rules = required("languagerulename");
      reading.list = reading.rules.get(rules) ?? [];
      reading.rules.set(rules, reading.list);
      return;
    }
    case "rule":
      reading.rule = { breaks: attributes["break"] !== "no", place };
      return;
    case "beforebreak":
    case "afterbreak":
      reading.pattern = { source: "", place };
      return;
    case "languagemap": {
      const pattern = { source: required("languagepattern"), place };
      reading.maps.push({ pattern, rules: required("languagerulename") });
    }
  }
}

function close(reading: Reading, name: string): void {
  reading.depth--;
  const { rule, pattern, list } = reading;
  switch (name) {
    case "languagerule":
      reading.list = undefined;
      return;
    case "beforebreak":
    case "afterbreak":
      if (rule !== undefined && pattern !== undefined) rule[name === "beforebreak" ? "before" : "after"] = pattern;
      reading.pattern = undefined;
      return;
    case "rule": {
      const none = { source: "", place: rule?.place ?? { path: reading.path } };
      if (rule !== undefined)
        list?.push({ breaks: rule.breaks, before: rule.before ?? none, after: rule.after ?? none });
      reading.rule = undefined;
    }
  }
}

function checkedMaps({ maps, rules }: Reading): readonly SrxMap[] {
  const lost = maps.find((map) => !rules.has(map.rules));
  if (lost === undefined) return maps;
  throw new Problem("E_SRX_RULES", { name: lost.rules }, lost.pattern.place);
}

/** Places of offsets that never decrease: takes O(length) time for all of them together. */
function placesIn(text: string, path: string): (offset: number) => Place {
  let line = 1;
  let lineStart = 0;
  let seen = 0;
  return (offset) => {
    for (; seen < offset; seen++) {
      const unit = text.charCodeAt(seen);
      if (unit !== 10 && (unit !== 13 || text.charCodeAt(seen + 1) === 10)) continue;
      line++;
      lineStart = seen + 1;
    }
    return { path, line, column: offset - lineStart + 1 };
  };
}
