import { escapeTerminal } from "./escape.ts";
import { say } from "./say.ts";
import { duration } from "./table.ts";
import { displayWidth } from "./width.ts";

/** How far a job has come. */
export interface ProgressState {
  /** What is being done, e.g. the language. */
  readonly label: string;
  /** Segments. */
  readonly done: number;
  readonly total: number;
  /** Codepoints sent to the engine so far. */
  readonly characters: number;
}

const BAR_CELLS = 24;

/**
 * A progress line no wider than `columns`: label, bar, segments, characters a minute, time left.
 *
 *     kk ██████████░░░░░░░░░░░░░░ 60/142 segments  12,400 characters/min  about 1 min 23 s left
 *
 * Rate and time left are reckoned from `first`, so that what was done before (by memory, at once) does not flatter them.
 */
export function progressLine(
  state: ProgressState,
  {
    first,
    elapsedMs,
    columns,
  }: { readonly first: ProgressState; readonly elapsedMs: number; readonly columns: number },
): string {
  const done = state.done - first.done;
  const characters = state.characters - first.characters;
  const parts = [
    `${escapeTerminal(state.label)} ${bar(state)} ${say("progress.segments", { done: state.done, count: state.total })}`,
    ...(characters > 0
      ? [say("progress.rate", { rate: Math.round((characters * 60_000) / Math.max(elapsedMs, 1)) })]
      : []),
    ...(done > 0
      ? [say("progress.left", { time: duration(wholeSeconds(((state.total - state.done) * elapsedMs) / done)) })]
      : []),
  ];
  while (parts.length > 1 && displayWidth(parts.join("  ")) >= columns) parts.pop();
  const line = parts.join("  ");
  return displayWidth(line) < columns ? line : say("progress.segments", { done: state.done, count: state.total });
}

function bar({ done, total }: ProgressState): string {
  const full = total === 0 ? BAR_CELLS : Math.floor((Math.min(done, total) * BAR_CELLS) / total);
  return "█".repeat(full) + "░".repeat(BAR_CELLS - full);
}

function wholeSeconds(milliseconds: number): number {
  return Math.max(1, Math.round(milliseconds / 1000)) * 1000;
}
