import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("terms");

/** Terms of the source that the target renders in another way than the glossary pins. */
export const terms: Check = {
  name: "terms",
  find({ target, lang, terms: hits, isRendered }) {
    const text = plainText(target);
    const distinct = [...new Set(hits.map((hit) => hit.term))];
    return distinct.flatMap((term) => {
      const verdict = isRendered(
        text,
        term,
        lang,
        distinct.filter((other) => other !== term),
      );
      const pinned = term.renderings.get(lang)?.term ?? term.source;
      const values = { term: term.source, id: term.id, pinned };
      switch (verdict) {
        case "pinned":
          return [];
        case "admitted":
          return [finding("info", "admitted", values)];
        case "missing":
          return [finding("warning", "missing", values)];
        case "forbidden":
          return [finding("error", "forbidden", values)];
      }
    });
  },
};
