import { abbreviationOf, endsAfterAbbreviation } from "./abbreviation.ts";
import { closesRemark, continuesToIssue } from "./bracket.ts";
import { startsCasually, startsWithAddress } from "./casual.ts";
import { Kind } from "./characters.ts";
import { endsGlued } from "./glued.ts";
import { isInitial } from "./initial.ts";
import { continuesToAttribution } from "./quotation.ts";
import { type Situation, startsWithStarter } from "./sentence.ts";
import { decapitalised, type Word, wordAt, wordBefore } from "./word.ts";

/** A label at the head of a list item or a paragraph: `1.`, `12.`, `IV.`, `A.`, `б.` */
const LABEL = /^(?:\d{1,3}|[IVX]{1,4}|\p{L})$/u;

function isLabel(situation: Situation, word: Word): boolean {
  return LABEL.test(word.text) && situation.firstWord === word.start;
}

function endsAfterPeriod(situation: Situation, user: ReadonlySet<string>): boolean {
  const { text, candidate, rules } = situation;
  const word = wordBefore(text, candidate.stops);
  if (word.text === "") return true;
  if (user.has(word.text) || user.has(decapitalised(word.text))) return false;
  if (isLabel(situation, word)) return false;
  const abbreviation = abbreviationOf(text, word, rules);
  if (abbreviation !== undefined) {
    if (candidate.closed === "quote") return true;
    return candidate.closed === "none" && endsAfterAbbreviation(situation, abbreviation);
  }
  if (isInitial(text, word) && candidate.closed === "none") return startsWithStarter(situation);
  return true;
}

/** Whether a sentence ends at the candidate. `user` holds the user's own abbreviations, without their last stop. */
export function endsSentence(situation: Situation, user: ReadonlySet<string>): boolean {
  const { text, start, firstWord, candidate, rules } = situation;
  const { headKind, strength } = candidate;
  if (headKind === Kind.Space || firstWord === candidate.stops) return false;
  if (candidate.next === candidate.end) return endsGlued(situation);
  const address = startsWithAddress(situation);
  if (headKind === Kind.Lower && !address) return startsCasually(situation);
  if (candidate.sealed) return true;
  if (continuesToAttribution(situation) || closesRemark(situation) || continuesToIssue(situation)) return false;
  switch (strength) {
    case "strong":
      return true;
    case "period":
      return endsAfterPeriod(situation, user);
    case "ellipsis":
      return headKind !== Kind.Digit && !rules.alwaysCapital.has(wordAt(text, candidate.head).text);
    case "emoji":
      // One word and a pictograph (`I ❤ Almaty`) are no sentence yet.
      return headKind !== Kind.Digit && text.slice(start, candidate.stops).trim().includes(" ");
  }
}
