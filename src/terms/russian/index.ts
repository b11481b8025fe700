import { type InflectedForm, type Inflector, type Lexeme, type Slot, slotKey } from "../inflection.ts";
import { allGenders, parseAdjective } from "./adjectives.ts";
import { mayDisagree } from "./agreement.ts";
import { fitPreposition } from "./euphony.ts";
import { classWords, knownOf, knowsClass } from "./known.ts";
import { foldYo } from "./letters.ts";
import { formsAt, normAt, type Paradigm, RUSSIAN_SLOTS, UNDECIDED, unchanging } from "./paradigm.ts";
import { declinesAtTheEnd, isPersonName, personParadigm } from "./people.ts";
import { phraseParadigm } from "./phrase.ts";
import { repairSlots } from "./repair-slots.ts";
import { affixed, withNumber, wordParadigm } from "./words.ts";

/**
 * The inflection of Russian: nouns, adjectives, names and terms of several words.
 *
 * Loads `russian-nouns-js` and its own tables, so import this module only where Russian terms are inflected, by
 * `await import("./russian/index.ts")`; its methods are synchronous then. `forms` gives both spellings of a form with ё;
 * fold a text's words with `foldRussian` before comparing, as a glossary may lack the dots that a text prints.
 */
export const russian: Inflector = {
  inflect(lexeme, slot) {
    const own = lexeme.irregular?.get(slotKey(slot));
    return own ?? normAt(paradigmOfTerm(lexeme), slot);
  },
  forms(lexeme) {
    return inflectedForms(lexeme, paradigmOfTerm(lexeme));
  },
  allowedAfter: repairSlots,
  mayDisagree,
  fitBefore: fitPreposition,
  knowsClass,
};

function paradigmOfTerm(lexeme: Lexeme): Paradigm {
  const term = lexeme.term.normalize("NFC").trim();
  const quoted = /^([«"“„'])(.+)([»"”“'])$/u.exec(term);
  if (quoted?.[2] !== undefined && !/[«»"“”„]/u.test(quoted[2])) {
    const inside = paradigmOfWords(quoted[2], lexeme);
    return affixed(quoted[1] ?? "", inside, quoted[3] ?? "");
  }
  return paradigmOfWords(term, lexeme);
}

function paradigmOfWords(term: string, lexeme: Lexeme): Paradigm {
  const tokens = term.split(/(\s+)/u);
  const words = tokens.filter((_, index) => index % 2 === 0);
  const known = knownOf(lexeme);
  if (words.length > 1) {
    if (classWords(lexeme).includes("last") || declinesAtTheEnd(words)) {
      const last = words.at(-1) ?? "";
      return affixed(term.slice(0, term.length - last.length), wordParadigm(last, known), "");
    }
    if (isPersonName(words, known)) return personParadigm(tokens, known);
    return known.declines === "never" ? unchanging(term) : phraseParadigm(tokens, known);
  }
  const adjective = classWords(lexeme).includes("adj") ? parseAdjective(term) : undefined;
  if (adjective !== undefined) return allGenders(adjective, known.animate);
  const paradigm = wordParadigm(term, known);
  const singular = withNumber(paradigm, "singular");
  return known.single === true && singular.size > 0 ? singular : paradigm;
}

/** Every form once, in lower case, with its slots; the glossary's own forms among them. */
function inflectedForms(lexeme: Lexeme, paradigm: Paradigm): readonly InflectedForm[] {
  const found = new Map<string, Slot[]>();
  const add = (form: string, slot: Slot | undefined): void => {
    const lower = form.normalize("NFC").toLowerCase();
    for (const spelling of new Set([lower, foldYo(lower)])) {
      const slots = found.get(spelling) ?? [];
      found.set(spelling, slots);
      if (slot !== undefined && !slots.includes(slot)) slots.push(slot);
    }
  };
  for (const slot of RUSSIAN_SLOTS) {
    for (const form of formsAt(paradigm, slot)) if (form !== UNDECIDED) add(form, slot);
    const own = lexeme.irregular?.get(slotKey(slot));
    if (own !== undefined) add(own, slot);
  }
  // What the glossary pins matches, also where its class contradicts it and no slot has it.
  for (const form of [lexeme.term.trim(), ...(lexeme.forms ?? [])]) if (form !== "") add(form, undefined);
  return Array.from(found, ([form, slots]) => ({ form, slots }));
}
