/**
 * The segments of a unit that came back, put together where a translator has split them.
 *
 * Tools split and join segments although the file asks them not to. What was sent is named in the unit's metadata, with
 * a hash of each source, so that parts are known to be whole again when their sources give that hash together.
 */
import { type InlineCode, type Run, type Runs, STATES, type State } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { type Place, Problem } from "../core/problem.ts";
import { codesOf, joinRuns } from "../core/runs.ts";
import type { ReturnedUnit } from "./handover.ts";
import { fromXliff2 } from "./states.ts";
import { SOURCE_DIGITS } from "./xliff-2-modules-write.ts";
import type { Note2, Part, Unit2Parts } from "./xliff-2-unit-read.ts";

/** The segments of a unit. Their ids are added to `ids`, those of its file so far. */
export function returnedSegments(unit: Unit2Parts, ids: Map<string, string>): readonly ReturnedUnit[] {
  const clusters = clustersOf(unit);
  const present = new Set(clusters.map(({ id }) => id));
  return clusters.map((cluster, index) => {
    const notes = notesOf(unit, cluster, { present, isFirst: index === 0 });
    return returnedUnit(unit, cluster, { notes, ids, present, index });
  });
}

/** The parts that make one segment, those between them too. */
interface Cluster {
  readonly id: string;
  readonly parts: readonly Part[];
  readonly source: Runs;
  /** What comes before the codes' ids. */
  readonly prefix: string;
}

/** Segments that are whole by themselves stand alone; others take their neighbours in until they are. */
function clustersOf(unit: Unit2Parts): readonly Cluster[] {
  const { sent, parts } = unit;
  if (sent.size === 0) return parts.filter(({ isSegment }) => isSegment).map((part) => clusterOf(part.id, [part]));
  const clusters: Cluster[] = [];
  const present = new Set(parts.map(({ id }) => id));
  const missing = new Set([...sent.keys()].filter((id) => !present.has(id)));
  let open: Part[] = [];
  const close = (id: string | undefined): void => {
    const held = trimmed(open);
    open = [];
    if (held.length > 0) clusters.push(clusterOf(id ?? knownId(unit, held) ?? held[0]?.id ?? "", held));
    missing.delete(id ?? "");
  };
  for (const part of parts) {
    const alone = part.isSegment ? wholeOf(unit, [part], missing) : undefined;
    if (alone !== undefined || (part.isSegment && sent.has(part.id) && knownId(unit, open) !== undefined))
      close(undefined);
    open.push(part);
    const whole = alone ?? (part.isSegment && open.length > 1 ? wholeOf(unit, open, missing) : undefined);
    if (whole !== undefined) close(whole);
  }
  close(undefined);
  return clusters;
}

function knownId({ sent }: Unit2Parts, parts: readonly Part[]): string | undefined {
  return parts.find(({ id }) => sent.has(id))?.id;
}

/** The segment that was sent and has the source that `open` gives together: the one that it names, else a missing one. */
function wholeOf(unit: Unit2Parts, open: readonly Part[], missing: ReadonlySet<string>): string | undefined {
  const parts = trimmed(open);
  const known = knownId(unit, parts);
  const candidates = known === undefined ? [...missing] : [known];
  return candidates.find((id) => digits(clusterOf(id, parts).source) === unit.sent.get(id)?.source);
}

