import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { meets, protectedStretches } from "./protected.ts";

const finding = finder("repeated-punctuation");

// ?! and !!! are a style, ... and ?.. are ellipses; the same comma, colon or semicolon twice, or a full stop after another
// mark, is a slip.
const REPEATED =
  /,{2,}|;{2,}|(?<![:]):{2,}(?!:)|(?<!\.)\.\.(?!\.)(?<![?!]\.\.)|\.{4,}|,\.|\.,(?=\s)(?<![\p{L}.]\.,)|[;:]\.(?!\.)|…\.|\.…/gu;
const SIGNS = /[,;:.…]{2}/u;

/** Punctuation marks in a row that no style sets so. */
export const repeatedPunctuation: Check = {
  name: "repeated-punctuation",
  find({ source, target }) {
    const text = plainText(target);
    if (!SIGNS.test(text)) return [];
    const [stretches, before] = [protectedStretches(text), plainText(source)];
    return Array.from(text.matchAll(REPEATED)).flatMap((match) => {
      const [marks] = match;
      const at = { start: match.index, end: match.index + marks.length };
      if (before.includes(marks) || meets(stretches, at.start, at.end)) return [];
      return [finding("warning", "marks", { marks }, { at, ...fixOf(marks, at) })];
    });
  },
};

/** Only what stands twice is safe to take once. */
function fixOf(marks: string, at: { readonly start: number; readonly end: number }): object {
  return /^(?:,+|;+)$/.test(marks) ? { fix: { ...at, text: marks[0] ?? "" } } : {};
}
