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
  readonly engine?: string;
  readonly quota?: readonly QuotaUse[];
}

/** How much of one of the engine's limits is in use. */
export interface QuotaUse {
  /** Characters, requests or tokens. */
  readonly unit: string;
  /** The limit's window, in milliseconds. */
  readonly perMs: number;
  /** What is allowed now: less than the limit itself where refusals have taught so. */
  readonly limit: number;
  readonly used: number;
}

/** How fast a job goes, by the last minute. */
export interface Pace {
  /** Codepoints a minute; undefined while nothing was sent. */
  readonly charactersPerMinute: number | undefined;
  /** About; undefined while nothing was done. */
  readonly secondsLeft: number | undefined;
}

/** The pace is reckoned from what was seen in so long; older samples tell of another quota or another network. */
const PACE_MS = 60_000;
const SAMPLE_MS = 1_000;

interface Sample {
  readonly state: ProgressState;
  readonly at: number;
}

/**
 * Notes a job's progress and gives its pace. Reckoned from what is seen, so that what was done before (by memory, at
 * once) does not flatter it; a job of another label begins anew.
 */
export function watchPace(): (state: ProgressState, at: number) => Pace {
  let samples: Sample[] = [];
  return (state, at) => {
    const last = samples.at(-1);
    if (last?.state.label !== state.label) samples = [];
    // The oldest of the last minute, and where there is none the newest before it.
    while (samples.length > 1 && at - (samples[1]?.at ?? at) >= PACE_MS) samples.shift();
    const first = samples[0] ?? { state, at };
    if (samples.length === 0 || at - (samples.at(-1)?.at ?? at) >= SAMPLE_MS) samples.push({ state, at });
    return paceBetween(first, { state, at });
  };
}

function paceBetween(first: Sample, { state, at }: Sample): Pace {
  const elapsedMs = Math.max(1, at - first.at);
  const done = state.done - first.state.done;
  const characters = state.characters - first.state.characters;
  const left = Math.max(0, state.total - state.done);
  return {
    charactersPerMinute: characters > 0 ? Math.round((characters * 60_000) / elapsedMs) : undefined,
    secondsLeft: done > 0 ? Math.max(1, Math.round((left * elapsedMs) / done / 1000)) : undefined,
  };
}

const WIDEST_BAR = 24;
const NARROWEST_BAR = 8;

/**
 * A progress line narrower than `columns`: label, bar, segments, characters a minute, time left, quota in use.
 *
 *     kk ██████████░░░░░░░░░░░░░░ 60/142 segments  12,400 characters/min  about 1 min 23 s left  62 % of the quota
 *
 * The quota is named only beside a bar of full width. On a narrow terminal the bar shrinks first, then time and rate go,
 * then the bar.
 */
export function progressLine(state: ProgressState, pace: Pace, columns: number): string {
  const label = escapeTerminal(state.label);
  const parts = [say("progress.segments", { done: state.done, count: state.total }), ...speed(pace)];
  const lineWith = (words: string, least: number): string | undefined => {
    const room = columns - 1 - displayWidth(`${label}  ${words}`);
    return room < least ? undefined : `${label} ${bar(state, Math.min(room, WIDEST_BAR))} ${words}`;
  };
  const whole = lineWith([...parts, ...quotaUse(state)].join("  "), WIDEST_BAR);
  if (whole !== undefined) return whole;
  for (; parts.length > 0; parts.pop()) {
    const line = lineWith(parts.join("  "), NARROWEST_BAR);
    if (line !== undefined) return line;
  }
  return say("progress.segments", { done: state.done, count: state.total });
}

/** Characters a minute and time left, as far as they can be told. */
function speed({ charactersPerMinute: rate, secondsLeft }: Pace): readonly string[] {
  return [
    ...(rate === undefined ? [] : [say("progress.rate", { rate })]),
    ...(secondsLeft === undefined ? [] : [say("progress.left", { time: duration(secondsLeft * 1000) })]),
  ];
}

/** The limit that is used most, in per cent. */
function quotaUse({ quota = [] }: ProgressState): readonly string[] {
  const shares = quota.filter(({ limit }) => limit > 0 && limit < Infinity).map(({ limit, used }) => used / limit);
  return shares.length === 0 ? [] : [say("progress.quota", { percent: Math.round(100 * Math.max(...shares)) })];
}

function bar({ done, total }: ProgressState, cells: number): string {
  const full = Math.floor((Math.min(done, total) * cells) / Math.max(total, 1));
  return "█".repeat(full) + "░".repeat(cells - full);
}
