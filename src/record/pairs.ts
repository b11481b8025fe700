import * as v from "valibot";
import { stateRank } from "../core/change.ts";
import type { LanguageTag, Origin, Prop, Runs, State, TranslationUnit } from "../core/model.ts";
import { STATES } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { markedText } from "../core/runs.ts";
import { runsFromJson, runsToJson } from "./runs-json.ts";

/**
 * A pair of texts that the project keeps outside the record, as a line of JSON: superseded in
 * `memory/superseded/<language>/<article>.jsonl`, imported in `memory/imported/<language>/<digit>.jsonl`.
 */
export interface Pair {
  readonly source: Runs;
  readonly target: Runs;
  readonly state: State;
  /** A person where absent. */
  readonly origin?: Origin["kind"];
  readonly by?: string;
  readonly at?: string;
  /** Its person meant it for its own place alone. */
  readonly onlyHere?: true;
  readonly createdBy?: string;
  readonly createdAt?: string;
  readonly id?: string;
  readonly previousKey?: string;
  readonly nextKey?: string;
  readonly notes?: readonly string[];
  readonly props?: readonly Prop[];
  /** The name of the memory that it was imported from. */
  readonly memory?: string;
}

const text = v.exactOptional(v.string());
const stored = v.object({
  source: v.unknown(),
  target: v.unknown(),
  state: v.picklist(STATES),
  origin: v.exactOptional(v.picklist(["memory", "engine", "pseudo", "person", "aligned"])),
  by: text,
  at: text,
  onlyHere: v.exactOptional(v.literal(true)),
  createdBy: text,
  createdAt: text,
  id: text,
  previousKey: text,
  nextKey: text,
  notes: v.exactOptional(v.array(v.string())),
  props: v.exactOptional(v.array(v.object({ type: v.string(), value: v.string() }))),
  memory: text,
});

/** The pair of a line, or undefined where the line is none. */
export function pairFromLine(line: string): Pair | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  return pairFromJson(value);
}

/** The pair in a JSON object; fields that are none of a pair's are left out. */
export function pairFromJson(value: unknown): Pair | undefined {
  const read = v.safeParse(stored, value);
  if (!read.success) return undefined;
  const { source: from, target: to, ...facts } = read.output;
  const [source, target] = [runsFromJson(from), runsFromJson(to)];
  if (source === undefined || target === undefined) return undefined;
  return { source, target, ...facts };
}

/** The line of a pair, without its end. The origin of a person's work goes without saying. @param more fields behind */
export function pairLine(pair: Pair, more: Readonly<Record<string, string>> = {}): string {
  const { state, origin, by, at, onlyHere, createdBy, createdAt, id, previousKey, nextKey, notes, props, memory } =
    pair;
  return JSON.stringify({
    source: runsToJson(pair.source),
    target: runsToJson(pair.target),
    state,
    origin: origin === "person" ? undefined : origin,
    by,
    at,
    onlyHere,
    createdBy,
    createdAt,
    id,
    previousKey,
    nextKey,
    notes,
    props,
    memory,
    ...more,
  });
}

/**
 * What makes a pair the same as another: source, target and known surroundings, whoever made it and when. Ids count for
 * nothing: many tools number the entries of a file anew each time they write one.
 */
export function pairKey(pair: Pair, sourceKey: string = contentKey(pair.source)): string {
  const { previousKey, nextKey } = pair;
  const place =
    previousKey === undefined && nextKey === undefined ? "" : `\u0000${previousKey ?? "?"} ${nextKey ?? "?"}`;
  return `${sourceKey} ${markedText(pair.target)}${place}`;
}

/**
 * What a pair translates: the source in its known surroundings. Two pairs with the same slot and different targets are
 * in conflict.
 */
export function slotKey(pair: Pair, sourceKey: string = contentKey(pair.source)): string {
  const { previousKey, nextKey } = pair;
  return `${sourceKey} ${previousKey ?? "?"} ${nextKey ?? "?"}`;
}

