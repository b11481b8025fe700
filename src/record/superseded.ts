import * as v from "valibot";
import { isHuman } from "../core/change.ts";
import type { LanguageTag, Runs, State, Target, TranslationUnit } from "../core/model.ts";
import { STATES } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { markedText, sameRuns } from "../core/runs.ts";
import { runsFromJson, runsToJson } from "./runs-json.ts";

/** A pair that a person made and that no longer stands in the record; `memory/superseded/<language>/<article>.json`. */
export interface Pair {
  readonly source: Runs;
  readonly target: Runs;
  readonly state: State;
  readonly by?: string;
  readonly at?: string;
}

const stored = v.object({
  version: v.literal(1),
  pairs: v.array(
    v.object({
      source: v.unknown(),
      target: v.unknown(),
      state: v.picklist(STATES),
      by: v.optional(v.string()),
      at: v.optional(v.string()),
    }),
  ),
});

/** The pair of a person's target, or undefined where there is none to keep. */
function pairOf(target: Target): Pair | undefined {
  if (!isHuman(target) || target.target === undefined || target.target.length === 0) return undefined;
  const { source, state, by, at } = target;
  return {
    source,
    target: target.target,
    state,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  };
}

/** All pairs in a target that people made: its own, and a person's proposal beside it. */
export function pairsOf(target: Target): readonly Pair[] {
  return [pairOf(target), proposedPair(target)].filter((pair) => pair !== undefined);
}

/**
 * The pairs that a change takes out of the record and that stay true and worth remembering: a human one whose source
 * differs now, and a person's proposal that is gone.
 */
export function supersededPairs(before: Target, after: Target): readonly Pair[] {
  const kept = new Set(pairsOf(after).map(keyOf));
  const replaced = sameRuns(before.source, after.source) ? undefined : pairOf(before);
  const gone = [replaced, proposedPair(before)].filter((pair) => pair !== undefined);
  return gone.filter((pair) => !kept.has(keyOf(pair)));
}

function proposedPair({ proposal }: Target): Pair | undefined {
  if (proposal?.origin.kind !== "person" || proposal.target.length === 0) return undefined;
  const { source, target, at } = proposal;
  return { source, target, state: "edited", at };
}

/** Both lists as one, each pair of source and target once, sorted, so that git merges two people's. */
export function mergePairs(standing: readonly Pair[], added: readonly Pair[]): readonly Pair[] {
  const byKey = new Map([...standing, ...added].map((pair) => [keyOf(pair), pair]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function keyOf(pair: Pair): string {
  return `${contentKey(pair.source)} ${markedText(pair.target)}`;
}

/** Reads a file of superseded pairs. @throws Problem `E_MEMORY_FILE` */
export function parsePairs(json: string, path: string): readonly Pair[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new Problem("E_MEMORY_FILE", { path }, { path }, { cause });
  }
  const read = v.safeParse(stored, value);
  if (!read.success) throw new Problem("E_MEMORY_FILE", { path }, { path });
  return read.output.pairs.map(({ source, target, state, by, at }) => {
    const [from, to] = [runsFromJson(source), runsFromJson(target)];
    if (from === undefined || to === undefined) throw new Problem("E_MEMORY_FILE", { path }, { path });
    return {
      source: from,
      target: to,
      state,
      ...(by === undefined ? {} : { by }),
      ...(at === undefined ? {} : { at }),
    };
  });
}

/** The file's text: one key a line, final newline. */
export function formatPairs(pairs: readonly Pair[]): string {
  const json = pairs.map(({ source, target, ...rest }) => ({
    source: runsToJson(source),
    target: runsToJson(target),
    ...rest,
  }));
  return `${JSON.stringify({ version: 1, pairs: json }, null, 2)}\n`;
}

/** The pairs as memory entries. */
export function unitsOfPairs(
  pairs: readonly Pair[],
  sourceLang: LanguageTag,
  lang: LanguageTag,
): readonly TranslationUnit[] {
  return pairs.map((pair) => ({ ...pair, sourceLang, lang, origin: "person" }));
}
