import { languageKey } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { datesAndNumbers } from "./dates-and-numbers.ts";
import { general } from "./general.ts";
import { grammar } from "./grammar.ts";
import { nouns } from "./nouns.ts";
import { verbs } from "./verbs.ts";

/**
 * Words that mean the same in English, Russian and Kazakh, a row for each meaning, a cell for each language.
 *
 * English cells hold words whose regular forms count too (`attack`: attacks, attacked, attacking). Russian and Kazakh
 * ones hold beginnings of words;with a full stop a whole word.
 */
const ROWS: readonly (readonly string[])[] = [datesAndNumbers, grammar, verbs, nouns, general].flatMap((text) =>
  text
    .trim()
    .split("\n")
    .map((row) => row.split(";")),
);
const DATES = datesAndNumbers.trim().split("\n").length;
const LANGUAGES = ["en", "ru", "kk"];

/** Longest ending after a beginning of up to three letters, and after a longer one. */
const LONGEST_ENDING = { short: 4, long: 9 };
const LEAST_BEGINNING = 2;

/** What a language's common words mean. */
export interface Lexicon {
  /** The meanings of a word in lower case;none for a word or a language that is not in the lexicon. */
  rowsOf(word: string): readonly number[];
  /** Whether a meaning is a month, a day, a span of time or a number. */
  isDate(row: number): boolean;
}

/** The common words of a language, by language alone: `kk-KZ` is `kk`. */
export function lexiconOf(lang: LanguageTag): Lexicon {
  const language = languageKey(lang).split("-")[0] ?? "";
  const rows = rowsByWord(LANGUAGES.indexOf(language));
  const find = language === "en" ? englishRows : rowsByBeginning;
  return { rowsOf: (word) => find(rows, word), isDate: (row) => row < DATES };
}

type RowsByWord = ReadonlyMap<string, readonly number[]>;

const NO_ROWS: readonly number[] = [];

function rowsByWord(column: number): RowsByWord {
  const rows = new Map<string, number[]>();
  for (const [row, cells] of ROWS.entries())
    for (const word of new Set((cells[column] ?? "").split(" ").filter((known) => known !== ""))) {
      const known = rows.get(word);
      if (known === undefined) rows.set(word, [row]);
      else known.push(row);
    }
  return rows;
}

/** By the word itself, else by the longest beginning of it. */
function rowsByBeginning(rows: RowsByWord, word: string): readonly number[] {
  const whole = rows.get(`${word}.`);
  if (whole !== undefined) return whole;
  for (let length = word.length; length >= LEAST_BEGINNING; length--) {
    const found = rows.get(word.slice(0, length));
    if (found !== undefined) {
      const { short, long } = LONGEST_ENDING;
      return word.length - length <= (length <= 3 ? short : long) ? found : NO_ROWS;
    }
  }
  return NO_ROWS;
}

function englishRows(rows: RowsByWord, word: string): readonly number[] {
  const base = englishBases(word).find((form) => rows.has(form));
  return base === undefined ? NO_ROWS : (rows.get(base) ?? NO_ROWS);
}

/** What an English word may be a regular form of, the word itself first. */
function englishBases(word: string): readonly string[] {
  const bare = word.replace(/(?:n['’]t|['’](?:s|re|ve|ll|d|m)?)$/, "");
  const bases = [word, bare];
  for (const ending of ["s", "es", "ed", "d", "ing", "er", "ers", "ly"]) {
    if (!bare.endsWith(ending) || bare.length - ending.length < 3) continue;
    const stem = bare.slice(0, -ending.length);
    bases.push(stem, `${stem}e`);
    if (stem.at(-1) === stem.at(-2)) bases.push(stem.slice(0, -1));
    if (stem.endsWith("i")) bases.push(`${stem.slice(0, -1)}y`);
  }
  return bases;
}
