import type { LanguageTag } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import {
  type ConflictRule,
  type Incoming,
  mergeUnits,
  type OpenConflict,
  type Outcome,
} from "../record/merge-units.ts";
import { changedFile, type FileChange, readEntries } from "./memory-change.ts";
import { readOwnPairs } from "./own-pairs.ts";
import type { Project } from "./project.ts";
import type { UnitPlace } from "./read-units.ts";

/** What units that were brought come to in one language. Nothing is written. */
export interface Imported {
  readonly lang: LanguageTag;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly open: readonly OpenConflict<UnitPlace>[];
  readonly files: readonly FileChange[];
  /** Files of the project's own that could not be read, and that therefore nothing was compared with. */
  readonly problems: readonly Problem[];
}

/**
 * Works out what units do to the imported ones of a language, shard by shard, so that one shard's at most are held.
 *
 * The caller holds the language's lock.
 */
export async function importUnits(
  project: Project,
  lang: LanguageTag,
  incoming: readonly Incoming<UnitPlace>[],
  rule: ConflictRule,
): Promise<Imported> {
  const counts = { added: 0, unchanged: 0, updated: 0, replaced: 0, kept: 0, open: 0 };
  const open: OpenConflict<UnitPlace>[] = [];
  const files: FileChange[] = [];
  const { own, problems } = await readOwnPairs(project, lang);
  const shards = Map.groupBy(incoming, ({ sourceKey }) => sourceKey.slice(0, 1));
  for (const shard of [...shards.keys()].sort()) {
    const path = project.layout.imported(lang, shard);
    const standing = readEntries(project, path);
    const merged = mergeUnits(standing, shards.get(shard) ?? [], own, rule);
    // Counted by name, so that an outcome more is an error here.
    for (const outcome of Object.keys(counts) as Outcome[]) counts[outcome] += merged.counts[outcome];
    for (const conflict of merged.open) open.push(conflict);
    if (merged.changes.length > 0) files.push(changedFile({ path, lang }, standing, merged.changes));
  }
  return { lang, counts, open, files, problems };
}
