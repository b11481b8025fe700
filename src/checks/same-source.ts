import { plainText } from "../core/runs.ts";
import { type ArticleCheck, finder } from "./check.ts";
import { comparedText, excerpt } from "./compared-text.ts";

const finding = finder("same-source");
/** Fewer words may need another translation in another place: a heading, a caption. */
const LEAST_WORDS = 3;

/** A sentence that stands several times in an article and is translated in several ways. */
export const sameSource: ArticleCheck = {
  name: "same-source",
  findAll(inputs) {
    const first = new Map<string, number>();
    return inputs.map((input, index) => {
      const source = plainText(input.source).trim();
      if (source === "") return [];
      const at = first.get(source);
      if (at === undefined) {
        first.set(source, index);
        return [];
      }
      const other = inputs[at]?.target ?? [];
      if (comparedText(other) === comparedText(input.target)) return [];
      const severity = source.split(/\s+/u).length >= LEAST_WORDS ? "warning" : "info";
      return [finding(severity, "target", { target: excerpt(other) })];
    });
  },
};
