import { createInstance, type i18n } from "i18next";
import { formatPlace, type Place, type Problem } from "../core/problem.ts";
import { escapeTerminal } from "./escape.ts";
import { findingMessages } from "./findings.ts";
import { glossaryMessages } from "./glossary.en.ts";
import { messages } from "./messages.en.ts";
import { problems } from "./problems/index.ts";
import { violationMessages } from "./violations.ts";

/** The language of the command line. Another one is a resource with the keys of `texts()`. */
const LANGUAGE = "en";

type Singular<Key> = Key extends `${infer Base}_${"one" | "other"}` ? Base : Key;
export type MessageKey = Singular<keyof typeof messages | keyof typeof glossaryMessages>;
export type MessageValues = Readonly<Record<string, string | number>>;

let instance: i18n | undefined;
let grouping: Intl.NumberFormat | undefined;

/**
 * A message of the command line.
 *
 * @param values fill its `{{name}}`s: numbers with thousands apart, text escaped for terminals; `count` chooses the plural
 */
export function say(key: MessageKey, values: MessageValues = {}): string {
  return fill(key, values, number);
}

/** A number with its thousands apart: `12,400`. */
export function number(value: number): string {
  // The first Intl object costs 8 ms, which `status` on a small project need not pay.
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value);
  grouping ??= new Intl.NumberFormat(LANGUAGE);
  return grouping.format(value);
}

/** What a check found, in words; `rule` is `check.rule`, as in `numbers.missing`. */
export function sayFinding(rule: string, values: MessageValues): string {
  return fill(`finding.${rule}`, values, String);
}

/** What breaks a standard of exchange files, in words; `rule` is the stable name, as in `X2-SC-EC-PAIR`. */
export function sayViolation(rule: string, values: MessageValues): string {
  const key = rule in violationMessages ? rule : rule.replace(/^[^-]+/, "*");
  return fill(`violation.${key}`, values, String);
}

/** A problem in words. All of it is safe for a terminal. */
export interface ProblemDescription {
  readonly place: string | undefined;
  readonly code: string;
  readonly text: string;
  readonly hint: string | undefined;
}

/** A problem's sentence and hint; its bare values where the catalogue has no entry for its code. */
export function describeProblem({ code, values, place }: Problem): ProblemDescription {
  const known = problems.has(code);
  return {
    place: place === undefined ? undefined : placeText(place),
    code,
    text: known ? fill(`${code}.text`, values, String) : escapeTerminal(JSON.stringify(values)),
    hint: known ? fill(`${code}.hint`, values, String) : undefined,
  };
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

function placeText(place: Place): string {
  return escapeTerminal(formatPlace(place));
}

function fill(key: string, values: MessageValues, showNumber: (value: number) => string): string {
  instance ??= createTexts();
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "number" ? showNumber(value) : escapeTerminal(value),
  ]);
  // In `replace`, values are only values; beside it, i18next would take names such as `context` or `lng` as options.
  const count = typeof values["count"] === "number" ? { count: values["count"] } : {};
  return instance.t(key, { ...count, replace: Object.fromEntries(shown) });
}

function createTexts(): i18n {
  const created = createInstance();
  void created.init({
    lng: LANGUAGE,
    initAsync: false, // with resources given, ready when this returns
    interpolation: { escapeValue: false }, // values are escaped for terminals, not for HTML
    nsSeparator: false,
    keySeparator: false,
    resources: { [LANGUAGE]: { translation: texts() } },
  });
  return created;
}

/** All texts by key, problems as `E_X.text` and `E_X.hint`. */
function texts(): Record<string, string> {
  const ofProblems = [...problems].flatMap(([code, { text, hint }]) => [
    [`${code}.text`, text],
    [`${code}.hint`, hint],
  ]);
  const ofFindings = Object.entries(findingMessages).map(([rule, text]) => [`finding.${rule}`, text]);
  const ofViolations = Object.entries(violationMessages).map(([rule, text]) => [`violation.${rule}`, text]);
  return { ...messages, ...glossaryMessages, ...Object.fromEntries([...ofProblems, ...ofFindings, ...ofViolations]) };
}
