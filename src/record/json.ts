import * as v from "valibot";
import type { Origin, Repairs, Target } from "../core/model.ts";
import { MATCH_TYPES, STATES } from "../core/model.ts";
import { type Place, Problem, placeAt } from "../core/problem.ts";
import type { SourceEntry, SourceRecord, TargetRecord } from "./record.ts";
import { RECORD_VERSION } from "./record.ts";
import { type RunsJson, runsFromJson, runsToJson } from "./runs-json.ts";
import { type Editor, sealOf, unsealed } from "./seal.ts";

const UNIT_KINDS = [
  "paragraph",
  "heading",
  "list-item",
  "quotation",
  "table-cell",
  "caption",
  "footnote",
  "byline",
  "dateline",
  "furniture",
  "front-matter",
  "attribute",
  "value",
] as const;

const id = v.pipe(v.string(), v.regex(/^[A-Za-z][\w.-]*$/));
const runs = v.pipe(
  v.unknown(),
  v.transform((json) => runsFromJson(json)),
  v.custom<NonNullable<ReturnType<typeof runsFromJson>>>((value) => value !== undefined, "runs"),
);
const points = v.pipe(v.number(), v.integer());
const origin = v.variant("kind", [
  v.object({
    kind: v.literal("memory"),
    match: v.picklist(MATCH_TYPES),
    score: points,
    memory: v.string(),
    penalties: v.array(v.object({ reason: v.string(), points })),
  }),
  v.object({
    kind: v.literal("engine"),
    engine: v.string(),
    model: v.string(),
    terms: v.array(v.string()),
    codes: v.optional(v.literal("aligned")),
  }),
  v.object({ kind: v.literal("pseudo") }),
  v.object({ kind: v.literal("person") }),
  v.object({ kind: v.literal("aligned") }),
]);
const flag = v.optional(v.literal(true));
const text = v.optional(v.string());
const proposal = v.object({ source: runs, target: runs, origin, at: v.string() });
const target = v.object({
  id,
  source: runs,
  target: v.optional(runs),
  state: v.picklist(STATES),
  stale: flag,
  locked: flag,
  joined: flag,
  onlyHere: flag,
  origin: v.optional(origin),
  by: text,
  reviewedBy: text,
  at: text,
  seal: text,
  raw: v.optional(runs),
  repairs: v.optional(
    v.object({
      answer: runs,
      made: v.array(
        v.object({ kind: v.picklist(["term", "typography"]), rule: v.string(), before: v.string(), after: v.string() }),
      ),
    }),
  ),
  rejected: v.optional(runs),
  proposal: v.optional(proposal),
  previous: v.optional(v.object({ source: runs, target: runs })),
  notes: v.optional(v.array(v.string())),
  waivers: v.optional(v.array(v.object({ check: v.string(), reason: v.string(), by: v.string(), at: v.string() }))),
});
const version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(RECORD_VERSION));
const sourceRecord = v.object({
  version,
  segmentation: v.string(),
  segments: v.array(v.object({ id, kind: v.picklist(UNIT_KINDS), key: text, source: runs })),
});
const targetRecord = v.object({ version, segments: v.array(target) });

/** Reads a source record. Throws a Problem with line and column where the file is not one. */
export async function parseSourceRecord(json: string, path: string): Promise<SourceRecord> {
  const record = await checked(sourceRecord, json, path);
  return { segmentation: record.segmentation, segments: record.segments.map((entry) => present<SourceEntry>(entry)) };
}

/**
 * Reads a target record. Targets whose text was edited in the file by a person come back as that person's work.
 *
 * @param editor the pseudonym such work is recorded under, and the time
 */
export async function parseTargetRecord(json: string, path: string, editor: Editor): Promise<TargetRecord> {
  const record = await checked(targetRecord, json, path);
  return {
    segments: record.segments.map(({ seal, ...entry }) => {
      const read = unsealed(present<Target>(entry), seal, editor);
      return read.target?.length === 0 && !read.joined ? emptied(read) : read;
    }),
  };
}

/** The bytes of a source record: one key a line, keys in a fixed order, final newline. */
export function formatSourceRecord(record: SourceRecord): string {
  const segments = record.segments.map(({ id, kind, key, source }) => ({ id, kind, key, source: runsToJson(source) }));
  return pretty({ version: RECORD_VERSION, segmentation: record.segmentation, segments });
}

