/**
 * The parts of a unit put together to the segments that were sent, where a translator has split them.
 *
 * Tools split and join segments although the file asks them not to. What was sent is named in the unit's metadata, with
 * a hash of each source, so that parts are known to be whole again when their sources give that hash together.
 */
import type { Run, Runs } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { codesOf, joinRuns } from "../core/runs.ts";
import { SOURCE_DIGITS } from "./xliff-2-modules-write.ts";
import type { Part, Unit2Parts } from "./xliff-2-unit-read.ts";

/** The parts that make one segment, those between them too. */
export interface Cluster {
  /** Of the segment that was sent; what the file calls it where it is none of those. */
  readonly id: string;
  readonly parts: readonly Part[];
  /** With the codes' ids as they were sent. */
  readonly source: Runs;
  /** What comes before the codes' ids in the file. */
  readonly prefix: string;
}

/** Into how many parts, spaces between them too, a segment may have been split: the search for its end is bounded. */
const MAX_PARTS = 32;

/** Segments that are whole by themselves stand alone; others take their neighbours in until they are. */
export function clustersOf(unit: Unit2Parts): readonly Cluster[] {
  const { sent, parts } = unit;
  if (sent.size === 0) return parts.filter(({ isSegment }) => isSegment).map((part) => clusterOf(part.id, [part]));
  const clusters: Cluster[] = [];
  const missing = missingOf(unit);
  let open: Part[] = [];
  const close = (id: string | undefined): void => {
    const held = trimmed(open);
    open = [];
    if (held.length > 0) clusters.push(clusterOf(id ?? knownId(unit, held) ?? held[0]?.id ?? "", held));
    const source = id === undefined ? undefined : sent.get(id)?.source;
    if (source !== undefined) missing.get(source)?.delete(id ?? "");
  };
  for (const part of parts) {
    const alone = part.isSegment ? wholeOf(unit, [part], missing) : undefined;
    const begins = alone !== undefined || (part.isSegment && sent.has(part.id) && knownId(unit, open) !== undefined);
    if (begins || open.length >= MAX_PARTS) close(undefined);
    open.push(part);
    const whole = alone ?? (part.isSegment && open.length > 1 ? wholeOf(unit, open, missing) : undefined);
    if (whole !== undefined) close(whole);
  }
  close(undefined);
  return clusters;
}

/** The segments that were sent and that no part is named for, by the hash of their source. */
function missingOf({ sent, parts }: Unit2Parts): ReadonlyMap<string, Set<string>> {
  const present = new Set(parts.map(({ id }) => id));
  const missing = new Map<string, Set<string>>();
  for (const [id, { source }] of sent) {
    if (source === undefined || present.has(id)) continue;
    const ids = missing.get(source) ?? new Set();
    missing.set(source, ids.add(id));
  }
  return missing;
}

function knownId({ sent }: Unit2Parts, parts: readonly Part[]): string | undefined {
  return parts.find(({ id }) => sent.has(id))?.id;
}

/** The segment that was sent and has the source that `open` gives together: the one that it names, else a missing one. */
function wholeOf(
  unit: Unit2Parts,
  open: readonly Part[],
  missing: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const parts = trimmed(open);
  const known = knownId(unit, parts);
  const source = sourceHash(clusterOf(known ?? "", parts).source);
  if (known !== undefined) return unit.sent.get(known)?.source === source ? known : undefined;
  return missing.get(source)?.values().next().value;
}

/** What stands for a source in the metadata. */
export function sourceHash(source: Runs): string {
  return contentKey(source).slice(0, SOURCE_DIGITS);
}

/** From the first segment to the last: what lies outside belongs to nobody. */
function trimmed(parts: readonly Part[]): readonly Part[] {
  const first = parts.findIndex(({ isSegment }) => isSegment);
  const last = parts.findLastIndex(({ isSegment }) => isSegment);
  return first < 0 ? [] : parts.slice(first, last + 1);
}

function clusterOf(id: string, parts: readonly Part[]): Cluster {
  const whole = joinRuns(parts.flatMap(({ source }) => source ?? []));
  const prefix = prefixOf(id, whole);
  return { id, parts, prefix, source: unprefixed(whole, prefix) };
}

/** The segment's name before its codes' ids, or whatever name stands before all of them, where a tool has renamed it. */
function prefixOf(id: string, source: Runs): string {
  const ids = codesOf(source).map((code) => code.id);
  const own = `${id}.`;
  if (ids.length === 0 || ids.every((code) => code.startsWith(own))) return own;
  const [first = ""] = ids;
  const common = first.slice(0, first.lastIndexOf(".") + 1);
  return ids.every((code) => code.slice(0, code.lastIndexOf(".") + 1) === common) ? common : own;
}

/** The runs with the codes' ids as they were sent. */
export function unprefixed(runs: Runs, prefix: string): Runs {
  return runs.map((run): Run => {
    if (run.kind === "text" || !run.code.id.startsWith(prefix)) return run;
    return { kind: "code", code: { ...run.code, id: run.code.id.slice(prefix.length) } };
  });
}
