import { createInstance, type i18n } from "i18next";
import en from "../../locales/en/qazyna.json" with { type: "json" };
import kk from "../../locales/kk/qazyna.json" with { type: "json" };
import ru from "../../locales/ru/qazyna.json" with { type: "json" };
import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { type Script, scriptOf, transliterateText } from "./scripts/index.ts";

/** Our own words to readers, by language. A new language is one import, one entry, and its file. */
const WORDS = { en, kk, ru };

/** Our words in one language. */
export interface Wording {
  /** The language they are in: the one asked for, or `en` where we have none in it. */
  readonly lang: LanguageTag;
  /** `values` fill the text's `{{name}}`s, numbers as the language groups them; `count` chooses the plural form. */
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
}

const wordings = new Map<LanguageTag, Wording>();

/**
 * Our words to readers of `lang`; in English where we have none. Kazakh in another script is transliterated from our
 * Kazakh words. Made once per language.
 */
export function wordingFor(lang: LanguageTag): Wording {
  const script = scriptOf(lang);
  const own =
    Object.keys(WORDS).find((tag) => sameLanguage(tag, lang)) ?? (script === undefined ? "en" : `kk-${script}`);
  const known = wordings.get(own);
  if (known !== undefined) return known;
  const wording = script === undefined ? wordingIn(own) : wordingInScript(own, script);
  wordings.set(own, wording);
  return wording;
}

function wordingInScript(lang: LanguageTag, script: Script): Wording {
  const kazakh = wordingFor("kk");
  // Most are said at every paragraph of a site; those with values differ too much to be kept.
  const fixed = new Map<string, string>();
  return {
    lang,
    say(key, values) {
      const known = values === undefined ? fixed.get(key) : undefined;
      if (known !== undefined) return known;
      const text = transliterateText(kazakh.say(key, values), script);
      if (values === undefined) fixed.set(key, text);
      return text;
    },
  };
}

function wordingIn(own: LanguageTag): Wording {
  const instance = instanceFor(own);
  const numbers = new Intl.NumberFormat(own);
  return {
    lang: own,
    say(key, values = {}) {
      // Not i18next's own `{{count, number}}`: it makes a new Intl.NumberFormat for each set of values.
      const shown = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === "number" ? numbers.format(value) : value,
      ]);
      return instance.t(key, { count: values["count"], replace: Object.fromEntries(shown) });
    },
  };
}

/** Changes when any of our words do. */
export function wordsDigest(): string {
  return JSON.stringify(WORDS);
}

function instanceFor(lang: LanguageTag): i18n {
  const instance = createInstance();
  void instance.init({
    lng: lang,
    fallbackLng: "en",
    initAsync: false, // with resources given, ready when this returns
    interpolation: { escapeValue: false }, // plain text; formats escape it for their markup
    nsSeparator: false,
    resources: Object.fromEntries(Object.entries(WORDS).map(([tag, words]) => [tag, { translation: words }])),
  });
  return instance;
}

/**
 * A day as it stands in running text: `18 May 2021`, `18 мая 2021 года`, `2021 жылғы 18 мамыр`.
 *
 * CLDR's long dates for kk and ru are label forms (`2021 ж. 18 мамыр`, `18 мая 2021 г.`), so only the month's name, in
 * the form it takes beside a day, comes from Intl; the order stands in the resources.
 *
 * @param day `YYYY-MM-DD`
 */
export function proseDate(day: string, wording: Wording): string {
  const parts = new Intl.DateTimeFormat(wording.lang, { day: "numeric", month: "long", timeZone: "UTC" }).formatToParts(
    new Date(`${day}T00:00:00Z`),
  );
  const month = parts.find((part) => part.type === "month")?.value ?? "";
  return wording.say("date", { day: Number(day.slice(8)), month, year: day.slice(0, 4) });
}
