import { createInstance, type i18n } from "i18next";
import { formatPlace, type Phrase, type Place, type Problem, type ProblemValues } from "../core/problem.ts";
import { englishTexts, type MessageKey } from "./english.ts";
import { escapeTerminal } from "./escape.ts";
import { messages } from "./messages/index.ts";
import { problems } from "./problems/index.ts";
import { violationMessages } from "./violations.ts";

export type MessageValues = Readonly<Record<string, string | number>>;

/** A problem in words. All of it is safe for a terminal. */
export interface ProblemDescription {
  readonly place: string | undefined;
  readonly code: string;
  readonly text: string;
  readonly hint: string | undefined;
}

/** The command line's messages in one language. */
export interface Speaker {
  readonly lang: string;
  /**
   * A message.
   *
   * @param values fill its `{{name}}`s: numbers with thousands apart, text escaped for terminals; `count` chooses the plural
   */
  say(key: MessageKey, values?: MessageValues): string;
  /** The word for a name of ours that stands in data: `word("status", "edited")`; the name itself where it has none. */
  word(group: string, name: string): string;
  /** A value of a problem that is a phrase. */
  phrase(phrase: Phrase): string;
  /** A number as the language groups it: `12,400`, `12 400`. */
  number(value: number): string;
  /** An amount with so many decimals, as the language writes them: `0.0480`, `0,0480`. */
  decimal(value: number, digits: number): string;
  /** What a check found, in words; `rule` is `check.rule`, as in `numbers.missing`. */
  finding(rule: string, values: MessageValues): string;
  /** What breaks a standard of exchange files, in words; `rule` is the stable name, as in `X2-SC-EC-PAIR`. */
  violation(rule: string, values: ProblemValues): string;
  /** A problem's sentence and hint; its bare values where the catalogue has no entry for its code. */
  describe(problem: Problem): ProblemDescription;
}

/**
 * Whoever says the messages in `lang`.
 *
 * @param translated the texts in that language by key; what it lacks is said in English. Nothing for English itself
 */
export function speakerIn(lang: string, translated: Readonly<Record<string, unknown>> = {}): Speaker {
  let instance: i18n | undefined;
  let grouping: Intl.NumberFormat | undefined;

  function number(value: number): string {
    // The first Intl object costs 8 ms, which `status` on a small project need not pay.
    if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value);
    grouping ??= new Intl.NumberFormat(lang);
    return grouping.format(value);
  }

  function fill(key: string, values: ProblemValues, showNumber: (value: number) => string): string {
    instance ??= textsIn(lang, translated);
    const shown = Object.entries(values).map(([name, value]) => [name, show(value, showNumber)]);
    // In `replace`, values are only values; beside it, i18next would take names such as `context` or `lng` as options.
    const count = typeof values["count"] === "number" ? { count: values["count"] } : {};
    return instance.t(key, { ...count, replace: Object.fromEntries(shown) });
  }

  function show(value: ProblemValues[string], showNumber: (value: number) => string): string {
    if (typeof value === "number") return showNumber(value);
    if (typeof value === "string") return escapeTerminal(value);
    // A ledger of a later version may hold phrases that this one does not know.
    return isPhrase(value) ? fill(value.phrase, value.values ?? {}, showNumber) : escapeTerminal(JSON.stringify(value));
  }

  return {
    lang,
    number,
    decimal: (value, digits) =>
      new Intl.NumberFormat(lang, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: false,
      }).format(value),
    say: (key, values = {}) => fill(key, values, number),
    word: (group, name) =>
      Object.hasOwn(messages, `${group}.${name}`) ? fill(`${group}.${name}`, {}, number) : escapeTerminal(name),
    phrase: (phrase) => show(phrase, String),
    finding: (rule, values) => fill(`finding.${rule}`, values, String),
    violation(rule, values) {
      const key = rule in violationMessages ? rule : rule.replace(/^[^-]+/, "*");
      return fill(`violation.${key}`, values, String);
    },
    describe({ code, values, place }) {
      const known = problems.has(code);
      return {
        place: place === undefined ? undefined : placeText(place),
        code,
        text: known ? fill(`${code}.text`, values, String) : escapeTerminal(JSON.stringify(values)),
        hint: known ? fill(`${code}.hint`, values, String) : undefined,
      };
    },
  };
}

function isPhrase({ phrase }: Phrase): boolean {
  return Object.hasOwn(messages, phrase) || Object.hasOwn(messages, `${phrase}_other`);
}

function placeText(place: Place): string {
  return escapeTerminal(formatPlace(place));
}

function textsIn(lang: string, translated: Readonly<Record<string, unknown>>): i18n {
  const created = createInstance();
  const english = { en: { translation: englishTexts() } };
  void created.init({
    lng: lang,
    fallbackLng: "en",
    initAsync: false, // with resources given, ready when this returns
    interpolation: { escapeValue: false }, // values are escaped for terminals, not for HTML
    nsSeparator: false,
    keySeparator: false,
    resources: lang === "en" ? english : { ...english, [lang]: { translation: translated } },
  });
  return created;
}
