// Latin letters above the Cyrillic ones that look like them, those of Kazakh among them. Small t, b and n look like
// Cyrillic letters in italics or as capitals alone. ə and ɵ are Latin letters of other alphabets.
const LATIN = "aceəhijkmopxyABCEƏHIKMOƟPTXYɵëË";
const CYRILLIC = "асеәһіјкморхуАВСЕӘНІКМОӨРТХУөёЁ";

const cyrillicOf: ReadonlyMap<string, string> = new Map(
  [...LATIN].map((letter, index) => [letter, [...CYRILLIC][index] ?? letter]),
);
const latinOf: ReadonlyMap<string, string> = new Map(
  [...LATIN].map((letter, index) => [[...CYRILLIC][index] ?? letter, letter]),
);

/** Letters of other Cyrillic alphabets above those of Kazakh that they resemble. */
const FOREIGN = "ӊӉӈӇҥҤӄӃҟҞҡҠӷӶӻӺҕҔѳѲӱӰ";
const KAZAKH = "ңҢңҢңҢқҚқҚқҚғҒғҒғҒөӨүҮ";
const kazakhOf: ReadonlyMap<string, string> = new Map(
  [...FOREIGN].map((letter, index) => [letter, [...KAZAKH][index] ?? letter]),
);

/** The word in Cyrillic letters; undefined where one of its Latin letters resembles none, of Kazakh only if `isKazakh`. */
export function toCyrillic(word: string, isKazakh: boolean): string | undefined {
  let out = "";
  for (const letter of word.normalize("NFC")) {
    const meant = cyrillicOf.get(letter) ?? letter;
    if (/\p{Script=Latin}/u.test(meant) || (!isKazakh && meant !== letter && /[әһіӘІөӨ]/u.test(meant)))
      return undefined;
    out += meant;
  }
  return out;
}

/** The word in Latin letters; undefined where one of its Cyrillic letters resembles none. */
export function toLatin(word: string): string | undefined {
  let out = "";
  for (const letter of word) {
    const meant = latinOf.get(letter) ?? letter;
    if (/\p{Script=Cyrillic}/u.test(meant)) return undefined;
    out += meant;
  }
  return out;
}

/** The word with Kazakh letters for those of other Cyrillic alphabets. */
export function toKazakh(word: string): string {
  return word.replace(/[\u0400-\u052F]/gu, (letter) => kazakhOf.get(letter) ?? letter);
}

/** Whether it is a Roman numeral below 4,000, of two letters or more, in Latin capitals. */
export function isRoman(word: string): boolean {
  return word.length > 1 && /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(word);
}
