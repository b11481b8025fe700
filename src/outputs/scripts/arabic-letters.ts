/**
 * Kazakh in Arabic script (töte jazu, Baitursynov's reformed alphabet as Kazakhs of China and the Töte editions of
 * Kazakhstan's newspapers write it): what each Cyrillic letter becomes where no rule of `arabic.ts` says otherwise.
 *
 * Sources: CLDR 48, locale kk-Arab (spelling of و ۇ ۋ ۆ, ي for both и and й, چ, ھ, European digits); the letter tables
 * of MediaWiki's KkConverter and of apertium-kaz were compared, not copied. Front vowels share their letters with back
 * ones: a hamza before the word tells them apart (see `needsHamza`).
 */
export const ARABIC_LETTERS: Readonly<Record<string, string>> = {
  а: "ا",
  ә: "ا",
  б: "ب",
  в: "ۆ",
  г: "گ",
  ғ: "ع",
  д: "د",
  е: "ە",
  ё: "يو",
  ж: "ج",
  з: "ز",
  и: "ي",
  й: "ي",
  к: "ك",
  қ: "ق",
  л: "ل",
  м: "م",
  н: "ن",
  ң: "ڭ",
  о: "و",
  ө: "و",
  п: "پ",
  р: "ر",
  с: "س",
  т: "ت",
  у: "ۋ",
  ұ: "ۇ",
  ү: "ۇ",
  ф: "ف",
  х: "ح",
  һ: "ھ",
  ц: "س",
  ч: "چ",
  ш: "ش",
  щ: "شش",
  ъ: "",
  ы: "ى",
  і: "ى",
  ь: "",
  э: "ە",
  ю: "يۋ",
  я: "يا",
  // Letters of neighbouring languages, in names that are quoted: by their sound.
  ї: "ي",
  є: "يە",
  ґ: "گ",
  ў: "ۋ",
  ӯ: "ۋ",
  ӣ: "ي",
  ҳ: "ھ",
  ҷ: "ج",
  җ: "ج",
  ҝ: "گ",
  ҹ: "ج",
  ѓ: "گ",
  ќ: "ك",
  ђ: "دج",
  ћ: "چ",
  ј: "ي",
  љ: "ل",
  њ: "ن",
  џ: "دج",
  ѕ: "دز",
  ҥ: "ڭ",
  ӊ: "ڭ",
  ԥ: "پ",
  ӱ: "ۇ",
  ӧ: "و",
  ӓ: "ا",
  ӕ: "ا",
  ѐ: "ە",
  ѝ: "ي",
};

/** The high hamza of front words. CLDR and newspapers write U+0621; U+0674, which MediaWiki writes, is read as well. */
export const HAMZA = "ء";

/** Vowels that Arabic script does not tell from back ones. */
export const FRONT_VOWELS: ReadonlySet<string> = new Set(["ә", "ө", "ү", "і"]);

/** Letters that make a word front by themselves, so that it needs no hamza. */
export const FRONT_SIGNS: ReadonlySet<string> = new Set(["е", "э", "є", "к", "г", "ґ"]);

/** Vowels after which е is spoken and written with a glide: Тоқаев توقايەۆ. */
export const GLIDE_BEFORE_E: ReadonlySet<string> = new Set(["а", "ә", "о", "ө", "ұ", "ү", "ы", "і", "ь"]);

/** ц as newspapers of Kazakhstan write it: процесс پروتسەس. */
export const TS = "تس";
