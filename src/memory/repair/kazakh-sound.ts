/**
 * The last sound of Kazakh words and numerals, by which suffixes are chosen.
 *
 * A suffix takes back or front vowels after the word's last vowel, and its first consonant from the word's last sound:
 * бес-ке, алты-ға, он-нан, жүз-ден (vowel harmony and assimilation in any grammar of Kazakh; the numerals also by the
 * ordinals of apertium-kaz).
 */

/** Equal for words that take every suffix in the same form, e.g. `back nasal`. */
export type SoundClass = string;

const SPOKEN = {
  units: ["", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"],
  tens: ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"],
} as const;

/** Words for the place of the last digit that is no zero, from hundreds up. */
const PLACES = ["жүз", "мың", "мың", "мың", "миллион", "миллион", "миллион", "миллиард", "миллиард", "миллиард"];

/** The class of a whole number as it is read out; undefined where that is not certain (decimals, very long numbers). */
export function numeralSound(value: string): SoundClass | undefined {
  if (!/^-?\d{1,12}$/.test(value)) return undefined;
  const digits = value.replace(/^-/, "");
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  if (zeros === digits.length) return wordSound("нөл");
  const digit = Number(digits.at(-1 - zeros));
  const spoken = zeros === 0 ? SPOKEN.units[digit] : zeros === 1 ? SPOKEN.tens[digit] : PLACES[zeros - 2];
  return spoken === undefined ? undefined : wordSound(spoken);
}

const FINALS: readonly (readonly [RegExp, string])[] = [
  [/[аәеоөыіұүя]$/u, "vowel"],
  [/[уйю]$/u, "glide"],
  [/р$/u, "r"],
  [/л$/u, "l"],
  [/з$/u, "z"],
  [/[мнң]$/u, "nasal"],
  [/[пфкқтсшщчцхбвгд]$/u, "voiceless"],
];

/** The class of a word; undefined where its last vowel does not tell the harmony, as и, у and э in loans and names. */
export function wordSound(word: string): SoundClass | undefined {
  const folded = word.toLowerCase().normalize("NFC");
  if (/[её]в$/u.test(folded)) return undefined; // surnames take back suffixes: Тоқаевтың
  const final = FINALS.find(([pattern]) => pattern.test(folded))?.[1];
  const vowel = /[аәеоөыіұүуиэёюя](?=[^аәеоөыіұүуиэёюя]*$)/u.exec(folded.replace(/у$/u, ""))?.[0] ?? "";
  const harmony = /[аоыұ]/u.test(vowel) ? "back" : /[әеөіү]/u.test(vowel) ? "front" : undefined;
  if (final === undefined || harmony === undefined) return undefined;
  return `${harmony} ${final}`;
}

/** Words that follow the sound of the word before them, though written apart. */
export const HARMONIC_WORD: RegExp =
  /^[\s\u00A0\u202F]+(?:да|де|та|те|ма|ме|ба|бе|па|пе|мен|бен|пен|ғой|қой)(?!\p{L})/u;
