import type { UnitKind } from "../core/model.ts";
import { type HandoverNote, type HandoverUnit, NOTE_PRIORITY } from "./handover.ts";
import { toXliff2 } from "./states.ts";
import { originalData } from "./xliff-2-data.ts";
import { inlineXml } from "./xliff-2-inline-write.ts";
import { glossaryLines, matchLines, metadataLines, termMarks } from "./xliff-2-modules-write.ts";
import { escapeText, escapeWithCodePoints, legalText, startTag } from "./xml-writer.ts";

type Data = ReturnType<typeof originalData>;

/** The lines of a `unit`: the segments of one block, what is offered, and what is told of them. */
export function unitLines(units: readonly HandoverUnit[], isIts: boolean): readonly string[] {
  const [first] = units;
  if (first === undefined) return [];
  const isLocked = units.every((unit) => unit.locked);
  const data = originalData();
  const segments = units.flatMap((unit, index) =>
    segmentLines(unit, data, { isLocked, isLast: index === units.length - 1 }),
  );
  return [
    startTag("unit", {
      id: `block-${first.id}`,
      translate: isLocked ? "no" : undefined,
      "xml:space": "preserve",
      type: `qazyna:${first.kind}`,
      "fs:fs": previewOf(first),
    }),
    ...[
      ...matchLines(units, isIts),
      ...glossaryLines(units),
      ...metadataLines(units),
      ...noteLines(units),
      ...data.lines(),
      ...segments,
    ].map((line) => `  ${line}`),
    "</unit>",
  ];
}

function segmentLines(
  unit: HandoverUnit,
  data: Data,
  { isLocked, isLast }: { readonly isLocked: boolean; readonly isLast: boolean },
): readonly string[] {
  const { id, source, after = "" } = unit;
  const target = unit.state === "new" ? undefined : unit.target;
  const { state, subState } = toXliff2(target === undefined ? { state: "new" } : unit);
  const text = { source, prefix: `${id}.`, marks: termMarks(unit), ...(target !== undefined && { target }) };
  const xml = inlineXml(text, data);
  // Only a unit can say `translate`: where other segments of it are open, an annotation protects this one.
  const guarded = (content: string): string =>
    unit.locked && !isLocked ? `${startTag("mrk", { id: `${id}.locked`, translate: "no" })}${content}</mrk>` : content;
  return [
    startTag("segment", { id, state, subState }),
    `  <source>${guarded(xml.source)}</source>`,
    ...(xml.target === undefined ? [] : [`  <target>${guarded(xml.target)}</target>`]),
    "</segment>",
    ...(isLast || after === ""
      ? []
      : ["<ignorable>", `  <source>${escapeWithCodePoints(after)}</source>`, "</ignorable>"]),
  ];
}

/** The notes of a unit. Each is named for its segment; what tools say of several segments alike is said once. */
function noteLines(units: readonly HandoverUnit[]): readonly string[] {
  const said = new Set<string>();
  const lines = units.flatMap((unit) =>
    unit.notes.flatMap((note, index) => {
      const key = `${note.from} ${note.annotates} ${note.text}`;
      if (note.from !== "person" && said.has(key)) return [];
      said.add(key);
      return [noteLine(note, `${unit.id}.n${index + 1}`)];
    }),
  );
  return lines.length === 0 ? [] : ["<notes>", ...lines, "</notes>"];
}

function noteLine({ from, text, annotates }: HandoverNote, id: string): string {
  const appliesTo = annotates === "general" ? undefined : annotates;
  return `  ${startTag("note", { id, appliesTo, category: from, priority: NOTE_PRIORITY[from] })}${escapeText(legalText(text))}</note>`;
}

/** The HTML element that a preview shows a block as. */
function previewOf({ kind, headings }: HandoverUnit): string | undefined {
  return kind === "heading" ? `h${Math.min(headings.length + 1, 6)}` : PREVIEW[kind];
}

const PREVIEW: Readonly<Partial<Record<UnitKind, string>>> = {
  paragraph: "p",
  "list-item": "li",
  quotation: "blockquote",
  "table-cell": "td",
  caption: "caption",
  footnote: "p",
  byline: "p",
  dateline: "p",
};
