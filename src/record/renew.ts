import type { Runs, UnitKind } from "../core/model.ts";
import { contentKey, hash } from "../core/normalise.ts";
import { alignSegments } from "./align.ts";
import type { SourceEntry, SourceRecord } from "./record.ts";

/** A sentence as it was cut from the article, before it has an id. */
export interface Sentence {
  readonly kind: UnitKind;
  readonly key?: string;
  readonly source: Runs;
}

/**
 * The article's record as its text now stands: sentences that continue an old one keep its id, the others are born.
 *
 * An id comes from the content at birth. Where that id is taken, the neighbours' contents are mixed in, and only if
 * that is taken too, an ordinal (law 10). Ids that a git merge doubled are told apart here: the first keeps it.
 */
export function renewRecord(old: SourceRecord, sentences: readonly Sentence[], segmentation: string): SourceRecord {
  const pairs = alignSegments(
    old.segments.map((entry) => entry.source),
    sentences.map((sentence) => sentence.source),
  );
  const ids: (string | undefined)[] = [];
  const taken = new Set<string>();
  for (const index of pairs) {
    const kept = index === undefined ? undefined : old.segments[index]?.id;
    const free = kept !== undefined && !taken.has(kept);
    ids.push(free ? kept : undefined);
    if (free) taken.add(kept);
  }
  const keys = sentences.map((sentence) => contentKey(sentence.source));
  const ordinals = new Map<string, number>();
  const segments = sentences.map((sentence, index): SourceEntry => {
    const id = ids[index] ?? bornId(keys, index, taken, ordinals);
    taken.add(id);
    return {
      id,
      kind: sentence.kind,
      ...(sentence.key === undefined ? {} : { key: sentence.key }),
      source: sentence.source,
    };
  });
  return { segmentation, segments };
}

/** @param ordinals the last one given, by what it had to tell apart, so that a thousand equal sentences cost no search */
function bornId(
  keys: readonly string[],
  index: number,
  taken: ReadonlySet<string>,
  ordinals: Map<string, number>,
): string {
  const own = keys[index] ?? "";
  const around = `${keys[index - 1] ?? ""}|${own}|${keys[index + 1] ?? ""}`;
  const seeds = [own, around];
  for (let ordinal = ordinals.get(around) ?? 0; ; ordinal++) {
    const id = `s${hash(seeds[ordinal] ?? `${around}|${ordinal}`).slice(0, 12)}`;
    if (taken.has(id)) continue;
    ordinals.set(around, ordinal);
    return id;
  }
}
