import { lookUp } from "./abbreviation.ts";
import { Kind, kindAt } from "./characters.ts";
import { type Situation, startsWithStarter } from "./sentence.ts";
import { wordAt, wordBefore } from "./word.ts";

/** A word of three letters or more, alone or after another such (`world.Today.Mr`). */
const WHOLE = /^\p{L}{3,}(?:\.\p{L}{3,})?$/u;
const NUMBER = /^\d+$/;

/** Stops of East Asian scripts, which are not followed by white space. */
const WIDE = /[．｡。！？]/;

/** A letter of Kazakh or Russian in the brands of which no question or exclamation mark stands, unlike `Yahoo!Mail`. */
const CYRILLIC = /\p{Script=Cyrillic}/u;

/**
 * Whether a sentence ends at a stop with no white space after it: `келді.Сондықтан`, `world.Today`.
 *
 * Only before a word that opens sentences by the language's list, after a question or exclamation mark before any Cyrillic
 * one, and after a whole word or a number; so never in addresses, file names (`Спортс.Ru`), initials or versions.
 */
export function endsGlued(situation: Situation): boolean {
  const { text, candidate } = situation;
  if (WIDE.test(text.charAt(candidate.stops))) return true;
  if (!startsWithStarter(situation) && !startsWithTitle(situation) && !forgetsSpace(situation)) return false;
  const { text: word, start } = wordBefore(text, candidate.stops);
  if (NUMBER.test(word)) return start > situation.firstWord;
  return WHOLE.test(word) && kindAt(text, start - 1) === Kind.Space;
}

function startsWithTitle({ text, candidate, rules }: Situation): boolean {
  const word = wordAt(text, candidate.head);
  return text[word.end] === "." && candidate.headKind === Kind.Upper && lookUp(rules, word.text) === "never";
}

function forgetsSpace({ text, candidate }: Situation): boolean {
  if (candidate.strength !== "strong" || candidate.closed !== "none" || candidate.headKind !== Kind.Upper) return false;
  return CYRILLIC.test(text.charAt(candidate.stops - 1)) && CYRILLIC.test(text.charAt(candidate.next));
}
