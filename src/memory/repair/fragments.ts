import type { LanguageTag, TranslationUnit } from "../../core/model.ts";
import { hash } from "../../core/normalise.ts";
import { comparableText, tokenise } from "../tokens.ts";

/** A unit whose whole source stands in a longer text. */
export interface Contained {
  readonly unit: TranslationUnit;
  readonly memory: string;
  /** Indexes of its first token in the text and of that after its last. */
  readonly from: number;
  readonly to: number;
}

/**
 * The remembered units that a text contains as runs of whole tokens, in any order.
 *
 * @param tokens folded tokens of the text, as `tokenise` gives them
 */
export type ContainedUnits = (tokens: readonly string[]) => readonly Contained[];

/** What a memory offers that can tell which of its units a text contains. */
export interface KnowsParts {
  contained(sourceLang: LanguageTag, lang: LanguageTag): Promise<ContainedUnits>;
}

/** A part of a query that the memory knows as a whole, offered beside the target and never as one. */
export interface Fragment {
  readonly unit: TranslationUnit;
  readonly memory: string;
  /** The part as the query writes it. */
  readonly text: string;
}

/** Runs of fewer tokens say too little, and of longer ones sentences are seldom made of. */
export const FRAGMENT_TOKENS = { least: 2, most: 12 } as const;

/**
 * The longest parts of a text that the memory knows, without overlaps, longest first; of equally long ones the first in
 * the text. Units with words only count, and none that is the whole text.
 */
export function fragmentsOf(text: string, contained: ContainedUnits): readonly Fragment[] {
  const tokens = tokenise(text);
  const found = contained(tokens.map(({ folded }) => folded))
    .filter(({ from, to }) => to - from >= FRAGMENT_TOKENS.least && to - from < tokens.length)
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

/**
 * A look-up of contained units over units that are all in memory: a hash of every run of up to twelve tokens is asked
 * for, so that a text of n tokens takes 11 n look-ups.
 *
 * Of units with equal tokens the first is kept.
 */
export function containedIn(
  units: Iterable<{ readonly unit: TranslationUnit; readonly memory: string }>,
): ContainedUnits {
  const bySource = new Map<string, { readonly unit: TranslationUnit; readonly memory: string }>();
  for (const each of units) {
    // A full stop at the end belongs to the sentence, not to what it says.
    const tokens = tokenise(comparableText(each.unit.source)).map(({ folded }) => folded);
    const whole = tokens.at(-1) === "." ? tokens.slice(0, -1) : tokens;
    if (whole.length < FRAGMENT_TOKENS.least || whole.length > FRAGMENT_TOKENS.most) continue;
    const key = keyOf(whole);
    if (!bySource.has(key)) bySource.set(key, each);
  }
  return (tokens) => {
    const found: Contained[] = [];
    for (let from = 0; from < tokens.length; from++) {
      for (
        let length = FRAGMENT_TOKENS.least;
        length <= FRAGMENT_TOKENS.most && from + length <= tokens.length;
        length++
      ) {
        const known = bySource.get(keyOf(tokens.slice(from, from + length)));
        if (known !== undefined) found.push({ ...known, from, to: from + length });
      }
    }
    return found;
  };
}

function keyOf(tokens: readonly string[]): string {
  return hash(tokens.join(" "));
}
