import { languageKey } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import type { Script } from "./transliterate.ts";

/** The script that a language is written in where Kazakh Cyrillic can be transliterated into it. */
export function scriptOf(lang: LanguageTag): Script | undefined {
  switch (languageKey(lang)) {
    case "kk-Arab":
      return "Arab";
    case "kk-Latn":
      return "Latn";
    default:
      return undefined;
  }
}

/** Whether a language is what is transliterated: Kazakh in Cyrillic. */
export function isTransliterated(lang: LanguageTag): boolean {
  return languageKey(lang) === "kk-Cyrl";
}
