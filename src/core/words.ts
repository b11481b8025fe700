import type { Runs } from "./model.ts";
import { normaliseText } from "./normalise.ts";
import { codesOf } from "./runs.ts";

/** How much text there is, as translators count it and are paid by it. */
export interface Volume {
  readonly segments: number;
  readonly words: number;
  /** Code points without white space. */
  readonly characters: number;
  /** Code points, with each run of white space inside the segment as one. */
  readonly charactersWithSpaces: number;
  /** Inline codes; the two ends of a pair count as two. */
  readonly codes: number;
}

/** Nothing. */
export const noVolume: Volume = { segments: 0, words: 0, characters: 0, charactersWithSpaces: 0, codes: 0 };

/** What one segment comes to. */
export function volumeOf(source: Runs): Volume {
  const text = normaliseText(readText(source));
  return {
    segments: 1,
    words: countWords(source),
    characters: Array.from(text.replaceAll(" ", "")).length,
    charactersWithSpaces: Array.from(text).length,
    codes: codesOf(source).length,
  };
}

/** Both together. */
export function addVolumes(a: Volume, b: Volume): Volume {
  return {
    segments: a.segments + b.segments,
    words: a.words + b.words,
    characters: a.characters + b.characters,
    charactersWithSpaces: a.charactersWithSpaces + b.charactersWithSpaces,
    codes: a.codes + b.codes,
  };
}

/** Groups of three digits with spaces between them that break no line or are narrow: one number, `10 000`. */
const GROUPED_NUMBER = /(?<!\p{Nd})\p{Nd}{1,3}(?:[\u00A0\u2009\u202F]\p{Nd}{3})+(?!\p{Nd})/gu;

/** A dash between words, set with spaces or without: en, em and longer ones, and two hyphens or more for one. */
const DASH = /[\u2013-\u2015\u2E3A\u2E3B]|--+/gu;

/** Scripts written without spaces in which every character counts. */
const IDEOGRAM = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/**
 * The words of a segment: stretches of text between white space, dashes and standalone codes that hold a letter or a
 * digit. `docs/analyze.md` says how this compares with other tools.
 *
 *     The far-off steppe — 10 000 km² — isn’t empty.
 *     ^1  ^2      ^3       ^4     ^5    ^6    ^7
 *
 * A hyphen, apostrophe, slash, point or comma inside a word does not cut it. A pair of codes may stand inside a word.
 */
export function countWords(source: Runs): number {
  const text = normaliseText(readText(source).replace(GROUPED_NUMBER, joinGroups))
    .replace(DASH, " ")
    .replace(IDEOGRAM, " $& ");
  return text.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function joinGroups(number: string): string {
  return number.replace(/\P{Nd}/gu, "");
}

/** The text with a space for each standalone code: a line break or an image separates words, emphasis does not. */
function readText(source: Runs): string {
  return source.map((run) => (run.kind === "text" ? run.text : run.code.type === "standalone" ? " " : "")).join("");
}
