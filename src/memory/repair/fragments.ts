import type { TranslationUnit } from "../../core/model.ts";
import type { Contained } from "../memory.ts";
import { tokenise } from "../tokens.ts";

/** A part of a query that the memory knows as a whole, offered beside the target and never as one. */
export interface Fragment {
  readonly unit: TranslationUnit;
  readonly memory: string;
  /** The part as the query writes it. */
  readonly text: string;
}

/** Runs of fewer tokens say too little. */
const LEAST_TOKENS = 2;

/**
 * The longest parts of a text that the memory knows, without overlaps, longest first; of equally long ones the first in
 * the text. Units with words only count, and none that is the whole text.
 *
 * @param text normalised
 * @param contained what `Memory.contained` gives for it
 */
export function fragmentsOf(text: string, contained: readonly Contained[]): readonly Fragment[] {
  const tokens = tokenise(text);
  const found = contained
    .filter(({ from, to }) => to - from >= LEAST_TOKENS && to - from < tokens.length)
    .filter(({ from, to }) => tokens.slice(from, to).filter(({ kind }) => kind === "word").length >= 2)
    .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new Set<number>();
  const chosen: Fragment[] = [];
  const offsets = offsetsOf(
    text,
    tokens.map(({ surface }) => surface),
  );
  for (const { unit, memory, from, to } of found) {
    const places = Array.from({ length: to - from }, (_, at) => from + at);
    if (places.some((at) => taken.has(at))) continue;
    for (const at of places) taken.add(at);
    const last = to - 1;
    const end = (offsets[last] ?? 0) + (tokens[last]?.surface.length ?? 0);
    chosen.push({ unit, memory, text: text.slice(offsets[from], end) });
  }
  return chosen;
}

function offsetsOf(text: string, surfaces: readonly string[]): readonly number[] {
  let at = 0;
  return surfaces.map((surface) => {
    const start = text.indexOf(surface, at);
    at = start + surface.length;
    return start;
  });
}
