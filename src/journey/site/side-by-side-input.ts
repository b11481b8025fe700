import type { Finding, LanguageTag, Segment, Target, TermHit } from "../../core/model.ts";
import type { SideArticle, SideBlock } from "../../outputs/side-by-side.ts";
import { carryTargets } from "../../record/carry.ts";
import { type Checked, checkTargets } from "../findings.ts";
import type { Project } from "../project.ts";
import type { Source } from "../source.ts";
import { sourceFor } from "../source-for.ts";
import { readTargetRecord } from "../target.ts";
import { isGated, judgeArticle } from "./gate.ts";

type SideSegment = SideBlock["segments"][number];

/** What is said in words on a page for editors. */
export interface EditorWords {
  finding(finding: Finding): string;
  term(hit: TermHit, lang: LanguageTag): string;
  origin(target: Target): string;
  machine(target: Target): readonly string[];
}

/** An article beside its translation, by the record as it stands. */
export async function sideBySide(
  project: Project,
  common: Source,
  lang: LanguageTag,
  words: EditorWords,
): Promise<SideArticle> {
  const source = sourceFor(common, lang);
  const { record } = carryTargets(source.record, await readTargetRecord(project, source.path, lang));
  const checked = checkTargets(project, source, record, lang);
  const targets = new Map(record.segments.map((target) => [target.id, target]));
  const blocks: { unit: number; isHeading: boolean; segments: SideSegment[] }[] = [];
  for (const segment of source.segments) {
    const { unit } = segment;
    if (blocks.at(-1)?.unit !== unit)
      blocks.push({ unit, isHeading: source.article.units[unit]?.kind === "heading", segments: [] });
    blocks.at(-1)?.segments.push(segmentOf(segment, targets.get(segment.id), checked.get(segment.id), { lang, words }));
  }
  const gate = isGated(project) ? { gateMinutes: (await judgeArticle(project, common, lang)).minutes } : {};
  return { path: source.path, lang, blocks, ...gate };
}

function segmentOf(
  { id, source }: Segment,
  target: Target | undefined,
  checked: Checked | undefined,
  { lang, words }: { readonly lang: LanguageTag; readonly words: EditorWords },
): SideSegment {
  const stale = target?.stale === true;
  return {
    id,
    source,
    ...(target?.target === undefined ? {} : { target: target.target }),
    state: target?.state ?? "new",
    stale,
    locked: target?.locked === true,
    ...(stale && target !== undefined ? { translatedFrom: target.source } : {}),
    ...(target?.origin === undefined ? {} : { origin: target.origin }),
    provenance: target?.origin === undefined ? [] : [words.origin(target), ...words.machine(target)],
    terms: (checked?.terms ?? []).map((hit) => ({ start: hit.start, end: hit.end, text: words.term(hit, lang) })),
    findings: (checked?.findings ?? []).map((finding) => ({
      severity: finding.severity,
      text: words.finding(finding),
      ...(finding.at === undefined ? {} : { at: finding.at }),
      // A check looks at what was translated, which is not today's source where that has changed.
      ...(finding.inSource === undefined || stale ? {} : { inSource: finding.inSource }),
    })),
    notes: target?.notes ?? [],
  };
}
