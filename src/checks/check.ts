import type { Finding, LanguageTag, Runs, Severity, Term, TermHit } from "../core/model.ts";

/** What a check sees: one segment with its target. */
export interface CheckInput {
  readonly source: Runs;
  readonly target: Runs;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  /** The terms of the source that speak of `lang`. */
  readonly terms: readonly TermHit[];
  /** How a text renders a term beside the other terms of its source: `isRendered` of `terms/`. */
  readonly isRendered: (
    target: string,
    term: Term,
    lang: LanguageTag,
    neighbours: readonly Term[],
  ) => "pinned" | "admitted" | "forbidden" | "missing";
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
