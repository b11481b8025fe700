import { createVocabulary } from "../fuzzy/vocabulary.ts";
import { formsIn, stemOf, type Wanted } from "./wanted.ts";
import { type WordTable, wordTableBuilder } from "./word-table.ts";

export type Side = "source" | "target";

/** Which units of a pair of languages have which words, on both sides. */
export interface Concordance {
  /** The store's numbers of the units, and of the parts that they stand in, by the number of the text. */
  readonly units: Uint32Array;
  readonly parts: Uint32Array;
  readonly tables: Readonly<Record<Side, WordTable>>;
}

/** A unit with its normalised texts. */
export interface Entry {
  readonly unit: number;
  readonly part: number;
  readonly source: string;
  readonly target: string;
}

/** Reads all units once. */
export function buildConcordance(entries: Iterable<Entry>): Concordance {
  const units: number[] = [];
  const parts: number[] = [];
  const source = wordTableBuilder(createVocabulary());
  const target = wordTableBuilder(createVocabulary());
  for (const entry of entries) {
    units.push(entry.unit);
    parts.push(entry.part);
    source.add(entry.source);
    target.add(entry.target);
  }
  const tables = { source: source.build(), target: target.build() };
  return { units: Uint32Array.from(units), parts: Uint32Array.from(parts), tables };
}

/** The numbers of the texts that have all words of all phrases, in whatever order, ascending. */
export function textsWith(concordance: Concordance, side: Side, wanted: Wanted, byStem: boolean): readonly number[] {
  const { vocabulary, listStarts, lists } = concordance.tables[side];
  const words = [...new Set(wanted.flat())];
  // How many of the words, in their order, each text was seen to have.
  const counts = new Uint16Array(concordance.units.length);
  words.forEach((word, before) => {
    for (const id of formsIn(vocabulary, word, byStem ? stemOf(word) : undefined)) {
      for (let at = listStarts[id] ?? 0; at < (listStarts[id + 1] ?? 0); at++) {
        const text = lists[at] ?? 0;
        if (counts[text] === before) counts[text] = before + 1;
      }
    }
  });
  const texts: number[] = [];
  for (let text = 0; text < counts.length; text++) if (counts[text] === words.length) texts.push(text);
  return words.length === 0 ? [] : texts;
}
