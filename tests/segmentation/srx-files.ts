import type { SrxSplitter } from "../../src/segmentation/srx/index.ts";
import { readSrx, srxSplitter } from "../../src/segmentation/srx/index.ts";

/** A rule: whether it breaks, what stands before, what after. */
export type Rule = readonly ["yes" | "no", string, string];

export interface FileOptions {
  readonly cascade?: "yes" | "no";
  /** Tag patterns and the rules that they lead to; all languages to the first rules where absent. */
  readonly maps?: readonly (readonly [string, string])[];
}

/** A file of rules by name, as a CAT tool writes it. Rule n of the first list stands on line n + 5. */
export function srxFile(lists: Readonly<Record<string, readonly Rule[]>>, options: FileOptions = {}): string {
  const maps = options.maps ?? [[".*", Object.keys(lists)[0] ?? ""]];
  return `<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="${options.cascade ?? "no"}"><formathandle type="start" include="no"/></header>
<body><languagerules>${Object.entries(lists)
    .map(
      ([name, rules]) => `<languagerule languagerulename="${name}">
${rules.map(([breaks, before, after]) => `<rule break="${breaks}"><beforebreak>${xml(before)}</beforebreak><afterbreak>${xml(after)}</afterbreak></rule>\n`).join("")}</languagerule>`,
    )
    .join("")}</languagerules>
<maprules>${maps.map(([pattern, name]) => `<languagemap languagepattern="${xml(pattern)}" languagerulename="${name}"/>`).join("")}</maprules>
</body></srx>`;
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A splitter without a deadline, for rules that are known to end. */
export function splitterOf(file: string, abbreviations: readonly string[] = []): SrxSplitter {
  return srxSplitter(readSrx(file, "segmentation.srx"), abbreviations, (work) => work());
}

/** The pieces that the rules make of a text. */
export function pieces(splitter: SrxSplitter, text: string, lang = "en"): readonly string[] {
  return splitter.split(text, lang).map(({ start, end }) => text.slice(start, end));
}
