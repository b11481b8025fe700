/** A version of the Kazakh Latin alphabet. The alphabet changed several times since 2017, so texts name theirs. */
export interface LatinAlphabet {
  readonly version: string;
  readonly source: string;
  /** By Cyrillic lower-case letter. Capitals come from `capital` and, where that has none, from Unicode. */
  readonly letters: Readonly<Record<string, string>>;
  /** Capitals that Unicode's own casing gets wrong: і and и are I and İ, as in Turkish. */
  readonly capital: Readonly<Record<string, string>>;
}

/**
 * The project of 28 January 2021: 31 letters with Ä Ğ I İ Ñ Ö Ş Ū Ü; и and й are both i, і is ı, ы is y, у is u.
 *
 * Not in force (as of 2021; the transition is put off to 2031). The letters of loanwords (ё ц ч щ э ю я ъ ь) are not
 * in the alphabet: they follow the spelling of the texts that were published with it, and are marked in
 * `docs/language-review.md`.
 */
export const LATIN_2021: LatinAlphabet = {
  version: "2021-01-28",
  source: "Project of the Kazakh alphabet on Latin script, National Commission, 28 January 2021",
  letters: {
    а: "a",
    ә: "ä",
    б: "b",
    в: "v",
    г: "g",
    ғ: "ğ",
    д: "d",
    е: "e",
    ж: "j",
    з: "z",
    и: "i",
    й: "i",
    к: "k",
    қ: "q",
    л: "l",
    м: "m",
    н: "n",
    ң: "ñ",
    о: "o",
    ө: "ö",
    п: "p",
    р: "r",
    с: "s",
    т: "t",
    у: "u",
    ұ: "ū",
    ү: "ü",
    ф: "f",
    х: "h",
    һ: "h",
    ш: "ş",
    ы: "y",
    і: "ı",
    // not letters of the alphabet
    ё: "io",
    ц: "s",
    ч: "ch",
    щ: "şş",
    ъ: "",
    ь: "",
    э: "e",
    ю: "iu",
    я: "ia",
    // neighbouring languages
    ї: "i",
    є: "ie",
    ґ: "g",
    ў: "u",
    ӯ: "ū",
    ӣ: "i",
    ҳ: "h",
    ҷ: "j",
    җ: "j",
    ҝ: "g",
    ҹ: "j",
    ѓ: "g",
    ќ: "k",
    ђ: "dj",
    ћ: "ch",
    ј: "i",
    љ: "l",
    њ: "n",
    џ: "dj",
    ѕ: "dz",
    ҥ: "ñ",
    ӊ: "ñ",
    ԥ: "p",
    ӱ: "ü",
    ӧ: "ö",
    ӓ: "ä",
    ӕ: "ä",
    ѐ: "e",
    ѝ: "i",
  },
  capital: { i: "İ", ı: "I" },
};
