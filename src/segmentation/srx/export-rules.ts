import { DIGRAPHS } from "../initial.ts";
import type { AbbreviationClass, Rules } from "../rules/rules.ts";

/** A rule for other tools: its patterns are those that ICU, Java and PCRE share, without look-behind. */
export interface ExportedRule {
  readonly breaks: boolean;
  readonly before: string;
  readonly after: string;
}

/** What a word begins after. `\b` would be shorter, but means ASCII in some tools. */
const EDGE = "(?:^|[^\\p{L}\\p{M}\\p{Nd}])";
const WORD_ENDS = "(?:[^\\p{L}\\p{M}\\p{Nd}.\\-’']|$)";
const QUOTES = "\"'\\p{Pi}\\p{Pf}„“”";
const CLOSING = `[${QUOTES}\\p{Pe}]`;
/** What may stand between the white space and the word that opens a sentence. */
const OPENING = `[${QUOTES}\\p{Ps}\\p{Pd}…•·∙▪■●◦*#>\\s]{0,12}`;
const OPENING_NO_DASH = `[${QUOTES}\\p{Ps}]{0,4}`;
const STOPS = "[.!?…]";
const ROMAN = "[IVXLХ]";
/** Marks of notes, after a stop: `[12]`, `¹`. */
const NOTES = "(?:\\s?\\[\\p{Nd}{1,3}\\]|[*†‡¹²³])*";
const HEAD = "(?:\\p{Lu}|\\p{Lt}|\\p{Lo}|\\p{Nd}|\\p{Ll}\\p{Lu}|https?:|www\\.|@\\p{L})";

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
}

function anyOf(words: Iterable<string>): string {
  return `(?:${[...words].join("|")})`;
}

/** An abbreviation in the cases in which it counts (see `Rules.abbreviations`), with white space allowed within. */
function abbreviationPattern(word: string): string {
  const within = escaped(word).replaceAll("\\.", "\\.\\s?").replace("\\+", "\\s+");
  const [first = ""] = word;
  if (word.length < 2 || word.includes(".") || word.includes("+")) return within;
  if (first === first.toUpperCase()) return first === first.toLowerCase() ? within : caps(word, within);
  return caps(word, `[${first.toUpperCase()}${first}]${within.slice(first.length)}`);
}

function caps(word: string, pattern: string): string {
  return word === word.toUpperCase() ? pattern : `${pattern}|${escaped(word.toUpperCase())}`;
}

function listOf(rules: Rules, kinds: readonly AbbreviationClass[]): string | undefined {
  const listed = [...rules.abbreviations].filter(([, kind]) => kinds.includes(kind)).map(([word]) => word);
  const [suffixes, whole] = [true, false].map((wanted) => listed.filter((word) => word.startsWith("-") === wanted));
  if (listed.length === 0) return undefined;
  const words = `${EDGE}${anyOf((whole ?? []).map(abbreviationPattern))}`;
  return (suffixes ?? []).length === 0 ? words : `(?:${words}|\\p{Nd}${anyOf((suffixes ?? []).map(escaped))})`;
}

/** The words as they stand at the head of a sentence, also in capitals. */
function wordsPattern(words: ReadonlySet<string>): string | undefined {
  if (words.size === 0) return undefined;
  return anyOf([...new Set([...words].flatMap((word) => [word, word.toUpperCase()]))].map(escaped));
}

function when(wanted: unknown, ...rules: readonly ExportedRule[]): readonly ExportedRule[] {
  return wanted === undefined ? [] : rules;
}

