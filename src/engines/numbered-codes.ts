import type { InlineCode, Run, Runs } from "../core/model.ts";
import { codesOf, joinRuns } from "../core/runs.ts";

/** What stands for codes in a text that is sent: one mark round a pair of them, or one in the place of a single one. */
export type CodeMark =
  | { readonly kind: "pair"; readonly open: InlineCode; readonly close: InlineCode }
  | { readonly kind: "single"; readonly code: InlineCode };

/** A part of a text with numbered marks. A closing mark may come without its number, as `</u>` does. */
export type MarkedPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open" | "single"; readonly number: number }
  | { readonly kind: "close"; readonly number: number | undefined };

/**
 * The marks of a text by number, counted from 1 in order of appearance. Half a pair is a single mark, and so is each end
 * of a pair that would cross another: a service keeps nesting, and nothing else.
 */
export function numberCodes(runs: Runs): ReadonlyMap<number, CodeMark> {
  const codes = codesOf(runs);
  const closeOf = pairsOf(codes);
  const closers = new Set(closeOf.values());
  const marks = new Map<number, CodeMark>();
  for (const code of codes) {
    if (closers.has(code)) continue;
    const close = closeOf.get(code);
    marks.set(marks.size + 1, close === undefined ? { kind: "single", code } : { kind: "pair", open: code, close });
  }
  return marks;
}

/** The closing code of each opening one, of those pairs that nest. */
function pairsOf(codes: readonly InlineCode[]): ReadonlyMap<InlineCode, InlineCode> {
  const closeOf = new Map<InlineCode, InlineCode>();
  const open: InlineCode[] = [];
  for (const code of codes) {
    if (code.type === "open") open.push(code);
    if (code.type !== "close") continue;
    const at = open.findLastIndex((candidate) => candidate.id === code.id);
    const opener = open[at];
    if (opener === undefined) continue;
    closeOf.set(opener, code);
    open.length = at;
  }
  return closeOf;
}

/** The runs with each code as the mark that stands for it. */
export function markCodes(runs: Runs, marks: ReadonlyMap<number, CodeMark>): readonly MarkedPart[] {
  const parts = new Map<InlineCode, MarkedPart>();
  for (const [number, mark] of marks) {
    if (mark.kind === "single") parts.set(mark.code, { kind: "single", number });
    else parts.set(mark.open, { kind: "open", number }).set(mark.close, { kind: "close", number });
  }
  return runs.flatMap((run) => (run.kind === "text" ? [run] : (parts.get(run.code) ?? [])));
}

/**
 * The runs that an answer's parts stand for; undefined unless each mark is there exactly once, of its own kind, pairs
 * well nested, and no closing code before its opening one.
 */
export function codesFrom(parts: readonly MarkedPart[], marks: ReadonlyMap<number, CodeMark>): Runs | undefined {
  const unseen = new Map(marks);
  const open: { readonly number: number; readonly close: InlineCode }[] = [];
  const runs: Run[] = [];
  for (const part of parts) {
    if (part.kind === "text") {
      runs.push(part);
      continue;
    }
    const code = part.kind === "close" ? closing(part.number, open) : opening(part, unseen, open);
    if (code === undefined) return undefined;
    runs.push({ kind: "code", code });
  }
  return unseen.size > 0 || open.length > 0 || !endsFollow(runs) ? undefined : joinRuns(runs);
}

function closing(
  number: number | undefined,
  open: { readonly number: number; readonly close: InlineCode }[],
): InlineCode | undefined {
  const innermost = open.pop();
  return number === undefined || number === innermost?.number ? innermost?.close : undefined;
}

function opening(
  { kind, number }: { readonly kind: "open" | "single"; readonly number: number },
  unseen: Map<number, CodeMark>,
  open: { readonly number: number; readonly close: InlineCode }[],
): InlineCode | undefined {
  const mark = unseen.get(number);
  unseen.delete(number);
  if (mark?.kind === "single") return kind === "single" ? mark.code : undefined;
  if (mark?.kind !== "pair" || kind !== "open") return undefined;
  open.push({ number, close: mark.close });
  return mark.open;
}

/** Whether no closing code stands before its opening one (which single marks of a crossing pair could do). */
function endsFollow(runs: readonly Run[]): boolean {
  const codes = codesOf(runs);
  return codes.every((code, index) => {
    if (code.type !== "close") return true;
    const opener = codes.findIndex((other) => other.type === "open" && other.id === code.id);
    return opener < index;
  });
}
