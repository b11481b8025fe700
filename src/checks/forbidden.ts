import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { spanOf } from "./marks.ts";

const finding = finder("forbidden");

/** Words that the glossary bars for the whole project, in sentences whose source does not name their term. */
export const forbidden: Check = {
  name: "forbidden",
  find({ target, lang, barred = [], rendered }) {
    if (barred.length === 0) return [];
    const text = plainText(target);
    const told = rendered.flatMap(({ occurrences }) => occurrences);
    return barred
      .filter((word) => !told.some((other) => other.start < word.end && word.start < other.end))
      .map((word) => {
        const pinned = word.term.renderings.get(lang)?.term ?? word.term.source;
        const values = { found: text.slice(word.start, word.end), term: word.term.source, id: word.term.id };
        return word.why === "forbidden"
          ? finding("warning", "word", { ...values, pinned }, { at: spanOf(word) })
          : finding("warning", "deprecated", values, { at: spanOf(word) });
      });
  },
};
