import type { GrammaticalNumber } from "../inflection.ts";
import { foldYo } from "./letters.ts";
import { libraryParadigm } from "./library.ts";
import { nounParadigm } from "./nouns.ts";
import {
  combinations,
  formsAt,
  type Gender,
  joined,
  type Paradigm,
  paradigmOf,
  UNDECIDED,
  undecided,
} from "./paradigm.ts";
import { singularOf, tabledGenitive } from "./plurals.ts";
import { animacyOf, type Known, type Reading, readingsOf } from "./reading.ts";

/** Nouns that, before a hyphen, decline together with what follows: страна-участница, страны-участницы. */
const DECLINED_BEFORE_HYPHEN = new Set(
  (
    "страна город государство член завод школа фирма компания предприятие женщина мужчина человек лётчик инженер врач мать отец " +
    "дом музей республика область район учёный студент ученик герой партия организация банк деревня село станция река гора остров " +
    "корабль судно самолёт ракета машина книга фильм пьеса слово понятие вещь писатель журналист боец воин солдат"
  )
    .split(" ")
    .map(foldYo),
);

/** The paradigm of a word with or without hyphens: readings joined, the likeliest first. */
export function wordParadigm(word: string, known: Known): Paradigm {
  const hyphen = word.lastIndexOf("-");
  if (hyphen <= 0 || hyphen === word.length - 1) return simpleParadigm(word, known);
  const river = /^(.+?)(-на-.+)$/iu.exec(word);
  if (river?.[1] !== undefined && river[2] !== undefined) return affixed("", simpleParadigm(river[1], known), river[2]);
  const first = word.slice(0, hyphen);
  const both = DECLINED_BEFORE_HYPHEN.has(foldYo(first.toLowerCase()));
  // The first noun says whether both are animate: страны-участницы, женщин-президентов.
  const animate = animacyOf(both ? first : word, known);
  const as = (animate: boolean): Paradigm => simpleParadigm(word.slice(hyphen + 1), { ...known, animate });
  const last = animate === undefined ? undecided(as(false), as(true)) : as(animate);
  if (!both) return affixed(`${first}-`, last, "");
  const before = simpleParadigm(first, known.plural === true ? { plural: true, declines: "plural" } : { animate });
  return paradigmOf((slot) => combinations([formsAt(before, slot), formsAt(last, slot)], ["-"]));
}

/** The same paradigm with what never changes around every form. */
export function affixed(before: string, paradigm: Paradigm, after: string): Paradigm {
  return paradigmOf((slot) =>
    formsAt(paradigm, slot).map((form) => (form === UNDECIDED ? UNDECIDED : before + form + after)),
  );
}

function simpleParadigm(word: string, known: Known): Paradigm {
  return readingsOf(word, known)
    .map((reading) =>
      reading.declines === "plural" ? pluralParadigm(word, reading, known.gender) : nounParadigm(word, reading),
    )
    .reduce(joined);
}

/**
 * A noun cited in the plural. Its genitive depends on a gender that the plural hides (групп, центров): the norm is that of
 * the gender if known, for persons the masculine, else undecided; the others are variants.
 */
function pluralParadigm(word: string, reading: Reading, gender: Gender | undefined): Paradigm {
  const own = nounParadigm(word, reading);
  const singular = singularOf(word);
  if (singular !== undefined) {
    const traits = { gender: "masculine", animate: reading.animate ?? false, plurals: [word] } as const;
    return withNumber(libraryParadigm(singular, traits), "plural");
  }
  const [, stem, ending] = /^(.*[бвгджзйклмнпрстфхцчшщ])([ыи])$/iu.exec(word) ?? [];
  const genitive = tabledGenitive(word);
  if (genitive !== undefined) return withGenitive(own, genitive, reading);
  if (stem === undefined) return own;
  const hard = ending === "ы" || /[гкхжшчщ]$/iu.test(stem);
  const animate = reading.animate ?? false;
  const of = (text: string, as: Gender): Paradigm =>
    withNumber(libraryParadigm(text, { gender: as, animate, plurals: [word] }), "plural");
  const masculine = of(stem + (hard ? "" : "ь"), "masculine");
  const feminine = of(stem + (hard ? "а" : "я"), "feminine");
  if (gender === "feminine") return joined(feminine, masculine);
  return gender === "masculine" || animate ? joined(masculine, feminine) : undecided(masculine, feminine);
}

/** A paradigm of one number only. */
export function withNumber(paradigm: Paradigm, number: GrammaticalNumber): Paradigm {
  return paradigmOf((slot) => (slot.number === number ? formsAt(paradigm, slot) : []));
}

function withGenitive(paradigm: Paradigm, genitive: string | undefined, { animate }: Reading): Paradigm {
  if (genitive === undefined) return paradigm;
  return paradigmOf((slot) =>
    slot.number === "plural" && (slot.case === "genitive" || (slot.case === "accusative" && animate === true))
      ? [genitive]
      : formsAt(paradigm, slot),
  );
}
