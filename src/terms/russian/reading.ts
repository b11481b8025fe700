import { isAdjectivalNoun } from "./adjectives.ts";
import { isAnimateNoun, maybeAnimate } from "./animacy.ts";
import { foldYo, isCapitalised, isConsonant, isCyrillic } from "./letters.ts";
import type { Gender } from "./paradigm.ts";
import { singularOf } from "./plurals.ts";
import {
  FIRST_NAMES_LIKE_SURNAMES,
  INDECLINABLE,
  MASCULINE_IN_A,
  MASCULINE_IN_SOFT_SIGN,
  PLACES_LIKE_SURNAMES,
  PLURAL_PLACES,
  PLURALS_IN_A,
} from "./word-lists.ts";

/** One way to read a noun: how it declines, and what its adjectives agree with. */
export interface Reading {
  readonly declines: "noun" | "adjective" | "surname" | "first-name" | "abbreviation" | "plural" | "never";
  readonly gender: Gender;
  readonly animate: boolean | undefined;
}

/** What is known of a word from outside: the glossary, or the words around it. */
export interface Known {
  readonly gender?: Gender | undefined;
  readonly animate?: boolean | undefined;
  readonly declines?: Reading["declines"] | undefined;
  readonly plural?: boolean | undefined;
  /** A name of one thing: no plural of it stands in a text. */
  readonly single?: boolean | undefined;
}

/**
 * How a noun may be read, the likeliest first: one reading where the class or the ending decides, several where only a
 * dictionary knows (`модель` by its gender, `Алматы` by its number, `Ростов` by what it names).
 */
export function readingsOf(word: string, known: Known): readonly Reading[] {
  const lower = foldYo(word.toLowerCase());
  const gender = certainGender(lower) ?? known.gender ?? genderOf(lower);
  const animate = animacyOf(word, known);
  const reading = (declines: Reading["declines"]): Reading => ({ declines, gender, animate });
  if (!isCyrillic(word)) return [reading("never")];
  if (known.declines !== undefined) return [reading(known.declines)];
  if (isAbbreviation(word)) return [reading(known.gender === undefined ? "abbreviation" : "noun")];
  if (PLURALS_IN_A.has(lower) || PLURAL_IN_IYA.test(word) || singularOf(word) !== undefined) return [reading("plural")];
  if (isAdjectivalNoun(word)) return [reading(/ие$/u.test(lower) ? "noun" : "adjective")];
  if (/[ыи]$/u.test(lower)) return inVowelOfPlurals(word, lower).map(reading);
  if (known.animate !== false && SURNAME.test(lower) && !PLACES_LIKE_SURNAMES.has(lower))
    return surnameOr(word, lower, known).map(reading);
  const own = reading(declinesAs(lower, gender));
  if (known.gender !== undefined || !lower.endsWith("ь") || isCertainInSoftSign(lower)) return [own];
  return [own, { ...own, gender: gender === "masculine" ? "feminine" : "masculine" }];
}

/** Whether a word is animate: as known, else as it looks; undefined for a bare name, which may be anything. */
export function animacyOf(word: string, known: Known): boolean | undefined {
  if (known.animate !== undefined) return known.animate;
  if (isAnimateNoun(word)) return true;
  if (known.gender !== undefined) return false;
  return maybeAnimate(word) || (isCapitalised(word) && !isPlace(word.toLowerCase())) ? undefined : false;
}

/** Neuter plurals in -ия, where feminines end otherwise: решения, мероприятия, but партия, компания, Армения. */
const PLURAL_IN_IYA = /^[а-яё].*(?:ени|ыти|яти|стви)я$/u;

/** Endings that only places have, and -ай where it is no first name. */
const PLACE = /(?:стан|ск|град|город|бург|поль|абад|кент|ия|китай|алтай|костанай|гвай)$/u;

function isPlace(lower: string): boolean {
  return PLACE.test(lower) || PLACES_LIKE_SURNAMES.has(foldYo(lower));
}

/** All capitals: МИД, СУАР. */
function isAbbreviation(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word);
}

/** A lower-case word in -ы, -и that is no loan is a plural; a capitalised one rarely is (Алматы, Чили, but Афины). */
function inVowelOfPlurals(word: string, lower: string): readonly Reading["declines"][] {
  if (INDECLINABLE.has(lower) || INDECLINABLE_NAME.test(lower)) return ["never"];
  if (PLURAL_PLACES.has(lower) || !isCapitalised(word)) return ["plural"];
  return ["never", "plural"];
}

/** Surnames that are seen to be ones. */
const SURNAME = /.(?:[ое]ва?|[иы]на?|[сц]кая)$/u;

/** Where an ending is that of a surname, but the word may be a name of another kind or, in lower case, any noun. */
function surnameOr(word: string, lower: string, known: Known): readonly Reading["declines"][] {
  if (FIRST_NAMES_LIKE_SURNAMES.has(lower) || lower.endsWith("ддин") || !isCapitalised(word))
    return ["noun", "surname"];
  return known.gender !== undefined && known.animate === undefined ? ["noun", "surname"] : ["surname", "noun"];
}

/** Whether a noun declines at all: nouns in -о, -у, -э seldom do, feminine ones in a consonant never. */
function declinesAs(lower: string, gender: Gender): Reading["declines"] {
  const last = lower.at(-1) ?? "";
  if (isIndeclinable(lower) || "уюэ".includes(last)) return "never";
  if (gender === "feminine") return isConsonant(last) || "ое".includes(last) ? "never" : "noun";
  if (gender === "masculine")
    return "ое".includes(last) && !/(?:ишко|ище|подмастерье)$/u.test(lower) ? "never" : "noun";
  return /(?:[ое]|мя|дитя)$/u.test(lower) ? "noun" : "never";
}

/** What an ending says for certain, whatever a glossary or a treebank claims. */
function certainGender(lower: string): Gender | undefined {
  if (/(?:[нтв]ие|мя|ство|дитя)$/u.test(lower)) return "neuter";
  return /[аиоя]тель$/u.test(lower) && !lower.endsWith("метель") ? "masculine" : undefined;
}

/** The likeliest gender by the ending. */
function genderOf(lower: string): Gender {
  if (/[ое]$/u.test(lower)) return "neuter";
  if (/[ая]$/u.test(lower)) return MASCULINE_IN_A.has(lower) ? "masculine" : "feminine";
  if (lower.endsWith("ь")) return isMasculineInSoftSign(lower) ? "masculine" : "feminine";
  return "masculine";
}

function isMasculineInSoftSign(lower: string): boolean {
  return MASCULINE_IN_SOFT_SIGN.has(lower) || /(?:[ая]рь|ырь|брь)$/u.test(lower);
}

function isCertainInSoftSign(lower: string): boolean {
  return MASCULINE_IN_SOFT_SIGN.has(lower) || /(?:[ая]рь|брь|сть|[жшчщ]ь|знь|овь)$/u.test(lower);
}

/** Turkic patronymics (Суперанская, Суслова: О русских именах, 1991). */
const INDECLINABLE_NAME = /(?:улы|кызы|гызы|оглы|уулу|кизи|заде)$/u;

/** Loans of the list, and those that end in two vowels of which the last is о or а: радио, каноэ, буржуа. */
function isIndeclinable(lower: string): boolean {
  return INDECLINABLE.has(lower) || INDECLINABLE_NAME.test(lower) || /(?:[аеиоуэ]о|уа)$/u.test(lower);
}
