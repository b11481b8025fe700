import type { Candidate } from "./candidate.ts";
import { Kind } from "./characters.ts";
import type { Rules } from "./rules/rules.ts";
import { wordAt } from "./word.ts";

/** A candidate within its sentence: what a rule may look at. */
export interface Situation {
  readonly text: string;
  /** Where the sentence begins that would end here. */
  readonly start: number;
  /** The first letter or digit of the sentence, or the candidate's stops where it has none. */
  readonly firstWord: number;
  readonly candidate: Candidate;
  readonly rules: Rules;
}

/** Most words of a phrase that still counts as the head of its sentence. */
const FRONTED_WORDS = 4;
const FRONTED_REACH = 48;

/**
 * Whether all of the sentence so far is an adverbial at its head, so that the clause is yet to come:
 * `In 44 B.C. Caesar …`, `В декабре 1991 г. Казахстан …`.
 *
 * @param end where the abbreviation begins that may end the sentence
 */
export function isFronted(situation: Situation, end: number): boolean {
  const { text, rules, firstWord: first } = situation;
  if (end - first > FRONTED_REACH) return false;
  const belongs = (word: string): boolean => /^[\d(]/.test(word) || rules.fronting.has(word.replace(/[.,]$/, ""));
  const phrase = text.slice(first, end).trim().toLowerCase().split(/\s+/);
  return belongs(phrase[0] ?? "") && (phrase.length < FRONTED_WORDS || phrase.every(belongs));
}

/** Whether the word after the candidate opens sentences, by the language's list. One before a stop (`А.`, `No. 1`) does not. */
export function startsWithStarter({ text, candidate, rules }: Situation): boolean {
  if (candidate.headKind !== Kind.Upper) return false;
  const word = wordAt(text, candidate.head);
  if (text[word.end] === ".") return false;
  return rules.starters.has(word.text) || rules.starters.has(word.text.charAt(0) + word.text.slice(1).toLowerCase());
}
