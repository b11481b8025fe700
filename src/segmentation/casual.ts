import { abbreviationOf } from "./abbreviation.ts";
import { Kind, kindAt } from "./characters.ts";
import type { Situation } from "./sentence.ts";
import { wordAt, wordBefore } from "./word.ts";

/** What begins a sentence although it has no capital: an address, somebody's handle. */
const ADDRESS = /https?:\/\/|www\.|@[\p{L}\p{N}]/uy;

/** Whether an address or a handle comes next. */
export function startsWithAddress({ text, candidate }: Situation): boolean {
  if (candidate.headKind === Kind.Upper) return false;
  ADDRESS.lastIndex = candidate.next;
  return ADDRESS.test(text);
}

const LEAST_LETTERS = 2;

const WHOLE = /^\p{L}{3,}$/u;

/** A word too long for an abbreviation that no list has: `ext.`, `resp.`, `diff.` are shorter. */
const LONG = /^\p{L}{5,}$/u;

/** Whether the word before the stop is no abbreviation, by the letter in which it ends. */
function endsInWholeWord({ text, candidate, rules }: Situation): boolean {
  if (candidate.closed !== "none") return false;
  const word = wordBefore(text, candidate.stops).text;
  return rules.wholeEndings.includes(word.at(-1) ?? " ") && WHOLE.test(word) && !rules.abbreviations.has(word);
}

/**
 * Whether a new sentence begins with a small letter, as in messages that leave capitals out.
 *
 * After a sentence that itself began with a small letter, any word may follow a question or exclamation mark, and in a
 * language with a `casual` list a single full stop after a long word; else only a word of that list, after a full stop.
 */
export function startsCasually(situation: Situation): boolean {
  const { text, candidate, rules } = situation;
  if (candidate.closed === "quote" || candidate.next !== candidate.head) return false;
  if (candidate.strength === "period" && endsInWholeWord(situation)) return true;
  if (rules.casual.size === 0 && rules.wholeEndings === "") return false;
  const careless = kindAt(text, situation.firstWord) === Kind.Lower;
  if (candidate.strength === "strong" && careless) return true;
  if (candidate.strength !== "period" || rules.casual.size === 0) return false;
  const word = wordBefore(text, candidate.stops);
  if (word.text.length < LEAST_LETTERS || abbreviationOf(text, word, rules) !== undefined) return false;
  // Two stops are a pause for breath.
  const single = candidate.closed === "none" && text[candidate.stops + 1] !== ".";
  return (careless && single && LONG.test(word.text)) || rules.casual.has(wordAt(text, candidate.head).text);
}
