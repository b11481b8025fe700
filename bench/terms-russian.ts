// Figures of the Russian inflection, for bench/terms.ts: precision and recall on term forms with near misses, and on the
// nouns of a treebank. Run alone, it prints them as one JSON object:
//
//     node bench/terms-russian.ts
//
// Reads `lang/terms_ru_visible.tsv` and `lang/ud_forms_ru_visible.tsv` in the folder that QAZYNA_DATA names.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lexeme } from "../src/terms/inflection.ts";
import { foldRussian } from "../src/terms/russian/fold.ts";
import { russian } from "../src/terms/russian/index.ts";

/** Precision and recall, ratios 0..1, with what was counted. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly right: number;
  readonly falseHits: number;
  readonly missed: number;
}

/** What `russianFigures` measures. */
export interface RussianFigures {
  /** Labelled forms of terms, compared as they stand, with the strict forms, and with the lax ones. */
  readonly terms: { readonly exact: Score; readonly strict: Score; readonly lax: Score };
  /** Nouns with two forms or more: gender and animacy from the file, and with neither. */
  readonly treebank: { readonly lemmas: number; readonly known: Score; readonly guessed: Score };
  /** Those words of the treebank that are claimed wrongly or missed, `lemma form`, for a reader. */
  readonly errors: { readonly falseHits: readonly string[]; readonly missed: readonly string[] };
}

/** The Russian figures on the data in a folder; files of another half of the data, `*_ru_*.tsv`, do as well. */
export function russianFigures(folder: string): RussianFigures {
  const known = treebank(folder, true);
  return {
    terms: {
      exact: terms(folder, ({ term }) => new Set([foldRussian(term)])),
      strict: terms(folder, strictForms),
      lax: terms(folder, laxForms),
    },
    treebank: { lemmas: known.lemmas, known: known.score, guessed: treebank(folder, false).score },
    errors: { falseHits: known.falseHits, missed: known.missed },
  };
}

function rows(folder: string, prefix: string): readonly Readonly<Record<string, string>>[] {
  const file = readdirSync(folder).find((name) => name.startsWith(prefix) && name.endsWith(".tsv"));
  if (file === undefined) throw new Error(`no ${prefix}*.tsv in the folder lang of QAZYNA_DATA`);
  const [head = "", ...lines] = readFileSync(join(folder, file), "utf8").trimEnd().split(/\r?\n/u);
  const names = head.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}

const NUMBERS = ["singular", "plural"] as const;
const CASES = ["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"] as const;

function strictForms(lexeme: Lexeme): ReadonlySet<string> {
  const slots = NUMBERS.flatMap((number) => CASES.map((name) => ({ case: name, number })));
  return new Set(slots.map((slot) => foldRussian(russian.inflect(lexeme, slot) ?? "")));
}

function laxForms(lexeme: Lexeme): ReadonlySet<string> {
  return new Set(russian.forms(lexeme).map(({ form }) => foldRussian(form)));
}

function terms(folder: string, formsOf: (lexeme: Lexeme) => ReadonlySet<string>): Score {
  const forms = new Map<string, ReadonlySet<string>>();
  let [right, falseHits, missed] = [0, 0, 0];
  for (const { term = "", kind = "", label, form = "" } of rows(folder, "terms_ru_")) {
    const own = forms.get(term) ?? formsOf({ term, class: kind });
    forms.set(term, own);
    const matches = own.has(foldRussian(form));
    if (label === "1" && matches) right += 1;
    else if (label === "1") missed += 1;
    else if (matches) falseHits += 1;
  }
  return score(right, falseHits, missed);
}

function score(right: number, falseHits: number, missed: number): Score {
  return {
    precision: right / Math.max(1, right + falseHits),
    recall: right / Math.max(1, right + missed),
    right,
    falseHits,
    missed,
  };
}

interface Noun {
  readonly lexeme: Lexeme;
  readonly forms: Set<string>;
}

const GENDERS: Readonly<Record<string, NonNullable<Lexeme["gender"]>>> = {
  Masc: "masculine",
  Fem: "feminine",
  Neut: "neuter",
};

function nouns(folder: string, told: boolean): ReadonlyMap<string, Noun> {
  const all = new Map<string, Noun>();
  for (const { form = "", lemma = "", upos = "", gender = "", animacy = "" } of rows(folder, "ud_forms_ru_")) {
    if (upos !== "NOUN" && upos !== "PROPN") continue;
    const term = foldRussian(lemma);
    const known = told ? { gender: GENDERS[gender], animate: animacy === "" ? undefined : animacy === "Anim" } : {};
    const defined = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
    const noun = all.get(term) ?? { lexeme: { term, ...defined }, forms: new Set<string>() };
    noun.forms.add(foldRussian(form));
    all.set(term, noun);
  }
  return new Map([...all].filter(([, noun]) => noun.forms.size >= 2));
}

interface TreebankScore {
  readonly lemmas: number;
  readonly score: Score;
  readonly falseHits: readonly string[];
  readonly missed: readonly string[];
}

/** A form of the treebank that a lemma claims is right where it stands with that lemma. Counted by types. */
function treebank(folder: string, told: boolean): TreebankScore {
  const lemmas = nouns(folder, told);
  const types = new Set(rows(folder, "ud_forms_ru_").map(({ form = "" }) => foldRussian(form)));
  const [falseHits, missed]: [string[], string[]] = [[], []];
  let right = 0;
  for (const [term, { lexeme, forms }] of lemmas) {
    const own = laxForms(lexeme);
    for (const form of own) {
      if (forms.has(form)) right += 1;
      else if (types.has(form)) falseHits.push(`${term} ${form}`);
    }
    for (const form of forms) if (!own.has(form)) missed.push(`${term} ${form}`);
  }
  return { lemmas: lemmas.size, score: score(right, falseHits.length, missed.length), falseHits, missed };
}

if (import.meta.main) {
  const folder = process.env["QAZYNA_DATA"];
  if (folder === undefined) console.error("QAZYNA_DATA is not set: nothing to measure.");
  else console.log(JSON.stringify(russianFigures(join(folder, "lang")), undefined, 2));
}
