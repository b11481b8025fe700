import * as v from "valibot";
import { contentKey } from "../../core/normalise.ts";
import type { ReturnedUnit } from "../../exchange/handover.ts";
import { parseBase } from "../sent.ts";

/** What a package's manifest says was sent, for files that do not say it themselves: bases by segment id and by source. */
export interface SentWith {
  readonly byId: ReadonlyMap<string, string>;
  /** By the first ten digits of the source's content key; undefined where segments with that source were sent differently. */
  readonly bySource: ReadonlyMap<string, string | undefined>;
}

const manifest = v.object({
  schema: v.literal("qazyna.package/1"),
  articles: v.array(
    v.object({
      units: v.array(
        v.object({
          id: v.string(),
          source: v.string(),
          target: v.string(),
          state: v.string(),
          stale: v.optional(v.boolean()),
        }),
      ),
    }),
  ),
});

/** More is no manifest of ours. */
const MAX_BYTES = 67_108_864;

/**
 * What a manifest says was sent, or undefined where it is none of ours. Nothing in it is trusted further than the bases
 * inside the files: it names no file and no article.
 */
export function sentWith(bytes: Uint8Array | undefined): SentWith | undefined {
  if (bytes === undefined || bytes.length > MAX_BYTES) return undefined;
  const read = v.safeParse(manifest, parsed(bytes));
  if (!read.success) return undefined;
  const byId = new Map<string, string>();
  const bySource = new Map<string, string | undefined>();
  for (const { id, source, target, state, stale } of read.output.articles.flatMap(({ units }) => units)) {
    const base = `${target}-${state}${stale === true ? "-stale" : ""}`;
    if (parseBase(base) === undefined) continue;
    byId.set(id, base);
    bySource.set(source, bySource.has(source) && bySource.get(source) !== base ? undefined : base);
  }
  return { byId, bySource };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** The unit with the base that its package tells, where its file has dropped it. */
export function withBase(unit: ReturnedUnit, { byId, bySource }: SentWith): ReturnedUnit {
  if (parseBase(unit.base) !== undefined) return unit;
  const base = byId.get(unit.id) ?? bySource.get(contentKey(unit.source).slice(0, 10));
  return base === undefined ? unit : { ...unit, base };
}
