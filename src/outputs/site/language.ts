import { directionOf, languageKey, sameLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { type Wording, wordingFor } from "../wording.ts";

/** Names that CLDR has not, or not in their own script. */
const OWN_NAMES: ReadonlyMap<string, string> = new Map([
  ["kk-Arab", "قازاق ءتىلى"],
  ["kk-Latn", "qazaq tılı"],
]);

/** A language's name in itself: `қазақ тілі`, `русский`, `English`; the tag where CLDR does not know it. */
export function ownName(lang: LanguageTag): string {
  const own = OWN_NAMES.get(languageKey(lang));
  if (own !== undefined) return own;
  try {
    return new Intl.DisplayNames([lang], { type: "language", languageDisplay: "standard" }).of(lang) ?? lang;
  } catch {
    return lang;
  }
}

/** A language as Open Graph writes it, with its likely region: `kk_KZ`, `ru_RU`, `en_US`. */
export function openGraphLocale(lang: LanguageTag): string | undefined {
  try {
    const { language, region } = new Intl.Locale(lang).maximize();
    return region === undefined ? language : `${language}_${region}`;
  } catch {
    return undefined;
  }
}

/** Our words on a page, and what their elements carry where they are in another language than the page. */
export interface Chrome {
  readonly wording: Wording;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Our words for pages in a language. */
export function chromeFor(lang: LanguageTag): Chrome {
  const wording = wordingFor(lang);
  if (sameLanguage(wording.lang, lang)) return { wording, attributes: {} };
  return { wording, attributes: { lang: wording.lang, dir: directionOf(wording.lang) } };
}
