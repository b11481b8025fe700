/** What can be wrong with a run, strongest first; each is its own exit code. */
export type Ending = "interrupted" | "usage" | "failed" | "budget" | "partly" | "frozen" | "findings";

const CODES: readonly (readonly [Ending, number])[] = [
  ["interrupted", 130],
  ["usage", 2],
  ["failed", 1],
  ["budget", 5],
  ["partly", 4],
  ["frozen", 6],
  ["findings", 3],
];

/** The exit code for all that was wrong: the strongest counts; 0 where nothing was. */
export function exitCode(endings: ReadonlySet<Ending>): number {
  return CODES.find(([ending]) => endings.has(ending))?.[1] ?? 0;
}
