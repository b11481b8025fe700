import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("invisible");

// Soft hyphen, zero-width space and joiners, word joiner, controls of direction, byte-order mark, Hangul fillers, tags.
const INVISIBLE = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFEFF\uFFA0\u{E0000}-\u{E007F}]/gu;
// Persian and Indic scripts need joiners, text from right to left needs controls of direction.
const NEEDED = /[\u0590-\u08FF\u0900-\u0DFF\u1000-\u109F\u1780-\u17FF\uFB1D-\uFEFC\p{Extended_Pictographic}]/u;

/** Characters that nobody sees, which the source does not have: they break searches, and words in the wrong places. */
export const invisible: Check = {
  name: "invisible",
  find({ source, target }) {
    const text = plainText(target);
    if (text.search(INVISIBLE) < 0 || NEEDED.test(text)) return [];
    const before = plainText(source);
    return Array.from(text.matchAll(INVISIBLE)).flatMap((match) => {
      const [character] = match;
      if (before.includes(character)) return [];
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      const at = { start: match.index, end: match.index + character.length };
      return [finding("warning", "character", { code: `U+${code}` }, { at, fix: { ...at, text: "" } })];
    });
  },
};
