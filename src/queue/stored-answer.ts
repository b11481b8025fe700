import type { EngineAnswer } from "../core/engine.ts";
import type { InlineCode, Runs } from "../core/model.ts";
import { codesOf, joinRuns } from "../core/runs.ts";

/**
 * An answer as the ledger keeps it: text, and codes by type and number only. What a code stands for (an address, say) is
 * not part of what was asked, so segments that differ only there share one answer.
 */
export interface StoredAnswer {
  readonly runs: readonly StoredRun[];
  readonly raw: string;
}

type StoredRun = string | readonly [InlineCode["type"], string];

/** The stored form of an answer's runs, as JSON. */
export function storeRuns(runs: Runs): readonly StoredRun[] {
  return runs.map((run) => (run.kind === "text" ? run.text : [run.code.type, run.code.id]));
}

/** The stored runs that JSON stands for, or undefined where it is something else. */
export function readStoredRuns(json: string): readonly StoredRun[] | undefined {
  const value = parse(json);
  if (!Array.isArray(value)) return undefined;
  const runs: StoredRun[] = [];
  for (const part of value) {
    if (typeof part === "string") runs.push(part);
    else if (Array.isArray(part) && isType(part[0]) && typeof part[1] === "string") runs.push([part[0], part[1]]);
    else return undefined;
  }
  return runs;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isType(value: unknown): value is InlineCode["type"] {
  return value === "open" || value === "close" || value === "standalone";
}

/** The answer with the codes of `item`, or undefined where it has a code that `item` has not. */
export function restoreAnswer(stored: StoredAnswer, item: Runs): EngineAnswer | undefined {
  const codes = new Map(codesOf(item).map((code) => [`${code.type} ${code.id}`, code]));
  const runs = stored.runs.map((run) => (typeof run === "string" ? run : codes.get(run.join(" "))));
  if (!runs.every((run) => run !== undefined)) return undefined;
  const restored = joinRuns(
    runs.map((run) => (typeof run === "string" ? { kind: "text", text: run } : { kind: "code", code: run })),
  );
  return { kind: "translated", runs: restored, raw: stored.raw };
}
