import type { TextSpan } from "../core/model.ts";

/** Something in a text that a translation keeps as it is, such as an address. */
export interface Mark extends TextSpan {
  readonly text: string;
}

/** Which marks of one text the other lacks. */
export interface Compared {
  readonly missing: readonly Mark[];
  readonly extra: readonly Mark[];
}

/** The matches of a global pattern, in reading order. */
export function marksIn(text: string, pattern: RegExp): readonly Mark[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
}

/** Marks that stand in one of two texts more often than in the other, by their exact text. */
export function compareMarks(source: readonly Mark[], target: readonly Mark[]): Compared {
  return { missing: without(source, target), extra: without(target, source) };
}

function without(all: readonly Mark[], taken: readonly Mark[]): readonly Mark[] {
  const rest = taken.map(({ text }) => text);
  return all.filter(({ text }) => {
    const at = rest.indexOf(text);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** The bare place of a mark or a word, for a finding. */
export function spanOf({ start, end }: TextSpan): TextSpan {
  return { start, end };
}
