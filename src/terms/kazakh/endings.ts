import type { Case, Possessor, Slot } from "../inflection.ts";
import type { Harmony, Sound } from "./sounds.ts";

/**
 * Endings are written with А for а/е, Ы for ы/і, Ғ for ғ/г, Қ for қ/к, as grammars do; -мен, -бен, -пен never changes.
 *
 * Sources: "7 Kazakh noun cases" at talkinkazakh.com (read 2026-11) for cases; the basic rules of Kazakh orthography of 1983,
 * § 36, for б, в, г, д; "Тәуелдік жалғауы" at shpargalka.kz for possessives, with у, и, ю as consonants.
 */
type Endings<Name extends string> = Readonly<Record<Name, string>>;

/** The plural, by what it stands after: балалар, малдар, заңдар, кітаптар. */
const PLURAL: Endings<Sound> = {
  vowel: "лАр",
  glide: "лАр",
  lateral: "дАр",
  nasal: "дАр",
  sibilant: "дАр",
  voiceless: "тАр",
  own: "дАр",
  third: "лАр",
};

interface Possessive {
  readonly afterVowel: string;
  readonly afterConsonant: string;
  /** What the case after it has to do with: анама, анаңа, анамызға, анасына. */
  readonly sound: Sound;
}

/** Whose: балам, кітабым. Those of several owners are on a plural: кітаптарың. */
const POSSESSIVE: Readonly<Record<Exclude<Possessor, "2pl" | "2pl-formal">, Possessive>> = {
  "1sg": { afterVowel: "м", afterConsonant: "Ым", sound: "own" },
  "2sg": { afterVowel: "ң", afterConsonant: "Ың", sound: "own" },
  "2sg-formal": { afterVowel: "ңЫз", afterConsonant: "ЫңЫз", sound: "sibilant" },
  "1pl": { afterVowel: "мЫз", afterConsonant: "ЫмЫз", sound: "sibilant" },
  "3": { afterVowel: "сЫ", afterConsonant: "Ы", sound: "third" },
};

/** Cases that Kazakh has. */
export type KazakhCase = Exclude<Case, "prepositional">;

const AFTER_R: Endings<KazakhCase> = {
  nominative: "",
  genitive: "дЫң",
  dative: "ҒА",
  accusative: "дЫ",
  locative: "дА",
  ablative: "дАн",
  instrumental: "мен",
};
const AFTER_M: Endings<KazakhCase> = { ...AFTER_R, genitive: "нЫң", ablative: "нАн" };

/** The cases, by what they stand after. */
const CASE: Readonly<Record<Sound, Endings<KazakhCase>>> = {
  vowel: { ...AFTER_R, genitive: "нЫң", accusative: "нЫ" },
  glide: AFTER_R,
  lateral: AFTER_R,
  nasal: AFTER_M,
  sibilant: { ...AFTER_R, instrumental: "бен" },
  voiceless: {
    nominative: "",
    genitive: "тЫң",
    dative: "ҚА",
    accusative: "тЫ",
    locative: "тА",
    ablative: "тАн",
    instrumental: "пен",
  },
  own: { ...AFTER_M, dative: "А" },
  third: {
    nominative: "",
    genitive: "нЫң",
    dative: "нА",
    accusative: "н",
    locative: "ндА",
    ablative: "нАн",
    instrumental: "мен",
  },
};

/** Makes an attribute of a locative: қалада, қаладағы. */
const ATTRIBUTIVE = "ҒЫ";

const LETTERS: Readonly<Record<Harmony, Readonly<Record<string, string>>>> = {
  back: { А: "а", Ы: "ы", Ғ: "ғ", Қ: "қ" },
  front: { А: "е", Ы: "і", Ғ: "г", Қ: "к" },
};

interface Tables {
  readonly plural: Endings<Sound>;
  readonly possessive: Readonly<Record<keyof typeof POSSESSIVE, Possessive>>;
  readonly case: Readonly<Record<Sound, Endings<KazakhCase>>>;
  readonly attributive: string;
}

/** All tables with the vowels of each harmony: made once, as every form asks them. */
const TABLES: Readonly<Record<Harmony, Tables>> = { back: harmonised("back"), front: harmonised("front") };

function harmonised(harmony: Harmony): Tables {
  const tables = { plural: PLURAL, possessive: POSSESSIVE, case: CASE, attributive: ATTRIBUTIVE };
  const put = (_: string, value: unknown): unknown =>
    typeof value === "string" ? value.replace(/[АЫҒҚ]/gu, (letter) => LETTERS[harmony][letter] ?? letter) : value;
  // A copy of `tables` with other letters has their type.
  return JSON.parse(JSON.stringify(tables, put)) as Tables;
}

/**
 * The suffixes of a slot, in the order of Kazakh: plural, possessive, case; "" for the nominative singular.
 *
 * @param sound what the stem ends in; `third` for a word that has its possessive already (министрлігі): the slot's number and
 *   possessor are not said again then
 * @param ofCase the harmony of the case, where that is another
 * @returns undefined for a case that Kazakh has not, or an attribute of another case than the locative
 */
export function suffixOf(slot: Slot, sound: Sound, harmony: Harmony, ofCase: Harmony = harmony): string | undefined {
  const { case: name, attributive } = slot;
  if (name === "prepositional" || (attributive && name !== "locative")) return undefined;
  const [owned, last] = sound === "third" ? ["", sound] : numberAndOwner(slot, sound, TABLES[harmony]);
  const { case: endings, attributive: ending } = TABLES[ofCase];
  return owned + endings[last][name] + (attributive ? ending : "");
}

function numberAndOwner({ number, possessor }: Slot, sound: Sound, tables: Tables): readonly [string, Sound] {
  const several = possessor === "2pl" || possessor === "2pl-formal";
  const plural = number === "plural" || several ? tables.plural[sound] : "";
  const after = plural === "" ? sound : "glide";
  if (possessor === undefined) return [plural, after];
  const owner = tables.possessive[several ? (possessor === "2pl" ? "2sg" : "2sg-formal") : possessor];
  return [plural + (after === "vowel" ? owner.afterVowel : owner.afterConsonant), owner.sound];
}
