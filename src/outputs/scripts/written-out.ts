/**
 * Abbreviations that Arabic script writes out: CLDR's kk-Arab has no short days, months and units, and a contraction
 * without vowels cannot be read in it. In the form that stands in a dictionary; a case that the sentence asks for is
 * not made. Source: the short forms of CLDR's kk.
 */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  дс: "дүйсенбі",
  сс: "сейсенбі",
  ср: "сәрсенбі",
  бс: "бейсенбі",
  жм: "жұма",
  сб: "сенбі",
  жс: "жексенбі",
};

/** The same, with their full stop. */
const WITH_FULL_STOP: Readonly<Record<string, string>> = {
  дүй: "дүйсенбі",
  сей: "сейсенбі",
  сәр: "сәрсенбі",
  бей: "бейсенбі",
  жұм: "жұма",
  сен: "сенбі",
  жек: "жексенбі",
  қаң: "қаңтар",
  ақп: "ақпан",
  нау: "наурыз",
  сәу: "сәуір",
  мам: "мамыр",
  мау: "маусым",
  шіл: "шілде",
  там: "тамыз",
  қыр: "қыркүйек",
  қаз: "қазан",
  қар: "қараша",
  жел: "желтоқсан",
  мин: "минут",
  сек: "секунд",
  сағ: "сағат",
};

/** These are words as well (you, house, goose, snow, ridge, wind), and may end a sentence. */
const ALSO_WORDS: ReadonlySet<string> = new Set(["сен", "там", "қаз", "қар", "қыр", "жел", "мам"]);

/**
 * The word that an abbreviation stands for, in Cyrillic, with how many characters of the text behind it, its full stop,
 * belong to it; undefined for all that is none.
 *
 * @param lower the word in lower case
 * @param after the text that follows it
 */
export function writtenOut(
  lower: string,
  after: string,
): { readonly word: string; readonly taken: number } | undefined {
  if (Object.hasOwn(WRITTEN_OUT, lower)) return { word: WRITTEN_OUT[lower] ?? lower, taken: 0 };
  if (!Object.hasOwn(WITH_FULL_STOP, lower) || !after.startsWith(".")) return undefined;
  if (ALSO_WORDS.has(lower) && !/^\.[ \u00a0]?[\p{Ll}\p{Nd},]/u.test(after)) return undefined;
  return { word: WITH_FULL_STOP[lower] ?? lower, taken: 1 };
}
