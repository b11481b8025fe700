import type { Capabilities, Example, ItemContext } from "../core/engine.ts";
import type { InlineCode, Runs } from "../core/model.ts";
import type { Proposed } from "./propose.ts";
import type { Work } from "./work.ts";

/** Matches that go along as examples at most. */
const EXAMPLES = 3;

/**
 * What stands around a work's segment, as far as the engine uses it: the sentences before and after it, the headings
 * above it, and fuzzy matches as examples. Undefined where the engine uses nothing, or nothing is there.
 *
 * @param index of the segment in its article
 * @param fuzzy least score of an example, 0–102
 */
export function contextOf(
  { source, proposed }: Work,
  index: number,
  can: Capabilities,
  fuzzy: number,
): ItemContext | undefined {
  const { segments } = source.record;
  const previous = can.context ? sentence(segments[index - 1]?.source) : undefined;
  const next = can.context ? sentence(segments[index + 1]?.source) : undefined;
  const unit = source.article.units[source.segments[index]?.unit ?? -1];
  const headings = can.context ? (unit?.headings ?? []) : [];
  const examples = can.examples ? examplesOf(proposed.get(segments[index]?.id ?? ""), fuzzy) : [];
  if (previous === undefined && next === undefined && headings.length === 0 && examples.length === 0) return undefined;
  return { ...(previous && { previous }), ...(next && { next }), headings, examples };
}

/** Pairs as they were remembered: a repaired target would belong to another source than the one beside it. */
function examplesOf(proposed: Proposed | undefined, fuzzy: number): readonly Example[] {
  const good = (proposed?.matches ?? []).filter(({ score }) => score >= fuzzy).toSorted((a, b) => b.score - a.score);
  return good.slice(0, EXAMPLES).map(({ unit, score, remembered }) => ({
    source: unit.source,
    target: remembered,
    score,
  }));
}

/** Undefined where there is none, or nothing to read in it. */
function sentence(runs: Runs | undefined): string | undefined {
  const text = (runs ?? []).map((run) => (run.kind === "text" ? run.text : readable(run.code))).join("");
  return text.replace(/\s+/g, " ").trim() || undefined;
}

/** A code as a reader meets it: emphasis is silent, a picture is `[image]`. Addresses and code stay here. */
function readable({ type, name }: InlineCode): string {
  if (type !== "standalone") return "";
  return name === "line-break" ? " " : `[${name}]`;
}
