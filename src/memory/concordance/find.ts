import { derivedPath, readDerived, saveDerived } from "../derived-file.ts";
import type { Passage, SearchOptions, SearchResult } from "../memory.ts";
import { type LanguagePair, unpackUnit } from "../rows.ts";
import type { Mark, PartRow, Statements } from "../statements.ts";
import { comparableText } from "../tokens.ts";
import { buildConcordance, type Concordance, type Entry, type Side, textsWith } from "./concordance.ts";
import { decodeConcordance, encodeConcordance } from "./concordance-bytes.ts";
import { placesOf, readWanted, type Wanted } from "./wanted.ts";

/** Finds passages in one consistent state of the database: call it inside a transaction. */
export type Find = (text: string, pair: LanguagePair, options: SearchOptions) => SearchResult;

/** What is loaded of a pair of languages: what was saved, and what came since. */
interface Loaded {
  readonly mark: Mark;
  readonly runs: readonly Concordance[];
  readonly gone: ReadonlySet<number>;
}

/** So many units are read anew each time rather than saved. */
const FEW = 5000;

/** A search that reads at its first call what it needs: nothing of it is loaded for look-ups. */
export function createFind(statements: Statements, path: string): Find {
  const standing = new Map<string, Loaded>();
  return (text, pair, options) => {
    const parts = new Map(statements.partsBetween(pair).map((part) => [part.id, part]));
    const name = `${pair.from} ${pair.to}`;
    const loaded = refresh({ statements, path, pair, parts }, standing.get(name));
    standing.set(name, loaded);
    return find(statements, loaded, parts, readWanted(text), options);
  };
}

interface Place {
  readonly statements: Statements;
  readonly path: string;
  readonly pair: LanguagePair;
  readonly parts: ReadonlyMap<number, PartRow>;
}

interface Key extends Mark {
  readonly instance: string;
}

function refresh(place: Place, standing: Loaded | undefined): Loaded {
  const { statements, path, pair } = place;
  const file = derivedPath(path, pair, "words");
  const now = statements.mark();
  const isOfUse = (one: Loaded | undefined): boolean => (one?.mark.removal ?? -1) >= statements.forgotten();
  const saved = isOfUse(standing) ? standing : load(file, statements.instance());
  const before = isOfUse(saved) ? saved : undefined;
  const isSame = before?.mark.unit === now.unit && before.mark.removal === now.removal;
  if (before !== undefined && isSame) return before;
  const since = before === undefined ? undefined : buildConcordance(entriesAfter(place, before.mark.unit));
  if (before !== undefined && since !== undefined && since.units.length <= Math.max(FEW, sizeOf(before) >> 3)) {
    const gone = new Set([...before.gone, ...statements.removedAfter(before.mark.removal)]);
    return { mark: now, runs: [...before.runs, ...(since.units.length > 0 ? [since] : [])], gone };
  }
  const whole = buildConcordance(entriesAfter(place, 0));
  const key: Key = { ...now, instance: statements.instance() };
  if (file !== undefined && whole.units.length > FEW) saveDerived(file, encodeConcordance(whole, key));
  return { mark: now, runs: [whole], gone: new Set() };
}

function sizeOf({ runs }: Loaded): number {
  return runs.reduce((sum, { units }) => sum + units.length, 0);
}

function load(file: string | undefined, instance: string): Loaded | undefined {
  const bytes = file === undefined ? undefined : readDerived(file);
  const read = bytes === undefined ? undefined : decodeConcordance(bytes);
  if (read === undefined) return undefined;
  const { instance: its, unit, removal } = read.key as Key; // its checksum was right, so it is what `refresh` wrote
  return its === instance ? { mark: { unit, removal }, runs: [read.concordance], gone: new Set() } : undefined;
}

function* entriesAfter({ statements, parts }: Place, unit: number): Generator<Entry> {
  for (const { id: part } of parts.values()) {
    for (const stored of statements.unitsAfter(part, unit)) {
      const { source, target } = unpackUnit(stored.content);
      yield { unit: stored.id, part, source: comparableText(source), target: comparableText(target) };
    }
  }
}

/** A unit in which all the words stand, as far as the table knows. */
interface Candidate {
  readonly unit: number;
  readonly side: Side;
  readonly byStem: boolean;
}

function find(
  statements: Statements,
  loaded: Loaded,
  parts: ReadonlyMap<number, PartRow>,
  wanted: Wanted,
  { side, exact, limit }: SearchOptions,
): SearchResult {
  const sides: readonly Side[] = side === "both" ? ["source", "target"] : [side];
  const passages: Passage[] = [];
  const told = new Set<string>();
  let total = 0;
  for (const candidate of candidates(loaded, parts, { wanted, sides, exact })) {
    const name = `${candidate.unit} ${candidate.side}`;
    if (told.has(name)) continue;
    told.add(name);
    // Single words are known to stand there; phrases only when the text is read.
    const isSure = wanted.every((phrase) => phrase.length === 1);
    const passage = passages.length < limit || !isSure ? read(statements, parts, candidate, wanted) : undefined;
    if (passage !== undefined && passages.length < limit) passages.push(passage);
    if (isSure || passage !== undefined) total++;
  }
  return { passages, total };
}

/** The words as they are written first, then forms of them. */
function* candidates(
  { runs, gone }: Loaded,
  parts: ReadonlyMap<number, PartRow>,
  { wanted, sides, exact }: { readonly wanted: Wanted; readonly sides: readonly Side[]; readonly exact: boolean },
): Generator<Candidate> {
  for (const byStem of exact ? [false] : [false, true]) {
    for (const side of sides) {
      for (const run of runs) {
        for (const text of textsWith(run, side, wanted, byStem)) {
          const unit = run.units[text] ?? 0;
          if (!gone.has(unit) && parts.has(run.parts[text] ?? 0)) yield { unit, side, byStem };
        }
      }
    }
  }
}

function read(
  statements: Statements,
  parts: ReadonlyMap<number, PartRow>,
  { unit: id, side, byStem }: Candidate,
  wanted: Wanted,
): Passage | undefined {
  const { content, part, position } = statements.unit(id);
  const unit = unpackUnit(content);
  const text = comparableText(unit[side]);
  const places = placesOf(text, wanted, byStem);
  const memory = parts.get(part)?.collection ?? "";
  return places === undefined ? undefined : { unit, memory, position, side, text, places };
}
