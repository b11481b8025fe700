import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { meets, protectedStretches } from "./protected.ts";
import { hasDigit } from "./signs.ts";

const finding = finder("digits-in-words");

// О for 0 beside digits; 0 for о, 3 for з, 6 for б, 4 for ч between small Cyrillic letters.
const LETTER = /(?<=\d)[ОоOo](?=\d|(?![\p{L}\p{M}\p{N}\-’'°]))(?<!\p{L}\d*[ОоOo])/gu;
const DIGIT = /(?<=[а-яёәғқңөұүһі])[0364](?=[а-яёәғқңөұүһі])/gu;
const MEANT: Readonly<Record<string, string>> = { "0": "о", "3": "з", "4": "ч", "6": "б" };

/** The letter О in a number (1О0), and a digit in a word (к0торый). */
export const digitsInWords: Check = {
  name: "digits-in-words",
  find({ source, target }) {
    const text = plainText(target);
    if (!hasDigit(text) || !/\d[ОоOo]|[\u0430-\u052F]\d/.test(text)) return [];
    const [stretches, before] = [protectedStretches(text), plainText(source)];
    const told = (rule: string, match: RegExpExecArray, meant: string): readonly Finding[] => {
      const at = { start: match.index, end: match.index + 1 };
      const word = wordAt(text, match.index);
      if (before.includes(word) || meets(stretches, at.start, at.end)) return [];
      return [finding("warning", rule, { word }, { at, fix: { ...at, text: meant } })];
    };
    return [
      ...Array.from(text.matchAll(LETTER)).flatMap((match) => told("letter", match, "0")),
      ...Array.from(text.matchAll(DIGIT)).flatMap((match) => told("digit", match, MEANT[match[0]] ?? match[0])),
    ];
  },
};

function wordAt(text: string, at: number): string {
  const start = /[\p{L}\p{N}]*$/u.exec(text.slice(0, at))?.[0].length ?? 0;
  return text.slice(at - start, at) + (/^[\p{L}\p{N}]*/u.exec(text.slice(at))?.[0] ?? "");
}
