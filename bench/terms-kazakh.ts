// Figures of the Kazakh inflection, for bench/terms.ts: generation slot by slot, precision and recall on term forms with near
// misses, and on the nouns of a treebank.
//
// Reads `lang/terms_kk_*.tsv` and `lang/ud_forms_kk_*.tsv` of the data, and `lang/kaz.noun.tsv` in UniMorph's format where
// it is there; always the paradigms in tests/terms/kazakh/, which are written for the project.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { foldForm } from "../src/terms/form-index.ts";
import type { Lexeme } from "../src/terms/inflection.ts";
import { kazakh } from "../src/terms/kazakh/index.ts";
import { slotFrom } from "../src/terms/slot-names.ts";

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly right: number;
  readonly falseHits: number;
  readonly missed: number;
}

/** How many of the forms asked for are made as expected, and how many are among the lax ones: ratios 0..1. */
interface Generation {
  readonly forms: number;
  readonly strict: number;
  readonly lax: number;
  readonly wrong: readonly string[];
}

/** What `kazakhFigures` measures; what needs the data is null without it. */
export interface KazakhFigures {
  readonly paradigms: Generation;
  readonly unimorph: Generation | null;
  readonly terms: {
    readonly generation: Generation;
    readonly exact: Score;
    readonly strict: Score;
    readonly lax: Score;
  } | null;
  readonly treebank: {
    readonly lemmas: number;
    readonly exact: Score;
    readonly strict: Score;
    readonly lax: Score;
    /** Where an adjective or verb of the same lemma counts as false too. */
    readonly laxNounsOnly: Score;
    readonly errors: readonly string[];
  } | null;
}

interface Asked {
  readonly lexeme: Lexeme;
  readonly tag: string;
  readonly form: string;
}

type FormsOf = (lexeme: Lexeme) => ReadonlySet<string>;

/** The Kazakh figures on the data's folder `lang`; on the fixtures alone where there is none. */
export function kazakhFigures(folder: string | undefined): KazakhFigures {
  const unimorph = folder === undefined ? undefined : join(folder, "kaz.noun.tsv");
  const terms = table(folder, "terms_kk_");
  const treebank = table(folder, "ud_forms_kk_");
  return {
    paradigms: generation(fixtures()),
    unimorph: unimorph !== undefined && existsSync(unimorph) ? generation(unimorphRows(unimorph)) : null,
    terms: terms === undefined ? null : termFigures(terms),
    treebank: treebank === undefined ? null : treebankFigures(treebank),
  };
}

function cells(path: string | URL): readonly (readonly string[])[] {
  return readFileSync(path, "utf8")
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split("\t"));
}

type Row = Readonly<Record<string, string>>;

function table(folder: string | undefined, prefix: string): readonly Row[] | undefined {
  if (folder === undefined) return undefined;
  const file = readdirSync(folder).find((name) => name.startsWith(prefix) && name.endsWith(".tsv"));
  if (file === undefined) return undefined;
  const [head = [], ...rows] = cells(join(folder, file));
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
}

function fixtures(): readonly Asked[] {
  const folder = new URL("../tests/terms/kazakh/", import.meta.url);
  return readdirSync(folder).flatMap((file) => {
    const [head = [], ...rows] = cells(new URL(file, folder));
    return rows.flatMap(([term = "", word = "-", ...forms]) => {
      const lexeme = { term, ...(word === "-" ? {} : { class: word }) };
      const asked = forms.map((form, at) => ({ lexeme, tag: head[at + 2] ?? "", form }));
      return asked.filter(({ form }) => form !== "-");
    });
  });
}

function unimorphRows(path: string): readonly Asked[] {
  const rows = cells(path).filter(([, , tags = ""]) => tags.startsWith("N;"));
  return rows.map(([term = "", form = "", tag = ""]) => ({ lexeme: { term }, form, tag }));
}

