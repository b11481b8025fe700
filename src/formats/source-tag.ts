import { directionOf } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";

/**
 * The opening tag round source text that stays in a localised article: `<span lang="en">`, with its direction where that
 * is not the article's: `<span lang="en" dir="ltr">` in Arabic script.
 *
 * @param lang the article's language; absent where it has no frame
 */
export function sourceTag(sourceLang: LanguageTag, lang: LanguageTag | undefined): string {
  const own = directionOf(sourceLang);
  const direction = lang === undefined || directionOf(lang) === own ? "" : ` dir="${own}"`;
  return `<span lang="${sourceLang.replace(/[^\w-]/g, "")}"${direction}>`;
}
