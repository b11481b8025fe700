import type { InlineCode, LanguageTag, Runs } from "../../core/model.ts";
import { UNNAMED_CODE } from "../../core/runs.ts";

/** The sources of a query and a match, and the target that is to carry the query's codes. */
export interface CodesToPlace {
  readonly query: Runs;
  readonly remembered: Runs;
  readonly target: Runs;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  /** Whether the two sources say the same, codes and what was exchanged apart. */
  readonly isSameText: boolean;
}

/** Whether two codes may stand for one another: by type and name, by type alone where another tool wrote one of them. */
export function isLike(a: InlineCode, b: InlineCode | undefined): boolean {
  if (a.type !== b?.type) return false;
  return a.name === b.name || a.name === UNNAMED_CODE || b.name === UNNAMED_CODE;
}

/** A code and how much text stands before it. */
export interface Offset {
  readonly code: InlineCode;
  readonly at: number;
}

/** The codes of runs with their offsets into `plainText(runs)`. */
export function offsetsOf(runs: Runs): readonly Offset[] {
  let at = 0;
  return runs.flatMap((run) => {
    if (run.kind === "code") return [{ code: run.code, at }];
    at += run.text.length;
    return [];
  });
}
