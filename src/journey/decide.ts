import { type Actor, type Change, changeTarget } from "../core/change.ts";
import type { LanguageTag, Runs, Target } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { sameRuns } from "../core/runs.ts";
import type { Json } from "../queue/undo-log.ts";
import { formatTargetRecord, targetFromJson, targetToJson } from "../record/json.ts";
import { formatPairs, type Pair, pairLine } from "../record/pairs.ts";
import type { TargetRecord } from "../record/record.ts";
import { supersededPairs } from "../record/superseded.ts";
import type { Project } from "./project.ts";
import { keptPairs } from "./remember.ts";
import { readSource, type Source } from "./source.ts";
import { sourceFor } from "./source-for.ts";
import { readTargetRecord, readTargets } from "./target.ts";
import type { Means } from "./work.ts";

/** One target's change as the undo log keeps it: both sides as JSON, as in the record. */
export interface Logged {
  readonly lang: LanguageTag;
  readonly path: string;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Pairs that a change put into the memory of what was superseded, as its lines. */
export interface KeptPairs {
  readonly lang: LanguageTag;
  readonly path: string;
  readonly kept: readonly string[];
}

/** A decision that can be made on a segment from the command line. */
export type Decision = "approve" | "reject" | "lock" | "unlock";

/** A decision as it is carried out: an approval may say whether it holds for this place alone. */
export type Decree =
  | Decision
  | { readonly kind: "approve"; readonly onlyHere: boolean }
  | { readonly kind: "unrepair" }
  | { readonly kind: "withdraw" };

/** What came of decisions: what changed, and why some did not. */
export interface Decided {
  readonly logged: readonly Logged[];
  readonly problems: readonly Problem[];
}

/** A decision that has been worked out, and what writes it. */
export interface SettledDecision extends Decided {
  /** Writes the record; nothing where nothing changed. */
  readonly put: () => void;
}

/** Makes a person's decision on the segments of one article that `chosen` names, and writes the record. */
export async function decide(
  project: Project,
  means: Means,
  place: { readonly path: string; readonly lang: LanguageTag },
  chosen: (target: Target) => boolean,
  decision: Decree,
  actor: Actor & { kind: "person" },
): Promise<Decided> {
  return await means.alone(place.lang, async () => {
    const { put, ...decided } = await settleDecision(project, means, place, chosen, decision, actor);
    put();
    return decided;
  });
}

/** Works the decision out; the caller holds the language's lock until it has logged and written it. */
export async function settleDecision(
  project: Project,
  means: Pick<Means, "outbox">,
  place: { readonly path: string; readonly lang: LanguageTag },
  chosen: (target: Target) => boolean,
  decision: Decree,
  actor: Actor & { kind: "person" },
): Promise<SettledDecision> {
  return await settleChanges(
    project,
    means,
    place,
    () => (target, today) => (chosen(target) ? { change: changeFor(decision, today), actor } : undefined),
  );
}

/** A change to one target and who makes it; undefined for none. `today` is its segment's source as it stands. */
export type ChangeOf = (target: Target, today: Runs) => { readonly change: Change; readonly actor: Actor } | undefined;

/**
 * Works out changes of one article's targets; the caller holds the language's lock until it has logged and written them.
 *
 * @param deciding says what is to change, once it has seen the article and its targets
 */
export async function settleChanges(
  project: Project,
  { outbox }: Pick<Means, "outbox">,
  place: { readonly path: string; readonly lang: LanguageTag },
  deciding: (source: Source, record: TargetRecord) => ChangeOf,
): Promise<SettledDecision> {
  const source = sourceFor(await readSource(project, place.path), place.lang);
  const { record, superseded: left } = await readTargets(project, place.path, source.record, place.lang);
  const changeOf = deciding(source, record);
  const problems: Problem[] = [];
  const segments = record.segments.map((target, index) => {
    const asked = changeOf(target, source.record.segments[index]?.source ?? target.source);
    if (asked === undefined) return target;
    try {
      return changeTarget(target, undefined, asked.change, asked.actor, project.now());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
      return target;
    }
  });
  const logged = differences(record, { segments }, place);
  const superseded = [...left, ...segments.flatMap((target, index) => replacedPairs(record.segments[index], target))];
  const put = (): void => {
    if (logged.length === 0) return;
    if (superseded.length > 0)
      outbox.put(
        project.layout.superseded(place.lang, place.path),
        formatPairs(keptPairs(project, place.path, place.lang, superseded)),
      );
    outbox.put(project.layout.record(place.lang, place.path), formatTargetRecord({ segments }));
  };
  return { logged, problems, put };
}

function replacedPairs(before: Target | undefined, after: Target): readonly Pair[] {
  return before === undefined || before === after ? [] : supersededPairs(before, after);
}

/** What changed between two states of a record, for the undo log. */
export function differences(
  before: TargetRecord,
  after: TargetRecord,
  place: { readonly path: string; readonly lang: LanguageTag },
): readonly Logged[] {
  const old = new Map(before.segments.map((target) => [target.id, target]));
  return after.segments.flatMap((target) => {
    const was = old.get(target.id) ?? { id: target.id, source: target.source, state: "new" };
    if (was === target) return [];
    return [{ ...place, id: target.id, before: targetToJson(was), after: targetToJson(target) }];
  });
}

/** Changes in the form that the undo log takes. */
export function asJson(logged: readonly (Logged | KeptPairs)[]): Json {
  return JSON.parse(JSON.stringify(logged));
}

/** The changes of an undo log entry; entries that are none of ours are left out. */
export function loggedFrom(changes: Json): readonly Logged[] {
  if (!Array.isArray(changes)) return [];
  return changes.flatMap((change: Partial<Record<keyof Logged, Json>>) => {
    const { lang, path, id, before, after } = change;
    if (typeof lang !== "string" || typeof path !== "string" || typeof id !== "string") return [];
    return [{ lang, path, id, before, after }];
  });
}

/** The lines of superseded pairs in the changes of an undo log entry, for one record. */
export function keptLinesFrom(
  changes: Json,
  place: { readonly path: string; readonly lang: LanguageTag },
): readonly string[] {
  if (!Array.isArray(changes)) return [];
  return changes.flatMap(({ lang, path, kept }: Partial<Record<keyof KeptPairs, Json>>) =>
    lang === place.lang && path === place.path && Array.isArray(kept)
      ? kept.filter((line) => typeof line === "string")
      : [],
  );
}

/**
 * Sets the targets of one record back to what they were, except where they have changed since; with all of them, the
 * pairs that they had left in the memory go too. Notes that people have written since stay.
 *
 * @param kept lines of superseded pairs that the change had added
 */
export async function takeBack(
  project: Project,
  means: Means,
  place: { readonly path: string; readonly lang: LanguageTag },
  logged: readonly Logged[],
  kept: readonly string[],
  actor: Actor & { kind: "person" },
): Promise<Decided> {
  return await means.alone(place.lang, async () => {
    const record = await readTargetRecord(project, place.path, place.lang);
    const byId = new Map(logged.map((change) => [change.id, change]));
    const problems: Problem[] = [];
    const done: Logged[] = [];
    const segments = record.segments.map((target) => {
      const change = byId.get(target.id);
      if (change === undefined) return target;
      const [before, after] = [targetFromJson(change.before), targetFromJson(change.after)];
      if (before === undefined || after === undefined || !sameTarget(target, after)) {
        problems.push(changedSince(project, place, target.id));
        return target;
      }
      done.push(change);
      const to = withNotes(before, notesSince(after, target));
      return changeTarget(target, undefined, { kind: "restore", to }, actor, project.now());
    });
    const present = new Set(record.segments.map(({ id }) => id));
    for (const { id } of logged) if (!present.has(id)) problems.push(changedSince(project, place, id));
    if (done.length > 0)
      means.outbox.put(project.layout.record(place.lang, place.path), formatTargetRecord({ segments }));
    if (problems.length === 0 && kept.length > 0) dropPairs(project, means, place, new Set(kept));
    return { logged: done, problems };
  });
}

function dropPairs(
  project: Project,
  { outbox }: Pick<Means, "outbox">,
  { path, lang }: { readonly path: string; readonly lang: LanguageTag },
  lines: ReadonlySet<string>,
): void {
  const left = keptPairs(project, path, lang, []).filter((pair) => !lines.has(pairLine(pair)));
  const file = project.layout.superseded(lang, path);
  if (left.length > 0) outbox.put(file, formatPairs(left));
  else outbox.remove(file);
}

function changedSince(
  project: Project,
  place: { readonly path: string; readonly lang: LanguageTag },
  id: string,
): Problem {
  return new Problem("E_UNDO_CHANGED", { id }, { path: project.layout.record(place.lang, place.path) });
}

function notesSince({ notes: then = [] }: Target, { notes: now = [] }: Target): readonly string[] {
  return now.filter((note) => !then.includes(note));
}

function withNotes(target: Target, added: readonly string[]): Target {
  return added.length === 0 ? target : { ...target, notes: [...(target.notes ?? []), ...added] };
}

function sameTarget(a: Target, b: Target): boolean {
  const text = a.target === undefined || b.target === undefined ? a.target === b.target : sameRuns(a.target, b.target);
  return text && a.state === b.state && a.locked === b.locked && a.onlyHere === b.onlyHere;
}

function changeFor(decision: Decree, source: Target["source"]): Change {
  if (typeof decision === "object") return decision.kind === "approve" ? { ...decision, source } : decision;
  return decision === "approve" ? { kind: "approve", source } : { kind: decision };
}
