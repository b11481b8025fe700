import { DOUBLED, DROPPING, IN_B, IN_S, NO_PLURALS, SOFT_SIGNED } from "./lexicon.ts";
import { finalSound, isVowel } from "./sounds.ts";
import { lastPart } from "./stems.ts";

/** Whether a word that ends in a possessive is in the plural already: құқықтары, еріктілері. */
export function isPossessedPlural(word: string): boolean {
  const text = word.toLowerCase();
  const [, stem = "", first = ""] = /^(.*)([лдт])(?:ары|ері)$/u.exec(text) ?? [];
  if (![...stem].some(isVowel) || NO_PLURALS.has(lastPart(text).slice(0, -1))) return false;
  const sound = finalSound(stem);
  if (first === "л") return sound === "vowel" || sound === "glide";
  return first === "т" ? sound === "voiceless" : ["lateral", "nasal", "sibilant"].includes(sound);
}

/**
 * What a word was before its possessive of the third person, the likeliest first, each once: министрлігі, министрлік;
 * халқы, халық; лагері, лагерь; бағдарламасы, бағдарлама.
 *
 * @param word ends in ы or і
 */
export function bareWords(word: string): readonly string[] {
  const whole = word.slice(0, -1);
  const known = restored(whole);
  const guessed = /с$/iu.test(whole) && isVowel(whole.at(-2)) ? beforeS(whole) : devoiced(whole);
  return [...new Set([...(known === undefined ? [] : [known]), ...guessed])];
}

const ELIDED: ReadonlyMap<string, string> = new Map(
  [...DROPPING].map((noun) => [noun.slice(0, -2) + noun.slice(-1), noun]),
);
const SHORTENED: ReadonlyMap<string, string> = new Map(
  [...DOUBLED, ...SOFT_SIGNED, "съезд", "поезд"].map((noun) => [noun.slice(0, -1), noun]),
);

/** The word where a list knows it: a vowel or a last letter that the possessive took. */
function restored(whole: string): string | undefined {
  const part = lastPart(whole);
  const known = part.toLowerCase();
  const noun = ELIDED.get(known) ?? SHORTENED.get(known);
  return noun === undefined ? undefined : whole.slice(0, -part.length) + part.charAt(0) + noun.slice(1);
}

/** Of an ending -сы after a vowel: whether the с is the stem's (облысы) or the ending's (қаласы). */
function beforeS(whole: string): readonly string[] {
  const shorter = whole.slice(0, -1);
  // Before any suffix -ст leaves -с: журналисі.
  const inS = /ис$/iu.test(whole) && !isInS(whole) ? [`${whole}т`, whole] : [whole];
  return isStemInS(whole) ? [...inS, shorter] : [shorter, ...inS];
}

/**
 * Nouns in -ыс, -іс and loans in -ис, -ус keep their с (облыс, қозғалыс, келіс), but nouns in -шы, -нды, -гі, -кі, -кті
 * have the ending (басшысы, қорытындысы, белгісі, фактісі); after other vowels it is the ending but for a list.
 */
function isStemInS(whole: string): boolean {
  const text = whole.toLowerCase();
  if (isInS(text)) return true;
  return /[ыіұүуи]с$/u.test(text) && !/(?:ш[ыі]|нд[ыі]|[гк]і|\p{L}қы|кті)с$/u.test(text);
}

function isInS(whole: string): boolean {
  return IN_S.has(lastPart(whole.toLowerCase()));
}

const VOICELESS: Readonly<Record<string, string>> = { ғ: "қ", г: "к", б: "п" };

/** A last ғ, г, б after a vowel was қ, к, п but in loans; a last л, р, н may have had ь. */
function devoiced(whole: string): readonly string[] {
  const text = whole.toLowerCase();
  const letter = VOICELESS[text.slice(-1)];
  if (letter === undefined || !isVowel(text.at(-2))) return /[лрн]$/u.test(text) ? [whole, `${whole}ь`] : [whole];
  const voiceless = whole.slice(0, -1) + letter;
  return IN_B.has(lastPart(text)) ? [whole, voiceless] : [voiceless, whole];
}
