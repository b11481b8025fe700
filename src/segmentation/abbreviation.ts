import { Kind, kindAt } from "./characters.ts";
import type { AbbreviationClass, Rules } from "./rules/rules.ts";
import { isFronted, type Situation, startsWithStarter } from "./sentence.ts";
import { capitalised, decapitalised, isAllCaps, type Word, wordAt, wordBefore } from "./word.ts";

/** Two or more parts of one or two letters with stops between: `U.S`, `К.К`, `т.б`, `Ж.-К`. */
const DOTTED = /^\p{L}{1,2}(?:\.-?\p{L}{1,2})+$/u;

/** The class of an abbreviation, given without its last stop; undefined where it is in no list. */
export function lookUp(rules: Rules, word: string): AbbreviationClass | undefined {
  const { abbreviations } = rules;
  const found = abbreviations.get(word);
  // A single capital is an initial, whatever its small letter stands for.
  if (found !== undefined || word.length < 2) return found;
  const small = abbreviations.get(decapitalised(word));
  // `PROF.` is `prof.`, but `Т. Б.` are somebody's initials and not `т. б.`
  if (small !== undefined || word.includes(".") || !isAllCaps(word)) return small;
  return abbreviations.get(word.toLowerCase()) ?? abbreviations.get(capitalised(word));
}

/** The end of a number with a suffix (`30-жж`, `174-б`); the rules list such suffixes with their hyphen. */
const SUFFIX = /(?<=\d)-\p{L}+$/u;
/** The last of two words with no white space between them: `Tuesday.Mr`. */
const GLUED = /(?<=\p{L}{3}\.)\p{L}+$/u;

function lastPart(word: string): string {
  // Nearly every word has neither sign; looking for them first is what keeps long texts quick.
  if (!word.includes("-") && !word.includes(".")) return "";
  return (SUFFIX.exec(word) ?? GLUED.exec(word))?.[0] ?? "";
}

/** Small-letter parts written apart (`т. д`, `н. э`, `a. m`) as one word, where the part before the last ends in a stop as well. */
function withEarlierParts(text: string, word: Word): Word {
  let whole = word;
  for (let parts = 0; parts < 2 && whole.text.length <= 5; parts++) {
    let end = whole.start;
    while (end > 0 && whole.start - end < 2 && kindAt(text, end - 1) === Kind.Space) end--;
    if (end === whole.start || text[end - 1] !== ".") break;
    const earlier = wordBefore(text, end - 1);
    if (earlier.text.length === 0 || earlier.text.length > 2) break;
    whole = { start: earlier.start, end: word.end, text: `${earlier.text}.${whole.text}` };
  }
  return whole;
}

/** An abbreviation before a stop: its class, and where it begins. */
export interface Abbreviation {
  readonly kind: AbbreviationClass;
  readonly start: number;
}

/** The abbreviation that ends at the word before the stop, or undefined where it is an ordinary word. */
export function abbreviationOf(text: string, word: Word, rules: Rules): Abbreviation | undefined {
  if (word.text.length <= 3 && kindAt(word.text, 0) === Kind.Lower) {
    const whole = withEarlierParts(text, word);
    if (whole.start < word.start && DOTTED.test(whole.text))
      return { kind: lookUp(rules, whole.text) ?? "starter", start: whole.start };
    const earlier = wordBefore(text, word.start);
    const kind = rules.abbreviations.get(`${earlier.text}+${word.text}`);
    if (kind !== undefined) return { kind, start: earlier.start };
  }
  const kind = lookUp(rules, word.text) ?? lookUp(rules, lastPart(word.text));
  if (kind !== undefined) return { kind, start: word.start };
  return DOTTED.test(word.text) ? { kind: "starter", start: word.start } : undefined;
}

/** Roman numbers, also with a Cyrillic Х, and words that multiply a number. */
const NUMERAL = /^(?:[IVXLХ]+|тыс|млн|млрд|трлн)$/;

/** Whether a number stands before `start`, past white space: `5 т`, `XX в`, `1,2 млн. т`. */
function followsNumber(text: string, start: number): boolean {
  let end = start;
  while (end > 0 && start - end < 3 && kindAt(text, end - 1) === Kind.Space) end--;
  if (kindAt(text, end - 1) === Kind.Digit) return true;
  return NUMERAL.test(wordBefore(text, text[end - 1] === "." ? end - 1 : end).text);
}

function endsAfterTime(situation: Situation, { start }: Abbreviation): boolean {
  const { text, candidate, rules } = situation;
  const next = wordAt(text, candidate.head);
  if (rules.followers.has(next.text) || rules.followers.has(wordAt(text, next.end + 1).text)) return false;
  return startsWithStarter(situation) || !isFronted(situation, start);
}

/** Whether the sentence ends after this abbreviation, given that a capital or a digit follows. */
export function endsAfterAbbreviation(situation: Situation, abbreviation: Abbreviation): boolean {
  const { text, candidate } = situation;
  // `ALMATY, 5 янв. — The government`: after an abbreviation a dash goes on.
  if (candidate.dash) return false;
  const beforeDigit = candidate.headKind === Kind.Digit;
  switch (abbreviation.kind) {
    case "never":
      return false;
    case "number":
      return !beforeDigit;
    case "starter":
      return startsWithStarter(situation);
    case "bracketed":
      return kindAt(text, abbreviation.start - 1) !== Kind.Opening;
    case "counted":
      if (beforeDigit || !followsNumber(text, abbreviation.start)) return false;
      return endsAfterTime(situation, abbreviation);
    case "time":
      return endsAfterTime(situation, abbreviation);
  }
}
