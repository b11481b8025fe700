import { isHuman } from "../../core/change.ts";
import type { LanguageTag, Runs, Target } from "../../core/model.ts";
import { contentKey, contextKey } from "../../core/normalise.ts";
import { sameRuns } from "../../core/runs.ts";
import type { ReturnedUnit } from "../../exchange/handover.ts";
import type { Project } from "../project.ts";
import { readSourceRecord } from "../source.ts";
import { readTargetRecord } from "../target.ts";
import { fitted } from "./fitted.ts";
import { nearestSegments } from "./nearest.ts";

/** A returned unit at a segment of ours, in the segment's own terms. */
export interface Placed {
  readonly path: string;
  /** With the segment's id, and the segment's codes where they are the same in other numbers or as marks. */
  readonly unit: ReturnedUnit;
  /** Its source is only like the segment's: it may be proposed there, and nothing more. */
  readonly near?: true;
}

/** Where returned units belong, in one language of the project as it stands. */
export interface Places {
  /**
   * The segments that each unit is a translation of: one, or several for a memory's entry that names no place, or none.
   *
   * By the id, unless that segment never had this source and exactly one other has: then whoever sorted a table by one
   * column is put right. Else by the source, in the file's article first, then in all; with its codes, then by its words
   * alone. Else, where `likeness` is given, by the most like source of at least so many points.
   *
   * @param article the file's, where it is known
   */
  locate(units: readonly ReturnedUnit[], options: LocateOptions): Promise<readonly (readonly Placed[])[]>;
  /** The article of ours that has most of these units' ids, or undefined where it has none. */
  articleOf(units: readonly ReturnedUnit[]): Promise<string | undefined>;
}

/** How units are located. */
export interface LocateOptions {
  readonly article: string | undefined;
  /** Whether one unit may stand for all segments with its source, as in a memory. */
  readonly everywhere: boolean;
  /** Least score of a source that is only like a unit's, 0–100; absent where likeness is not enough. */
  readonly likeness?: number;
}

/** A segment, with every source that it is known to have or have had. */
export interface Spot {
  readonly path: string;
  readonly id: string;
  readonly sources: readonly Runs[];
  readonly target: Target | undefined;
}

interface Index {
  readonly byId: ReadonlyMap<string, readonly Spot[]>;
  readonly byKey: ReadonlyMap<string, readonly Spot[]>;
  readonly byWords: ReadonlyMap<string, readonly Spot[]>;
}

/** Opens the places of a language. Records are read when they are first needed, each once. */
export function openPlaces(project: Project, lang: LanguageTag, articles: readonly string[]): Places {
  const spots = new Map<string, Promise<readonly Spot[]>>();
  const spotsOf = (path: string): Promise<readonly Spot[]> => {
    const known = spots.get(path) ?? readSpots(project, path, lang);
    spots.set(path, known);
    return known;
  };
  const indexes = new Map<string, Promise<Index>>();
  const indexOf = (path: string): Promise<Index> => {
    const known = indexes.get(path) ?? spotsOf(path).then(indexed);
    indexes.set(path, known);
    return known;
  };
  const allSpots = async (): Promise<readonly Spot[]> => (await Promise.all(articles.map(spotsOf))).flat();
  let whole: Promise<Index> | undefined;
  const everywhere = (): Promise<Index> => {
    whole ??= allSpots().then(indexed);
    return whole;
  };
  return {
    locate: async (units, { article, everywhere: forAll, likeness }) => {
      const near = article === undefined ? undefined : await indexOf(article);
      const located: (readonly Spot[])[] = [];
      for (const unit of units) {
        const here = near === undefined ? [] : find(near, unit, false);
        located.push(here.length > 0 ? here : find(await everywhere(), unit, forAll));
      }
      const open = units.flatMap((unit, at) => (located[at]?.length === 0 && mayBeNear(unit) ? [unit] : []));
      const alike =
        likeness === undefined || open.length === 0
          ? new Map<ReturnedUnit, Spot>()
          : await nearestSegments(project, await allSpots(), open, { lang, likeness, article });
      return units.map((unit, at): readonly Placed[] => {
        const found = located[at] ?? [];
        const like = found.length === 0 ? alike.get(unit) : undefined;
        if (like !== undefined) return [{ path: like.path, unit: { ...unit, id: like.id }, near: true }];
        return found.map((spot) => ({ path: spot.path, unit: fitted(unit, spot) }));
      });
    },
    articleOf: async (units) => {
      const { byId } = await everywhere();
      const counts = new Map<string, number>();
      for (const { id } of units)
        for (const { path } of byId.get(id) ?? []) counts.set(path, (counts.get(path) ?? 0) + 1);
      return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
    },
  };
}

async function readSpots(project: Project, path: string, lang: LanguageTag): Promise<readonly Spot[]> {
  const source = await readSourceRecord(project, path);
  const record = await readTargetRecord(project, path, lang);
  const targets = new Map(record.segments.map((target) => [target.id, target]));
  const today = new Map(source.segments.map((entry) => [entry.id, entry.source]));
  return [...new Set([...today.keys(), ...targets.keys()])].map((id) => {
    const target = targets.get(id);
    // Not the proposal's: it may be a sentence that is only like this one, and would pass for this one's the next time.
    const known = [today.get(id), target?.source, target?.previous?.source];
    return { path, id, target, sources: known.filter((runs) => runs !== undefined) };
  });
}

function indexed(spots: readonly Spot[]): Index {
  const byId = new Map<string, Spot[]>();
  const byKey = new Map<string, Spot[]>();
  const byWords = new Map<string, Spot[]>();
  for (const spot of spots) {
    add(byId, spot.id, spot);
    for (const key of new Set(spot.sources.map((runs) => contentKey(runs)))) add(byKey, key, spot);
    for (const key of new Set(spot.sources.map((runs) => contextKey(runs)))) add(byWords, key, spot);
  }
  return { byId, byKey, byWords };
}

function add(lists: Map<string, Spot[]>, key: string, spot: Spot): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [spot]);
  else list.push(spot);
}

function find({ byId, byKey, byWords }: Index, unit: ReturnedUnit, everywhere: boolean): readonly Spot[] {
  const named = unit.id === "" ? [] : (byId.get(unit.id) ?? []);
  const hasSource = unit.source.length > 0;
  const same = hasSource ? (byKey.get(contentKey(unit.source)) ?? []) : [];
  const alike = same.length > 0 || !hasSource ? same : (byWords.get(contextKey(unit.source)) ?? []);
  const both = named.filter((spot) => alike.includes(spot));
  if (both.length === 1) return both;
  if (alike.length === 1) return alike;
  if (named.length === 1) return named;
  return everywhere ? unsettled(alike, unit) : [];
}

/**
 * An entry that names no place stands wherever nobody has other words; where people have them everywhere, it is in
 * conflict everywhere.
 */
function unsettled(spots: readonly Spot[], { target }: ReturnedUnit): readonly Spot[] {
  const open = spots.filter((spot) => {
    if (spot.target?.target === undefined || !isHuman(spot.target)) return true;
    return target !== undefined && sameRuns(spot.target.target, target);
  });
  return open.length > 0 ? open : spots;
}

function mayBeNear({ problem, source, target }: ReturnedUnit): boolean {
  return problem === undefined && source.length > 0 && target !== undefined && target.length > 0;
}
