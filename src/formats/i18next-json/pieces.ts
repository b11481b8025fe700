import type { Piece } from "../../core/model.ts";
import { type Mark, markupOf } from "./markup.ts";

/** A stretch of a string and how it reads: as it stands, or an escape. */
interface Stretch {
  readonly text: string;
  /** Where it begins in the text as it reads. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

const ESCAPES = /\\r\\n|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\./g;
const UNPLAIN = /[\\<&]|\{\{|\$t\(/;
const SHORT: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/**
 * The pieces that tile the string `[start, end)` of a JSON text:
 *
 *     Caf\u00e9: <a href=\"/k\">{{name}}</a>\n
 *     ^--^-----^^^-------------^-------^---^-^   verbatim, atomic "é", verbatim, and four codes
 *
 * Line breaks are codes, as are control characters and halves of surrogate pairs, which no other file could hold.
 */
export function piecesOf(json: string, start: number, end: number): readonly Piece[] {
  const raw = json.slice(start, end);
  if (raw !== "" && !UNPLAIN.test(raw)) return [{ kind: "text", text: raw, start, end }];
  const stretches = stretchesOf(raw, start);
  const pieces: Piece[] = [];
  let index = 0;
  let at = 0;
  for (const mark of markupOf(stretches.map(({ text }) => text).join(""))) {
    pushText(at, mark.start);
    const from = toJson(mark.start);
    pushCode(mark, from, toJson(mark.end));
    at = mark.end;
  }
  pushText(at, Number.POSITIVE_INFINITY);
  return pieces;

  /** Where an offset in the text as it reads stands in the JSON; asked in ascending order. */
  function toJson(offset: number): number {
    let stretch = stretches[index];
    while (stretch !== undefined && stretch.from + stretch.text.length <= offset) stretch = stretches[++index];
    return stretch === undefined ? end : stretch.start + (offset - stretch.from);
  }

  function pushText(from: number, to: number): void {
    if (to <= from) return;
    toJson(from);
    for (let stretch = stretches[index]; stretch !== undefined && stretch.from < to; stretch = stretches[++index]) {
      const first = Math.max(0, from - stretch.from);
      const last = Math.min(stretch.text.length, to - stretch.from);
      pushStretch(stretch, first, last);
      if (last < stretch.text.length) break;
    }
  }

  function pushStretch(stretch: Stretch, from: number, to: number): void {
    const { text, start: first, end: behind } = stretch;
    const name = unwritable(text);
    if (text.length === behind - first)
      pieces.push({ kind: "text", text: text.slice(from, to), start: first + from, end: first + to });
    else if (name === undefined) pieces.push({ kind: "text", text, start: first, end: behind });
    else pushCode({ type: "standalone", name }, first, behind);
  }

  function pushCode({ type, name, pair }: Pick<Mark, "type" | "name" | "pair">, from: number, to: number): void {
    const data = json.slice(from, to);
    const code = pair === undefined ? { type, name, data } : { type, name, data, pair };
    pieces.push({ kind: "code", code, start: from, end: to });
  }
}

function stretchesOf(raw: string, start: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  let length = 0;
  for (const found of raw.matchAll(ESCAPES)) {
    push(at, found.index, raw.slice(at, found.index));
    at = found.index + found[0].length;
    push(found.index, at, meaningOf(found[0]));
  }
  push(at, raw.length, raw.slice(at));
  return stretches;

  function push(from: number, to: number, text: string): void {
    if (to > from) stretches.push({ text, from: length, start: start + from, end: start + to });
    length += text.length;
  }
}

function meaningOf(sequence: string): string {
  if (sequence === "\\r\\n") return "\r\n";
  if (sequence[1] !== "u") return SHORT.get(sequence.charAt(1)) ?? sequence.slice(1);
  const units = sequence.split("\\u").slice(1);
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

/** The name of the code that an escape is where its meaning cannot stand in a text. */
function unwritable(text: string): string | undefined {
  if (/^[\r\n]/.test(text)) return "line-break";
  const isControl = text < " " && text !== "\t";
  return isControl || !text.isWellFormed() ? "character" : undefined;
}
