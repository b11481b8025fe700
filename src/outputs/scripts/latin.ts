import { LATIN_2021, type LatinAlphabet } from "./latin-letters.ts";
import { type LetterRule, writeLetters } from "./letters.ts";

/** и and й are one letter, i, which is written once: Азия Azia, армия armia, Юрий Iuri. */
const LATIN_RULES: readonly LetterRule[] = [
  { pattern: /[ий]я/y, write: "ia" },
  { pattern: /[ий]ю/y, write: "iu" },
  { pattern: /[ий]ё/y, write: "io" },
  { pattern: /ий(?![аәеоөұүыі])/y, write: "i" },
  { pattern: /йи|ии/y, write: "i" },
  { pattern: /ьо/y, write: "io" },
];

/**
 * A Cyrillic word in a Latin alphabet: for each of its letters what is written for it, with its case.
 *
 * A capital that becomes two letters is `İa` before a small letter and `İA` among capitals.
 *
 * @param word letters of one word as they stand in the text
 * @param lower the same in lower case
 */
export function latinWord(word: string, lower: string, alphabet: LatinAlphabet = LATIN_2021): readonly string[] {
  const written = writeLetters(lower, alphabet.letters, LATIN_RULES);
  const isAllCapitals = word.length > 1 && !/\p{Ll}/u.test(word);
  return written.map((letters, at) => {
    if (word.charAt(at) === lower.charAt(at)) return letters;
    const [first = "", ...rest] = letters;
    return capital(first, alphabet) + rest.map((one) => (isAllCapitals ? capital(one, alphabet) : one)).join("");
  });
}

function capital(letter: string, alphabet: LatinAlphabet): string {
  return Object.hasOwn(alphabet.capital, letter) ? (alphabet.capital[letter] ?? "") : letter.toUpperCase();
}

/** A rendering in capitals by the alphabet's own casing. */
export function latinCapitals(text: string, alphabet: LatinAlphabet = LATIN_2021): string {
  return [...text].map((letter) => capital(letter, alphabet)).join("");
}
