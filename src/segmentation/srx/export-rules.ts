import { DIGRAPHS } from "../initial.ts";
import type { Rules } from "../rules/rules.ts";
import { abbreviationsPattern, anyOf, anywherePattern, EDGE, escaped, wordsPattern } from "./export-words.ts";

/** A rule for other tools: its patterns are those that ICU, Java and PCRE share, without look-behind. */
export interface ExportedRule {
  readonly breaks: boolean;
  readonly before: string;
  readonly after: string;
}

const QUOTES = "\"'\\p{Pi}\\p{Pf}„“”";
const CLOSING = `[${QUOTES}\\p{Pe}]`;
/** What may stand between the white space and the word that opens a sentence. */
const OPENING = `[${QUOTES}\\p{Ps}\\p{Pd}…•·∙▪■●◦*#>\\s]{0,12}`;
const OPENING_NO_DASH = `[${QUOTES}\\p{Ps}]{0,4}`;
const HEAD = "(?:\\p{Lu}|\\p{Lt}|\\p{Lo}|\\p{Nd}|\\p{Ll}\\p{Lu}|https?:|www\\.|@\\p{L})";
const STOPS = "[.!?…]";
const ELLIPSIS = `(?:…|\\.\\s?\\.\\s?\\.)${CLOSING}*`;
/** Where a sentence begins, as far as the text before tells. */
const START = `(?:^|${STOPS}${CLOSING}*\\s+)${OPENING_NO_DASH}`;
/** What ends a word that opens a sentence; one before a stop is an initial or an abbreviation. */
const OPENER_ENDS = "(?:[^\\p{L}\\p{M}\\p{Nd}.\\-’']|$)";
const WORD_ENDS = "(?:[^\\p{L}\\p{M}\\p{Nd}]|$)";
/** Marks of notes, after a stop: `[12]`, `¹`. */
const NOTES = "(?:\\s?\\[\\p{Nd}{1,3}\\]|[*†‡¹²³])*";
/** Roman numbers, also with a Cyrillic Х, and words that multiply a number. */
const NUMERAL = `(?:\\p{Nd}|${EDGE}(?:[IVXLХ]{1,6}|(?:тыс|млн|млрд|трлн)\\.?))\\s{0,2}`;

function breakAt(before: string, after: string): ExportedRule {
  return { breaks: true, before, after };
}

function keepAt(before: string, after: string): ExportedRule {
  return { breaks: false, before, after };
}

/** The rules that a pattern gives; none where the language has no such words. */
function given(
  pattern: string | undefined,
  rules: (pattern: string) => readonly ExportedRule[],
): readonly ExportedRule[] {
  return pattern === undefined ? [] : rules(pattern);
}

/** Abbreviations that may end a sentence by themselves: of time, and those that follow a number. */
function timeRules(rules: Rules): readonly ExportedRule[] {
  const time = abbreviationsPattern(rules, "time");
  const counted = abbreviationsPattern(rules, "counted");
  const ends = [
    ...(time === undefined ? [] : [`${EDGE}${time}\\.`]),
    ...(counted === undefined ? [] : [`${NUMERAL}${counted}\\.`]),
  ];
  const followed = given(wordsPattern(rules.followers), (follow) =>
    ends.map((end) => keepAt(end, `\\s+${follow}${WORD_ENDS}`)),
  );
  // `In 44 B.C. Caesar`, `В декабре 1991 г. Казахстан`: all of the sentence so far is a phrase of time.
  const fronted = given(anywherePattern(rules.fronting), (words) => {
    const first = `(?:\\p{Nd}\\S{0,12}|${words}[.,]?)`;
    const phrase = `${START}${first}(?:(?:\\s+\\S{1,20}){0,2}|(?:\\s+${first}){0,6})\\s+`;
    return given(abbreviationsPattern(rules, "time", "counted"), (list) => [keepAt(`${phrase}${list}\\.`, "\\s")]);
  });
  return [
    ...followed,
    ...fronted,
    ...ends.map((end) => breakAt(end, `\\s+${OPENING_NO_DASH}${HEAD}`)),
    ...given(counted, (list) => [keepAt(`${EDGE}${list}\\.`, "\\s")]),
  ];
}

