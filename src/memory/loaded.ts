import { DamagedUnit } from "./database.ts";
import { derivedPath } from "./derived-file.ts";
import { addEntry, gather, sizeOf } from "./fuzzy/entries.ts";
import { recentSize, reindexed, type SourceIndex, sourceIndex, without, withRecent } from "./fuzzy/source-index.ts";
import { indexIdentity, loadIndex, type SavedIndex, saveIndex } from "./index-file.ts";
import { type LanguagePair, unpackSource } from "./rows.ts";
import type { Mark, PartRow, Statements } from "./statements.ts";
import { comparableText } from "./tokens.ts";

/** The sources of one pair of languages, as far as they are loaded. */
export interface Loaded {
  readonly index: SourceIndex;
  readonly mark: Mark;
  /** The parts that were there. */
  readonly parts: ReadonlySet<number>;
  /** Which index file it began with. */
  readonly file: string;
}

/** So many sources are looked at one by one rather than indexed: a small project has no index file at all. */
const FEW = 5000;

/** Least similarity, percent, at which the usual index misses nothing. */
export const USUAL_THRESHOLD = 70;

/** The same of the one that is made where less is asked for. Below that each source is looked at. */
const LEAST_THRESHOLD = 50;

/** The grade of the index that serves `threshold`. */
export function gradeFor(threshold: number): number {
  return threshold >= USUAL_THRESHOLD ? USUAL_THRESHOLD : LEAST_THRESHOLD;
}

/** Which index is to be made. */
export interface MergeOrder {
  /** The memory's file. */
  readonly path: string;
  readonly pair: LanguagePair;
  /** See `gradeFor`. */
  readonly grade: number;
}

/** Where an index comes from and goes to. */
interface Place extends MergeOrder {
  readonly statements: Statements;
}

/**
 * What is loaded, brought up to date: what came since is looked at one by one, until there is too much of it.
 *
 * Call it inside a transaction, so that what it sees is of one moment.
 */
export function refresh(place: Place, standing: Loaded | undefined, parts: ReadonlyMap<number, PartRow>): Loaded {
  const { statements } = place;
  const isOfUse = standing !== undefined && standing.mark.removal >= statements.forgotten();
  const before = isOfUse ? newer(place, standing) : begin(place, parts);
  const now = statements.mark();
  const isSame = before.mark.unit === now.unit && before.mark.removal === now.removal;
  const current = isSame ? before : { ...before, ...caughtUp(place, before, parts), mark: now };
  const loaded = { ...current, parts: new Set(parts.keys()) };
  return isDue(loaded, unitsIn(parts)) ? rebuilt(place, loaded) : loaded;
}

function unitsIn(parts: ReadonlyMap<number, PartRow>): number {
  return [...parts.values()].reduce((sum, { units }) => sum + units, 0);
}

/** Whether so much has come or gone that an index is worth its while, or worth making anew. */
function isDue({ index: { main, ...index } }: Loaded, units: number): boolean {
  const recent = recentSize(index);
  if (main === undefined) return recent > FEW;
  const indexed = sizeOf(main.entries);
  return recent > Math.max(FEW, indexed >> 3) || indexed + recent > 2 * units + FEW;
}

/** Whether an index would be worth making anew by somebody who has time. */
export function isWorthMerging({ index }: Loaded): boolean {
  return index.main !== undefined && recentSize(index) + index.gone.size > FEW;
}

/** One index of all that is loaded, saved for the next process. */
export function rebuilt({ statements, path, pair, grade }: Place, loaded: Loaded): Loaded {
  const index = reindexed(loaded.index, grade, (part) => loaded.parts.has(part));
  const file = derivedPath(path, pair, `${grade}.index`);
  if (file !== undefined && index.main !== undefined)
    saveIndex(file, index.vocabulary, index.main, { ...loaded.mark, instance: statements.instance() });
  return { ...loaded, index, file: file === undefined ? "" : indexIdentity(file) };
}

/** The saved index, if there is one and it may be of use, or none. */
function begin(place: Place, parts: ReadonlyMap<number, PartRow>): Loaded {
  const { statements, path, pair, grade } = place;
  const file = derivedPath(path, pair, `${grade}.index`);
  const isSmall = unitsIn(parts) <= FEW;
  const saved = file === undefined || isSmall ? undefined : savedIndex(statements, file);
  const isOfUse = saved !== undefined && saved.mark.removal >= statements.forgotten();
  return {
    index: isOfUse ? saved.index : sourceIndex(),
    mark: isOfUse ? saved.mark : { unit: 0, removal: statements.forgotten() },
    parts: new Set(),
    file: file === undefined ? "" : indexIdentity(file),
  };
}

/** The saved index, unless it knows more than this transaction may see: another process has gone on since it began. */
function savedIndex(statements: Statements, file: string): SavedIndex | undefined {
  const saved = loadIndex(file, statements.instance());
  if (saved === undefined) return undefined;
  const { unit, removal } = statements.mark();
  return saved.mark.unit <= unit && saved.mark.removal <= removal ? saved : undefined;
}

/** What is loaded, or the saved index where another process or thread has made one meanwhile that spares much. */
function newer(place: Place, standing: Loaded): Loaded {
  if (!isWorthMerging(standing)) return standing;
  const file = derivedPath(place.path, place.pair, `${place.grade}.index`);
  if (file === undefined || indexIdentity(file) === standing.file) return standing;
  const saved = savedIndex(place.statements, file);
  if (saved === undefined || saved.mark.unit < standing.mark.unit) return standing;
  return { ...saved, parts: standing.parts, file: indexIdentity(file) };
}

/** The index with the units that came since, without those that went. */
function caughtUp({ statements }: Place, { index, mark }: Loaded, parts: ReadonlyMap<number, PartRow>) {
  const gathered = gather();
  for (const { id: part, units } of parts.values()) {
    let read = 0;
    for (const { id, content } of statements.unitsAfter(part, mark.unit)) {
      addEntry(gathered, index.vocabulary, { unit: id, part, text: comparableText(unpackSource(content)) });
      read++;
    }
    if (mark.unit === 0 && read !== units) throw new DamagedUnit("missing");
  }
  return { index: withRecent(without(index, statements.removedAfter(mark.removal)), gathered) };
}
