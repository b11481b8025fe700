import type { HandoverUnit } from "../../exchange/handover.ts";
import type { PreviewBlock, PreviewSegment } from "../../outputs/preview.ts";
import type { Wording } from "../hand-over.ts";
import type { Gathered } from "./gather.ts";

/** Notes that the preview shows in other ways: terms are marked, and matches are the translator's tool's business. */
const SHOWN_OTHERWISE = new Set(["context", "glossary", "memory"]);

/** The blocks of an article for the preview. @param units those of its handover that are shown */
export function previewBlocks(
  { checked, work }: Gathered,
  units: readonly HandoverUnit[],
  wording: Wording,
): readonly PreviewBlock[] {
  const blocks: { group: number; isHeading: boolean; segments: PreviewSegment[] }[] = [];
  for (const unit of units) {
    if (blocks.at(-1)?.group !== unit.group)
      blocks.push({ group: unit.group, isHeading: unit.kind === "heading", segments: [] });
    const terms = (checked.get(unit.id)?.terms ?? []).map(({ start, end, term }) => ({
      start,
      end,
      text: wording.term({ start, end, term }, work.lang),
    }));
    blocks.at(-1)?.segments.push(segmentOf(unit, terms));
  }
  return blocks;
}

function segmentOf(unit: HandoverUnit, terms: PreviewSegment["terms"]): PreviewSegment {
  const { source, target, state, stale, locked, origin, notes } = unit;
  return {
    source,
    state,
    terms,
    notes: notes.filter(({ from }) => !SHOWN_OTHERWISE.has(from)).map(({ text }) => text),
    ...(target === undefined ? {} : { target }),
    ...(stale === undefined ? {} : { stale }),
    ...(locked === undefined ? {} : { locked }),
    ...(origin === undefined ? {} : { origin }),
  };
}
