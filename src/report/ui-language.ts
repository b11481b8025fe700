import { readFileSync } from "node:fs";

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
 * @throws never; `--ui-lang` with another value is for the command to refuse, see `isUiLanguage`
 */
export function uiLanguage(args: readonly string[], env: Readonly<Record<string, string | undefined>>): UiLanguage {
  if (FOR_PROGRAMS.some(([option, values]) => isGiven(args, option, values))) return "en";
  const asked = optionOf(args, "--ui-lang");
  if (asked !== undefined) return isUiLanguage(asked) ? asked : "en";
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "");
  const lang = locale?.split(/[_.@-]/u)[0]?.toLowerCase();
  return lang !== undefined && isUiLanguage(lang) ? lang : "en";
}

export function isUiLanguage(lang: string): lang is UiLanguage {
  return (UI_LANGUAGES as readonly string[]).includes(lang);
}

/** The value of an option that is not parsed yet, `--name value` or `--name=value`. */
export function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
}

function isGiven(args: readonly string[], option: string, values: readonly string[] | undefined): boolean {
  if (values === undefined) return args.includes(option);
  return values.includes(optionOf(args, option) ?? "");
}

/** The command line's texts in a language other than English, by key; the lines of its `--help` under `help`. */
export function uiTexts(lang: Exclude<UiLanguage, "en">): Readonly<Record<string, unknown>> {
  const file = new URL(`../../locales/${lang}/command-line.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}
