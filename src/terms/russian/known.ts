import type { Lexeme } from "../inflection.ts";
import type { Known } from "./reading.ts";

/** The words of a class and what each says: the seam's own, those of the data files, and genders. */
const CLASS_WORDS: Readonly<Record<string, Known>> = {
  "1f": { gender: "feminine" },
  "1m": { gender: "masculine" },
  "2m": { gender: "masculine" },
  "2n": { gender: "neuter" },
  "3f": { gender: "feminine" },
  m: { gender: "masculine" },
  f: { gender: "feminine" },
  n: { gender: "neuter" },
  masc: { gender: "masculine" },
  fem: { gender: "feminine" },
  neut: { gender: "neuter" },
  pl: { plural: true, declines: "plural" },
  anim: { animate: true },
  inan: { animate: false },
  sur: { declines: "surname", animate: true },
  "proper-surname": { declines: "surname", animate: true },
  proper: { animate: false, single: true },
  "noun-law": { animate: true },
  indecl: { declines: "never" },
  "proper-indecl": { declines: "never" },
  fixed: { declines: "never" },
  abbr: { declines: "abbreviation" },
};

/** Words of `class` that are read elsewhere, or say what the words of a term show by themselves. */
const OTHER_WORDS: ReadonlySet<string> = new Set(["adj", "last", "head", "agr", "noun", "multiword"]);

/** Whether a word of `class` says something of a Russian term. */
export function knowsClass(word: string): boolean {
  return Object.hasOwn(CLASS_WORDS, word) || OTHER_WORDS.has(word);
}

/** What a lexeme says of itself by its class, gender and animacy; unknown class words say nothing. */
export function knownOf(lexeme: Lexeme): Known {
  const known: Known = Object.assign({}, ...classWords(lexeme).map((word) => CLASS_WORDS[word] ?? {}));
  return {
    ...known,
    ...(lexeme.gender === undefined ? {} : { gender: lexeme.gender }),
    ...(lexeme.animate === undefined ? {} : { animate: lexeme.animate }),
  };
}

/** The words of a lexeme's class in lower case. */
export function classWords({ class: words }: Lexeme): readonly string[] {
  return words === undefined ? [] : (words.toLowerCase().match(/[^\s,;]+/gu) ?? []);
}
