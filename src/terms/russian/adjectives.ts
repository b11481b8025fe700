import { isVowel, syllables } from "./letters.ts";
import { type Gender, type Paradigm, paradigmOf, type RussianCase, type RussianSlot, undecided } from "./paradigm.ts";

/** Whom an adjective agrees with; of a plural the gender says nothing. */
export interface Agreement extends RussianSlot {
  readonly gender: Gender;
  /** Decides the accusative of the masculine singular and of every plural. */
  readonly animate: boolean;
}

/** An adjective taken apart: every other form is its stem and an ending. */
export interface Adjective {
  readonly stem: string;
  readonly type: "hard" | "velar" | "sibilant" | "sibilant-stressed" | "soft" | "possessive";
  /** Its ending in the nominative of the masculine. */
  readonly masculine: string;
  /** What the citation form shows it to be. */
  readonly gender: Gender | "plural";
}

/**
 * Endings of the hard type, -ый; the others follow by their vowels, below.
 * Source: Русская грамматика, 1980.
 */
const HARD: Readonly<Record<Gender | "plural", Readonly<Record<RussianCase, readonly string[]>>>> = {
  masculine: {
    nominative: ["ый"],
    genitive: ["ого"],
    dative: ["ому"],
    accusative: [],
    instrumental: ["ым"],
    prepositional: ["ом"],
  },
  neuter: {
    nominative: ["ое"],
    genitive: ["ого"],
    dative: ["ому"],
    accusative: ["ое"],
    instrumental: ["ым"],
    prepositional: ["ом"],
  },
  feminine: {
    nominative: ["ая"],
    genitive: ["ой"],
    dative: ["ой"],
    accusative: ["ую"],
    instrumental: ["ой", "ою"],
    prepositional: ["ой"],
  },
  plural: {
    nominative: ["ые"],
    genitive: ["ых"],
    dative: ["ым"],
    accusative: [],
    instrumental: ["ыми"],
    prepositional: ["ых"],
  },
};

/** What the first vowel of a hard ending becomes in the other types. */
const VOWELS: Readonly<Record<Adjective["type"], Readonly<Record<string, string>>>> = {
  hard: {},
  velar: { ы: "и" },
  sibilant: { ы: "и", о: "е" },
  "sibilant-stressed": { ы: "и" },
  soft: { ы: "и", о: "е", а: "я", у: "ю" },
  possessive: { ы: "ьи", о: "ье", а: "ья", у: "ью" },
};

/** Short endings where the possessive type (казачий) has nouns' endings: казачья, казачье, казачью, казачьи. */
const POSSESSIVE_SHORT: Readonly<Record<string, string>> = { ая: "ья", ое: "ье", ую: "ью", ые: "ьи" };

const POSSESSIVE =
  /^(?:третий|божий|казачий|охотничий|рыбачий|помещичий|человечий|птичий|медвежий|волчий|лисий|овечий|коровий|верблюжий|бараний|рыбий|пастуший|помещичий)$/u;

/** Plurals of adjectives in -ие; the nouns end otherwise: разжигание, событие, условие, различие, оружие. */
const PLURAL_IN_IE = /(?:[кгх]|(?<!ли|лу|ве)ч|(?<!ру)ж|(?<!у)ш|щ|[бвгджзйклмнпрстфхцчшщь]н|син)ие$/u;

/** Stems in ж, ш whose endings are stressed: чужой, чужого; большой, большого. */
const STRESSED_SIBILANT = /^(?:не)?(?:чуж|больш|мирск)$/u;

/** The adjective (or participle) in its citation form taken apart, or undefined where no ending of one is seen. */
export function parseAdjective(word: string): Adjective | undefined {
  const lower = word.toLowerCase();
  const found = /(ый|ий|ой|ая|яя|ое|ее|ые|ие|ья|ье|ьи)(?:ся)?$/u.exec(lower);
  if (found === null || lower.endsWith("ся") || syllables(lower) < 2) return undefined;
  const ending = found[1] ?? "";
  const stem = word.slice(0, found.index);
  const last = lower[found.index - 1];
  if (stem.length < 2 || isVowel(last) || last === "ь") return undefined;
  if (ending === "ие" && !PLURAL_IN_IE.test(lower)) return undefined;
  if (ending.startsWith("ь") || POSSESSIVE.test(lower)) return possessive(stem, ending);
  const type = typeOf(stem.toLowerCase(), last ?? "", ending);
  if (type === undefined) return undefined;
  const own = ending === "ый" || ending === "ий" || ending === "ой";
  return { stem, type, masculine: own ? ending : type === "hard" ? "ый" : "ий", gender: genderOf(ending) };
}

