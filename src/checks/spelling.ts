import type { Finding } from "../core/model.ts";
import { type Check, type CheckInput, finder } from "./check.ts";
import { wordsIn } from "./words.ts";

const finding = finder("spelling");

/** Small letters alone: names, abbreviations and digits are in no dictionary. */
const COMMON = /^[\p{Ll}\p{M}]{3,}(?:[-‑][\p{Ll}\p{M}]+)*$/u;

/**
 * Words that the project's dictionary does not have, where it names one: see docs/checks-letters.md.
 *
 * Words with capitals, words of the source and renderings of its terms are left out. For information: of the small
 * words of good Russian news 0.6 in 100 are in no dictionary.
 */
export const spelling: Check = {
  name: "spelling",
  find(input) {
    const { spell } = input;
    if (spell === undefined) return [];
    const exempt = exemptWords(input);
    const told = new Set<string>();
    return wordsIn(input.target).flatMap(({ text, start, end }): readonly Finding[] => {
      if (!COMMON.test(text) || exempt.has(text) || told.has(text)) return [];
      if (input.rendered.some(({ occurrences }) => occurrences.some((one) => one.start < end && start < one.end)))
        return [];
      if (isKnown(text, spell)) return [];
      told.add(text);
      return [finding("info", "unknown", { word: text }, { at: { start, end } })];
    });
  },
};

/** Compounds are known where their parts are; ё is е in many dictionaries. */
function isKnown(word: string, spell: (word: string) => boolean): boolean {
  if (spell(word) || (word.includes("ё") && spell(word.replaceAll("ё", "е")))) return true;
  const parts = word.split(/[-‑]/u);
  return parts.length > 1 && parts.every((part) => isKnown(part, spell));
}

function exemptWords({ source, terms, lang }: CheckInput): ReadonlySet<string> {
  const words = new Set(wordsIn(source).map(({ text }) => text));
  for (const { term } of terms) {
    const rendering = term.renderings.get(lang);
    if (rendering === undefined) continue;
    for (const form of [rendering.term, ...rendering.admitted, ...rendering.forms])
      for (const word of form.toLowerCase().split(/\s+/u)) words.add(word);
  }
  return words;
}
