import type { Place } from "../../core/problem.ts";

/** A pattern as its author wrote it, and where its element begins. */
export interface SrxPattern {
  readonly source: string;
  readonly place: Place;
}

/** One `rule`: whether to break where its two patterns meet. An absent or empty pattern matches anything. */
export interface SrxRule {
  readonly breaks: boolean;
  readonly before: SrxPattern;
  readonly after: SrxPattern;
}

/** One `languagemap`: the tags that `pattern` matches as a whole use the rules named `rules`. */
export interface SrxMap {
  readonly pattern: SrxPattern;
  readonly rules: string;
}

/** A file of segmentation rules, SRX 2.0 (LISA OSCAR, 7 April 2008), before any of its patterns is looked at. */
export interface SrxDocument {
  readonly path: string;
  /** Whether a language takes the rules of every map that matches it, in order, or of the first only. */
  readonly cascade: boolean;
  readonly rules: ReadonlyMap<string, readonly SrxRule[]>;
  readonly maps: readonly SrxMap[];
}
