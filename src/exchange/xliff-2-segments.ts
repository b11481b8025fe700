/** The segments of a unit that came back: states, targets in their order, ids, notes, and what is damaged. */
import { type InlineCode, type Run, type Runs, STATES, type State } from "../core/model.ts";
import { type Place, Problem } from "../core/problem.ts";
import { codesOf, joinRuns } from "../core/runs.ts";
import type { ReturnedUnit } from "./handover.ts";
import { fromXliff2 } from "./states.ts";
import { type Cluster, clustersOf, sourceHash, unprefixed } from "./xliff-2-clusters.ts";
import type { Note2, Part, Unit2Parts } from "./xliff-2-unit-read.ts";

/** The segments of a unit. Their ids are added to `ids`, those of its file so far. */
export function returnedSegments(unit: Unit2Parts, ids: Map<string, string>): readonly ReturnedUnit[] {
  const clusters = clustersOf(unit);
  const present = new Set(clusters.map(({ id }) => id));
  const order = [...unit.sent.keys()];
  const beside = { ids, present, order, places: new Map(order.map((id, index) => [id, index])) };
  const notes = notesBySegment(unit, clusters);
  return clusters.map((cluster, index) => {
    const said = [...(notes.get(cluster.id) ?? []), ...cluster.parts.flatMap(({ comments }) => comments)];
    return returnedUnit(unit, cluster, { ...beside, index, notes: said });
  });
}

/** What must be known of a segment's unit and file. */
interface Beside {
  readonly notes: readonly string[];
  readonly ids: Map<string, string>;
  /** The ids that were sent, in order, and the place of each. */
  readonly order: readonly string[];
  readonly places: ReadonlyMap<string, number>;
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
    sourceProblem(unit, cluster, beside) ??
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

/** Why the source is not what was sent: it is missing, or the translator has joined the next segments to it. */
function sourceProblem(
  unit: Unit2Parts,
  { id, parts, source }: Cluster,
  { present, order, places }: Beside,
): Problem | undefined {
  const place = parts[0]?.place ?? unit.place;
  if (parts.some((part) => part.isSegment && part.source === undefined))
    return new Problem("E_XLIFF_NO_SOURCE", { id }, place);
  const sent = unit.sent.get(id)?.source;
  if (sent === undefined || sourceHash(source) === sent) return undefined;
  const at = places.get(id) ?? 0;
  const next = order.slice(at + 1, at + 1 + MAX_NAMED);
  const until = next.findIndex((other) => present.has(other));
  const joined = until < 0 ? next : next.slice(0, until);
  return joined.length === 0 ? undefined : new Problem("E_XLIFF_JOINED", { id, joined: joined.join(", ") }, place);
}

/** How many segments a message names. */
const MAX_NAMED = 8;

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

/** What people wrote, by segment: notes named for one or pointing to it; those of none belong to the first. */
function notesBySegment(
  { notes }: Unit2Parts,
  clusters: readonly Cluster[],
): ReadonlyMap<string | undefined, readonly string[]> {
  const ids = new Set(clusters.map(({ id }) => id));
  const people = notes.filter(({ category, text }) => !TOOL_CATEGORIES.has(category) && text !== "");
  const owner = (note: Note2): string | undefined => {
    const named = ownerOf(note);
    return ids.has(named) ? named : clusters[0]?.id;
  };
  const grouped = Map.groupBy(people, owner);
  return new Map([...grouped].map(([id, said]) => [id, said.map(({ text }) => text)]));
}

function ownerOf({ id, ref }: Note2): string {
  return /^#(?:t=)?(.+)$/.exec(ref)?.[1] ?? /^(.+)\.n\d+$/.exec(id)?.[1] ?? "";
}
