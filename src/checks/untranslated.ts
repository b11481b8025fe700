import { sameLanguage } from "../core/locale.ts";
import { normaliseText } from "../core/normalise.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("untranslated");
const LEAST_WORDS = 4;

/** A target that is the source again, with at least four words besides those kept by the glossary. */
export const untranslated: Check = {
  name: "untranslated",
  find({ source, target, sourceLang, lang, terms }) {
    const [text, after] = [plainText(source), plainText(target)];
    if (text.trimStart().charCodeAt(0) !== after.trimStart().charCodeAt(0)) return []; // most targets, at no cost
    if (sameLanguage(sourceLang, lang) || normaliseText(text) !== normaliseText(after)) return [];
    const kept = terms.filter(({ term }) => term.doNotTranslate);
    const words = [...text.matchAll(/\p{L}[\p{L}\p{M}'’]*/gu)].filter(
      ({ index }) => !kept.some(({ start, end }) => start <= index && index < end),
    );
    return words.length < LEAST_WORDS ? [] : [finding("warning", "same", { words: words.length })];
  },
};
