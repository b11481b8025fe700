import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rendering, TermHit } from "../src/core/model.ts";
import { plainText, textRuns } from "../src/core/runs.ts";
import { findTerms } from "../src/terms/find.ts";
import { type Glossary, parseGlossary } from "../src/terms/glossary.ts";
import { type Inflectors, loadInflectors } from "../src/terms/inflectors.ts";
import { mendTerms } from "../src/terms/mend.ts";
import { occurrencesOf, readTarget } from "../src/terms/occurrences.ts";
import { renderedTerms } from "../src/terms/rendered.ts";
import { formsOf, lexemeOf } from "../src/terms/term-forms.ts";
import { wordsOf } from "../src/terms/words.ts";

/** How terms are found in one column of translations: verdicts by number, and the share of false alarms. */
interface Found {
  readonly hits: number;
  readonly pinned: number;
  readonly admitted: number;
  /** Neither found; most often the translator has said it in other words, or not at all. */
  readonly missing: number;
  /** Of these, where every word of a rendering, but for its last two letters, begins some word of the target all the same. */
  readonly falselyMissing: number;
  readonly falselyMissingShare: number;
}

/** What came of swapping pinned terms for others and repairing them. */
interface Swapped {
  readonly swaps: number;
  readonly right: number;
  /** Not what a person had written, capitals aside. */
  readonly wrong: number;
  readonly left: number;
  /** Of those that were repaired. */
  readonly precision: number;
}

type Row = Readonly<Record<string, string>>;

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The figures of `probe-glossary.yaml` on `ntrex.en-kk-ru.tsv` in the folder. */
export async function probeFigures(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const rows = readTable(join(folder, "mt", "ntrex.en-kk-ru.tsv"));
  const text = readFileSync(new URL("probe-glossary.yaml", import.meta.url), "utf8");
  const glossary = await parseGlossary(text, "probe-glossary.yaml", ["kk", "ru"]);
  const inflectors = await loadInflectors(["kk", "ru"]);
  const probe = { rows, glossary, inflectors };
  return {
    terms: glossary.terms.length,
    humanKazakh: found(probe, "kk", "kk_ref"),
    humanRussian: found(probe, "ru", "ru_ref"),
    machineRussian: { asItCame: found(probe, "ru", "ru_google"), repaired: found(probe, "ru", "ru_google", true) },
    swapsKazakh: swapped(probe, "kk", "kk_ref"),
    swapsRussian: swapped(probe, "ru", "ru_ref"),
  };
}

interface Probe {
  readonly rows: readonly Row[];
  readonly glossary: Glossary;
  readonly inflectors: Inflectors;
}

function readTable(path: string): readonly Row[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = head.split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, index) => [names[index] ?? "", cell])));
}

function found({ rows, glossary, inflectors }: Probe, lang: string, column: string, repairing = false): Found {
  const counts = { pinned: 0, admitted: 0, missing: 0, falselyMissing: 0 };
  let hits = 0;
  for (const row of rows) {
    const terms = findTerms(row["en"] ?? "", glossary, lang);
    const before = textRuns(row[column] ?? "");
    const target = repairing ? mendTerms(before, withoutSwaps(terms), lang, inflectors).runs : before;
    for (const { verdict, term } of renderedTerms(plainText(target), terms, lang, inflectors)) {
      hits += 1;
      if (verdict === "pinned" || verdict === "admitted") counts[verdict] += 1;
      // A forbidden word is one only for the swaps: in a person's translation it stands for something else.
      else if (verdict === "missing" || !isBeside(plainText(target), terms, term.id, lang, inflectors))
        counts.missing += 1;
      else counts.pinned += 1;
      const isThere = verdict === "missing" && looksRendered(plainText(target), term.renderings.get(lang));
      if (isThere) counts.falselyMissing += 1;
      if (process.argv.includes("--missing") && isThere)
        process.stderr.write(`${lang} ${term.source}: ${row["en"]} | ${plainText(target)}\n`);
    }
  }
  return { hits, ...counts, falselyMissingShare: round(counts.falselyMissing / hits) };
}

/** A judge that knows no inflection: whether the beginnings of a rendering's words all stand in the target. */
function looksRendered(target: string, rendering: Rendering | undefined): boolean {
  const words = wordsOf(target.toLowerCase()).map(({ text }) => text);
  return [rendering?.term ?? "", ...(rendering?.admitted ?? [])].some((form) => {
    const wanted = wordsOf(form.toLowerCase()).map(({ text }) => text.slice(0, Math.max(3, text.length - 2)));
    return wanted.length > 0 && wanted.every((stem) => words.some((word) => word.startsWith(stem)));
  });
}

/** The terms without the words that stand in the glossary for the swap test only. */
function withoutSwaps(hits: readonly TermHit[]): readonly TermHit[] {
  return hits.map((hit) => {
    const renderings = new Map([...hit.term.renderings].map(([lang, one]) => [lang, { ...one, forbidden: [] }]));
    return { ...hit, term: { ...hit.term, renderings } };
  });
}

function isBeside(target: string, hits: readonly TermHit[], id: string, lang: string, inflectors: Inflectors): boolean {
  const verdicts = renderedTerms(target, withoutSwaps(hits), lang, inflectors);
  return verdicts.some(({ term, verdict }) => term.id === id && verdict !== "missing");
}

/** Swaps each pinned form for the forbidden word in the same slot, where that is one form, and repairs it again. */
function swapped({ rows, glossary, inflectors }: Probe, lang: string, column: string): Swapped {
  const inflector = inflectors.get(`${lang}-Cyrl`);
  const counts = { swaps: 0, right: 0, wrong: 0, left: 0 };
  for (const row of rows) {
    const text = row[column] ?? "";
    for (const hit of findTerms(row["en"] ?? "", glossary, lang)) {
      const rendering = hit.term.renderings.get(lang);
      const [other] = rendering?.forbidden ?? [];
      const forms = inflector === undefined ? undefined : formsOf(hit.term, lang, inflector);
      if (rendering === undefined || other === undefined || forms === undefined) continue;
      const occurrences = occurrencesOf(readTarget(text), forms);
      const [occurrence] = occurrences.filter(({ kind }) => kind === "pinned");
      // A person's own use of the other word is not ours to repair.
      if (occurrence === undefined || occurrences.some(({ kind }) => kind === "forbidden")) continue;
      const { class: kind, gender, animate } = lexemeOf(rendering);
      const lexeme = {
        term: other,
        ...(kind === undefined ? {} : { class: kind }),
        ...(gender === undefined ? {} : { gender }),
        ...(animate === undefined ? {} : { animate }),
      };
      const slots = occurrence.readings.flatMap((reading) => reading.slots);
      const options = new Set(slots.map((slot) => inflector?.inflect(lexeme, slot)));
      const [form] = options;
      if (options.size !== 1 || form === undefined) continue;
      const surface = text.slice(occurrence.start, occurrence.end);
      const raised = /^\p{Lu}/u.test(surface) ? form.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : form;
      const damaged = text.slice(0, occurrence.start) + raised + text.slice(occurrence.end);
      const mended = plainText(mendTerms(textRuns(damaged), [hit], lang, inflectors).runs);
      counts.swaps += 1;
      if (mended.toLowerCase() === text.toLowerCase()) counts.right += 1;
      else if (mended === damaged) counts.left += 1;
      else {
        counts.wrong += 1;
        if (process.argv.includes("--wrong")) process.stderr.write(`${damaged}\n  ${mended}\n  ${text}\n`);
      }
    }
  }
  return { ...counts, precision: round(counts.right / Math.max(1, counts.right + counts.wrong)) };
}