function digits(source: Runs): string {
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

function unprefixed(runs: Runs, prefix: string): Runs {
  return runs.map((run): Run => {
    if (run.kind === "text" || !run.code.id.startsWith(prefix)) return run;
    return { kind: "code", code: { ...run.code, id: run.code.id.slice(prefix.length) } };
  });
}

interface Beside {
  readonly notes: readonly string[];
  readonly ids: Map<string, string>;
  /** The segments of the unit. */
  readonly present: ReadonlySet<string>;
  readonly index: number;
}

function returnedUnit(unit: Unit2Parts, cluster: Cluster, beside: Beside): ReturnedUnit {
  const { parts, source } = cluster;
  const [first] = parts;
  const place = first?.place ?? unit.place;
  const segments = parts.filter(({ isSegment }) => isSegment);
  const said = segments.map((part) => ({ part, hasTarget: hasTarget(part) }));
  const isTranslated = said.some((one) => one.hasTarget);
  const state = least(said.map(({ part, hasTarget }) => fromXliff2({ ...part, hasTarget })));
  const target = isTranslated ? targetOf(cluster) : undefined;
  const base = unit.sent.get(cluster.id)?.base;
  const named = identified(unit, cluster, beside, place);
  const problem =
    unit.problem ??
    named.problem ??
    parts.find((part) => part.problem !== undefined)?.problem ??
    sourceProblem(unit, cluster, beside.present) ??
    (isTranslated && said.some((one) => !one.hasTarget)
      ? new Problem("E_XLIFF_PART", { id: named.id }, place)
      : undefined);
  return {
    id: named.id,
    source,
    ...(target !== undefined && { target }),
    state,
    approved: state === "reviewed" || state === "final",
    ...(base !== undefined && { base }),
    notes: beside.notes,
    line: place.line ?? 1,
    column: place.column ?? 1,
    ...(problem !== undefined && { problem }),
  };
}

/**
 * A segment's id. Ids of segments are unique in their unit alone: where another unit of a file that is not ours has the
 * same one, the unit's name stands before it, and a segment without id has its unit's.
 */
function identified(
  unit: Unit2Parts,
  cluster: Cluster,
  { ids, index }: Beside,
  place: Place,
): { readonly id: string; readonly problem?: Problem } {
  if (unit.id === "")
    return {
      id: cluster.id,
      problem: new Problem("E_XLIFF_ATTRIBUTE", { element: "unit", attribute: "id" }, unit.place),
    };
  const own = cluster.id === "" ? (index === 0 ? unit.id : `${unit.id}/${index + 1}`) : cluster.id;
  const other = ids.get(own);
  const id = other === undefined || other === unit.id || unit.sent.size > 0 ? own : `${unit.id}/${own}`;
  const isTwice = ids.has(id);
  ids.set(detached(id), detached(unit.id));
  return { id, ...(isTwice && { problem: new Problem("E_XLIFF_DUPLICATE", { id }, place) }) };
}

/** A copy: a part of a string that was read holds all of that piece of the file in memory. */
function detached(text: string): string {
  return text.split("").join("");
}

/** Why the source is not what was sent: it is missing, or the translator has joined the next segment to it. */
function sourceProblem(
  unit: Unit2Parts,
  { id, parts, source }: Cluster,
  present: ReadonlySet<string>,
): Problem | undefined {
  const place = parts[0]?.place ?? unit.place;
  if (parts.some((part) => part.isSegment && part.source === undefined))
    return new Problem("E_XLIFF_NO_SOURCE", { id }, place);
  const sent = unit.sent.get(id)?.source;
  if (sent === undefined || digits(source) === sent) return undefined;
  const order = [...unit.sent.keys()];
  const joined = order.slice(order.indexOf(id) + 1);
  const until = joined.findIndex((next) => present.has(next));
  const gone = until < 0 ? joined : joined.slice(0, until);
  return gone.length === 0 ? undefined : new Problem("E_XLIFF_JOINED", { id, joined: gone.join(", ") }, place);
}

function hasTarget({ target, state, subState }: Part): boolean {
  if (target === undefined) return false;
  // `<target/>` is how many tools write "nothing yet"; only a state tells an empty translation that somebody meant.
  return (
    target.length > 0 || (state !== undefined && state !== "initial") || (subState?.startsWith("qazyna:") ?? false)
  );
}

/** The targets in the order that they are to have, what stands between them as the source has it unless they say. */
function targetOf({ parts, source, prefix }: Cluster): Runs {
  const ordered = parts.toSorted((a, b) => a.order - b.order);
  const runs = joinRuns(ordered.flatMap((part) => part.target ?? (part.isSegment ? [] : (part.source ?? []))));
  return resolved(unprefixed(runs, prefix), source);
}

/** Codes that the source has too are that source's, data included; others have empty data. */
function resolved(target: Runs, source: Runs): Runs {
  const known = new Map(codesOf(source).map((code) => [keyOf(code), code]));
  return target.map((run): Run => {
    if (run.kind === "text") return run;
    return { kind: "code", code: known.get(keyOf(run.code)) ?? { ...run.code, data: "" } };
  });
}

function keyOf(code: InlineCode): string {
  return `${code.type} ${code.id}`;
}

function least(states: readonly State[]): State {
  return states.reduce((a, b) => (STATES.indexOf(b) < STATES.indexOf(a) ? b : a), states[0] ?? "new");
}

/** Categories of notes that tools write; theirs are not a person's. */
const TOOL_CATEGORIES = new Set(["context", "glossary", "memory", "qa", "developer"]);

/** What people wrote of a segment: notes named for it or pointing to it; those of no segment belong to the first. */
function notesOf(
  { notes }: Unit2Parts,
  { id, parts }: Cluster,
  { present, isFirst }: { readonly present: ReadonlySet<string>; readonly isFirst: boolean },
): readonly string[] {
  const texts = notes.flatMap((note) => {
    if (TOOL_CATEGORIES.has(note.category) || note.text === "") return [];
    const owner = ownerOf(note);
    return owner === id || (isFirst && !present.has(owner)) ? [note.text] : [];
  });
  return [...texts, ...parts.flatMap(({ comments }) => comments)];
}

function ownerOf({ id, ref }: Note2): string {
  return /^#(?:t=)?(.+)$/.exec(ref)?.[1] ?? /^(.+)\.n\d+$/.exec(id)?.[1] ?? "";
}
