import type { LanguageTag, Origin, Runs, State, UnitKind } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";

/** A translation offered beside the target. */
export interface Alternative {
  readonly source: Runs;
  readonly target: Runs;
  /** Integer, of a memory match; written as a percentage, so that 102 reads 100. Machine proposals have none: readers take any number for a memory's. */
  readonly score?: number;
  /** How alike the two sources' texts are, integer 0–100, where a memory says so; the score weighs more than that. */
  readonly similarity?: number;
  /** The memory's path, or the engine's name, for people to read. */
  readonly origin: string;
  /** `previous` is the pair that stood before the source changed; `proposal` any other, such as a newer translation. */
  readonly kind: "memory" | "machine" | "previous" | "proposal";
}

/** What a translator is told about a segment. */
export interface HandoverNote {
  readonly from: "context" | "glossary" | "memory" | "qa" | "person" | "developer";
  readonly text: string;
  readonly annotates: "source" | "target" | "general";
}

/** A term that occurs in a segment's source. */
export interface HandoverTerm {
  /** Offsets into the source's plain text. */
  readonly start: number;
  readonly end: number;
  /** As the glossary has it. */
  readonly term: string;
  /** The pinned rendering first, then those that are admitted; empty where there is none. */
  readonly renderings: readonly string[];
  readonly doNotTranslate?: true;
}

/** A segment as it is handed to a translator. */
export interface HandoverUnit {
  readonly id: string;
  /** Neighbouring segments of one block share it; the number itself is not written. */
  readonly group: number;
  readonly kind: UnitKind;
  readonly headings: readonly string[];
  readonly source: Runs;
  /** Not written while `state` is `new`. */
  readonly target?: Runs;
  readonly state: State;
  readonly stale?: true;
  readonly locked?: true;
  readonly origin?: Origin;
  /** A short hash of what is sent; comes back with the unit, so that even an old file can be compared. */
  readonly base: string;
  /** Best first; five are written. */
  readonly alternatives: readonly Alternative[];
  readonly notes: readonly HandoverNote[];
  readonly terms?: readonly HandoverTerm[];
  /** What the article has between it and the next segment of its block; absent where nothing stands there. */
  readonly after?: string;
}

/** An article in one language as it is handed to a translator. */
export interface Handover {
  /** The article's path. */
  readonly original: string;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  readonly units: readonly HandoverUnit[];
  readonly title?: string;
}

/** A segment as it came back. */
export interface ReturnedUnit {
  /** Empty where the file has none; then there is a `problem`. */
  readonly id: string;
  /** As the file has it, codes too. For comparison: what is translated is the article's text, not this. */
  readonly source: Runs;
  /**
   * Codes that its source has too are that source's, data included; others have empty data. Absent where there is no
   * target element, or an empty one that claims no work; `[]` for an empty one whose state does.
   */
  readonly target?: Runs;
  /** What the file says. Whether anything changed since it was sent, only a comparison with the record can tell. */
  readonly state: State;
  readonly approved: boolean;
  /** Its translation stands in a neighbour's target, and its own is empty on purpose. */
  readonly joined?: true;
  readonly base?: string;
  /** When its target was last changed, ISO 8601 in UTC, where the file says so. */
  readonly at?: string;
  /** Written by people: all that do not come from the tools' own authors (`context`, `glossary`, `memory`, `qa`, `developer`). */
  readonly notes: readonly string[];
  readonly line: number;
  readonly column: number;
  /** Why it is damaged; the units beside it are sound. */
  readonly problem?: Problem;
}

/** One `file` element of a document that came back. */
export interface ReturnedFile {
  /** As the document says it: never a path to write to. */
  readonly original: string;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag | undefined;
  readonly units: readonly ReturnedUnit[];
  /** Names of what the document says beside what was read: modules and other vendors' namespaces, sorted. */
  readonly ignored?: readonly string[];
}

/** How soon notes are read, by their author, in both versions of XLIFF: 1 is first. */
export const NOTE_PRIORITY: Readonly<Record<HandoverNote["from"], string>> = {
  qa: "1",
  person: "2",
  glossary: "3",
  memory: "4",
  developer: "4",
  context: "5",
};
