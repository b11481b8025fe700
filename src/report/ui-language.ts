import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The languages that the command line speaks. A new one is its entry here and its `locales/<lang>/command-line.json`. */
export const UI_LANGUAGES = ["en", "kk", "ru"] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

/** Output for programs is in English: so that nothing they read depends on who runs them. */
const FOR_PROGRAMS: readonly (readonly [option: string, values?: readonly string[]])[] = [
  ["--json"],
  ["--stdin-jsonl"],
  ["--format", ["json", "sarif"]],
];

/**
 * The language that the command line speaks: `--ui-lang`, else the first that is set of `LC_ALL`, `LC_MESSAGES`, `LANG`
 * (POSIX.1-2017, 8.2), whose `kk_KZ.UTF-8` names Kazakh; English for every other one, and wherever programs read.
 *
 * @throws never; `--ui-lang` with another value is for the command to refuse, in the language of the environment
 */
export function uiLanguage(args: readonly string[], env: Readonly<Record<string, string | undefined>>): UiLanguage {
  if (FOR_PROGRAMS.some(([option, values]) => isGiven(args, option, values))) return "en";
  const asked = optionOf(args, "--ui-lang");
  if (asked !== undefined && isUiLanguage(asked)) return asked;
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "");
  return locale === undefined ? "en" : languageOf(locale);
}

/**
 * The language of a locale, `language[_territory][.codeset][@modifier]`.
 *
 * What is printed is UTF-8: a terminal of another codeset (`ru_RU.KOI8-R`) could show English only.
 */
function languageOf(locale: string): UiLanguage {
  const [, lang = "", codeset = "utf-8"] = /^([a-z]+)(?:[_-][^.@]*)?(?:\.([^@]*))?(?:@|$)/iu.exec(locale) ?? [];
  const named = lang.toLowerCase();
  return isUiLanguage(named) && /^utf-?8$/iu.test(codeset) ? named : "en";
}

function isUiLanguage(lang: string): lang is UiLanguage {
  return (UI_LANGUAGES as readonly string[]).includes(lang);
}

/** The value of an option that is not parsed yet, `--name value` or `--name=value`; of several the last, as parsed ones. */
export function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.findLastIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  return args[at] === name ? args[at + 1] : args[at]?.slice(name.length + 1);
}

function isGiven(args: readonly string[], option: string, values: readonly string[] | undefined): boolean {
  if (values === undefined) return args.includes(option);
  return values.includes(optionOf(args, option) ?? "");
}

/** Where the texts of a language stand in the package. */
export function uiTextsFile(lang: Exclude<UiLanguage, "en">): string {
  return fileURLToPath(new URL(`../../locales/${lang}/command-line.json`, import.meta.url));
}

/**
 * The command line's texts in a language other than English, by key; the lines of its `--help` under `help`. Undefined where
 * the file is missing or damaged: that must not keep anyone from working.
 */
export function uiTexts(lang: Exclude<UiLanguage, "en">): Readonly<Record<string, unknown>> | undefined {
  try {
    const texts: unknown = JSON.parse(readFileSync(uiTextsFile(lang), "utf8"));
    return typeof texts === "object" && texts !== null && !Array.isArray(texts) ? { ...texts } : undefined;
  } catch {
    return undefined;
  }
}