/** The bytes of a target record, in the same manner. */
export function formatTargetRecord(record: TargetRecord): string {
  return pretty({ version: RECORD_VERSION, segments: record.segments.map(targetToJson) });
}

/** One target as JSON, keys in the record's order; also what the undo log keeps. */
export function targetToJson(entry: Target): Record<string, unknown> {
  return {
    id: entry.id,
    source: runsToJson(entry.source),
    target: maybeRuns(entry.target),
    state: entry.state,
    stale: entry.stale,
    locked: entry.locked,
    joined: entry.joined,
    onlyHere: entry.onlyHere,
    origin: entry.origin === undefined ? undefined : originToJson(entry.origin),
    by: entry.by,
    reviewedBy: entry.reviewedBy,
    at: entry.at,
    seal: sealOf(entry),
    raw: maybeRuns(entry.raw),
    repairs: entry.repairs === undefined ? undefined : repairsToJson(entry.repairs),
    rejected: maybeRuns(entry.rejected),
    proposal:
      entry.proposal === undefined
        ? undefined
        : {
            source: runsToJson(entry.proposal.source),
            target: runsToJson(entry.proposal.target),
            origin: originToJson(entry.proposal.origin),
            at: entry.proposal.at,
          },
    previous:
      entry.previous === undefined
        ? undefined
        : { source: runsToJson(entry.previous.source), target: runsToJson(entry.previous.target) },
    notes: entry.notes,
    waivers: entry.waivers,
  };
}

/** A target from the JSON that `targetToJson` gave, or undefined where it is none. */
export function targetFromJson(json: unknown): Target | undefined {
  const read = v.safeParse(target, json);
  if (!read.success) return undefined;
  const { seal: _seal, ...entry } = read.output;
  return present<Target>(entry);
}

function repairsToJson({ answer, made }: Repairs): Record<string, unknown> {
  return {
    answer: runsToJson(answer),
    made: made.map(({ kind, rule, before, after }) => ({ kind, rule, before, after })),
  };
}

function originToJson(from: Origin): Record<string, unknown> {
  return { ...from };
}

function maybeRuns(from: Target["target"]): RunsJson | undefined {
  return from === undefined ? undefined : runsToJson(from);
}

/** A target whose text was taken out is new again: nothing is no translation (law 5). */
function emptied({
  target: _target,
  origin: _origin,
  by: _by,
  at: _at,
  raw: _raw,
  repairs: _repairs,
  ...kept
}: Target): Target {
  const { stale: _stale, ...rest } = kept;
  return { ...rest, state: "new" };
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Drops keys that valibot left as `undefined`: absent means undefined in the model. */
function present<T extends object>(entry: object): T {
  // The schema above gives exactly T's fields, save that absent ones may be present as undefined.
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;
}

async function checked<S extends v.GenericSchema>(schema: S, json: string, path: string): Promise<v.InferOutput<S>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new Problem("E_RECORD_JSON", {}, await syntaxPlace(json, path, cause), { cause });
  }
  const read = v.safeParse(schema, value);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const keys = (issue.path ?? []).map((part) => part.key);
  throw new Problem("E_RECORD_SHAPE", { key: keys.join(".") }, await keyPlace(json, path, keys));
}

/** JSON's own reader names the place of most faults; where it does not, the reader of YAML stumbles over it. */
async function syntaxPlace(json: string, path: string, cause: unknown): Promise<Place> {
  const reason = cause instanceof Error ? cause.message : "";
  const position = reason.startsWith("Unexpected end") ? json.length : /at position (\d+)/.exec(reason)?.[1];
  if (position !== undefined) return placeAt(path, json, Number(position));
  const { parseDocument } = await import("yaml");
  const [error] = parseDocument(json, { schema: "json", strict: true }).errors;
  return placeAt(path, json, error?.pos[0] ?? 0);
}

async function keyPlace(json: string, path: string, keys: readonly unknown[]): Promise<Place> {
  const { isNode, parseDocument } = await import("yaml");
  const document = parseDocument(json, { schema: "json" });
  for (let depth = keys.length; depth >= 0; depth--) {
    const node = document.getIn(keys.slice(0, depth), true);
    if (isNode(node) && node.range) return placeAt(path, json, node.range[0]);
  }
  return { path, line: 1, column: 1 };
}
