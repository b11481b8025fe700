import { type EarlierScores, LEAST_MATCH } from "../core/match-grid.ts";
import type { Runs, TranslationUnit } from "../core/model.ts";
import { queryWords, wordDistance } from "./fuzzy/closeness.ts";
import { addEntry, gather } from "./fuzzy/entries.ts";
import {
  type Found,
  indexQuery,
  recentSize,
  reindexed,
  type SourceIndex,
  search,
  sourceIndex,
  withRecent,
} from "./fuzzy/source-index.ts";
import { greatestFuzzyScore, type PreparedQuery, prepareQuery, scoreFuzzy } from "./score.ts";

/** So many texts are looked at one by one rather than indexed. */
const FEW = 1000;

/** Compares each text with all before it. The score is the memory's own for a reviewed unit without penalty. */
export const earlierScores: EarlierScores = (texts) => {
  const prepared = texts.map(({ source }) => prepareQuery({ source, sourceLang: "", lang: "" }));
  const index = indexOf(prepared);
  return texts.map(({ floor }, at) => {
    const one = prepared[at];
    return one === undefined ? 0 : bestBefore(index, prepared, { one, at, floor });
  });
};

/** An index in which a text's number is its unit and its part, so that later ones can be left out. */
function indexOf(prepared: readonly PreparedQuery[]): SourceIndex {
  const empty = sourceIndex();
  const gathered = gather();
  prepared.forEach(({ text }, at) => {
    addEntry(gathered, empty.vocabulary, { unit: at, part: at, text });
  });
  const index = withRecent(empty, gathered);
  return recentSize(index) <= FEW ? index : reindexed(index, LEAST_MATCH, () => true);
}

interface Asked {
  readonly one: PreparedQuery;
  readonly at: number;
  readonly floor: number;
}

/** The best score above `floor` that an earlier text gives, or 0. */
function bestBefore(index: SourceIndex, prepared: readonly PreparedQuery[], { one, at, floor }: Asked): number {
  const query = indexQuery(index, one.text);
  const words = queryWords(one.tokens, query.ids);
  const near = search(index, query, { threshold: LEAST_MATCH, byCharacters: true, stays: (part) => part < at });
  const least = Math.max(floor, LEAST_MATCH - 1);
  let best = least;
  for (const found of [...near].sort((a, b) => b.base - a.base)) {
    const closeness = { base: found.base, ...wordDistance(index.vocabulary, words, found.entries, found.entry) };
    if (greatestFuzzyScore(closeness, 0) <= best) continue;
    const unit = asTranslated(prepared[unitOf(found)]?.query.source ?? []);
    const { score } = scoreFuzzy(one, { unit, memory: "", memoryPenalty: 0, priority: 0, use: undefined }, closeness);
    best = Math.max(best, score);
  }
  return best > least ? best : 0;
}

function unitOf({ entries, entry }: Found): number {
  return entries.units[entry] ?? 0;
}

/** The unit that the earlier text will be; its numbers are taken to stand in its translation too. */
function asTranslated(source: Runs): TranslationUnit {
  return { source, target: source, sourceLang: "", lang: "", state: "reviewed", origin: "person" };
}
