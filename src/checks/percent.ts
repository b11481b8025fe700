import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("percent");

const SIGN = /\d\s?%|\d\s?(?:per\s?cents?|percentage|pct|pc)\b/giu;
const WORD = /%|пайыз|процент|percent|\bпп\b|п\.\s?п\.|проц\./giu;

const FOUND = /%|пайыз|процент|cent|проц\.|пп/iu;

/** Percentages of a source whose target speaks of none, and the reverse: `5%` that became `5`. */
export const percent: Check = {
  name: "percent",
  find({ source, target }) {
    const [before, after] = [plainText(source), plainText(target)];
    const isWanted = /%|[Cc]ent|CENT|[Pp]ct|PCT|\b[Pp][Cc]\b/.test(before);
    // Quick without a flag for case: capitals alone are tried last.
    const isFound = /%|[Пп]айыз|[Пп]роц|[Cc]ent|пп/.test(after) ? FOUND.test(after) : /ПАЙЫЗ|ПРОЦ|CENT|ПП/.test(after);
    if (isWanted === isFound) return [];
    if (isWanted) {
      const [sign] = before.matchAll(SIGN);
      if (sign === undefined || !/\p{Script=Cyrillic}/u.test(after)) return [];
      const at = { start: sign.index, end: sign.index + sign[0].length };
      return [finding("warning", "missing", { found: sign[0] }, { inSource: at })];
    }
    const [word] = after.matchAll(WORD);
    if (word === undefined || /\b(?:half|quarter|third|rate|share|fraction|majority|point)/iu.test(before)) return [];
    return [
      finding("warning", "extra", { found: word[0] }, { at: { start: word.index, end: word.index + word[0].length } }),
    ];
  },
};
