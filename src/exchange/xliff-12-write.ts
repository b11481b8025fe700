import type { UnitKind } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Alternative, Handover, HandoverNote, HandoverUnit } from "./handover.ts";
import { toXliff12 } from "./states.ts";
import { inlineXml } from "./xliff-12-inline-write.ts";
import { emptyTag, escapeText, illegalCharacter, startTag } from "./xml-writer.ts";

/** The namespace of XLIFF 1.2. */
const NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2";

const MAX_ALTERNATIVES = 5;

/**
 * An XLIFF 1.2 document, valid by the strict schema: one `trans-unit` a segment, one `group` a block.
 *
 * The same handover gives the same bytes: no clock, no version. Each tag that a person's work changes stands on a line
 * of its own with an unchanging line beside it, so that git merges work on neighbouring segments. Groups are named for
 * their first segment and never numbered, for the same reason.
 *
 * A character that XML cannot hold is `E_XLIFF_CHARACTER`, an id that occurs twice `E_XLIFF_DUPLICATE`; both name the
 * segment. A locked segment says `translate="no"` and keeps its target, for tools to show and not to change.
 */
export function writeXliff12(handover: Handover): string {
  refuseDuplicates(handover);
  const { original, sourceLang, lang, title } = handover;
  const head = checked(original, [
    '<?xml version="1.0" encoding="UTF-8"?>',
    startTag("xliff", { version: "1.2", xmlns: NAMESPACE }),
    `  ${startTag("file", {
      original,
      "source-language": sourceLang,
      "target-language": lang,
      datatype: "plaintext",
      "tool-id": "qazyna",
    })}`,
    "    <header>",
    ...(title === undefined ? [] : [`      ${startTag("note", { from: "qazyna" })}${escapeText(title)}</note>`]),
    `      ${emptyTag("tool", { "tool-id": "qazyna", "tool-name": "Qazyna" })}`,
    "    </header>",
    "    <body>",
  ]);
  const body = blocksOf(handover.units).flatMap(groupLines);
  return `${[...head, ...body, "    </body>", "  </file>", "</xliff>"].join("\n")}\n`;
}

function blocksOf(units: readonly HandoverUnit[]): readonly (readonly HandoverUnit[])[] {
  const blocks: HandoverUnit[][] = [];
  let group: number | undefined;
  for (const unit of units) {
    if (unit.group === group) blocks.at(-1)?.push(unit);
    else blocks.push([unit]);
    group = unit.group;
  }
  return blocks;
}

function groupLines(units: readonly HandoverUnit[]): readonly string[] {
  const [first] = units;
  if (first === undefined) return [];
  return [
    ...checked(first.id, [
      `      ${startTag("group", { id: `block-${first.id}`, restype: "x-paragraph" })}`,
      ...headingLines(first.headings),
    ]),
    ...units.flatMap((unit) =>
      checked(
        unit.id,
        unitLines(unit).map((line) => `        ${line}`),
      ),
    ),
    "      </group>",
  ];
}

function headingLines(headings: readonly string[]): readonly string[] {
  if (headings.length === 0) return [];
  return [
    `        ${startTag("context-group", { purpose: "information" })}`,
    ...headings.map(
      (heading) => `          ${startTag("context", { "context-type": "x-heading" })}${escapeText(heading)}</context>`,
    ),
    "        </context-group>",
  ];
}

function unitLines(unit: HandoverUnit): readonly string[] {
  const { state, qualifier, approved } = toXliff12(unit);
  const target =
    unit.target === undefined || unit.state === "new"
      ? []
      : [`  ${startTag("target", { state, "state-qualifier": qualifier })}${inlineXml(unit.target)}</target>`];
  return [
    startTag("trans-unit", {
      id: unit.id,
      approved: approved ? "yes" : "no",
      translate: unit.locked ? "no" : undefined,
      resname: unit.id,
      restype: RESTYPE[unit.kind],
      extradata: `base:${unit.base}`,
      "xml:space": "preserve",
    }),
    `  <source>${inlineXml(unit.source)}</source>`,
    ...target,
    ...unit.alternatives.slice(0, MAX_ALTERNATIVES).flatMap(alternativeLines),
    ...unit.notes.map(noteLine),
    "</trans-unit>",
  ];
}

function alternativeLines(alternative: Alternative): readonly string[] {
  const { kind, score, origin } = alternative;
  return [
    `  ${startTag("alt-trans", {
      // Okapi takes a proposal for machine translation only where it has no quality; Lokalize reads "87%" as 0.
      "match-quality": kind === "machine" || score === undefined ? undefined : String(Math.min(score, 100)),
      origin,
      alttranstype: kind === "previous" ? "previous-version" : "proposal",
      "xml:space": "preserve",
    })}`,
    `    <source>${inlineXml(alternative.source)}</source>`,
    `    ${startTag("target", { "state-qualifier": SUGGESTION[kind] })}${inlineXml(alternative.target)}</target>`,
    "  </alt-trans>",
  ];
}

function noteLine(note: HandoverNote): string {
  const { from, annotates, text } = note;
  return `  ${startTag("note", { from, annotates, priority: PRIORITY[from] })}${escapeText(text)}</note>`;
}

const SUGGESTION = {
  memory: "tm-suggestion",
  machine: "mt-suggestion",
  previous: undefined,
  proposal: undefined,
} as const;

/** 1 is read first. */
const PRIORITY: Readonly<Record<HandoverNote["from"], string>> = {
  qa: "1",
  person: "2",
  glossary: "3",
  memory: "4",
  developer: "4",
  context: "5",
};

/** Values of `restype` in the schema's list, our own where it has none. */
const RESTYPE: Readonly<Record<UnitKind, string>> = {
  paragraph: "x-paragraph",
  heading: "heading",
  "list-item": "listitem",
  quotation: "x-quotation",
  "table-cell": "cell",
  caption: "caption",
  footnote: "fn",
  byline: "x-byline",
  dateline: "x-dateline",
  furniture: "x-furniture",
  "front-matter": "x-front-matter",
  attribute: "x-attribute",
  value: "x-value",
};

function checked(id: string, lines: readonly string[]): readonly string[] {
  const character = illegalCharacter(lines.join("\n"));
  if (character !== undefined) throw new Problem("E_XLIFF_CHARACTER", { id, character });
  return lines;
}

function refuseDuplicates(handover: Handover): void {
  const ids = new Set<string>();
  for (const { id } of handover.units) {
    if (ids.has(id)) throw new Problem("E_XLIFF_DUPLICATE", { id }, { path: handover.original });
    ids.add(id);
  }
}