/**
 * Whether `a` says something later than `b`: by the time of its last change, of which none is the oldest, then by a
 * higher state. Equal ones are neither newer than the other.
 */
export function isNewer(a: Pair, b: Pair): boolean {
  return compareAge(a, b) > 0;
}

/** Sorts pairs so that the one to prefer comes last; equal only for pairs that are equal throughout. */
export function comparePreference(a: Pair, b: Pair): number {
  const age = compareAge(a, b);
  if (age !== 0) return age;
  const [first, second] = [`${a.memory ?? ""}\n${pairLine(a)}`, `${b.memory ?? ""}\n${pairLine(b)}`];
  return first === second ? 0 : first < second ? 1 : -1;
}

function compareAge(a: Pair, b: Pair): number {
  const [first, second] = [a.at ?? "", b.at ?? ""];
  if (first !== second) return first < second ? -1 : 1;
  return stateRank(a.state) - stateRank(b.state);
}

/** A line of a file of pairs. */
export interface Entry {
  readonly pair: Pair;
  /** The line as it stands, without its end. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** The content key of its source. */
  readonly sourceKey: string;
}

/**
 * The lines of a file of pairs, as they stand: one pair a line, because git merges two people's by union
 * (`.gitattributes`), which knows lines only. So the same pair may stand there twice, and in any order.
 *
 * @throws Problem `E_MEMORY_FILE` with the line
 */
export function parseEntries(text: string, path: string): readonly Entry[] {
  return text.split("\n").flatMap((written, index) => {
    const line = written.endsWith("\r") ? written.slice(0, -1) : written;
    if (line.trim() === "") return [];
    const pair = pairFromLine(line);
    if (pair === undefined) throw new Problem("E_MEMORY_FILE", { path }, { path, line: index + 1 });
    return [{ pair, text: line, line: index + 1, sourceKey: contentKey(pair.source) }];
  });
}

/** A file's text from lines, sorted by what they pair; equal lines once. */
export function formatEntries(entries: readonly Pick<Entry, "pair" | "text" | "sourceKey">[]): string {
  const byKey = entries.map(({ pair, text, sourceKey }) => ({ key: `${pairKey(pair, sourceKey)}\n${text}`, text }));
  byKey.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return byKey.flatMap(({ key, text }, index) => (key === byKey[index - 1]?.key ? [] : [`${text}\n`])).join("");
}

/** Both lists as one, sorted; of what is the same pair the later, and at one time the added. */
export function mergePairs(standing: readonly Pair[], added: readonly Pair[]): readonly Pair[] {
  return once([...standing, ...added], (known, pair) => !isNewer(known, pair));
}

/**
 * The pairs of a file, each once, whatever the order of its lines.
 *
 * @throws Problem `E_MEMORY_FILE` with the line
 */
export function parsePairs(text: string, path: string): readonly Pair[] {
  const pairs = parseEntries(text, path).map(({ pair }) => pair);
  return once(pairs, (known, pair) => comparePreference(known, pair) < 0);
}

function once(pairs: readonly Pair[], isBetter: (known: Pair, pair: Pair) => boolean): readonly Pair[] {
  const byKey = new Map<string, Pair>();
  for (const pair of pairs) {
    const key = pairKey(pair);
    const known = byKey.get(key);
    if (known === undefined || isBetter(known, pair)) byKey.set(key, pair);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

/** The file's text: a JSON object a line, final newline. */
export function formatPairs(pairs: readonly Pair[]): string {
  return pairs.map((pair) => `${pairLine(pair)}\n`).join("");
}

/** The pairs as memory entries. */
export function unitsOfPairs(
  pairs: readonly Pair[],
  sourceLang: LanguageTag,
  lang: LanguageTag,
): readonly TranslationUnit[] {
  return pairs.map((pair) => ({ ...pair, sourceLang, lang, origin: pair.origin ?? "person" }));
}

/** A memory entry as a pair to be kept. */
export function pairOfUnit({ sourceLang: _from, lang: _to, ...pair }: TranslationUnit): Pair {
  return pair;
}
