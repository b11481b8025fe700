import type { GrammaticalNumber } from "../inflection.ts";
import { isAdjectivalNoun } from "./adjectives.ts";
import { foldYo } from "./letters.ts";
import { libraryParadigm } from "./library.ts";
import { nounParadigm } from "./nouns.ts";
import { formsAt, joined, type Paradigm, paradigmOf, UNDECIDED } from "./paradigm.ts";
import { tabledGenitive } from "./plurals.ts";
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
  const animate = animacyOf(word, known);
  const last = simpleParadigm(word.slice(hyphen + 1), { ...known, animate });
  if (!DECLINED_BEFORE_HYPHEN.has(foldYo(first.toLowerCase()))) return affixed(`${first}-`, last, "");
  const before = simpleParadigm(first, known.plural === true ? { plural: true, declines: "plural" } : { animate });
  return paradigmOf((slot) =>
    formsAt(before, slot).flatMap((one) => formsAt(last, slot).map((other) => `${one}-${other}`)),
  );
}

/** The same paradigm with what never changes around every form. */
export function affixed(before: string, paradigm: Paradigm, after: string): Paradigm {
  return paradigmOf((slot) =>
    formsAt(paradigm, slot).map((form) => (form === UNDECIDED ? UNDECIDED : before + form + after)),
  );
}

function simpleParadigm(word: string, known: Known): Paradigm {
  return readingsOf(word, known)
    .map((reading) => (reading.declines === "plural" ? pluralParadigm(word, reading) : nounParadigm(word, reading)))
    .reduce(joined);
}

/** A noun cited in the plural: its genitive depends on a gender that the plural hides, so every likely one is a variant. */
function pluralParadigm(word: string, reading: Reading): Paradigm {
  const own = withGenitive(nounParadigm(word, reading), tabledGenitive(word), reading);
  const [, stem, ending] = /^(.*[бвгджзйклмнпрстфхцчшщ])([ыия])$/iu.exec(word) ?? [];
  if (stem === undefined || isAdjectivalNoun(word)) return own;
  const hard = ending === "ы" || /[гкхжшчщ]$/iu.test(stem);
  const singulars = [
    { text: stem + (hard ? "" : "ь"), gender: "masculine" },
    { text: stem + (hard ? "а" : "я"), gender: "feminine" },
  ] as const;
  const animate = reading.animate ?? false;
  return singulars
    .map(({ text, gender }) => withNumber(libraryParadigm(text, { gender, animate, plurals: [word] }), "plural"))
    .reduce(joined, own);
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
