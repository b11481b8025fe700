import { languageKey, primaryLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";

/** The families of translation models that are told apart by how they name languages. */
export type ModelFamily = "nllb" | "m2m100" | "marian";

/**
 * Codes of FLORES-200, as NLLB-200 has them, by language and script; the languages next to Kazakh and those that news is
 * written in. Source: the model's list of languages (`README` of facebook/nllb-200).
 */
const NLLB: Readonly<Record<string, string>> = {
  "ar-Arab": "arb_Arab",
  "az-Latn": "azj_Latn",
  "ba-Cyrl": "bak_Cyrl",
  "be-Cyrl": "bel_Cyrl",
  "de-Latn": "deu_Latn",
  "en-Latn": "eng_Latn",
  "es-Latn": "spa_Latn",
  "fa-Arab": "pes_Arab",
  "fr-Latn": "fra_Latn",
  "it-Latn": "ita_Latn",
  "ja-Jpan": "jpn_Jpan",
  "kk-Cyrl": "kaz_Cyrl",
  "ko-Kore": "kor_Hang",
  "ky-Cyrl": "kir_Cyrl",
  "pl-Latn": "pol_Latn",
  "pt-Latn": "por_Latn",
  "ru-Cyrl": "rus_Cyrl",
  "tg-Cyrl": "tgk_Cyrl",
  "tk-Latn": "tuk_Latn",
  "tr-Latn": "tur_Latn",
  "tt-Cyrl": "tat_Cyrl",
  "ug-Arab": "uig_Arab",
  "uk-Cyrl": "ukr_Cyrl",
  "uz-Latn": "uzn_Latn",
  "zh-Hans": "zho_Hans",
  "zh-Hant": "zho_Hant",
};

/** Languages of M2M100 among those above: it has no Kyrgyz, Tajik, Turkmen, Tatar or Uyghur. */
const M2M100 =
  "ar-Arab az-Latn ba-Cyrl be-Cyrl de-Latn en-Latn es-Latn fa-Arab fr-Latn it-Latn ja-Jpan kk-Cyrl ko-Kore pl-Latn pt-Latn ru-Cyrl tr-Latn uk-Cyrl uz-Latn zh-Hans";
const m2m100 = new Set(M2M100.split(" "));

/** The code under which a model's family knows a language, or undefined where it does not. Opus-MT has no codes at all. */
export function modelCode(family: ModelFamily, lang: LanguageTag): string | undefined {
  const key = languageKey(lang);
  switch (family) {
    case "nllb":
      return NLLB[key];
    case "m2m100":
      return m2m100.has(key) ? primaryLanguage(lang) : undefined;
    case "marian":
      return primaryLanguage(lang);
  }
}
