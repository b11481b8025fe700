/** Whether a lower-case letter is a vowel of Russian. */
export function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && letter !== "" && "аеёиоуыэюя".includes(letter);
}

/** Whether a lower-case letter is a consonant of Russian, й among them. */
export function isConsonant(letter: string | undefined): boolean {
  return letter !== undefined && /^[бвгджзйклмнпрстфхцчшщ]$/u.test(letter);
}

/** How many syllables a word has: its vowels, whatever their case. */
export function syllables(word: string): number {
  return [...word.toLowerCase()].filter(isVowel).length;
}

/** Whether a word begins with a capital. */
export function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** Whether a word is written in Cyrillic letters and hyphens only. */
export function isCyrillic(word: string): boolean {
  return /^(?:\p{Script=Cyrillic}|-)+$/u.test(word);
}

/** The same text with е for every ё: Russian texts seldom print the dots. */
export function foldYo(text: string): string {
  return text.replaceAll("ё", "е").replaceAll("Ё", "Е");
}
