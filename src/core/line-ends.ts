import type { Run, Runs } from "./model.ts";
import { plainText } from "./runs.ts";

/**
 * `runs` with its line feeds as the model has its line ends: the first as the first there, and so on, the last where there
 * are more. The model is the first of `models` that has several lines. Without one, and where `runs` has a carriage
 * return itself, nothing changes.
 *
 * XML reads a carriage return that stands in a file as it is as a line feed (XML 1.0, section 2.11), and tools write it so
 * (OmegaT 3.6) although they were given `&#13;`.
 */
export function withLineEndsOf(runs: Runs, models: readonly Runs[]): Runs {
  const ends = models.map((model) => plainText(model).match(/\r\n?|\n/g)).find((found) => found !== null) ?? [];
  if (ends.every((end) => end === "\n") || plainText(runs).includes("\r")) return runs;
  let index = 0;
  const next = (): string => ends[Math.min(index++, ends.length - 1)] ?? "\n";
  return runs.map((run): Run => (run.kind === "code" ? run : { kind: "text", text: run.text.replace(/\n/g, next) }));
}
