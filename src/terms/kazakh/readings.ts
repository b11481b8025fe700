import { finalSound, type Harmony, harmonyOf, type Sound } from "./sounds.ts";

/** How what is not written as it is spoken takes its suffixes. */
export interface Reading {
  readonly sound: Sound;
  readonly harmony: Harmony;
}

/**
 * What the name of a letter sounds like at its end. Read: СІМ-ге, ІІМ-нің, АҚШ-тың, ҚХР-дың, ТМД-ға, ЖШС-нің (adilet.zan.kz
 * also has -ның: both match). Vowels sound as themselves.
 */
const LETTERS: Readonly<Record<string, Reading>> = Object.fromEntries(
  (
    [
      ["аоұыяу", "vowel", "back"],
      ["әөүіеэиё", "vowel", "front"],
      ["қхһғд", "vowel", "back"],
      ["бвгжзкпстцч", "vowel", "front"],
      ["мнң", "nasal", "front"],
      ["л", "lateral", "front"],
      ["рй", "glide", "back"],
      ["ф", "voiceless", "front"],
      ["шщ", "voiceless", "back"],
    ] as const
  ).flatMap(([letters, sound, harmony]) => [...letters].map((letter) => [letter, { sound, harmony }])),
);

/** How an abbreviation is read, the likeliest first: as a word where a vowel stands before its last letter (БАҚ), else by letters. */
export function abbreviationReadings(word: string): readonly Reading[] {
  const text = word.toLowerCase();
  const asWord: Reading = { sound: finalSound(text), harmony: harmonyOf(text) };
  const byLetter = LETTERS[text.slice(-1)] ?? asWord;
  const first = /[аәеоөұүыіэиу]\p{L}$/u.test(text) ? asWord : byLetter;
  const sounds = new Set([first.sound, byLetter.sound, asWord.sound]);
  const harmonies = new Set<Harmony>([first.harmony, "back", "front"]);
  return [...harmonies].flatMap((harmony) => [...sounds].map((sound) => ({ sound, harmony })));
}

/** How the last numeral of a number is read (Kazakh numerals): 2020-дан, 5000-ға, 19-ға. */
const UNITS = ["", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"] as const;
const TENS = ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"] as const;

/** How a number is read at its end. */
export function numberReadings(digits: string): readonly Reading[] {
  const word = lastNumeral(digits);
  return [{ sound: finalSound(word), harmony: harmonyOf(word) }];
}

function lastNumeral(digits: string): string {
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  if (zeros === digits.length) return "нөл";
  if (zeros === 0) return UNITS[Number(digits.slice(-1))] ?? "";
  if (zeros === 1) return TENS[Number(digits.slice(-2, -1))] ?? "";
  if (zeros === 2) return "жүз";
  return zeros < 6 ? "мың" : zeros < 9 ? "миллион" : "миллиард";
}

/** How English letters' names end: BBC-дің (си), CNN-нің (эн). */
const ENGLISH_LETTER: Readonly<Record<string, Sound>> = Object.fromEntries(
  (
    [
      ["BCDGJKPQTVWZ", "glide"],
      ["FHSX", "voiceless"],
      ["L", "lateral"],
      ["MN", "nasal"],
      ["R", "glide"],
    ] as const
  ).flatMap(([letters, sound]) => [...letters].map((letter) => [letter, sound])),
);

const LATIN: readonly (readonly [Sound, RegExp])[] = [
  ["vowel", /[aou]$|[^aeiou]ee$/],
  ["glide", /[eiouy]$|r$|w$|y$/],
  ["lateral", /l$/],
  ["nasal", /[mn]g?$/],
  ["sibilant", /z$/],
];

/**
 * How a name in Latin letters is read, the likeliest first: Reuters-тің, Google-дың, Facebook-ке.
 *
 * By English spelling: a last e after a consonant is silent; the last vowel decides on harmony. Both harmonies match.
 */
export function foreignReadings(word: string): readonly Reading[] {
  const spelt =
    /^[A-Z]*[B-DF-HJ-NP-TV-XZ]$/.test(word) && !/[AEIOU]/.test(word) ? ENGLISH_LETTER[word.slice(-1)] : undefined;
  if (spelt !== undefined)
    return [
      { sound: spelt, harmony: "front" },
      { sound: spelt, harmony: "back" },
    ];
  const text = word
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z]/gu, "");
  const heard = text.replace(/(?<=[aeiouy].*[^aeiouy])e$/, "");
  const sound = LATIN.find(([, ending]) => ending.test(heard))?.[0] ?? "voiceless";
  const vowel = /[aeiouy](?=[^aeiouy]*$)/.exec(heard)?.[0] ?? "e";
  const likely: Harmony = "aou".includes(vowel) ? "back" : "front";
  const other: Harmony = likely === "back" ? "front" : "back";
  const sounds = new Set<Sound>([sound, finalLetterSound(text)]);
  return [likely, other].flatMap((harmony) => [...sounds].map((one) => ({ sound: one, harmony })));
}

function finalLetterSound(text: string): Sound {
  if (/[aeiouy]$/.test(text)) return "vowel";
  return LATIN.find(([, ending]) => ending.test(text))?.[0] ?? "voiceless";
}
