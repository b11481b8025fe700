import * as v from "valibot";
import { isHuman } from "../core/change.ts";
import type { LanguageTag, Runs, State, Target, TranslationUnit } from "../core/model.ts";
import { STATES } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { markedText, sameRuns } from "../core/runs.ts";
import { runsFromJson, runsToJson } from "./runs-json.ts";

/** A pair that a person made and that no longer stands in the record; `memory/superseded/<language>/<article>.jsonl`. */
export interface Pair {
  readonly source: Runs;
  readonly target: Runs;
  readonly state: State;
  readonly by?: string;
  readonly at?: string;
  readonly onlyHere?: true;
}

const stored = v.object({
  source: v.unknown(),
  target: v.unknown(),
  state: v.picklist(STATES),
  by: v.optional(v.string()),
  at: v.optional(v.string()),
  onlyHere: v.optional(v.literal(true)),
});

/** The pair of a person's target, or undefined where there is none to keep. */
function pairOf(target: Target): Pair | undefined {
  if (!isHuman(target) || target.target === undefined || target.target.length === 0) return undefined;
  const { source, state, by, at, onlyHere } = target;
  return { source, target: target.target, state, ...present({ by, at, onlyHere }) };
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

/** Both lists as one, each pair of source and target once, sorted. */
export function mergePairs(standing: readonly Pair[], added: readonly Pair[]): readonly Pair[] {
  const byKey = new Map([...standing, ...added].map((pair) => [keyOf(pair), pair]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function keyOf(pair: Pair): string {
  return `${contentKey(pair.source)} ${markedText(pair.target)}`;
}

/**
 * Reads a file of superseded pairs: one a line, because git merges two people's by union (`.gitattributes`), which
 * knows lines only. Order and repetition do not matter.
 *
 * @throws Problem `E_MEMORY_FILE` with the line
 */
export function parsePairs(text: string, path: string): readonly Pair[] {
  const pairs = text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const pair = pairFromJson(line);
    if (pair === undefined) throw new Problem("E_MEMORY_FILE", { path }, { path, line: index + 1 });
    return [pair];
  });
  return mergePairs([], pairs);
}

function pairFromJson(line: string): Pair | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const read = v.safeParse(stored, value);
  if (!read.success) return undefined;
  const { source: from, target: to, state, ...rest } = read.output;
  const [source, target] = [runsFromJson(from), runsFromJson(to)];
  if (source === undefined || target === undefined) return undefined;
  return { source, target, state, ...present(rest) };
}

type Rest = Pick<Pair, "by" | "at" | "onlyHere">;

function present({ by, at, onlyHere }: { readonly [Key in keyof Rest]?: Rest[Key] | undefined }): Rest {
  return {
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
    ...(onlyHere === undefined ? {} : { onlyHere }),
  };
}

/** The file's text: a JSON object a line, final newline. */
export function formatPairs(pairs: readonly Pair[]): string {
  const lines = pairs.map(({ source, target, ...rest }) =>
    JSON.stringify({ source: runsToJson(source), target: runsToJson(target), ...rest }),
  );
  return lines.map((line) => `${line}\n`).join("");
}

/** The pairs as memory entries. */
export function unitsOfPairs(
  pairs: readonly Pair[],
  sourceLang: LanguageTag,
  lang: LanguageTag,
): readonly TranslationUnit[] {
  return pairs.map((pair) => ({ ...pair, sourceLang, lang, origin: "person" }));
}