/** Rules for abbreviations and initials; the first that matches decides, so that exceptions come first. */
function abbreviationRules(rules: Rules): readonly ExportedRule[] {
  const dotted = `${EDGE}\\p{L}{1,2}(?:\\.-?\\p{L}{1,2})+`;
  const initial = `(?:^|[^\\p{L}\\p{M}\\p{Nd}°])${anyOf(["\\p{Lu}", ...DIGRAPHS])}`;
  const starter = abbreviationsPattern(rules, "starter");
  const open = [...(starter === undefined ? [] : [`${EDGE}${starter}`]), dotted, initial];
  return [
    // After an abbreviation a dash goes on: `АЛМАТЫ, 5 янв. — Правительство`.
    ...given(abbreviationsPattern(rules, "number", "starter", "time", "counted"), (list) => [
      keepAt(`${EDGE}${list}\\.`, "\\s+\\p{Pd}"),
    ]),
    ...timeRules(rules),
    ...given(abbreviationsPattern(rules, "never"), (list) => [keepAt(`${EDGE}${list}\\.[)\\]]*`, "\\s")]),
    ...given(abbreviationsPattern(rules, "number"), (list) => [keepAt(`${EDGE}${list}\\.`, "\\s+\\p{Nd}")]),
    ...given(abbreviationsPattern(rules, "bracketed"), (list) => [keepAt(`[(\\[]${list}\\.`, "\\s")]),
    // A label at the head of a text, and a number at the head of a sentence.
    keepAt("^\\s*(?:\\p{Nd}{1,3}|[IVX]{1,4}|\\p{L})\\.", "\\s"),
    ...given(abbreviationsPattern(rules, "number"), (list) => [
      breakAt(`${EDGE}${list}\\.\\s+\\p{Nd}{1,3}\\.`, `\\s+${OPENING_NO_DASH}${HEAD}`),
    ]),
    keepAt(`\\p{L}{3}${STOPS}\\s+\\p{Nd}{1,2}\\.`, "\\s+\\p{Lu}"),
    ...given(wordsPattern(rules.starters), (words) =>
      open.map((list) => breakAt(`${list}\\.`, `\\s+${OPENING_NO_DASH}${words}${OPENER_ENDS}`)),
    ),
    ...open.map((list) => keepAt(`${list}\\.[)\\]]*`, "\\s")),
  ];
}

/** Rules for quotations, brackets, notes and dots. */
function punctuationRules(rules: Rules): readonly ExportedRule[] {
  return [
    // Dots apart from each other are one sign.
    keepAt(`${STOPS}${CLOSING}*`, `\\s+${STOPS}`),
    // The mark of a note stays with its sentence.
    keepAt(`${STOPS}${CLOSING}*(?:\\s?\\[\\p{Nd}{1,3}\\])*`, "\\s?\\[\\p{Nd}{1,3}\\]"),
    // After a quotation a dash leads to who said it.
    keepAt(`${STOPS}[${QUOTES}]+`, "\\s+\\p{Pd}"),
    ...given(wordsPattern(rules.speech), (verbs) => [
      keepAt(`[!?…][${QUOTES}]+`, `\\s+(?:\\p{Lu}[\\p{L}\\p{M}’'\\-]*\\.?\\s+){1,4}${verbs}${WORD_ENDS}`),
    ]),
    // A remark in brackets: `(sic!)`, `(см. выше!)`.
    keepAt(`\\((?:[^()\\s]{1,40}|\\p{Ll}[^()]{0,400})${STOPS}\\)`, "\\s"),
    keepAt(ELLIPSIS, `\\s+${OPENING}\\p{Nd}`),
    ...given(wordsPattern(rules.alwaysCapital), (words) => [
      keepAt(ELLIPSIS, `\\s+${OPENING_NO_DASH}${words}${WORD_ENDS}`),
    ]),
  ];
}

/** A language's rules in SRX terms, in order. What they cannot say, the exported file says in a comment. */
export function exportedRules(rules: Rules): readonly ExportedRule[] {
  const casual = rules.casual.size === 0 ? undefined : anyOf([...rules.casual].map(escaped));
  return [
    ...punctuationRules(rules),
    ...abbreviationRules(rules),
    breakAt(`${STOPS}+(?:${CLOSING}+${STOPS}*)?${NOTES}`, `\\s+${OPENING}${HEAD}`),
    breakAt(`[。｡！？]${CLOSING}*`, "[^\\p{P}]"),
    ...given(casual, (words) => [breakAt("\\p{L}{2}\\.", `\\s+${words}${WORD_ENDS}`)]),
    // A stop with no white space after it: `world.Today is`.
    ...given(wordsPattern(rules.starters), (words) => [breakAt("(?:^|\\s)\\p{L}{3,30}\\.", `${words}${OPENER_ENDS}`)]),
  ];
}
