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

const WIDEST_BAR = 24;
const NARROWEST_BAR = 8;

/**
 * A progress line narrower than `columns`: label, bar, segments, characters a minute, time left.
 *
 *     kk ██████████░░░░░░░░░░░░░░ 60/142 segments  12,400 characters/min  1 min 23 s left
 *
 * Rate and time left are reckoned from `first`, so that what was done before (by memory, at once) does not flatter them.
 * On a narrow terminal the bar shrinks first, then time and rate go, then the bar.
 */
export function progressLine(
  state: ProgressState,
  {
    first,
    elapsedMs,
    columns,
  }: { readonly first: ProgressState; readonly elapsedMs: number; readonly columns: number },
): string {
  const label = escapeTerminal(state.label);
  const parts = [say("progress.segments", { done: state.done, count: state.total }), ...speed(state, first, elapsedMs)];
  for (; parts.length > 0; parts.pop()) {
    const words = parts.join("  ");
    const room = columns - 1 - displayWidth(`${label}  ${words}`);
    if (room >= NARROWEST_BAR) return `${label} ${bar(state, Math.min(room, WIDEST_BAR))} ${words}`;
  }
  return say("progress.segments", { done: state.done, count: state.total });
}

/** Characters a minute and time left, as far as they can be told. */
function speed(state: ProgressState, first: ProgressState, elapsedMs: number): readonly string[] {
  const done = state.done - first.done;
  const characters = state.characters - first.characters;
  const rate = Math.round((characters * 60_000) / Math.max(elapsedMs, 1));
  const leftSeconds = Math.max(1, Math.round(((state.total - state.done) * elapsedMs) / done / 1000));
  return [
    ...(characters > 0 ? [say("progress.rate", { rate })] : []),
    ...(done > 0 ? [say("progress.left", { time: duration(leftSeconds * 1000) })] : []),
  ];
}

function bar({ done, total }: ProgressState, cells: number): string {
  const full = Math.floor((Math.min(done, total) * cells) / Math.max(total, 1));
  return "█".repeat(full) + "░".repeat(cells - full);
}
