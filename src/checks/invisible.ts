import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("invisible");

// Joiners, marks of direction, Hangul fillers, invisible operators, tags. Soft hyphens, spaces of no width and overrides of
// direction are told by control-characters.
const INVISIBLE =
  /\u034F|[\u061C\u115F\u1160\u17B4\u17B5\u180E\u200C-\u200F\u2061-\u2065\u206A-\u206F\u3164\uFFA0\u{E0000}-\u{E007F}]/gu;
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