function possessive(stem: string, ending: string): Adjective | undefined {
  if (ending === "ий") return { stem, type: "possessive", masculine: "ий", gender: "masculine" };
  return POSSESSIVE.test(`${stem.toLowerCase()}ий`)
    ? {
        stem,
        type: "possessive",
        masculine: "ий",
        gender: ending === "ья" ? "feminine" : ending === "ье" ? "neuter" : "plural",
      }
    : undefined;
}

function genderOf(ending: string): Adjective["gender"] {
  if (/^[ыио]й$/u.test(ending)) return "masculine";
  if (/^[ая]я$/u.test(ending)) return "feminine";
  return /^[ое]е$/u.test(ending) ? "neuter" : "plural";
}

function typeOf(stem: string, last: string, ending: string): Adjective["type"] | undefined {
  if ("кгх".includes(last)) return /^[иоа]/u.test(ending) ? "velar" : undefined;
  if ("жшчщ".includes(last)) {
    if (ending === "ой" || ending === "ое") return "sibilant-stressed";
    if (/^[яы]/u.test(ending)) return undefined;
    return STRESSED_SIBILANT.test(stem) && ending !== "ий" && ending !== "ее" ? "sibilant-stressed" : "sibilant";
  }
  return /^[ыоа]/u.test(ending) ? "hard" : "soft";
}

/** The forms of an adjective that agree with a noun: the norm first, then -ою. */
export function agreeing(adjective: Adjective, to: Agreement): readonly string[] {
  const gender = to.number === "plural" ? "plural" : to.gender;
  const borrows = to.case === "accusative" && (gender === "masculine" || gender === "plural");
  const name = borrows ? (to.animate ? "genitive" : "nominative") : to.case;
  return HARD[gender][name].map((ending) => adjective.stem + endingOf(adjective, ending));
}

function endingOf({ type, masculine }: Adjective, hard: string): string {
  if (hard === "ый") return masculine;
  if (type === "possessive" && hard in POSSESSIVE_SHORT) return POSSESSIVE_SHORT[hard] ?? "";
  const vowel = hard[0] ?? "";
  return (VOWELS[type][vowel] ?? vowel) + hard.slice(1);
}

/** The paradigm of an adjective that stands for a noun of one gender (заключённый, столовая), or is plural only (данные). */
export function substantive(adjective: Adjective, gender: Gender, animate: boolean | undefined): Paradigm {
  if (animate === undefined)
    return undecided(substantive(adjective, gender, false), substantive(adjective, gender, true));
  return paradigmOf((slot) =>
    adjective.gender === "plural" && slot.number === "singular"
      ? []
      : agreeing(adjective, { ...slot, gender, animate }),
  );
}

/** The forms of an adjective in all three genders, that of the citation form first. */
export function allGenders(adjective: Adjective, animate: boolean | undefined): Paradigm {
  if (animate === undefined) return undecided(allGenders(adjective, false), allGenders(adjective, true));
  const own: Gender = adjective.gender === "plural" ? "masculine" : adjective.gender;
  const genders = [...new Set<Gender>([own, "masculine", "feminine", "neuter"])];
  return paradigmOf((slot) => genders.flatMap((gender) => agreeing(adjective, { ...slot, gender, animate })));
}

/** What ends a noun in -ой that is an adjective by origin: часовой, рядовой, портной, понятой. */
const NOUN_IN_OY = /(?:[оеё]вой|[^гахе]ной|ской|[жш]ой|хой|понятой|святой|слепой|глухой|немой|косой|толстой)$/u;

/** Nouns in -ий that are no adjectives end otherwise: гений, Юрий, Георгий. */
const NOUN_IN_IY = /(?:кий|[жшчщ]ий|[шждтрз]ний)$/u;

/**
 * Whether a noun declines as an adjective: заключённый, рабочий, часовой, столовая, прохожая, животное, будущее.
 * Said by its ending; `стая`, `свая`, `герой`, `гений`, `решение` do not.
 */
export function isAdjectivalNoun(word: string): boolean {
  const lower = word.toLowerCase();
  if (parseAdjective(word) === undefined) return false;
  if (/ый$|[ое]е$|ые$/u.test(lower)) return syllables(lower) >= 2;
  if (lower.endsWith("ой")) return NOUN_IN_OY.test(lower);
  if (lower.endsWith("ий")) return NOUN_IN_IY.test(lower) && syllables(lower) >= 2;
  return /(?:ая|яя)$/u.test(lower) && syllables(lower) >= 3;
}
