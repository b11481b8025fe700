import { plainText } from "../core/runs.ts";
import { type ArticleCheck, finder } from "./check.ts";
import { comparedText, excerpt } from "./compared-text.ts";

const finding = finder("same-target");
/** Shorter texts may well say two things: `Иә.` is `Yes.` and `Right.`. */
const LEAST_LETTERS = 25;

/** Sentences of an article that differ in the source and not in the target: one of them has another's translation. */
export const sameTarget: ArticleCheck = {
  name: "same-target",
  findAll(inputs) {
    const first = new Map<string, number>();
    return inputs.map((input, index) => {
      const target = plainText(input.target).trim();
      if (target.length < LEAST_LETTERS) return [];
      const at = first.get(target);
      if (at === undefined) {
        first.set(target, index);
        return [];
      }
      const other = inputs[at]?.source ?? [];
      if (comparedText(other) === comparedText(input.source)) return [];
      return [finding("warning", "source", { source: excerpt(other) })];
    });
  },
};
