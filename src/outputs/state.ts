import type { Article, LanguageTag, Segment, Target } from "../core/model.ts";
import { frontMatter } from "./article.ts";
import { type Shown, shownTarget } from "./shown.ts";
import { tally } from "./tally.ts";

/**
 * The state of a localised article whose format has no place for it, as JSON: what the front matter of others says, and of
 * each text, in the article's order, how it came about.
 *
 *     {
 *       "lang": "kk", "dir": "ltr", "translationOf": "articles/menu.json", "translationState": "partial",
 *       "texts": [
 *         { "id": "s6e1…", "key": "menu.home", "state": "machine" },
 *         { "id": "s70a…", "key": "menu.back", "state": "edited", "stale": true },
 *         { "id": "s91c…", "key": "menu.help", "state": "untranslated", "lang": "en" }
 *       ]
 *     }
 *
 * A list, because a key such as `__proto__` would be lost or worse in an object.
 */
export function stateJson(input: {
  readonly article: Article;
  readonly segments: readonly Segment[];
  readonly targets: ReadonlyMap<string, Target>;
  readonly lang: LanguageTag;
  readonly sourceLang: LanguageTag;
  /** The language whose reviewed text the targets were transliterated from; absent for translations. */
  readonly derivedFrom?: LanguageTag;
}): string {
  const { article, segments, targets, sourceLang } = input;
  const shown = segments.map((segment) => shownTarget(segment, targets.get(segment.id)));
  const head = Object.entries(frontMatter(input, tally(shown))).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const texts = segments.map((segment, index) => {
    const key = article.units[segment.unit]?.key;
    return `    ${JSON.stringify({ id: segment.id, ...(key === undefined ? {} : { key }), ...stateOf(shown[index], sourceLang) })}`;
  });
  return `{\n${head.join("\n")}\n  "texts": [\n${texts.join(",\n")}\n  ]\n}\n`;
}

function stateOf(shown: Shown | undefined, sourceLang: LanguageTag): object {
  if (shown === undefined) return { state: "untranslated", lang: sourceLang };
  return { state: shown.standing, ...(shown.stale ? { stale: true } : {}) };
}
