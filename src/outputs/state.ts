import type { LanguageTag } from "../core/model.ts";
import { frontMatter, type LocaliseInput, shownIn } from "./article.ts";
import type { Shown } from "./shown.ts";

/**
 * The state of an article's texts where they have no place for it, as JSON: what the front matter of others says, and of
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
export function stateJson(input: Omit<LocaliseInput, "options">): string {
  const { article, segments, sourceLang } = input;
  const shown = shownIn(input);
  const head = Object.entries(frontMatter(input, shown)).map(
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
