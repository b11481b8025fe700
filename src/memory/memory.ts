import type { LanguageTag, Match, Runs, TranslationUnit } from "../core/model.ts";

/**
 * What the exact matches of a collection are for, beyond being shown and filling by their score.
 *
 * - `repeat`: the project's own record. What a person has translated there stands for all repetitions of the sentence,
 *   reviewed or not.
 * - `auto`: OmegaT's `tm/auto`. They are as good as the project's own: nothing is taken off for where they come from.
 * - `enforce`: OmegaT's `tm/enforce`. Likewise, and they go before those of all other collections.
 * - `mt`: OmegaT's `tm/mt`. All of its matches, fuzzy ones too, are machine translation.
 */
export type Use = "repeat" | "auto" | "enforce" | "mt";

/** Units that are kept, replaced and removed together: one file of the text record, or a memory brought along. */
export interface Collection {
  /** `segments/kk/2026/kandas.json`, `memory/partner.tmx` … */
  readonly name: string;
  /** A hash of what it was read from, by which the caller sees whether it must be read again. */
  readonly version: string;
  /** Points taken off every match from it; 0 for the project's own. */
  readonly penalty: number;
  /** Of matches that are equally good, those of the higher number go first, and alone count where targets differ. */
  readonly priority: number;
  /** Absent for one whose matches are only worth their score. */
  readonly use?: Use;
}

/** A segment whose translation is sought, with what is known of its surroundings. */
export interface Query {
  readonly source: Runs;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  /** Content key of the source segment before it; `""` where there is none, absent where that is unknown. */
  readonly previousKey?: string;
  /** Likewise of the segment after it. */
  readonly nextKey?: string;
  /** Its segment id. */
  readonly id?: string;
  /** A unit of this collection with this id is the segment itself and is left out. */
  readonly self?: { readonly collection: string; readonly id: string };
}

export interface LookupOptions {
  /** Least base similarity of a fuzzy match, 0–100. At 100 the fuzzy search is not touched at all. */
  readonly threshold: number;
  /** Most matches for one query. */
  readonly limit: number;
}

/** A match with what its collection says of it. */
export interface ScoredMatch extends Match {
  /** Its collection's. */
  readonly priority: number;
  readonly use?: Use;
}

/** A match with the place of its unit in what its collection was read from. */
export interface NearestMatch extends ScoredMatch {
  /** Counted from 0; units that could not be used are counted too. */
  readonly position: number;
}

/** A unit that is near a query, as far as the index knows it. */
export interface Similar {
  /** The store's number of it, which no other unit ever has. */
  readonly unit: number;
  readonly memory: string;
  /** Similarity of the tokens, integer 0–100, floored. */
  readonly base: number;
}

/** A unit whose whole source stands in a longer text, but for a full stop at its end. */
export interface Contained {
  readonly unit: TranslationUnit;
  readonly memory: string;
  /** Indexes, among the text's tokens, of its first one and of that after its last. */
  readonly from: number;
  readonly to: number;
}

/** What is asked of the concordance. */
export interface SearchOptions {
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  readonly side: "source" | "target" | "both";
  /** Whether inflected forms of the words are left out. */
  readonly exact: boolean;
  /** Most passages given. */
  readonly limit: number;
}

/** A text in which all that was looked for stands. */
export interface Passage {
  readonly unit: TranslationUnit;
  readonly memory: string;
  /** See `NearestMatch`. */
  readonly position: number;
  readonly side: "source" | "target";
  /** That side's text, normalised and without codes. */
  readonly text: string;
  /** Where in it the words and phrases stand: UTF-16 offsets, in order. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** What a search found. */
export interface SearchResult {
  /** Those with the words as they were given first. */
  readonly passages: readonly Passage[];
  /** How many there are in all. */
  readonly total: number;
}

/**
 * What has been translated before. Every store passes the contract suite in `tests/memory/`.
 *
 * Languages are matched by language and script, so that `kk` finds what is stored as `kk-KZ`.
 */
export interface Memory {
  /** What it holds, sorted by name. */
  collections(): Promise<readonly Collection[]>;
  /**
   * Puts `units` in the place of all that `collection` held, at once or not at all. They are taken one by one, so that
   * a large file need not be in memory; what their iterator throws undoes it all. Units without text are left out.
   */
  replace(collection: Collection, units: Iterable<TranslationUnit>): Promise<void>;
  /** Forgets these collections; names it does not hold are passed over. */
  remove(names: readonly string[]): Promise<void>;
  /**
   * The matches for each query, best first, the same for the same content whatever its order.
   *
   * All units with a base similarity of `threshold` or more are considered: nothing is missed. Equal pairs of source
   * and target are given once, from their best unit.
   */
  lookup(queries: readonly Query[], options: LookupOptions): Promise<readonly (readonly ScoredMatch[])[]>;
  /** The units nearest by base similarity, without their texts and without a score: all that the index alone can say. */
  similar(queries: readonly Query[], options: LookupOptions): Promise<readonly (readonly Similar[])[]>;
  /**
   * The units nearest by base similarity of the tokens alone, and the better score first where that is equal: what
   * engines are compared by. `lookup` is what a translator wants.
   */
  nearest(queries: readonly Query[], options: LookupOptions): Promise<readonly (readonly NearestMatch[])[]>;
  /** The units of up to twelve tokens that the sources contain as whole runs of tokens, for each in any order. */
  contained(queries: readonly Query[]): Promise<readonly (readonly Contained[])[]>;
  /**
   * Concordance: the texts that have all words of `text`, in whatever order and inflected or not; words in quotation
   * marks stand side by side.
   */
  search(text: string, options: SearchOptions): Promise<SearchResult>;
  /** A hash that changes if and only if what look-ups into `lang` can return changes. */
  digest(lang: LanguageTag): Promise<string>;
  close(): Promise<void>;
}
