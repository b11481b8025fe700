import type { LanguageTag } from "./model.ts";

/** How sure the glossary's author is: A law text or several sources, B one source, C to be confirmed by a native editor. */
export type Certainty = "A" | "B" | "C";

/** A term's pinned rendering in one language, with what is known of how it inflects (see `terms/inflection.ts`). */
export interface Rendering {
  readonly term: string;
  readonly admitted: readonly string[];
  readonly forbidden: readonly string[];
  /** Inflected forms given by hand, besides `term`. */
  readonly forms: readonly string[];
  /** How it inflects, as `Lexeme.class` has it. */
  readonly class?: string;
  readonly harmony?: "back" | "front";
  readonly gender?: "masculine" | "feminine" | "neuter";
  readonly animate?: boolean;
  /** Forms by `slotKey`, such as `genitive plural`. */
  readonly irregular?: Readonly<Record<string, string>>;
  /** The source form is kept in this language. */
  readonly doNotTranslate?: true;
}

export const PARTS_OF_SPEECH = ["noun", "proper-noun", "adjective", "verb", "phrase"] as const;

/** Where a term stays as the source has it although another one has taken its place. */
export const KEEP_WHEN = ["quotation", "name", "both-terms", "naming"] as const;
export type KeepWhen = (typeof KEEP_WHEN)[number];

/** A time in which a term is right: whole days, both ends within. */
export interface Validity {
  /** ISO 8601, `2021-01-01`; absent for open. */
  readonly from?: string;
  readonly until?: string;
}

/**
 * How binding a term is: `preferred` is pinned, `suggested` is shown and never demanded, `deprecated` is a word that the
 * project does not use any more.
 */
export const TERM_STATUSES = ["preferred", "suggested", "deprecated"] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

/** A glossary entry. */
export interface Term {
  readonly id: string;
  readonly source: string;
  readonly variants: readonly string[];
  readonly renderings: ReadonlyMap<LanguageTag, Rendering>;
  /** Keep the source form in every language. */
  readonly doNotTranslate: boolean;
  readonly certainty: Certainty;
  readonly status: TermStatus;
  readonly partOfSpeech?: (typeof PARTS_OF_SPEECH)[number];
  readonly definition?: string;
  /** Articles that name a domain get the term only if it is among these. Empty: every article. */
  readonly domains: readonly string[];
  /** When it is right; empty for always. */
  readonly valid: readonly Validity[];
  /** Whether `valid` is held against what the sentence speaks of, or against the article's own date. */
  readonly validBy: "event" | "article";
  readonly keepWhen: readonly KeepWhen[];
  /** Id of the term that took its place when it was no longer valid. */
  readonly replacedBy?: string;
  readonly note?: string;
  readonly reference?: string;
  readonly line: number;
}

/**
 * Why a term is asked for in a sentence, or another one in its place. `applies`: it is right there; `kept`: the source's
 * word stays although it is not in force; `replaced`: the term that took its place is asked for; `suggested`: nothing is
 * demanded; `undecided`: a person must say which of `also` is right.
 */
export interface TermDecision {
  readonly verdict: "applies" | "kept" | "replaced" | "suggested" | "undecided";
  /** The term that stands in the source. */
  readonly found: Term;
  /** Terms whose renderings are right as well. */
  readonly also: readonly Term[];
  /** Terms that were in force at another time, and are wrong here. */
  readonly rivals: readonly Term[];
  /** The sentence that explains it stands in the message catalogue, as `term.reason.REASON`. */
  readonly reason: TermReason;
  /** What the decision rests on, where it rests on a date: `term.evidence.EVIDENCE`. */
  readonly evidence?: "sentence" | "paragraph" | "heading" | "article";
  readonly values: Readonly<Record<string, string>>;
}

export type TermReason =
  | "always"
  | "suggested"
  | "quotation"
  | "name"
  | "both-terms"
  | "naming"
  | "in-force"
  | "replaced"
  | "not-yet"
  | "no-longer"
  | "both-sides"
  | "no-date";

/** A term found in a source text; offsets into its plain text. */
export interface TermHit {
  /** The term that is asked for: not the one that was found where that was replaced. */
  readonly term: Term;
  readonly start: number;
  readonly end: number;
  readonly decision?: TermDecision;
}