/** Rules for abbreviations and initials; the first that matches decides, so that exceptions come first. */
function abbreviationRules(rules: Rules): readonly ExportedRule[] {
  const initial = `(?:^|[^\\p{L}\\p{M}\\p{Nd}°])${anyOf(["\\p{Lu}", ...DIGRAPHS])}`;
  const dotted = `${EDGE}\\p{L}{1,2}(?:\\.-?\\p{L}{1,2})+`;
  const starting = [listOf(rules, ["starter"]), dotted, initial].filter((list) => list !== undefined);
  const never = listOf(rules, ["never"]);
  const counted = listOf(rules, ["counted"]);
  const bracketed = listOf(rules, ["bracketed"]);
  const number = listOf(rules, ["number"]);
  const timed = [listOf(rules, ["time"]), counted].filter((list) => list !== undefined);
  const open = wordsPattern(rules.starters);
  const follow = wordsPattern(rules.followers);
  const opened = `\\s+${OPENING_NO_DASH}${open}${WORD_ENDS}`;
  const all = listOf(rules, ["number", "starter", "time", "counted"]);
  return [
    // After an abbreviation a dash goes on: `АЛМАТЫ, 5 янв. — Правительство`.
    ...when(all, { breaks: false, before: `${all}\\.`, after: "\\s+\\p{Pd}" }),
    ...when(never, { breaks: false, before: `${never}\\.[)\\]]*`, after: "\\s" }),
    ...when(number, { breaks: false, before: `${number}\\.`, after: "\\s+\\p{Nd}" }),
    ...when(bracketed, { breaks: false, before: `[(\\[]${bracketed?.slice(EDGE.length)}\\.`, after: "\\s" }),
    ...(follow === undefined
      ? []
      : timed.map((list) => ({ breaks: false, before: `${list}\\.`, after: `\\s+${follow}${WORD_ENDS}` }))),
    ...when(
      counted,
      {
        breaks: true,
        before: `(?:\\p{Nd}|${ROMAN}|${EDGE}(?:тыс|млн|млрд|трлн)\\.?)\\s{0,2}${counted?.slice(EDGE.length)}\\.`,
        after: `\\s+${OPENING_NO_DASH}\\p{Lu}`,
      },
      { breaks: false, before: `${counted}\\.`, after: "\\s" },
    ),
    ...(listOf(rules, ["time"]) === undefined
      ? []
      : [{ breaks: true, before: `${listOf(rules, ["time"])}\\.`, after: `\\s+${OPENING}${HEAD}` }]),
    // A label at the head of a text.
    { breaks: false, before: `^\\s*(?:\\p{Nd}{1,3}|[IVX]{1,4}|\\p{L})\\.`, after: "\\s" },
    ...(open === undefined ? [] : starting.map((list) => ({ breaks: true, before: `${list}\\.`, after: opened }))),
    ...starting.map((list) => ({ breaks: false, before: `${list}\\.[)\\]]*`, after: "\\s" })),
  ];
}

/** Rules for quotations, brackets and dots. */
function punctuationRules(rules: Rules): readonly ExportedRule[] {
  const speech = wordsPattern(rules.speech);
  const always = wordsPattern(rules.alwaysCapital);
  return [
    // Dots apart from each other are one sign.
    { breaks: false, before: `${STOPS}${CLOSING}*`, after: `\\s+${STOPS}` },
    // The mark of a note stays with its sentence.
    { breaks: false, before: `${STOPS}${CLOSING}*`, after: "\\s?\\[\\p{Nd}{1,3}\\]" },
    // After a quotation a dash leads to who said it.
    { breaks: false, before: `${STOPS}[${QUOTES}]+`, after: "\\s+\\p{Pd}" },
    ...when(speech, {
      breaks: false,
      before: `[!?…][${QUOTES}]+`,
      after: `\\s+(?:\\p{Lu}[\\p{L}\\p{M}’'\\-]*\\.?\\s+){1,4}${speech}${WORD_ENDS}`,
    }),
    // A remark in brackets: `(sic!)`, `(см. выше!)`.
    { breaks: false, before: `\\((?:[^()\\s]{1,40}|\\p{Ll}[^()]{0,400})${STOPS}\\)`, after: "\\s" },
    { breaks: false, before: `(?:…|\\.\\s?\\.\\s?\\.)${CLOSING}*`, after: `\\s+${OPENING}\\p{Nd}` },
    ...when(always, {
      breaks: false,
      before: `(?:…|\\.\\s?\\.\\s?\\.)${CLOSING}*`,
      after: `\\s+${OPENING_NO_DASH}${always}${WORD_ENDS}`,
    }),
  ];
}

/** A language's rules in SRX terms, in order; what they cannot say stands in `LIMITS`. */
export function exportedRules(rules: Rules): readonly ExportedRule[] {
  const open = wordsPattern(rules.starters);
  const casual = rules.casual.size === 0 ? undefined : anyOf([...rules.casual].map(escaped));
  return [
    ...punctuationRules(rules),
    ...abbreviationRules(rules),
    { breaks: true, before: `${STOPS}+(?:${CLOSING}+${STOPS}*)?${NOTES}`, after: `\\s+${OPENING}${HEAD}` },
    { breaks: true, before: `[。｡！？]${CLOSING}*`, after: "[^\\p{P}]" },
    ...when(casual, { breaks: true, before: "\\p{L}{2}\\.", after: `\\s+${casual}${WORD_ENDS}` }),
    // A stop with no white space after it: `world.Today is`.
    ...when(open, { breaks: true, before: "(?:^|\\s)\\p{L}{3,30}\\.", after: `${open}${WORD_ENDS}` }),
  ];
}
