import { languageKey } from "../../core/locale.ts";
import type { LanguageTag, Run, Runs, TextSpan } from "../../core/model.ts";
import { joinRuns } from "../../core/runs.ts";
import { meets, protectedStretches } from "../protected.ts";
import { CODE, type Setting, type TextEdit, type TypographyRule } from "./edit.ts";
import { typographyRules } from "./rules.ts";

/** One stretch that the normaliser replaced. */
export interface TypographyChange {
  readonly rule: string;
  /**
   * Where, in UTF-16 offsets into the runs' text with one character for each code, as it stood when this change was
   * made; the changes stand in the order in which they were made.
   */
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Text set by the rules, and what was changed for that. */
export interface Typography {
  readonly runs: Runs;
  readonly changes: readonly TypographyChange[];
}

// Rules may make room for one another; what has not settled by then is left as it was.
const MAX_ROUNDS = 6;

/**
 * The runs with the typography of Kazakh (kk) or Russian (ru): quotation marks, dashes, no-break spaces, ellipses.
 *
 * Doing it again changes nothing. No letter, no digit and no code changes, nor anything in addresses and placeholders.
 * Runs of other languages come back as they are. For machine output only: a person's text is never set without asking.
 */
export function normaliseTypography(runs: Runs, lang: LanguageTag): Typography {
  const language = typographyLanguage(lang);
  if (language === undefined) return { runs, changes: [] };
  const codes = runs.filter((run) => run.kind === "code");
  const changes: TypographyChange[] = [];
  let text = settingText(runs);
  if (isForeign(text) || hidesCodes(text, codes.length)) return { runs, changes: [] };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = changes.length;
    for (const rule of typographyRules) text = applyRule(rule, settingOf(text, runs, language), changes);
    if (changes.length === before)
      return changes.length === 0 ? { runs, changes } : { runs: runsOf(text, codes), changes };
  }
  return { runs, changes: [] };
}

/** The runs before `changes` were made. */
export function revertTypography({ runs, changes }: Typography): Runs {
  if (changes.length === 0) return runs;
  const codes = runs.filter((run) => run.kind === "code");
  const text = changes.reduceRight(
    (now, { at, before, after }) => now.slice(0, at) + before + now.slice(at + after.length),
    settingText(runs),
  );
  return runsOf(text, codes);
}

/** What `rules` would change in a target, in offsets into its plain text: nothing in languages other than kk and ru. */
export function typographyEdits(
  runs: Runs,
  lang: LanguageTag,
  rules: readonly TypographyRule[],
): readonly (TextEdit & { readonly rule: string })[] {
  const language = typographyLanguage(lang);
  if (language === undefined) return [];
  // Several checks ask of the same target in turn.
  if (asked?.runs !== runs || asked.language !== language)
    asked = { runs, language, setting: settingToRead(runs, language) };
  const { setting } = asked;
  if (setting === undefined) return [];
  return rules.flatMap((rule) =>
    rule.edits(setting).map(({ start, end, text }) => {
      const codesBefore = countCodes(setting.text, start);
      return { rule: rule.name, start: start - codesBefore, end: end - codesBefore, text };
    }),
  );
}

let asked: { runs: Runs; language: Setting["language"]; setting: Setting | undefined } | undefined;

function settingToRead(runs: Runs, language: Setting["language"]): Setting | undefined {
  const text = settingText(runs);
  if (isForeign(text) || hidesCodes(text, runs.filter((run) => run.kind === "code").length)) return undefined;
  return settingOf(text, runs, language);
}

function typographyLanguage(lang: LanguageTag): Setting["language"] | undefined {
  const key = languageKey(lang);
  return key === "kk-Cyrl" ? "kk" : key === "ru-Cyrl" ? "ru" : undefined;
}

/** Latin words without a Cyrillic one are code, a name or a text of another language: nothing that these rules know. */
function isForeign(text: string): boolean {
  return !/[\u0400-\u052F]/.test(text) && /[A-Za-z]/.test(text);
}

/** Whether the text itself has a character U+FFFC, which then cannot stand for codes. */
function hidesCodes(text: string, codes: number): boolean {
  return countCodes(text, text.length) !== codes;
}

function settingText(runs: Runs): string {
  const [only] = runs;
  if (runs.length === 1 && only?.kind === "text") return only.text;
  return runs.map((run) => (run.kind === "text" ? run.text : CODE)).join("");
}

function settingOf(text: string, runs: Runs, language: Setting["language"]): Setting {
  const addresses = protectedStretches(text);
  if (runs.length < 2) return { text, language, untouchable: addresses };
  const codes: TextSpan[] = [];
  for (let at = text.indexOf(CODE); at >= 0; at = text.indexOf(CODE, at + 1)) codes.push({ start: at, end: at + 1 });
  return { text, language, untouchable: [...addresses, ...codes] };
}

function applyRule(rule: TypographyRule, setting: Setting, changes: TypographyChange[]): string {
  let text = setting.text;
  let moved = 0;
  for (const { start, end, text: after } of rule.edits(setting)) {
    if (meets(setting.untouchable, start, end)) continue;
    const at = start + moved;
    const before = setting.text.slice(start, end);
    changes.push({ rule: rule.name, at, before, after });
    text = text.slice(0, at) + after + text.slice(at + before.length);
    moved += after.length - before.length;
  }
  return text;
}

function countCodes(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf(CODE); at >= 0 && at < end; at = text.indexOf(CODE, at + 1)) count++;
  return count;
}

function runsOf(text: string, codes: readonly Run[]): Runs {
  const pieces = text.split(CODE);
  return joinRuns(
    pieces.flatMap((piece, index): readonly Run[] => {
      const code = codes[index];
      return code === undefined ? [{ kind: "text", text: piece }] : [{ kind: "text", text: piece }, code];
    }),
  );
}
