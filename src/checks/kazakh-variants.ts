import { languageKey } from "../core/locale.ts";
import type { Finding, Runs } from "../core/model.ts";
import { type ArticleCheck, finder } from "./check.ts";
import { lacks, plainKey } from "./kazakh-words.ts";
import { wordsIn } from "./words.ts";

const finding = finder("kazakh-variants");

const LEAST_LETTERS = 5;

/**
 * A Kazakh word that stands in the article with its Kazakh letters and elsewhere without some of them.
 *
 * Forms that differ in ң alone are both good: балаларын is their children, балаларың yours.
 */
export const kazakhVariants: ArticleCheck = {
  name: "kazakh-variants",
  findAll(inputs) {
    const spelt = new Map<number, string>();
    for (const { target, lang } of inputs) {
      if (languageKey(lang) !== "kk-Cyrl") continue;
      for (const { lower } of wordsIn(target)) {
        if (lower.length < LEAST_LETTERS) continue;
        const key = plainKey(lower);
        const known = spelt.get(key);
        if (known === undefined || lacks(known, lower)) spelt.set(key, lower);
      }
    }
    return inputs.map(({ target, lang }) => (languageKey(lang) === "kk-Cyrl" ? variantsIn(target, spelt) : []));
  },
};

function variantsIn(target: Runs, spelt: ReadonlyMap<number, string>): readonly Finding[] {
  const found: Finding[] = [];
  for (const { text, lower, start, end } of wordsIn(target)) {
    if (lower.length < LEAST_LETTERS) continue;
    const meant = spelt.get(plainKey(lower));
    if (meant === undefined || !lacks(lower, meant)) continue;
    if (lower.replaceAll("ң", "н") !== meant.replaceAll("ң", "н"))
      found.push(finding("warning", "letters", { word: text, meant }, { at: { start, end } }));
  }
  return found;
}
