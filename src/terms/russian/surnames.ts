import { agreeing, parseAdjective } from "./adjectives.ts";
import { isConsonant } from "./letters.ts";
import { type Gender, type Paradigm, paradigmOf, type RussianCase, unchanging } from "./paradigm.ts";

type Endings = Readonly<Record<RussianCase, readonly string[]>>;

/**
 * Endings of surnames in -ов, -ев, -ин after these letters: half a noun's, half an adjective's.
 * Source: Русская грамматика, 1980.
 */
const POSSESSIVE: Readonly<Record<"masculine" | "feminine" | "plural", Endings>> = {
  masculine: {
    nominative: [""],
    genitive: ["а"],
    dative: ["у"],
    accusative: ["а"],
    instrumental: ["ым"],
    prepositional: ["е"],
  },
  feminine: {
    nominative: ["а"],
    genitive: ["ой"],
    dative: ["ой"],
    accusative: ["у"],
    instrumental: ["ой", "ою"],
    prepositional: ["ой"],
  },
  plural: {
    nominative: ["ы"],
    genitive: ["ых"],
    dative: ["ым"],
    accusative: ["ых"],
    instrumental: ["ыми"],
    prepositional: ["ых"],
  },
};

/** Whether a word looks like a surname in -ов, -ев, -ин, -ын or its feminine. */
export function isPossessiveSurname(word: string): boolean {
  return /.(?:[оеё]в|[иы]н)а?$/u.test(word.toLowerCase());
}

/**
 * The paradigm of a surname that does not simply decline as a noun: Токаев, Токаева, Достоевский, Черных, Кунболатулы,
 * Шевченко, a woman's Билаш. Undefined leaves it to the nouns: Билаш, Гафа.
 */
export function surnameParadigm(word: string, gender: Gender): Paradigm | undefined {
  const lower = word.toLowerCase();
  const last = lower.at(-1) ?? "";
  if (/(?:[ыи]х|[оеуюэиы])$/u.test(lower)) return unchanging(word);
  if (isPossessiveSurname(word)) return possessiveSurname(word, gender);
  const adjective = /(?:ый|[сцгкхжшщ]кий|[жшщ]ий|ной|той|ская|цкая|[нвлт]ая|ой)$/u.test(lower)
    ? parseAdjective(word)
    : undefined;
  if (adjective !== undefined && adjective.gender !== "plural") {
    const own = adjective.gender;
    return paradigmOf((slot) => agreeing(adjective, { ...slot, gender: own, animate: true }));
  }
  return gender === "feminine" && (isConsonant(last) || last === "ь") ? unchanging(word) : undefined;
}

function possessiveSurname(word: string, gender: Gender): Paradigm | undefined {
  const feminine = /а$/iu.test(word);
  if (!feminine && gender === "feminine") return unchanging(word);
  const stem = feminine ? word.slice(0, -1) : word;
  return paradigmOf((slot) => {
    const endings = POSSESSIVE[slot.number === "plural" ? "plural" : feminine ? "feminine" : "masculine"];
    return endings[slot.case].map((ending) => stem + ending);
  });
}
