import type { InlineCode, Run, Runs } from "../../core/model.ts";
import { contentKey, contextKey } from "../../core/normalise.ts";
import { codeMark, codesOf, joinRuns, plainText } from "../../core/runs.ts";
import type { ReturnedUnit } from "../../exchange/handover.ts";
import type { Spot } from "./places.ts";

/**
 * The unit in its segment's terms: the segment's id, and its codes.
 *
 * Tools number codes anew, and tables hold them as marks, `{1}…{/1}`. Where the unit's source is the segment's but for
 * that, its codes become the segment's one by one, in the order of the source; else the unit stays as it came, and its
 * codes are judged as they are.
 */
export function fitted(unit: ReturnedUnit, { id, sources }: Spot): ReturnedUnit {
  const own = { ...unit, id };
  if (unit.target === undefined) return own;
  if (codesOf(unit.source).length === 0 && codesOf(unit.target).length === 0) return withMarks(own, sources);
  const key = contentKey(unit.source);
  if (sources.some((runs) => contentKey(runs) === key)) return own;
  const words = contextKey(unit.source);
  const source = sources.find((runs) => contextKey(runs) === words && sameShape(codesOf(runs), codesOf(unit.source)));
  if (source === undefined) return own;
  const [theirs, ours] = [codesOf(unit.source), codesOf(source)];
  const counterparts = new Map(theirs.map((code, at) => [codeMark(code), ours[at]]));
  const target = unit.target.map((run): Run => {
    const code = run.kind === "code" ? counterparts.get(codeMark(run.code)) : undefined;
    return code === undefined ? run : { kind: "code", code };
  });
  return { ...own, source, target };
}

function sameShape(a: readonly InlineCode[], b: readonly InlineCode[]): boolean {
  return a.length === b.length && a.every((code, at) => code.type === b[at]?.type);
}

/** A unit of plain text whose segment has codes: the marks in it are those codes. */
function withMarks(unit: ReturnedUnit, sources: readonly Runs[]): ReturnedUnit {
  const text = plainText(unit.source);
  const same = [contentKey(unit.source), contextKey(unit.source)];
  // A row whose source was left out is known by its id alone.
  const source =
    text === "" ? sources[0] : sources.find((runs) => same.includes(contentKey(runs)) || contextKey(runs) === same[1]);
  if (source === undefined) return unit;
  if (codesOf(source).length === 0) return text === "" ? { ...unit, source } : unit;
  return { ...unit, source, target: marked(plainText(unit.target ?? []), codesOf(source)) };
}

const MARK = /\{\/?\d+\/?\}/g;

function marked(text: string, codes: readonly InlineCode[]): Runs {
  const byMark = new Map(codes.map((code) => [codeMark(code), code]));
  const runs: Run[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    const code = byMark.get(mark);
    if (code === undefined) continue;
    runs.push({ kind: "text", text: text.slice(from, index) }, { kind: "code", code });
    from = index + mark.length;
  }
  return joinRuns([...runs, { kind: "text", text: text.slice(from) }]);
}
