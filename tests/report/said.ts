import { Problem, type ProblemValues } from "../../src/core/problem.ts";
import { english } from "../../src/report/say.ts";

/** What a value of a problem is in English. */
function inEnglish(value: ProblemValues[string]): string {
  return english.describe(new Problem("E_USAGE", { reason: value })).text;
}

/** Equals a value of a problem that is `text` in English, be it a phrase or not. */
export function said(text: string) {
  return {
    asymmetricMatch: (value: ProblemValues[string] | undefined): boolean =>
      value !== undefined && inEnglish(value) === text,
    toString: (): string => `said ${JSON.stringify(text)}`,
  };
}

/** Values of a problem, each text among them as `said` equals it. */
export function saidValues(values: object): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? said(value) : value]),
  );
}
