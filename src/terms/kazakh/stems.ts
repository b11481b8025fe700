import { DROPPING, KEEPING_P } from "./lexicon.ts";
import { finalSound, type Harmony, isVowel, type Sound } from "./sounds.ts";

/** A word as suffixes come after it. */
export interface Stem {
  /** Without any suffix. */
  readonly cited: string;
  /** Before a consonant. */
  readonly bare: string;
  /** Before a vowel. */
  readonly beforeVowel: string;
  readonly sound: Sound;
  /** Where the stem alone decides it: after the і that some loans take. */
  readonly harmony?: Harmony;
}

/** The stem of a word that never changes but for a final ь before a vowel: a name. */
export function plainStem(word: string): Stem {
  return { cited: word, bare: word, beforeVowel: word.replace(/[ьъ]$/u, ""), sound: finalSound(word) };
}

/**
 * The stem of a noun by the basic rules of Kazakh orthography (1983, § 35 and on voicing; 2018, § 93–95).
 *
 * - қ, к, п after a vowel are voiced before one: кітап, кітабы; some nouns lose a vowel then: халық, халқы.
 * - Loans: -ст and -зд keep one consonant before any suffix (журналистер, съезге), a doubled one too (класқа), -кт, -ск,
 *   -пт, -фт, -нг take і (фактінің, дискілер, митингіге), a final ь goes before a vowel (лагері).
 */
export function nounStem(word: string): Stem {
  const text = word.toLowerCase();
  if (/(?:[^н]кт|ск|[пф]т|нг)$/u.test(text)) return extended(word);
  if (isShortened(text)) return { ...plainStem(word.slice(0, -1)), cited: word };
  const dropped = withoutVowel(word);
  if (dropped !== undefined) return { ...plainStem(word), beforeVowel: dropped };
  if (text.endsWith("п") && KEEPING_P.test(text)) return plainStem(word);
  return voicedStem(word);
}

/** Further stems that stand in texts, right or not: voiced or not, shortened or not, with і or without. */
export function laxStems(word: string): readonly Stem[] {
  const text = word.toLowerCase();
  const plain = plainStem(word);
  // қ stands in no loan, so that before a vowel it never stays; жақын is not of жақ.
  const stems: Stem[] = text.endsWith("қ") ? [voicedStem(word)] : [plain, voicedStem(word)];
  if (/[\p{L}][ыі][қкпнзсрл]$/u.test(text) && syllables(text) > 1)
    stems.push({ ...plain, beforeVowel: word.slice(0, -2) + word.slice(-1) });
  if (/(?:[сз][тд]|([^аәеоөұүыіэяёуию])\1)ь?$/u.test(text)) {
    const shorter = word.replace(/.ь?$/u, "");
    stems.push({ ...plainStem(shorter), cited: word });
  }
  if (/(?:[кнспф]т|[рнсл]к|нг)$/u.test(text)) stems.push(extended(word));
  if (/[бвгд]$/u.test(text)) stems.push({ ...plain, sound: "sibilant" });
  if (/[ию]$/u.test(text)) stems.push({ ...plain, sound: "vowel" });
  return stems;
}

function extended(word: string): Stem {
  const longer = `${word}і`;
  return { cited: word, bare: longer, beforeVowel: longer, sound: "vowel", harmony: "front" };
}

/** -зд always, -ст of more than one syllable, and a doubled consonant. */
function isShortened(text: string): boolean {
  if (text.endsWith("зд")) return true;
  return (text.endsWith("ст") && syllables(text) > 1) || /([лмсптфн])\1$/u.test(text);
}

function withoutVowel(word: string): string | undefined {
  return DROPPING.has(lastPart(word.toLowerCase())) ? word.slice(0, -2) + word.slice(-1) : undefined;
}

const VOICED: Readonly<Record<string, string>> = { қ: "ғ", к: "г", п: "б" };

function voicedStem(word: string): Stem {
  const plain = plainStem(word);
  const letter = VOICED[word.slice(-1).toLowerCase()];
  if (letter === undefined || !isVowel(word.at(-2))) return plain;
  return { ...plain, beforeVowel: word.slice(0, -1) + letter };
}

/** The part of a compound that inflects. */
export function lastPart(word: string): string {
  return word.slice(word.lastIndexOf("-") + 1);
}

function syllables(text: string): number {
  return text.match(/[аәеоөұүыіэяёию]|(?<![аәеоөұүыіэяё])у/gu)?.length ?? 0;
}
