import type { AbbreviationClass, Rules } from "../rules/rules.ts";
import { capitalised, isAllCaps } from "../word.ts";

/** What a word begins after. `\b` would be shorter, but means ASCII in some tools. */
export const EDGE = "(?:^|[^\\p{L}\\p{M}\\p{Nd}])";

/** Text as a pattern that matches it, for ICU, Java and PCRE alike. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
}

/** Any of these patterns. */
export function anyOf(patterns: Iterable<string>): string {
  return `(?:${[...patterns].join("|")})`;
}

/** An abbreviation in the cases in which it counts (see `Rules.abbreviations`); small letters may stand apart. */
function abbreviationPattern(word: string): string {
  const stop = word === word.toLowerCase() ? "\\.\\s?" : "\\.";
  const pattern = escaped(word).replaceAll("\\.", stop).replace("\\+", "\\s+");
  // A single small letter in capitals is an initial, and so are several with stops.
  if (word.length < 2 || /[.+]/.test(word) || isAllCaps(word)) return pattern;
  const upper = word.charAt(0).toUpperCase();
  const own = word.startsWith(upper) ? pattern : `[${upper}${word.charAt(0)}]${pattern.slice(1)}`;
  return `${own}|${escaped(word.toUpperCase())}`;
}

/**
 * The abbreviations of these classes as one pattern that begins with the word itself; undefined where there are none. Those that
 * only follow a number (`-б`) begin with that number.
 */
export function abbreviationsPattern(rules: Rules, ...kinds: readonly AbbreviationClass[]): string | undefined {
  const listed = [...rules.abbreviations].filter(([, kind]) => kinds.includes(kind)).map(([word]) => word);
  if (listed.length === 0) return undefined;
  return anyOf(listed.map((word) => (word.startsWith("-") ? `\\p{Nd}${escaped(word)}` : abbreviationPattern(word))));
}

/** Words as they stand in the list, and in capitals; undefined for an empty list. */
export function wordsPattern(words: ReadonlySet<string>): string | undefined {
  if (words.size === 0) return undefined;
  return anyOf([...new Set([...words].flatMap((word) => [word, word.toUpperCase()]))].map(escaped));
}

/** Words of a list in small letters, as they stand inside a sentence and at its head. */
export function anywherePattern(words: ReadonlySet<string>): string | undefined {
  if (words.size === 0) return undefined;
  return anyOf(
    [...new Set([...words].flatMap((word) => [word, capitalised(word.charAt(0).toUpperCase() + word.slice(1))]))].map(
      escaped,
    ),
  );
}
