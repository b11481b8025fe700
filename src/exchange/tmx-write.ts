import type { LanguageTag, TranslationUnit } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { tmxDateFromIso } from "./tmx-date.ts";
import { segXml } from "./tmx-seg.ts";
import { emptyTag, escapeText, illegalCharacter, startTag } from "./xml-writer.ts";

/**
 * A TMX 1.4 document with the units in the order given; the same units give the same bytes.
 *
 * What TMX has no place for stands in `prop` elements (`x-state`, `x-origin`, `x-previous-key`, `x-next-key`), which
 * `readTmx` reads back. A character that XML cannot hold is `E_TMX_CHARACTER`.
 */
export function writeTmx(units: readonly TranslationUnit[], options: { readonly sourceLang: LanguageTag }): string {
  const header = emptyTag("header", {
    creationtool: "Qazyna",
    creationtoolversion: "1", // the DTD asks for one: of this layout, not of the program, so that files never change
    segtype: "sentence",
    "o-tmf": "qazyna",
    adminlang: "en",
    srclang: options.sourceLang,
    datatype: "plaintext",
  });
  const head = ['<?xml version="1.0" encoding="UTF-8"?>', '<tmx version="1.4">', `  ${header}`, "  <body>"];
  const body = units.flatMap((unit, index) => checked(unit, index, unitLines(unit, options.sourceLang)));
  return `${[...head, ...body, "  </body>", "</tmx>"].join("\n")}\n`;
}

function unitLines(unit: TranslationUnit, sourceLang: LanguageTag): readonly string[] {
  const srclang = unit.sourceLang === sourceLang ? undefined : unit.sourceLang;
  return [
    `    ${startTag("tu", { tuid: unit.id, srclang })}`,
    ...propLine("x-state", unit.state),
    ...propLine("x-origin", unit.origin),
    ...propLine("x-previous-key", unit.previousKey),
    ...propLine("x-next-key", unit.nextKey),
    `      ${startTag("tuv", { "xml:lang": unit.sourceLang })}<seg>${segXml(unit.source)}</seg></tuv>`,
    `      ${startTag("tuv", {
      "xml:lang": unit.lang,
      changedate: tmxDateFromIso(unit.at),
      changeid: unit.by,
    })}<seg>${segXml(unit.target)}</seg></tuv>`,
    "    </tu>",
  ];
}

function propLine(type: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`      ${startTag("prop", { type })}${escapeText(value)}</prop>`];
}

function checked(unit: TranslationUnit, index: number, lines: readonly string[]): readonly string[] {
  const character = illegalCharacter(lines.join("\n"));
  if (character === undefined) return lines;
  throw new Problem("E_TMX_CHARACTER", { unit: unit.id ?? String(index + 1), character });
}
