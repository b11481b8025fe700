import { stateRank } from "../core/change.ts";
import type { UnitKind } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { type Alternative, type Handover, type HandoverNote, type HandoverUnit, NOTE_PRIORITY } from "./handover.ts";
import { profileOptions, type Xliff12Options } from "./profiles.ts";
import { toXliff12 } from "./states.ts";
import { inlineXml } from "./xliff-12-inline-write.ts";
import { emptyTag, escapeText, illegalCharacter, startTag } from "./xml-writer.ts";

/** The namespace of XLIFF 1.2. */
const NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2";

const MAX_ALTERNATIVES = 5;

/** An XLIFF 1.2 document as a whole; see `xliff12Chunks`. */
export function writeXliff12(handover: Handover, options: Xliff12Options = profileOptions("generic")): string {
  return [...xliff12Chunks(handover, options)].join("");
}

/** How many characters a piece of the document has, about. */
const CHUNK = 16_384;

/** A hand-over whose units may come one by one. */
export interface HandoverStream extends Omit<Handover, "units"> {
  readonly units: Iterable<HandoverUnit>;
}

/**
 * An XLIFF 1.2 document, valid by the strict schema, in pieces: one `trans-unit` a segment, one `group` a block.
 *
 * The same handover gives the same bytes: no clock, no version. Each tag that a person's work changes stands on a line
 * of its own with an unchanging line beside it, so that git merges work on neighbouring segments. Groups are named for
 * their first segment and never numbered, for the same reason.
 *
 * A character that XML cannot hold is `E_XLIFF_CHARACTER`, an id that occurs twice `E_XLIFF_DUPLICATE`; both name the
 * segment. A locked segment says `translate="no"` and keeps its target, for tools to show and not to change.
 *
 * @param options what a tool needs to be different, see `profileOptions`
 */
export function* xliff12Chunks(handover: HandoverStream, options: Xliff12Options): Generator<string> {
  const { original } = handover;
  const ids = new Set<string>();
  let waiting = `${headLines(handover, options).join("\n")}\n`;
  for (const block of blocksOf(handover.units)) {
    for (const { id } of block) {
      if (ids.has(id)) throw new Problem("E_XLIFF_DUPLICATE", { id }, { path: original });
      ids.add(id);
    }
    waiting += `${groupLines(block, options).join("\n")}\n`;
    if (waiting.length < CHUNK) continue;
    yield waiting;
    waiting = "";
  }
  yield `${waiting}    </body>\n  </file>\n</xliff>\n`;
}

function headLines({ original, sourceLang, lang, title }: HandoverStream, options: Xliff12Options): readonly string[] {
  return checked(original, [
    '<?xml version="1.0" encoding="UTF-8"?>',
    startTag("xliff", { version: "1.2", xmlns: NAMESPACE }),
    `  ${startTag("file", {
      original,
      "source-language": options.languageCode(sourceLang),
      "target-language": options.languageCode(lang),
      datatype: "plaintext",
      "tool-id": "qazyna",
    })}`,
    "    <header>",
    ...(title === undefined ? [] : [`      ${startTag("note", { from: "qazyna" })}${escapeText(title)}</note>`]),
    `      ${emptyTag("tool", { "tool-id": "qazyna", "tool-name": "Qazyna" })}`,
    "    </header>",
    "    <body>",
  ]);
}

/** Neighbouring units of one group together. */
function* blocksOf(units: Iterable<HandoverUnit>): Generator<readonly HandoverUnit[]> {
  let block: HandoverUnit[] = [];
  for (const unit of units) {
    if (block.length > 0 && block[0]?.group !== unit.group) {
      yield block;
      block = [];
    }
    block.push(unit);
  }
  if (block.length > 0) yield block;
}

function groupLines(units: readonly HandoverUnit[], options: Xliff12Options): readonly string[] {
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
        unitLines(unit, options).map((line) => `        ${line}`),
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

function unitLines(unit: HandoverUnit, options: Xliff12Options): readonly string[] {
  const { approved } = toXliff12(unit);
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
    ...targetLines(unit, options),
    ...unit.alternatives.slice(0, MAX_ALTERNATIVES).flatMap(alternativeLines),
    ...unit.notes.map(noteLine),
    "</trans-unit>",
  ];
}

function targetLines(unit: HandoverUnit, { targets }: Xliff12Options): readonly string[] {
  if (targets === "source")
    return [`  ${startTag("target", { state: "needs-translation" })}${inlineXml(unit.source)}</target>`];
  const { state, qualifier } = toXliff12(unit);
  const isShown = targets === "all" ? unit.state !== "new" : stateRank(unit.state) > stateRank("draft") && !unit.stale;
  if (unit.target === undefined || !isShown) return [];
  return [`  ${startTag("target", { state, "state-qualifier": qualifier })}${inlineXml(unit.target)}</target>`];
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
  return `  ${startTag("note", { from, annotates, priority: NOTE_PRIORITY[from] })}${escapeText(text)}</note>`;
}

const SUGGESTION = {
  memory: "tm-suggestion",
  machine: "mt-suggestion",
  previous: undefined,
  proposal: undefined,
} as const;

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
