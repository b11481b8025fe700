import type { Run, Runs, TextSpan } from "./model.ts";
import { joinRuns } from "./runs.ts";

/** Text to put in place of a stretch of a segment's plain text. */
export type Replacement = TextSpan & { readonly text: string };

/**
 * The runs with stretches of their plain text replaced. A stretch that overlaps one before it, or that an inline code
 * parts, is left as it is.
 */
export function replaceText(runs: Runs, replacements: readonly Replacement[]): Runs {
  const sorted = replacements.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const apart: Replacement[] = [];
  for (const one of sorted) if (one.start >= (apart.at(-1)?.end ?? 0)) apart.push(one);
  const done = new Set<Replacement>();
  let offset = 0;
  return joinRuns(
    runs.map((run): Run => {
      if (run.kind === "code") return run;
      const [start, end] = [offset, offset + run.text.length];
      offset = end;
      let text = run.text;
      for (const one of apart.toReversed()) {
        if (one.start < start || one.end > end || done.has(one)) continue;
        done.add(one); // an insertion where two runs meet belongs to the first of them
        text = text.slice(0, one.start - start) + one.text + text.slice(one.end - start);
      }
      return { kind: "text", text };
    }),
  );
}
