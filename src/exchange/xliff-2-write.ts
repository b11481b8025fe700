import { Problem } from "../core/problem.ts";
import type { Handover, HandoverUnit } from "./handover.ts";
import { unitLines } from "./xliff-2-unit-write.ts";
import { emptyTag, escapeText, illegalCharacter, legalText, startTag } from "./xml-writer.ts";

/** Which version is written. 2.0 has no ITS; all else is the same, the namespaces too. */
export interface Xliff2Options {
  readonly version?: "2.1" | "2.0";
}

/** A handover whose segments are made while they are written. */
export type StreamedHandover = Omit<Handover, "units"> & { readonly units: Iterable<HandoverUnit> };

/** An XLIFF 2.x document as one string; see `xliff2Chunks`. */
export function writeXliff2(handover: Handover, options?: Xliff2Options): string {
  return [...xliff2Chunks(handover, options)].join("");
}

/**
 * An XLIFF 2.1 or 2.0 document, block by block: one `unit` a block, one `segment` a sentence, `ignorable` for what
 * stands between sentences, one `group` for consecutive blocks under the same headings. Only one block is held.
 *
 * The same handover gives the same bytes: no clock, no version of ours, no number that an inserted sentence would
 * change. A source or target stands on one line. A character that XML cannot hold is `cp` in them and U+FFFD in what
 * is only read by people; in the article's path it is `E_XLIFF_CHARACTER`. An id that occurs twice is
 * `E_XLIFF_DUPLICATE`, one that XLIFF 2 does not allow `E_XLIFF_ID`.
 */
export function* xliff2Chunks(handover: StreamedHandover, { version = "2.1" }: Xliff2Options = {}): Generator<string> {
  const { original, title } = handover;
  const character = illegalCharacter(original);
  if (character !== undefined) throw new Problem("E_XLIFF_CHARACTER", { id: original, character });
  yield lines([
    '<?xml version="1.0" encoding="UTF-8"?>',
    rootTag(handover, version),
    `  ${startTag("file", { id: "article", original, canResegment: "no", "xml:space": "preserve" })}`,
    ...(title === undefined
      ? []
      : [
          "    <notes>",
          `      ${startTag("note", { category: "title" })}${escapeText(legalText(title))}</note>`,
          "    </notes>",
        ]),
  ]);
  let section: string | undefined;
  for (const block of blocksOf(handover)) {
    const [{ id, headings }] = block;
    const place = headings.join("\u0000");
    if (place !== section) {
      if (section !== undefined && section !== "") yield "    </group>\n";
      if (place !== "") yield lines([`    ${sectionTag(id, headings)}`]);
      section = place;
    }
    const indent = place === "" ? "    " : "      ";
    yield lines(unitLines(block, version === "2.1").map((line) => indent + line));
  }
  if (section === undefined)
    yield lines([`    ${emptyTag("group", { id: "empty" })}`]); // a file must hold something
  else if (section !== "") yield "    </group>\n";
  yield lines(["  </file>", "</xliff>"]);
}

type Block = readonly [HandoverUnit, ...HandoverUnit[]];

/** Neighbouring segments of one group. */
function* blocksOf({ units, original }: StreamedHandover): Generator<Block> {
  const ids = new Set<string>();
  let block: [HandoverUnit, ...HandoverUnit[]] | undefined;
  for (const unit of units) {
    if (ids.has(unit.id)) throw new Problem("E_XLIFF_DUPLICATE", { id: unit.id }, { path: original });
    if (!NMTOKEN.test(unit.id)) throw new Problem("E_XLIFF_ID", { id: unit.id }, { path: original });
    ids.add(unit.id);
    if (block !== undefined && block[0].group === unit.group) block.push(unit);
    else {
      if (block !== undefined) yield block;
      block = [unit];
    }
  }
  if (block !== undefined) yield block;
}

/** A name token without a colon, which would make our prefixes ambiguous (of XML 1.0, production 7). */
const NMTOKEN =
  /^[-.\w\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]+$/u;

function rootTag({ sourceLang, lang }: StreamedHandover, version: "2.1" | "2.0"): string {
  return startTag("xliff", {
    version,
    xmlns: "urn:oasis:names:tc:xliff:document:2.0",
    "xmlns:mtc": "urn:oasis:names:tc:xliff:matches:2.0",
    "xmlns:gls": "urn:oasis:names:tc:xliff:glossary:2.0",
    "xmlns:mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "xmlns:fs": "urn:oasis:names:tc:xliff:fs:2.0",
    ...(version === "2.1" && { "xmlns:its": "http://www.w3.org/2005/11/its", "its:version": "2.0" }),
    srcLang: sourceLang,
    trgLang: lang,
  });
}

function sectionTag(id: string, headings: readonly string[]): string {
  return startTag("group", { id: `section-${id}`, name: legalText(headings.join(" › ")), type: "qazyna:section" });
}

function lines(list: readonly string[]): string {
  return `${list.join("\n")}\n`;
}
