import type { LanguageTag, TranslationUnit } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { tmxDateFromIso } from "./tmx-date.ts";
import { emptyHeader, headerLines, headerOf, noteXml, propXml, type TmxHeader } from "./tmx-header.ts";
import { segXml } from "./tmx-seg.ts";
import { escapeText, illegalCharacter, startTag } from "./xml-writer.ts";

/** How many characters a piece of the document has, about. */
const CHUNK = 16_384;

/** What the DTD asks of a header. The version is that of this layout, not of the program, so that files never change. */
const STANDING = {
  creationtool: "Qazyna",
  creationtoolversion: "1",
  segtype: "sentence",
  "o-tmf": "qazyna",
  adminlang: "en",
  datatype: "plaintext",
} as const;

/** How a TMX document is written. */
interface TmxOptions {
  readonly sourceLang: LanguageTag;
  /** What the file says of itself; ours where it is absent. */
  readonly header?: TmxHeader;
}

/** A TMX 1.4 document as a whole; see `tmxChunks`. */
export function writeTmx(units: Iterable<TranslationUnit>, options: TmxOptions): string {
  return [...tmxChunks(units, options)].join("");
}

/**
 * A TMX 1.4 document with the units in the order given, in pieces; the same units give the same bytes.
 *
 * What TMX has no place for stands in `prop` elements (`x-state`, `x-origin`, `x-previous-key`, `x-next-key`,
 * `x-memory`), which `tmxUnits` reads back. A character that XML cannot hold is `E_TMX_CHARACTER`.
 */
export function* tmxChunks(units: Iterable<TranslationUnit>, options: TmxOptions): Generator<string> {
  const header = options.header ?? headerOf(emptyHeader());
  const srclang = header.srclang ?? options.sourceLang;
  const about = checked(headerLines(header, { ...STANDING, srclang }), "header");
  let waiting = `${['<?xml version="1.0" encoding="UTF-8"?>', '<tmx version="1.4">', about, "  <body>"].join("\n")}\n`;
  let number = 0;
  for (const unit of units) {
    number++;
    waiting += `${checked(unitLines(unit, srclang), unit.id ?? String(number))}\n`;
    if (waiting.length < CHUNK) continue;
    yield waiting;
    waiting = "";
  }
  yield `${waiting}  </body>\n</tmx>\n`;
}

function unitLines(unit: TranslationUnit, srclang: string): readonly string[] {
  const own = srclang === "*all*" || unit.sourceLang === srclang ? undefined : unit.sourceLang;
  return [
    `    ${startTag("tu", { tuid: unit.id, srclang: own })}`,
    ...(unit.notes ?? []).map((note) => `      ${noteXml(note)}`),
    ...propLine("x-state", unit.state),
    ...propLine("x-origin", unit.origin),
    ...propLine("x-previous-key", unit.previousKey),
    ...propLine("x-next-key", unit.nextKey),
    ...propLine("x-memory", unit.memory),
    ...(unit.props ?? []).map((prop) => `      ${propXml(prop)}`),
    `      ${startTag("tuv", { "xml:lang": unit.sourceLang })}<seg>${segXml(unit.source)}</seg></tuv>`,
    `      ${startTag("tuv", {
      "xml:lang": unit.lang,
      creationdate: tmxDateFromIso(unit.createdAt),
      creationid: unit.createdBy,
      changedate: tmxDateFromIso(unit.at),
      changeid: unit.by,
    })}<seg>${segXml(unit.target)}</seg></tuv>`,
    "    </tu>",
  ];
}

function propLine(type: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`      ${startTag("prop", { type })}${escapeText(value)}</prop>`];
}

function checked(lines: readonly string[], unit: string): string {
  const text = lines.join("\n");
  const character = illegalCharacter(text);
  if (character === undefined) return text;
  throw new Problem("E_TMX_CHARACTER", { unit, character });
}
