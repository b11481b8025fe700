import { languageKey } from "../core/locale.ts";
import type { Finding, Runs } from "../core/model.ts";
import { type ArticleCheck, finder } from "./check.ts";
import { lacks, plainKeys } from "./kazakh-words.ts";
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
      const words = wordsIn(target);
      const keys = plainKeys(words);
      for (let index = 0; index < words.length; index++) {
        const [lower, key] = [words[index]?.lower, keys[index]];
        if (lower === undefined || key === undefined || lower.length < LEAST_LETTERS) continue;
        const known = spelt.get(key);
        if (known === undefined || lacks(known, lower)) spelt.set(key, lower);
      }
    }
    return inputs.map(({ target, lang }) => (languageKey(lang) === "kk-Cyrl" ? variantsIn(target, spelt) : []));
  },
};

function variantsIn(target: Runs, spelt: ReadonlyMap<number, string>): readonly Finding[] {
  const found: Finding[] = [];
  const words = wordsIn(target);
  const keys = plainKeys(words);
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    const meant = spelt.get(keys[index] ?? 0);
    if (word === undefined || meant === undefined || !lacks(word.lower, meant)) continue;
    const { text, lower, start, end } = word;
    if (lower.replaceAll("ң", "н") !== meant.replaceAll("ң", "н"))
      found.push(finding("warning", "letters", { word: text, meant }, { at: { start, end } }));
  }
  return found;
}
