import { languageKey } from "../core/locale.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { rightSuffixes, spokenEnd } from "./kazakh-numerals.ts";

const finding = finder("ordinals");

// Sums, times, decimals and scores are spoken in other ways than their digits.
const SUFFIXED =
  /(?<![\d.,:/+−–-]|[$€£₽₸¥][ \u00A0]?|\d[ \u00A0\u202F])(\d{1,3}(?:[ \u00A0\u202F]\d{3})+|\d+)[-‑–](\p{L}+)(?![\p{L}\p{M}-])/gu;

/**
 * Kazakh suffixes after digits that do not follow the spoken numeral: 6-ші for 6-шы (алтыншы), 40-ға for 40-қа (қырыққа).
 *
 * CLDR's ordinal categories cannot tell: they put 50, 70, 80 and 100 with 10 and 20.
 */
export const ordinals: Check = {
  name: "ordinals",
  find({ target, lang }) {
    if (languageKey(lang) !== "kk-Cyrl") return [];
    const text = plainText(target);
    if (!/\d[-‑–]\p{L}/u.test(text)) return [];
    return Array.from(text.matchAll(SUFFIXED)).flatMap((match) => {
      const [written, digits = "", suffix = ""] = match;
      const end = spokenEnd(digits.replace(/\D/gu, ""));
      const right = end === undefined ? undefined : rightSuffixes(end, suffix);
      if (end === undefined || right === undefined || right.includes(suffix)) return [];
      const at = { start: match.index + written.length - suffix.length, end: match.index + written.length };
      const meant = right.length === 1 ? (right[0] ?? suffix) : suffix;
      const where = meant === suffix ? { at } : { at, fix: { ...at, text: meant } };
      return [finding("warning", "suffix", { written, meant: right.join(", "), spoken: end.word }, where)];
    });
  },
};
