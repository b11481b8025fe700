import type { Finding, LanguageTag } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder, type RenderedTerm } from "./check.ts";

const finding = finder("terms");

/** Terms of the source that the target renders in another way than the glossary pins. */
export const terms: Check = {
  name: "terms",
  find({ target, lang, rendered }) {
    const text = plainText(target);
    return rendered.flatMap((one) => findingOf(one, text, lang) ?? []);
  },
};

function findingOf({ term, verdict, occurrences }: RenderedTerm, text: string, lang: LanguageTag): Finding | undefined {
  const pinned = term.renderings.get(lang)?.term ?? term.source;
  const found = [...new Set(occurrences.map(({ start, end }) => text.slice(start, end)))].join(", ");
  const [first] = occurrences;
  const where = first === undefined ? {} : { at: { start: first.start, end: first.end } };
  const values = { term: term.source, id: term.id, pinned, ...(found === "" ? {} : { found }) };
  switch (verdict) {
    case "pinned":
    case "unasked":
      return undefined;
    case "admitted":
      return finding("info", "admitted", values, where);
    case "undecided":
      return finding("warning", "undecided", values, where);
    case "missing":
      return finding("warning", "missing", values, where);
    case "outdated":
      return finding("error", "outdated", values, where);
    case "forbidden":
      return finding("error", "forbidden", values, where);
  }
}
