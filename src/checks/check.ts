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
}

/** One thing that is looked for in a translation. It looks at one segment, knows no files, and changes nothing. */
export interface Check {
  readonly name: string;
  find(input: CheckInput): readonly Finding[];
}

/** A maker of one check's findings. */
export function finder(check: string): (severity: Severity, rule: string, values?: Finding["values"]) => Finding {
  return (severity, rule, values = {}) => ({
    check,
    rule,
    severity,
    values,
  });
}
