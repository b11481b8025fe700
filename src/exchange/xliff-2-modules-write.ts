import { contentKey } from "../core/normalise.ts";
import { plainText, sameRuns } from "../core/runs.ts";
import type { Alternative, HandoverTerm, HandoverUnit } from "./handover.ts";
import { originalData } from "./xliff-2-data.ts";
import { inlineXml, type Mark } from "./xliff-2-inline-write.ts";
import { escapeText, legalText, startTag } from "./xml-writer.ts";

const MAX_ALTERNATIVES = 5;

/** What the metadata of our units begins with: `qazyna:base`, `qazyna:source`. */
export const METADATA = { base: "qazyna:base", source: "qazyna:source" } as const;

/** How many hexadecimal digits stand for a source in the metadata. */
export const SOURCE_DIGITS = 12;

/**
 * The `mtc:matches` of a unit, a line each: what stands as a machine's draft, then what is offered beside it.
 *
 * `similarity` says how alike the sources are, `matchSuitability` how good our memory finds the match; both end at 100,
 * so that a context match of 102 reads 100 and is told by its `type`, `icm`.
 */
export function matchLines(units: readonly HandoverUnit[], isIts: boolean): readonly string[] {
  const lines = units.flatMap((unit) => offersOf(unit).flatMap((offer) => oneMatch(unit.id, offer, isIts)));
  return lines.length === 0 ? [] : ["<mtc:matches>", ...lines.map((line) => `  ${line}`), "</mtc:matches>"];
}

function offersOf({ source, target, state, stale, origin, alternatives }: HandoverUnit): readonly Alternative[] {
  const others = alternatives.slice(0, MAX_ALTERNATIVES);
  if (target === undefined || state !== "draft" || stale || origin?.kind !== "engine") return others;
  const drafted: Alternative = { source, target, origin: `${origin.engine} ${origin.model}`.trim(), kind: "machine" };
  return [drafted, ...others.filter(({ kind, target: offered }) => kind !== "machine" || !sameRuns(offered, target))];
}

function oneMatch(id: string, offer: Alternative, isIts: boolean): readonly string[] {
  const { kind, score, origin } = offer;
  const data = originalData();
  const { source, target = "" } = inlineXml({ ...offer, prefix: "" }, data);
  const percent = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : String(Math.min(value, 100));
  const isMemory = kind === "memory";
  return [
    startTag("mtc:match", {
      ref: `#${id}`,
      type: isMemory ? ((score ?? 0) > 100 ? "icm" : "tm") : kind === "machine" ? "mt" : "other",
      subType: isMemory || kind === "machine" ? undefined : `qazyna:${kind}`,
      similarity: isMemory ? percent(offer.similarity ?? score) : undefined,
      matchSuitability: isMemory ? percent(score) : undefined,
      origin: legalText(origin),
      "its:tool": kind === "machine" && isIts ? legalText(origin) : undefined,
    }),
    ...data.lines().map((line) => `  ${line}`),
    `  <source>${source}</source>`,
    `  <target>${target}</target>`,
    "</mtc:match>",
  ];
}

/** The terms of a segment as annotations of its source: those that overlap one before them are left out. */
export function termMarks({
  id,
  source,
  terms = [],
}: HandoverUnit): readonly (Mark & { readonly term: HandoverTerm })[] {
  const marks: (Mark & { readonly term: HandoverTerm })[] = [];
  const length = plainText(source).length;
  for (const term of terms.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const { start, end, doNotTranslate } = term;
    if (start < (marks.at(-1)?.end ?? 0) || start >= end || end > length) continue;
    const attributes = { type: "term", translate: doNotTranslate ? "no" : undefined };
    marks.push({ start, end, id: `${id}.t${marks.length + 1}`, attributes, term });
  }
  return marks;
}

/** The `gls:glossary` of a unit, a line each; an entry points to the first place where its term occurs. */
export function glossaryLines(units: readonly HandoverUnit[]): readonly string[] {
  const entries = new Map<string, readonly string[]>();
  for (const unit of units)
    for (const { id, term } of termMarks(unit)) {
      const lines = entryLines(term);
      const key = lines.join("\n");
      if (lines.length > 1 && !entries.has(key))
        entries.set(key, [startTag("gls:glossEntry", { ref: `#${id}` }), ...lines, "</gls:glossEntry>"]);
    }
  if (entries.size === 0) return [];
  return ["<gls:glossary>", ...[...entries.values()].flat().map((line) => `  ${line}`), "</gls:glossary>"];
}

function entryLines({ term, renderings, doNotTranslate }: HandoverTerm): readonly string[] {
  const translations = renderings.length === 0 && doNotTranslate ? [term] : renderings;
  const element = (name: string, text: string): string => `  <gls:${name}>${escapeText(legalText(text))}</gls:${name}>`;
  return [element("term", term), ...translations.map((text) => element("translation", text))];
}

/**
 * What we must know of a segment when it comes back, a line each: the hash of what was sent, and of its source, by which
 * the parts of a segment that a translator has split are put together again.
 *
 * It stands in the metadata module, because a tool that changes a unit must keep the modules that it does not know or
 * drop them whole, while extensions of our own need not be kept (XLIFF 2.1, sections 4.1.3 and 5).
 */
export function metadataLines(units: readonly HandoverUnit[]): readonly string[] {
  const group = (category: string, value: (unit: HandoverUnit) => string): readonly string[] => [
    `  ${startTag("mda:metaGroup", { category })}`,
    ...units.map((unit) => `    ${startTag("mda:meta", { type: unit.id })}${escapeText(value(unit))}</mda:meta>`),
    "  </mda:metaGroup>",
  ];
  return [
    "<mda:metadata>",
    ...group(METADATA.base, ({ base }) => legalText(base)),
    ...group(METADATA.source, ({ source }) => contentKey(source).slice(0, SOURCE_DIGITS)),
    "</mda:metadata>",
  ];
}
