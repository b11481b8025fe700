import type { Runs, Target, UnitKind } from "../core/model.ts";

/** The record's own version; a newer one is refused, an older one is read and written anew. */
export const RECORD_VERSION = 1;

/** A source segment as it stands in `segments/<source language>/<article>.json`. */
export interface SourceEntry {
  readonly id: string;
  readonly kind: UnitKind;
  /** The front-matter key or the like of its unit. */
  readonly key?: string;
  readonly source: Runs;
  /**
   * Other segments have the same text and need other translations: plural forms that only the target language has.
   * Not in the file, for it depends on the target language.
   */
  readonly sharesText?: true;
}

/** The source segments of one article, in article order. */
export interface SourceRecord {
  /** Version of the rules that cut the sentences. */
  readonly segmentation: string;
  readonly segments: readonly SourceEntry[];
}

/** The targets of one article in one language, in article order: `segments/<language>/<article>.json`. */
export interface TargetRecord {
  readonly segments: readonly Target[];
}

export const emptySourceRecord: SourceRecord = { segmentation: "", segments: [] };
export const emptyTargetRecord: TargetRecord = { segments: [] };
