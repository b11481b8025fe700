import { styleText } from "node:util";
import type { Problem } from "../core/problem.ts";
import { type Output, printJson, printJsonLine } from "./json.ts";
import { type ProgressState, progressLine } from "./progress.ts";
import { formatProblem, type Paint } from "./say.ts";

/** Draws progress at most this often. */
const REDRAW_MS = 100;

/** Back to the line's start, and the line emptied. */
const CLEAR_LINE = "\r\u001b[K";

/** The one place that prints: results to stdout, everything else to stderr. */
export interface Reporter {
  /** Prints a command's result as text; nothing under `--json`. */
  result(text: string): void;
  /** Prints a command's result as one object `translate.<command>/1` under `--json`; nothing else. */
  object(command: string, value: object): void;
  /** Prints one of the JSON lines that a command answers a stream with, whether or not `--json` was given. */
  line(value: object): Promise<void>;
  /** Prints what went wrong. */
  problem(problem: Problem): void;
  /** Prints a line that is neither result nor problem; nothing under `--quiet`. */
  note(text: string): void;
  /** Shows how far a job has come, on a terminal only; the bar goes when all is done. */
  progress(state: ProgressState): void;
  /** Takes the bar away, wherever it has come to. */
  clear(): void;
}

export interface ReporterOptions {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly json: boolean;
  readonly quiet: boolean;
  /** `NO_COLOR` takes the colours away, `TERM=dumb` colours and bar. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds from any fixed time. */
  readonly now?: () => number;
}

/** A reporter. It writes no escape code to anything but a terminal. */
export function createReporter({
  stdout,
  stderr,
  json,
  quiet,
  env,
  now = () => performance.now(),
}: ReporterOptions): Reporter {
  const able = stderr.isTTY === true && env["TERM"] !== "dumb";
  const coloured = able && (env["NO_COLOR"] ?? "") === "";
  const paint: Paint = (format, text) => (coloured ? styleText(format, text, { validateStream: false }) : text);
  const bar = able && !quiet ? createBar(stderr, now) : undefined;

  function line(output: Output, text: string): void {
    bar?.hide();
    output.write(text.endsWith("\n") ? text : `${text}\n`);
    bar?.show();
  }

  return {
    result: (text) => {
      if (!json) line(stdout, text);
    },
    object: (command, value) => {
      if (!json) return;
      bar?.hide();
      printJson(stdout, command, value);
      bar?.show();
    },
    line: async (value) => await printJsonLine(stdout, value),
    problem: (problem) => line(stderr, formatProblem(problem, paint)),
    note: (text) => {
      if (!quiet) line(stderr, text);
    },
    progress: (state) => bar?.update(state),
    clear: () => bar?.stop(),
  };
}

interface Bar {
  update(state: ProgressState): void;
  /** Makes room for a line of text; `show` brings the bar back. */
  hide(): void;
  show(): void;
  stop(): void;
}

function createBar(output: Output, now: () => number): Bar {
  let first: { readonly state: ProgressState; readonly at: number } | undefined;
  let last: ProgressState | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let visible = false;

  function draw(): void {
    if (first === undefined || last === undefined || now() - drawnAt < REDRAW_MS) return;
    const elapsedMs = now() - first.at;
    output.write(CLEAR_LINE + progressLine(last, { first: first.state, elapsedMs, columns: output.columns || 80 }));
    drawnAt = now();
    visible = true;
  }

  function hide(): void {
    if (visible) output.write(CLEAR_LINE);
    visible = false;
  }

  function stop(): void {
    hide();
    first = undefined;
    last = undefined;
  }

  return {
    update(state) {
      if (state.done >= state.total) return stop();
      if (first === undefined || state.label !== last?.label) first = { state, at: now() };
      last = state;
      draw();
    },
    hide,
    show: draw,
    stop,
  };
}
