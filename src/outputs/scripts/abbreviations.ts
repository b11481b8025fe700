const VOWELS = "АӘЕЁИОӨУҰҮЫІЭЮЯ";
const LONGEST = 5;
const CAPITALS = new RegExp(`^[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,${LONGEST}}$`, "u");
const TWO_VOWELS = new RegExp(`[${VOWELS}].*[${VOWELS}]`, "u");
const UNPRONOUNCEABLE = new RegExp(`[${VOWELS}]{2}|[^${VOWELS}]{3}|^[^${VOWELS}]{2}`, "u");

/** Consonant, vowel, consonant: БАҚ is said as a word, and ТІЛ is one. */
const SYLLABLE = new RegExp(`^[^${VOWELS}][${VOWELS}][^${VOWELS}]$`, "u");

/**
 * Whether a word in capitals is an abbreviation that is read letter by letter, as АҚШ, БҰҰ and ЕҚЫҰ are; НАТО, ОПЕК
 * and БАҚ are read as words. By its form: short, or with vowels or consonants that no word has side by side.
 */
export function isSpelt(word: string): boolean {
  if (!CAPITALS.test(word)) return false;
  if (SYLLABLE.test(word)) return false;
  return word.length < 4 || !TWO_VOWELS.test(word) || UNPRONOUNCEABLE.test(word);
}
