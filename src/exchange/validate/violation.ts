import type { Place, ProblemValues } from "../../core/problem.ts";
import { type RuleId, severityOf } from "./rules.ts";

/**
 * How bad a violation is: an `error` makes a file invalid; `transitional` is refused by the strict schema of XLIFF 1.2
 * only and accepted by its transitional one; a `warning` goes against advice, or against a rule that even the
 * standard's own valid files break.
 */
export type ViolationSeverity = "error" | "transitional" | "warning";

/** Values of a violation's sentence, by name, which may be phrases as those of problems. */
export type ViolationValues = ProblemValues;

/** A place where a file breaks a rule of its standard. The sentence stands in `report/violations.ts`, by the rule. */
export interface Violation {
  readonly rule: RuleId;
  readonly severity: ViolationSeverity;
  readonly values: ViolationValues;
  readonly place: Place;
}

/** Takes violations as they are found. */
export type Report = (rule: RuleId, place: Place, values?: ViolationValues) => void;

/** What a collector has taken. */
export interface Collected {
  readonly report: Report;
  /** The first 1,000, in the order in which they were found. */
  readonly violations: readonly Violation[];
  /** All of them, listed or not, by severity. */
  readonly counts: Readonly<Record<ViolationSeverity, number>>;
}

/** More violations of one file are counted and not listed: nobody reads them, and a hostile file has millions. */
const LISTED = 1000;

/** Longer values are cut: an attribute may hold megabytes. */
const SHOWN = 80;

/** A place to report violations to; it holds a bounded number of them, each of bounded size. */
export function collector(): Collected {
  const violations: Violation[] = [];
  const counts = { error: 0, transitional: 0, warning: 0 };
  const report: Report = (rule, place, values = {}) => {
    const severity = severityOf(rule);
    counts[severity]++;
    if (violations.length < LISTED) violations.push({ rule, severity, values: shortened(values), place });
  };
  return { report, violations, counts };
}

function shortened(values: ViolationValues): ViolationValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, short(value)]));
}

function short(value: ViolationValues[string]): ViolationValues[string] {
  if (typeof value === "string") return cut(value);
  return typeof value === "object" && value.values !== undefined
    ? { ...value, values: shortened(value.values) }
    : value;
}

/** As much of a text as a message shows. */
export function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text;
}
