import * as v from "valibot";
import type { Runs, State, Target } from "../core/model.ts";
import { STATES } from "../core/model.ts";
import { contentKey, hash } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { markedText } from "../core/runs.ts";

/** What a unit looked like when it was handed over: the base that a return is compared with. */
export interface Base {
  /** Hash of the target's text and codes, or of none. */
  readonly target: string;
  readonly state: State;
  readonly stale?: true;
}

/** The state that the file showed: stale work is shown as needing review. */
export function baseState({ state, stale }: Base): State {
  return stale ? "draft" : state;
}

/** The hash by which a returned target is compared with the one that was sent; 10 hexadecimal digits, `0` for none. */
export function targetHash(target: Runs | undefined): string {
  return target === undefined || target.length === 0 ? "0" : hash(markedText(target)).slice(0, 10);
}

/** A base as it travels inside the file itself, so that an old hand-over can come back after newer ones. */
export function formatBase(target: Target): string {
  return `${targetHash(target.target)}-${target.state}${target.stale ? "-stale" : ""}`;
}

/** Reads what `formatBase` wrote; undefined for anything else. */
export function parseBase(text: string | undefined): Base | undefined {
  const [target = "", state, stale] = text?.split("-") ?? [];
  const known = STATES.find((candidate) => candidate === state);
  if (known === undefined || !/^(0|[0-9a-f]{10})$/.test(target)) return undefined;
  return { target, state: known, ...(stale === "stale" ? { stale: true } : {}) };
}

const sentFile = v.object({
  version: v.literal(1),
  units: v.array(
    v.object({
      id: v.string(),
      source: v.string(),
      target: v.string(),
      state: v.picklist(STATES),
      stale: v.optional(v.literal(true)),
    }),
  ),
});

/** The text of a `.sent.json`: for each unit what was handed over, in article order, one key a line. */
export function formatSent(targets: readonly Target[]): string {
  const units = targets.map((target) => ({
    id: target.id,
    source: contentKey(target.source).slice(0, 10),
    target: targetHash(target.target),
    state: target.state,
    stale: target.stale,
  }));
  return `${JSON.stringify({ version: 1, units }, null, 2)}\n`;
}

/** The bases in a `.sent.json`, by id. @throws Problem `E_SENT_FILE` */
export function parseSent(json: string, path: string): ReadonlyMap<string, Base> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new Problem("E_SENT_FILE", { path }, { path }, { cause });
  }
  const read = v.safeParse(sentFile, value);
  if (!read.success) throw new Problem("E_SENT_FILE", { path }, { path });
  return new Map(
    read.output.units.map(({ id, target, state, stale }) => [id, { target, state, ...(stale ? { stale } : {}) }]),
  );
}
