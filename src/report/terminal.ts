import { styleText } from "node:util";
import type { Problem } from "../core/problem.ts";
import { type Output, printJson, printJsonLine } from "./json.ts";
import { type ProgressState, progressLine, watchPace } from "./progress.ts";
import { type ProgressKind, progressLines } from "./progress-lines.ts";
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
  /** Shows how far a job has come: on a terminal by a bar, which goes when all is done, or by JSON lines. */
  progress(state: ProgressState): void;
  /** Takes the bar away, wherever it has come to. */
  clear(): void;
}

export interface ReporterOptions {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly json: boolean;
  readonly quiet: boolean;
  /** `auto` where absent: a bar on a terminal that may have one, else nothing. */
  readonly progress?: ProgressKind | undefined;
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
  progress = "auto",
  env,
  now = () => performance.now(),
}: ReporterOptions): Reporter {
  const able = stderr.isTTY === true && env["TERM"] !== "dumb";
  const coloured = able && (env["NO_COLOR"] ?? "") === "";
  const paint: Paint = (format, text) => (coloured ? styleText(format, text, { validateStream: false }) : text);
  const bar = able && !quiet && progress === "auto" ? createBar(stderr, now) : undefined;
  const show = progress === "jsonl" ? progressLines(stderr, now) : (state: ProgressState) => bar?.update(state);

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
    progress: show,
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
  let pace = watchPace();
  let last: ProgressState | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let visible = false;

  function draw(): void {
    if (last === undefined) return;
    const speed = pace(last, now());
    if (now() - drawnAt < REDRAW_MS) return;
    output.write(CLEAR_LINE + progressLine(last, speed, output.columns || 80));
    drawnAt = now();
    visible = true;
  }

  function hide(): void {
    if (visible) output.write(CLEAR_LINE);
    visible = false;
  }

  function stop(): void {
    hide();
    pace = watchPace();
    last = undefined;
  }

  return {
    update(state) {
      if (state.done >= state.total) return stop();
      last = state;
      draw();
    },
    hide,
    show: draw,
    stop,
  };
}