function generation(asked: readonly Asked[]): Generation {
  const strict = asked.map(({ lexeme, tag }) => kazakh.inflect(lexeme, slotFrom([tag], "kk")) ?? "");
  const wrong = asked.flatMap(({ lexeme, tag, form }, at) =>
    strict[at] === form ? [] : [`${lexeme.term} ${tag}: ${strict[at]}, expected ${form}`],
  );
  const lax = asked.filter(({ lexeme, form }) => laxForms(lexeme).has(foldForm(form))).length;
  const count = asked.length;
  return {
    forms: count,
    strict: ratio(count - wrong.length, count),
    lax: ratio(lax, count),
    wrong: wrong.slice(0, 50),
  };
}

const kept = new Map<string, ReadonlySet<string>>();

function laxForms(lexeme: Lexeme): ReadonlySet<string> {
  const key = `${lexeme.class}\t${lexeme.term}`;
  const forms = kept.get(key) ?? new Set(kazakh.forms(lexeme).map(({ form }) => foldForm(form)));
  kept.set(key, forms);
  return forms;
}

function strictForms(lexeme: Lexeme): ReadonlySet<string> {
  const slots = kazakh.forms(lexeme).flatMap((one) => one.slots);
  return new Set([...new Set(slots)].map((slot) => foldForm(kazakh.inflect(lexeme, slot) ?? "")));
}

function exactForms({ term }: Lexeme): ReadonlySet<string> {
  return new Set([foldForm(term)]);
}

function termFigures(rows: readonly Row[]): KazakhFigures["terms"] {
  const asked = rows.map(({ term = "", kind = "", tag = "", form = "", label }) => ({
    lexeme: { term, class: kind },
    tag,
    form,
    isForm: label === "1",
  }));
  const score = (formsOf: FormsOf): Score => {
    const hits = asked.filter(({ lexeme, form }) => formsOf(lexeme).has(foldForm(form)));
    const right = hits.filter(({ isForm }) => isForm).length;
    return scoreOf(right, hits.length - right, asked.filter(({ isForm }) => isForm).length - right);
  };
  return {
    generation: generation(asked.filter(({ isForm }) => isForm)),
    exact: score(exactForms),
    strict: score(strictForms),
    lax: score(laxForms),
  };
}

/** Every type of the file against every noun and name with two forms or more: a hit is right where the type has that lemma. */
function treebankFigures(rows: readonly Row[]): KazakhFigures["treebank"] {
  const types = new Set(rows.map(({ form = "" }) => form));
  const pairs = (own: readonly Row[]) => new Set(own.map(({ form, lemma }) => `${lemma} ${form}`));
  const nouns = rows.filter(({ upos }) => upos === "NOUN" || upos === "PROPN");
  const all = Map.groupBy(nouns, ({ lemma = "" }) => lemma);
  const lemmas = [...all].map(([lemma, own]) => [lemma, new Set(own.map(({ form = "" }) => form))] as const);
  const several = lemmas.filter(([, forms]) => forms.size > 1);
  const errors: string[] = [];
  const score = (formsOf: FormsOf, truth = pairs(rows), listed = false): Score => {
    const counts = { right: 0, falseHits: 0, missed: 0 };
    for (const [lemma, own] of several) {
      const forms = formsOf({ term: lemma });
      const hits = [...types].filter((type) => forms.has(foldForm(type)));
      const wrong = hits.filter((type) => !truth.has(`${lemma} ${type}`));
      const missed = [...own].filter((type) => !forms.has(foldForm(type)));
      counts.right += hits.length - wrong.length;
      counts.falseHits += wrong.length;
      counts.missed += missed.length;
      if (listed)
        errors.push(...wrong.map((type) => `+ ${lemma} ${type}`), ...missed.map((type) => `- ${lemma} ${type}`));
    }
    return scoreOf(counts.right, counts.falseHits, counts.missed);
  };
  const exact = score(exactForms);
  const strict = score(strictForms);
  const lax = score(laxForms, pairs(rows), true);
  const laxNounsOnly = score(laxForms, pairs(nouns));
  return { lemmas: several.length, exact, strict, lax, laxNounsOnly, errors };
}

function scoreOf(right: number, falseHits: number, missed: number): Score {
  return { precision: ratio(right, right + falseHits), recall: ratio(right, right + missed), right, falseHits, missed };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((10_000 * part) / whole) / 10_000;
}
