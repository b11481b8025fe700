import { languageKey } from "../core/locale.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("alphabet");

/** Fewer letters may be a name, a code or a credit line. */
const ENOUGH_LETTERS = 6;

/**
 * A target for a language in Cyrillic without a single Cyrillic letter, though it says something that its source does
 * not: an engine's answer in another language. Names, credits and addresses that are the source's own are none.
 */
export const alphabet: Check = {
  name: "alphabet",
  find({ source, target, lang }) {
    if (!languageKey(lang).endsWith("-Cyrl")) return [];
    const text = plainText(target);
    // Pseudo-translation says itself what it is.
    if (/\p{Script=Cyrillic}/u.test(text) || text.startsWith("⟦")) return [];
    const words = text.match(/\p{L}+/gu) ?? [];
    const own = new Set(
      plainText(source)
        .toLowerCase()
        .match(/\p{L}+/gu),
    );
    const strange = words.filter((word) => !own.has(word.toLowerCase()));
    const letters = strange.reduce((sum, word) => sum + word.length, 0);
    return letters < ENOUGH_LETTERS ? [] : [finding("error", "foreign", { words: strange.slice(0, 5).join(", ") })];
  },
};
