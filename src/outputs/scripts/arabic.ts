import { ARABIC_LETTERS, FRONT_SIGNS, FRONT_VOWELS, GLIDE_BEFORE_E, HAMZA, TS } from "./arabic-letters.ts";
import { type LetterRule, writeLetters } from "./letters.ts";

/**
 * How sounds that Kazakh has only in loanwords are written: as CLDR has them (ц س, дж ج: سيرك), or letter by letter as
 * the Töte editions of Kazakhstan's newspapers do (ц تس, дж دج: تسيرك).
 */
export type LoanStyle = "cldr" | "newspaper";

const GLIDES = [...GLIDE_BEFORE_E].join("");

/**
 * What letters become beside others, the first that fits; all else is `ARABIC_LETTERS`. Patterns are tried at a letter
 * of the word in lower case.
 */
const ARABIC_RULES: readonly LetterRule[] = [
  // A glide is written once: Азия ازيا, қия قيا, армия ارميا; Океания. CLDR: geographical names throughout.
  { pattern: /[ий]я/y, write: "يا" },
  { pattern: /[ий]ю/y, write: "يۋ" },
  { pattern: /[ий]ё/y, write: "يو" },
  // Russian endings: Маврикий ماۆريكي; Гавайи, Ании.
  { pattern: /ий(?![аәеоөұүыі])/y, write: "ي" },
  { pattern: /йи|ии/y, write: "ي" },
  // The soft sign is heard before a vowel only: батальон باتاليون, Пьемонт پيەمونت.
  { pattern: /ьо/y, write: "يو" },
  // Тоқаев توقايەۆ, поезд پويەزد; not after и, which is a glide itself: Диего ديەگو.
  { pattern: new RegExp(`(?<=[${GLIDES}])е`, "y"), write: "يە" },
  // A final velar nasal: Гонконг گونكوڭ, митинг ميتيڭ.
  { pattern: /нг$/y, write: "ڭ" },
  // Double д does not occur in Kazakh: Сиддхам سيدحام. Other doubles stay, as CLDR keeps them: Каннада كاننادا.
  { pattern: /дд/y, write: "د" },
  // No Kazakh word ends in a double letter: металл مەتال, класс كلاس.
  { pattern: /([бвгджзклмнпрстфх])\1$/y, write: (letter) => ARABIC_LETTERS[letter.charAt(0)] ?? "" },
];

const RULES: Readonly<Record<LoanStyle, readonly LetterRule[]>> = {
  cldr: [{ pattern: /дж/y, write: "ج" }, ...ARABIC_RULES],
  newspaper: [{ pattern: /ц+/y, write: TS }, ...ARABIC_RULES],
};

/**
 * A Cyrillic word in Arabic script: for each of its letters what is written for it, so that markup between letters can
 * be kept at its place. Case makes no difference.
 *
 * @param word letters of one word, without hyphens, in lower case
 */
export function arabicWord(word: string, loans: LoanStyle): readonly string[] {
  const written = writeLetters(word, ARABIC_LETTERS, RULES[loans]);
  if (needsHamza(word)) written[0] = HAMZA + (written[0] ?? "");
  return written;
}

/** Whether a word has a front vowel that its letters would not show: ә ө ү і, and none of е э к г. */
export function needsHamza(word: string): boolean {
  let front = false;
  for (const letter of word) {
    if (FRONT_SIGNS.has(letter)) return false;
    if (FRONT_VOWELS.has(letter)) front = true;
  }
  return front;
}

const WRITTEN_FRONT_SIGNS = /[ەگك]/;

/**
 * A given Arabic stem with a suffix, given in Cyrillic, behind it; the hamza is decided on the whole word:
 * ءتىل + -ге is تىلگە, بي + -ді is ءبيدى.
 */
export function arabicStem(
  stem: string,
  suffix: string,
  loans: LoanStyle,
): { readonly stem: string; readonly suffix: readonly string[] } {
  const written = writeLetters(suffix, ARABIC_LETTERS, RULES[loans]);
  const bare = stem.replace(/^[\u0621\u0674]/, "");
  // Only the last word of a phrase takes the suffix.
  const lastWord = bare.slice(bare.search(/[^\s-]*$/));
  if (suffix === "" || lastWord.length < bare.length) return { stem, suffix: written };
  const whole = bare + written.join("");
  const isFront = bare !== stem || [...suffix].some((letter) => FRONT_VOWELS.has(letter));
  return { stem: isFront && !WRITTEN_FRONT_SIGNS.test(whole) ? HAMZA + bare : bare, suffix: written };
}

/** Letters of an abbreviation that is read letter by letter, apart as CLDR and newspapers write them: АҚШ ا ق ش. */
export function arabicAbbreviation(word: string, loans: LoanStyle): readonly string[] {
  return [...word].map((letter, index) => (index === 0 ? "" : "\u00a0") + arabicWord(letter, loans).join(""));
}

const PUNCTUATION: Readonly<Record<string, string>> = { ",": "،", "?": "؟", ";": "؛" };

/** A punctuation mark of Arabic script. Guillemets and brackets stay: Unicode mirrors them on display. */
export function arabicPunctuation(mark: string): string {
  return PUNCTUATION[mark] ?? mark;
}
