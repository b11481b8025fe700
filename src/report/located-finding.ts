import type { Finding, LanguageTag, Severity, TextSpan } from "../core/model.ts";
import type { Place } from "../core/problem.ts";

/** A finding with all that tells a person where it is. */
export interface LocatedFinding {
  readonly lang: LanguageTag;
  /** The article's path inside the articles folder. */
  readonly article: string;
  /** The segment's id. */
  readonly id: string;
  /** Where the segment begins and ends in the article. */
  readonly place: Place;
  readonly end: Place;
  /** Where the segment stands in the record of its language. */
  readonly record: Place;
  readonly finding: Finding;
  /** The plain texts that the finding's spans are of. */
  readonly source: string;
  readonly target: string;
  /** Why a person accepted it; absent where nobody did. */
  readonly waived?: string;
}

/** `numbers.missing`: what a finding is called everywhere. */
export function ruleOf({ check, rule }: Pick<Finding, "check" | "rule">): string {
  return `${check}.${rule}`;
}

/** Severities, the gravest first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** A stretch of a text between what stands around it. */
export interface Excerpt {
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

const AROUND = 30;

/** What stands at a finding's place, with up to 30 characters on both sides, cut at spaces. */
export function excerptAt(text: string, { start, end }: TextSpan): Excerpt {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  return {
    before: start > AROUND ? `…${before.replace(/^\S*\s/u, "")}` : before,
    found: text.slice(start, end),
    after: end + AROUND < text.length ? `${after.replace(/\s\S*$/u, "")}…` : after,
  };
}
