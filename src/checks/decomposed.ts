import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("decomposed");
// й, ё and ї as a letter and a mark. Stress marks over vowels have no letter of their own and stay.
const DECOMPOSED = /[\p{L}\p{M}]*[\p{L}]\p{M}+[\p{L}\p{M}]*/gu;

/** Letters written as two characters, so that searches and memories miss the word: й as и and a breve. */
export const decomposed: Check = {
  name: "decomposed",
  find({ target }) {
    const text = plainText(target);
    if (!/[\u0300-\u036F\u0653-\u0655\u3099\u309A]/.test(text)) return [];
    return Array.from(text.matchAll(DECOMPOSED)).flatMap((match) => {
      const [word] = match;
      const meant = word.normalize("NFC");
      if (meant === word) return [];
      const at = { start: match.index, end: match.index + word.length };
      return [finding("warning", "letters", { word: meant }, { at, fix: { ...at, text: meant } })];
    });
  },
};
