import { Kind, kindAt } from "./characters.ts";
import { type Situation, startsWithStarter } from "./sentence.ts";
import { wordAt } from "./word.ts";

/** Most words of a speaker's name between the quotation and its verb. */
const NAME_WORDS = 4;

/**
 * Whether a closed quotation goes on to its attribution: `“Stop!” Hammel added`, `«Где он?» — Асель …`.
 *
 * A dash after a closing quotation mark always continues. Otherwise up to four words of a name and a verb of speech do.
 */
export function continuesToAttribution(situation: Situation): boolean {
  const { text, candidate, rules } = situation;
  if (candidate.closed !== "quote") return false;
  if (candidate.dash) return true;
  if (candidate.strength === "period" || startsWithStarter(situation)) return false;
  let index = candidate.head;
  for (let count = 0; count <= NAME_WORDS; count++) {
    const word = wordAt(text, index);
    if (rules.speech.has(word.text)) return count > 0;
    if (word.text === "" || kindAt(text, word.start) !== Kind.Upper) return false;
    index = text[word.end] === "." ? word.end + 1 : word.end;
    while (kindAt(text, index) === Kind.Space && index < text.length && index - word.end < 3) index++;
  }
  return false;
}
