import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("whitespace");

const RULES = [
  ["leading", /^\s/u],
  ["trailing", /\s$/u],
  ["double", /\S\s{2,}\S/u],
] as const;

/** White space at the ends of a target, or more than one space inside it, where the source has none such. */
export const whitespace: Check = {
  name: "whitespace",
  find({ source, target }) {
    const [before, after] = [plainText(source), plainText(target)];
    return RULES.flatMap(([rule, pattern]) =>
      pattern.test(after) && !pattern.test(before) ? [finding("info", rule)] : [],
    );
  },
};
