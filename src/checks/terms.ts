import type { Finding, LanguageTag, Term } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, type CheckInput, finder } from "./check.ts";

const finding = finder("terms");

/** Terms of the source that the target renders in another way than the glossary pins. */
export const terms: Check = {
  name: "terms",
  find({ target, lang, terms: hits, isRendered }) {
    const text = plainText(target);
    const distinct = [...new Set(hits.map((hit) => hit.term))];
    return distinct.flatMap((term) => {
      const others = distinct.filter((other) => other !== term);
      return findingOf(isRendered(text, term, lang, others), term, lang) ?? [];
    });
  },
};

function findingOf(verdict: ReturnType<CheckInput["isRendered"]>, term: Term, lang: LanguageTag): Finding | undefined {
  const values = { term: term.source, id: term.id, pinned: term.renderings.get(lang)?.term ?? term.source };
  switch (verdict) {
    case "pinned":
      return undefined;
    case "admitted":
      return finding("info", "admitted", values);
    case "missing":
      return finding("warning", "missing", values);
    case "forbidden":
      return finding("error", "forbidden", values);
  }
}
