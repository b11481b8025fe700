import type { Finding, LanguageTag, Runs, Severity, Term, TermHit } from "../core/model.ts";

/** How the target renders one term of its source. */
export interface RenderedTerm {
  readonly term: Term;
  readonly verdict: "pinned" | "admitted" | "forbidden" | "outdated" | "undecided" | "unasked" | "missing";
  /** The stretches of the target that it rests on. */
  readonly occurrences: readonly { readonly start: number; readonly end: number }[];
}

/** What a check sees: one segment with its target. */
export interface CheckInput {
  readonly source: Runs;
  readonly target: Runs;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  /** The terms of the source that speak of `lang`. */
  readonly terms: readonly TermHit[];
  /** How the target renders them, from `renderedTerms` of `terms/`. */
  readonly rendered: readonly RenderedTerm[];
  /** Words of the target that the glossary bars, whatever the source says; absent where there is no glossary. */
  readonly barred?: readonly BarredWord[];
  /** Whether a person translated a text that the source no longer is. */
  readonly isStale?: boolean;
  /** Whether the dictionary of the target's language has a word; absent where the project names no dictionary. */
  readonly spell?: (word: string) => boolean;
}

/** A word of the target that the project does not use. */
export interface BarredWord {
  readonly start: number;
  readonly end: number;
  readonly term: Term;
  /** `forbidden`: a rendering that the glossary forbids; `deprecated`: the rendering of a term given up. */
  readonly why: "forbidden" | "deprecated";
}

/** One thing that is looked for in a translation. It looks at one segment, knows no files, and changes nothing. */
export interface Check {
  readonly name: string;
  find(input: CheckInput): readonly Finding[];
}

/** One thing that is looked for across the segments of an article, in one language. */
export interface ArticleCheck {
  readonly name: string;
  /** The findings of each segment, in the order of the inputs; segments without a target are not among these. */
  findAll(inputs: readonly CheckInput[]): readonly (readonly Finding[])[];
}

/** Where a finding is, and what mends it. */
export type Where = Pick<Finding, "at" | "inSource" | "fix">;

/** A maker of one check's findings. */
export function finder(
  check: string,
): (severity: Severity, rule: string, values?: Finding["values"], where?: Where) => Finding {
  return (severity, rule, values = {}, where = {}) => ({ check, rule, severity, values, ...where });
}
