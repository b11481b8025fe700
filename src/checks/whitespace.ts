import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("whitespace");

const RULES = [
  ["leading", /^\s+/u, ""],
  ["trailing", /(?<!\s)\s+$/u, ""],
  ["double", /(?<=\S)\s{2,}(?=\S)/u, " "],
] as const;

/** White space at the ends of a target, or more than one space inside it, where the source has none such. */
export const whitespace: Check = {
  name: "whitespace",
  find({ source, target }) {
    const after = plainText(target);
    if (!/^\s|\s$|\s\s/.test(after)) return [];
    const before = plainText(source);
    return RULES.flatMap(([rule, pattern, text]) => {
      const match = pattern.exec(after);
      if (match === null || pattern.test(before)) return [];
      const at = { start: match.index, end: match.index + match[0].length };
      return [finding("info", rule, {}, { at, fix: { ...at, text } })];
    });
  },
};
