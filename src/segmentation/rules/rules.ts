/**
 * How an abbreviation behaves before a capital letter or a digit; before a small letter nothing ever breaks.
 *
 * - `never`: belongs to what follows (`Mr.`, `ул.`, `акад.`); no break.
 * - `number`: no break before a digit (`No. 5`, `ст. 174`); before a capital it is an ordinary word.
 * - `starter`: no break, unless a word follows that opens sentences (`the U.S. They`, `т.б. Алайда`).
 * - `time`: an end like any other, unless the phrase with it opens the sentence (`In 44 B.C. Caesar`) or one of the
 *   language's `followers` comes next (`7 p.m. ET`).
 * - `counted`: after a number and before a capital like `time`, otherwise like `never` (`2021 г. Закон`, `г. Астана`).
 * - `bracketed`: an abbreviation right after an opening bracket only (`(нем. Deutsch)`), else the ordinary word it looks like.
 */
export type AbbreviationClass = "never" | "number" | "starter" | "time" | "counted" | "bracketed";

/** What the splitter knows of one language. Words are without their last full stop. */
export interface Rules {
  /**
   * Entries in small letters match in any case; entries with a capital match as written or all in capitals. An entry of
   * two words is written with a plus sign (`и+пр`) and goes before one of its second word.
   */
  readonly abbreviations: ReadonlyMap<string, AbbreviationClass>;
  /** Words that open sentences and do not follow an abbreviation inside one; as written at the start of a sentence. */
  readonly starters: ReadonlySet<string>;
  /** Words that continue the sentence after a `time` abbreviation. */
  readonly followers: ReadonlySet<string>;
  /** Words, in small letters, that open an adverbial of time or place at the head of a sentence. */
  readonly fronting: ReadonlySet<string>;
  /** Words that open a sentence even where its writer leaves capitals out, in small letters. */
  readonly casual: ReadonlySet<string>;
  /** Letters in which no abbreviation ends, so that a stop after one ends a sentence even before a small letter. */
  readonly wholeEndings: string;
  /** Words that are written with a capital anywhere, so that the capital says nothing after an ellipsis. */
  readonly alwaysCapital: ReadonlySet<string>;
  /** Nouns, in small letters, that a number follows (`page 2`), so that it is no label of a list. */
  readonly counting: ReadonlySet<string>;
  /** Verbs of speech, by which `“Stop!” Hammel added` is known to be one sentence. */
  readonly speech: ReadonlySet<string>;
}

/** The words of a list written as text, for rules that are read more often than they are run. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** The abbreviations of several classes as one map; of a word listed twice the later class holds. */
export function abbreviations(
  ...lists: readonly (readonly [AbbreviationClass, string])[]
): ReadonlyMap<string, AbbreviationClass> {
  return new Map(lists.flatMap(([kind, list]) => [...words(list)].map((word) => [word, kind] as const)));
}
