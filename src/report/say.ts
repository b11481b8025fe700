import { Problem, type ProblemValues } from "../core/problem.ts";
import type { MessageKey } from "./english.ts";
import { type MessageValues, type ProblemDescription, type Speaker, speakerIn } from "./speaker.ts";
import { type UiLanguage, uiTexts, uiTextsFile } from "./ui-language.ts";

export type { MessageKey } from "./english.ts";

/** English, whatever the command line speaks: for files, which must not depend on who wrote them. */
export const english: Speaker = speakerIn("en");

let speaker = english;

/**
 * Lets the command line speak `lang` from now on, or English where that language's texts cannot be read. English needs
 * nothing loaded.
 *
 * @returns the problem `E_UI_TEXTS` to tell where they cannot be read
 */
export function useLanguage(lang: UiLanguage): Problem | undefined {
  const texts = lang === "en" ? undefined : uiTexts(lang);
  speaker = texts === undefined ? english : speakerIn(lang, texts);
  return lang === "en" || texts !== undefined ? undefined : new Problem("E_UI_TEXTS", { path: uiTextsFile(lang) });
}

/** Who speaks on the command line now. */
export function currentSpeaker(): Speaker {
  return speaker;
}

/** A message of the command line, in the language that it speaks. */
export function say(key: MessageKey, values?: MessageValues): string {
  return speaker.say(key, values);
}

/** The word for a name of ours that stands in data; the name itself where it has none. */
export function word(group: string, name: string): string {
  return speaker.word(group, name);
}

/** A number with its thousands apart: `12,400`. */
export function number(value: number): string {
  return speaker.number(value);
}

/** What breaks a standard of exchange files, in words. */
export function sayViolation(rule: string, values: ProblemValues): string {
  return speaker.violation(rule, values);
}

/** A problem's sentence and hint. */
export function describeProblem(problem: Problem): ProblemDescription {
  return speaker.describe(problem);
}

export type Paint = (format: "bold" | "red" | "dim", text: string) => string;

/**
 * A problem as it is printed, without a final newline.
 *
 *     glossary.yaml:42:5 E_TERM_AMBIGUOUS "Kandas" is pinned twice for kk
 *       hint: Keep one entry, or give each a context.
 */
export function formatProblem(problem: Problem, paint: Paint = (_, text) => text): string {
  const { place, code, text, hint } = describeProblem(problem);
  const head = [...(place === undefined ? [] : [paint("bold", place)]), paint("red", code), text].join(" ");
  return hint === undefined ? head : `${head}\n  ${paint("dim", say("problem.hint", { hint }))}`;
}
