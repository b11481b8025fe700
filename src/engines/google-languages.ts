import { isLanguageTag } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";

/** Tags that mean something of their own to the service; all others go as their language alone (`kk-KZ` as `kk`). */
const ownTags: Readonly<Record<string, string>> = {
  "zh-Hans": "zh-CN",
  "zh-Hant": "zh-TW",
  "zh-CN": "zh-CN",
  "zh-TW": "zh-TW",
  "zh-HK": "zh-TW",
  "pt-PT": "pt-PT",
  "pt-BR": "pt-BR",
  "fr-CA": "fr-CA",
  "pa-Arab": "pa-Arab",
  "ms-Arab": "ms-Arab",
  "mni-Mtei": "mni-Mtei",
  "crh-Latn": "crh-Latn",
};

/**
 * Languages of the model `general/translation-llm`. Kazakh is not among them: the list of
 * docs.cloud.google.com/translate/docs/languages (read in 2026) goes from Kannada to Khmer. Names before Khmer were
 * checked against that page, the rest is general knowledge; edit when Google's list changes.
 */
const llmLanguages: ReadonlySet<string> = new Set(
  (
    "af sq am ar hy az eu be bn bs bg my ca zh hr cs da nl en et fil fi fr fy gl ka de el gn gu ha he iw hi hu is ig id " +
    "ga it ja kn km ko lo lv lt mk ms ml mt mr mn ne no nb fa pl pt pa ro ru sr si sk sl so es sw sv ta te th tr uk ur uz vi"
  ).split(" "),
);

/** The code by which the service knows a language, or undefined where it does not write the tag's script. */
export function googleCode(tag: LanguageTag): string | undefined {
  if (!isLanguageTag(tag)) return undefined;
  const { language, script, region } = new Intl.Locale(tag);
  const own = ownTags[`${language}-${script}`] ?? ownTags[`${language}-${region}`];
  if (own !== undefined) return own;
  const usual = new Intl.Locale(language).maximize().script;
  return script === undefined || script === usual ? language : undefined;
}

/** Whether Google's language model and Adaptive Translation serve a language, by the service's code. */
export function languageModelServes(code: string): boolean {
  return llmLanguages.has(code.split("-")[0] ?? code);
}
