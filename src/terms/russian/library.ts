import RussianNouns from "russian-nouns-js";
import { type Gender, type Paradigm, paradigmOf, type RussianCase } from "./paradigm.ts";

const { Case, Gender: Genders } = RussianNouns;
const engine = new RussianNouns.Engine();

const CASES: Readonly<Record<RussianCase, string>> = {
  nominative: Case.NOMINATIVE,
  genitive: Case.GENITIVE,
  dative: Case.DATIVE,
  accusative: Case.ACCUSATIVE,
  instrumental: Case.INSTRUMENTAL,
  prepositional: Case.PREPOSITIONAL,
};

const GENDERS: Readonly<Record<Gender, string>> = {
  masculine: Genders.MASCULINE,
  feminine: Genders.FEMININE,
  neuter: Genders.NEUTER,
};

/** What the library is told of a noun. */
export interface NounTraits {
  /** Absent for what has no singular. */
  readonly gender: Gender | undefined;
  readonly animate: boolean;
  /** A person's first name or patronymic. */
  readonly name?: boolean;
  /** Nominative plurals, the norm first, where a table knows better. */
  readonly plurals?: readonly string[];
}

/**
 * The paradigm that `russian-nouns-js` gives a noun, with the second prepositional (в лесу) as a variant of the
 * prepositional, and variants of the plural (учителя, учители) in every case.
 */
export function libraryParadigm(text: string, { gender, animate, name, plurals }: NounTraits): Paradigm {
  const lemma = RussianNouns.createLemma({
    text,
    animate,
    ...(gender === undefined ? { pluraleTantum: true } : { gender: GENDERS[gender] }),
    ...(name === undefined ? {} : { name }),
  });
  const nominatives = gender === undefined ? [text] : (plurals ?? engine.pluralize(lemma));
  const second = engine.getLocativeForms(lemma).map(({ word }) => word);
  return paradigmOf((slot) => {
    const name = CASES[slot.case];
    if (slot.number === "plural") return nominatives.flatMap((plural) => engine.decline(lemma, name, plural));
    if (gender === undefined) return [];
    const forms = engine.decline(lemma, name);
    return slot.case === "prepositional" ? [...forms, ...second] : forms;
  });
}
