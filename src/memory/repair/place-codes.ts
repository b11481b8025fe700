import type { InlineCode, LanguageTag, Run, Runs } from "../../core/model.ts";
import { codesOf, joinRuns, plainText, sameCodes } from "../../core/runs.ts";
import { type CodesToPlace, isLike, type Offset, offsetsOf } from "./code-offsets.ts";
import { placeOfPair } from "./code-places.ts";
import { piecesOf } from "./pieces.ts";

/**
 * The target with exactly the query's codes, each where it certainly belongs; undefined where one has no certain place.
 *
 *     {1}Growth was 4.8 %.{/1}   →  {1}Өсім 4,8 % болды.{/1}      around the whole segment
 *     Growth was {1}4.8{/1} %.   →  Өсім {1}4,8{/1} % болды.      around what stands once on both sides
 *
 * Certain are the places of the target's own codes where both sources have them alike; for texts that are the same also
 * the ends of the segment, and what `placeOfPair` finds.
 */
export function placeCodes(given: CodesToPlace): Runs | undefined {
  const { query, target } = given;
  if (codesOf(query).length === 0 && codesOf(target).length === 0) return target;
  const renumbered = renumber(given);
  if (renumbered !== undefined || !given.isSameText) return renumbered;
  const text = stripped(target);
  return text === undefined ? undefined : placeAll(text, given);
}

/** The target's own codes under the query's ids, where both sources have the same ones in the same places. */
function renumber({ query, remembered, target, isSameText, sourceLang }: CodesToPlace): Runs | undefined {
  const [ours, theirs] = [codesOf(query), codesOf(remembered)];
  if (ours.length !== theirs.length || !sameCodes(target, remembered)) return undefined;
  if (!ours.every((code, index) => isLike(code, theirs[index]))) return undefined;
  if (isSameText && placesOf(query, sourceLang).join() !== placesOf(remembered, sourceLang).join()) return undefined;
  const names = new Map(theirs.map((code, index) => [keyOf(code), ours[index]]));
  const renamed = target.map(
    (run): Run => (run.kind === "text" ? run : { kind: "code", code: names.get(keyOf(run.code)) ?? run.code }),
  );
  return sameCodes(renamed, query) ? renamed : undefined;
}

function keyOf({ id, type }: InlineCode): string {
  return `${type} ${id}`;
}

/** How many pieces of text stand before each code. */
function placesOf(runs: Runs, lang: LanguageTag): readonly number[] {
  return offsetsOf(runs).map(({ at }) => piecesOf(plainText(runs).slice(0, at), lang).length);
}

/** The text without codes; undefined where a standalone one stands inside it, as it may part words. */
function stripped(target: Runs): string | undefined {
  const [first, last] = [target.findIndex(isText), target.findLastIndex(isText)];
  const isInside = ({ kind }: Run, at: number): boolean => kind === "code" && at > first && at < last;
  const parts = target.some((run, at) => isInside(run, at) && run.kind === "code" && run.code.type === "standalone");
  return parts ? undefined : plainText(target).trim();
}

function isText(run: Run): boolean {
  return run.kind === "text";
}

/** Every code of the query put into `text`; undefined where one has no certain place or two pairs cross. */
function placeAll(text: string, given: CodesToPlace): Runs | undefined {
  const source = plainText(given.query);
  const [from, to] = [source.length - source.trimStart().length, source.trimEnd().length];
  if (from >= to) return undefined;
  const offsets = offsetsOf(given.query);
  const edges: ("start" | "end" | undefined)[] = offsets.map(({ code, at }) => {
    const partner = offsets.find(({ code: { id, type } }) => id === code.id && type !== code.type)?.at;
    if (at > from && at < to) return undefined;
    const isOutside = partner === undefined || partner <= from || partner >= to;
    return isOutside ? (at <= from ? "start" : "end") : undefined;
  });
  const inner: Offset[] = [];
  for (const [index, { code, at }] of offsets.entries()) {
    if (edges[index] !== undefined || code.type === "close") continue;
    const close = offsets.find((other) => other.code.id === code.id && other.code.type === "close");
    const place = close === undefined ? undefined : placeOfPair([at, close.at], code, text, given);
    if (place === undefined || close === undefined) return undefined;
    inner.push({ code, at: place.start }, { code: close.code, at: place.end });
  }
  // A lone end inside the text has no place of its own.
  if (inner.length + edges.filter((edge) => edge !== undefined).length !== offsets.length) return undefined;
  const order = offsets.map(({ code }) => code);
  const sorted = inner.sort(
    (a, b) => a.at - b.at || endsFirst(a) - endsFirst(b) || order.indexOf(a.code) - order.indexOf(b.code),
  );
  if (!isNested(sorted)) return undefined;
  return joinRuns([
    ...edgeRuns(given.query, edges, "start"),
    ...insert(text, sorted),
    ...edgeRuns(given.query, edges, "end"),
  ]);
}

/** At one place what ends there comes before what begins. */
function endsFirst({ code }: Offset): number {
  return code.type === "close" ? 0 : 1;
}

function isNested(codes: readonly Offset[]): boolean {
  const open: string[] = [];
  return codes.every(({ code }) => {
    if (code.type !== "close") return open.push(code.id) > 0;
    return open.pop() === code.id;
  });
}

function insert(text: string, codes: readonly Offset[]): readonly Run[] {
  let at = 0;
  const runs = codes.flatMap(({ code, at: place }): readonly Run[] => {
    const before = text.slice(at, place);
    at = place;
    return [
      { kind: "text", text: before },
      { kind: "code", code },
    ];
  });
  return [...runs, { kind: "text", text: text.slice(at) }];
}

/** The codes at one end of the query with the white space among and beside them. */
function edgeRuns(query: Runs, edges: readonly ("start" | "end" | undefined)[], edge: "start" | "end"): readonly Run[] {
  let index = 0;
  const marked = query.map((run) => ({ run, edge: run.kind === "code" ? edges[index++] : undefined }));
  const texts = marked.flatMap(({ run }, at) => (run.kind === "text" && run.text.trim() !== "" ? [at] : []));
  const [first = 0, last = 0] = [texts[0], texts.at(-1)];
  return marked.flatMap(({ run, edge: own }, at): readonly Run[] => {
    if (run.kind === "code") return own === edge ? [run] : [];
    if (edge === "start" && at <= first) return [{ kind: "text", text: /^\s*/u.exec(run.text)?.[0] ?? "" }];
    if (edge === "end" && at >= last) return [{ kind: "text", text: /\s*$/u.exec(run.text)?.[0] ?? "" }];
    return [];
  });
}
