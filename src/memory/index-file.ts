import { statSync } from "node:fs";
import { readDerived, saveDerived } from "./derived-file.ts";
import { decodeIndex, encodeIndex } from "./fuzzy/index-bytes.ts";
import type { Indexed, SourceIndex } from "./fuzzy/source-index.ts";
import { sourceIndex } from "./fuzzy/source-index.ts";
import type { Vocabulary } from "./fuzzy/vocabulary.ts";
import type { Mark } from "./statements.ts";

/** A saved index, and how far it had come in its store. */
export interface SavedIndex {
  readonly index: SourceIndex;
  readonly mark: Mark;
}

/** What an index was made from: the store's file, and how far it had come. */
interface IndexKey extends Mark {
  readonly instance: string;
}

/** The index at `path`, or undefined where there is none that was made from this very store and is whole. */
export function loadIndex(path: string, instance: string): SavedIndex | undefined {
  const bytes = readDerived(path);
  const decoded = bytes === undefined ? undefined : decodeIndex(bytes);
  if (decoded === undefined) return undefined;
  const key = decoded.key as IndexKey; // its checksum was right, so it is what `saveIndex` wrote
  if (key.instance !== instance) return undefined;
  return { index: sourceIndex(decoded.vocabulary, decoded.indexed), mark: key };
}

/** Which file stands at `path`; changes with each save. */
export function indexIdentity(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? "" : `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
}

/** Puts an index in the place of the one at `path`. */
export function saveIndex(path: string, vocabulary: Vocabulary, indexed: Indexed, key: IndexKey): void {
  saveDerived(path, encodeIndex(vocabulary, indexed, key));
}
