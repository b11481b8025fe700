import { escapeJson } from "./escape.ts";
import type { Output } from "./json.ts";
import { type ProgressState, watchPace } from "./progress.ts";

/** How progress is shown: a bar where there is a terminal, JSON lines on stderr, or not at all. */
export const PROGRESS_KINDS = ["auto", "jsonl", "none"] as const;
export type ProgressKind = (typeof PROGRESS_KINDS)[number];

/** A line at most this often, besides a job's first and last. */
const LINE_MS = 1_000;

/**
 * Writes progress as JSON lines, for programs.
 *
 *     {"schema":"translate.progress/1","lang":"kk","engine":"google","done":60,"total":142,"characters":6200,
 *      "charactersPerMinute":12400,"secondsLeft":83,"quota":[{"unit":"characters","perMs":60000,"limit":600000,"used":6200}]}
 *
 * (One line each.) `charactersPerMinute` and `secondsLeft` are of the last minute, and null while they cannot be told.
 * Fields are only ever added.
 */
export function progressLines(output: Output, now: () => number): (state: ProgressState) => void {
  const pace = watchPace();
  let last: { readonly label: string; readonly at: number } | undefined;
  return (state) => {
    const at = now();
    const { charactersPerMinute = null, secondsLeft = null } = pace(state, at);
    const isNew = last?.label !== state.label;
    if (!isNew && state.done < state.total && at - (last?.at ?? 0) < LINE_MS) return;
    last = { label: state.label, at };
    const { label: lang, engine = null, done, total, characters, quota = [] } = state;
    const line = { lang, engine, done, total, characters, charactersPerMinute, secondsLeft, quota };
    output.write(`${escapeJson(JSON.stringify({ schema: "translate.progress/1", ...line }))}\n`);
  };
}
