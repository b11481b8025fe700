import type { InlineCode, Runs } from "../core/model.ts";

/**
 * How a code stands among the others of its segment.
 *
 * - `nested`: one end of a pair that encloses whole pairs only, so that an element can stand for it;
 * - `overlapping`: one end of a pair that crosses another;
 * - `isolated`: an end without its other end in this segment, or one of several with its id;
 * - `standalone`.
 *
 *     {1}bold {2}and{/2} plain{/1}    nested, all four
 *     {1}bold {2}and{/1} italic{/2}   overlapping, all four
 *     …ends here.{/1}                 isolated
 */
export type CodeShape = "nested" | "overlapping" | "isolated" | "standalone";

/** Pairs nested deeper than this count as overlapping: flat elements stay far from the depth that readers refuse. */
const MAX_NESTING = 100;

/** The shape of the code at each index of `runs`; text has none. Takes O(runs) time. */
export function codeShapes(runs: Runs): readonly (CodeShape | undefined)[] {
  const pairs = pairsOf(runs);
  const crossing = crossingPairs(runs, pairs);
  return runs.map((run) => {
    if (run.kind === "text") return undefined;
    if (run.code.type === "standalone") return "standalone";
    if (!pairs.has(run.code.id)) return "isolated";
    return crossing.has(run.code.id) ? "overlapping" : "nested";
  });
}

/** The closing end of each pair, by id: ids with exactly one opening and, after it, one closing end. */
export function pairsOf(runs: Runs): ReadonlyMap<string, InlineCode> {
  const pairs = new Map<string, InlineCode>();
  const opened = new Set<string>();
  const broken = new Set<string>();
  for (const run of runs) {
    if (run.kind === "text" || run.code.type === "standalone") continue;
    const { id, type } = run.code;
    if (type === "open" ? opened.has(id) : !opened.has(id) || pairs.has(id)) broken.add(id);
    if (type === "open") opened.add(id);
    else pairs.set(id, run.code);
  }
  for (const id of broken) pairs.delete(id);
  return pairs;
}

function crossingPairs(runs: Runs, pairs: ReadonlyMap<string, InlineCode>): ReadonlySet<string> {
  const crossing = new Set<string>();
  const open: string[] = [];
  for (const run of runs) {
    if (run.kind === "text" || !pairs.has(run.code.id)) continue;
    const { id, type } = run.code;
    if (type === "open") {
      if (open.length < MAX_NESTING) open.push(id);
      else crossing.add(id);
    } else if (type === "close" && open.includes(id)) {
      const at = open.lastIndexOf(id);
      if (at < open.length - 1) for (const crossed of open.slice(at)) crossing.add(crossed);
      open.splice(at, 1);
    }
  }
  return crossing;
}
