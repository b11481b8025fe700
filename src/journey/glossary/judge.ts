import type { LanguageTag, Runs, Target, TermHit } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import { mendTerms, type OpenRepair, type TermRepair } from "../../terms/mend.ts";
import { type RenderedTerm, renderedTerms, type Verdict } from "../../terms/rendered.ts";
import type { Project } from "../project.ts";
import type { TermChanges } from "./former.ts";

/** Something in a target that a change of terms touches, and that only a person can settle. */
export interface OpenTerm {
  readonly term: string;
  readonly source: string;
  /** The words that stand there; empty where none was found. */
  readonly found: string;
  readonly reason: OpenRepair["reason"] | "missing" | "undecided";
}

/** What today's glossary asks to be changed in a target. */
export interface Judged {
  /** The target with all that can be exchanged; absent where nothing can. */
  readonly after?: Runs;
  readonly repairs: readonly TermRepair[];
  readonly open: readonly OpenTerm[];
  /** The verdicts that it rests on: what a waiver of `terms.VERDICT` would accept. */
  readonly verdicts: readonly Verdict[];
}

/**
 * What today's glossary asks to be changed in a target: forms that it forbids, words of another time, and renderings of
 * an earlier glossary; of terms that were changed also what is missing or undecided. Undefined where that is nothing.
 */
export function judgeTarget(
  runs: Runs,
  hits: readonly TermHit[],
  lang: LanguageTag,
  {
    inflectors,
    changes,
    waivers = [],
  }: Pick<Project, "inflectors"> & { readonly changes: TermChanges; readonly waivers?: Target["waivers"] },
): Judged | undefined {
  if (hits.length === 0) return undefined;
  const former = changes.former(lang);
  const touched = renderedTerms(plainText(runs), hits, lang, inflectors).filter(
    (one) => isTouched(one, changes, former) && !isWaived(one.verdict, waivers),
  );
  if (touched.length === 0) return undefined;
  const only = new Set(touched.filter(({ verdict }) => verdict !== "undecided").map(({ term }) => term.id));
  const mended = mendTerms(runs, hits, lang, inflectors, { also: former, only });
  const settled = new Set([...mended.repairs, ...mended.open].map(({ term }) => term));
  const sources = new Map(touched.map(({ term }) => [term.id, term.source]));
  const open: readonly OpenTerm[] = [
    ...mended.open.map((one) => ({ ...one, source: sources.get(one.term) ?? "" })),
    ...touched.flatMap((one) => (settled.has(one.term.id) ? [] : (leftOpen(one, plainText(runs), changes) ?? []))),
  ];
  if (mended.repairs.length + open.length === 0) return undefined;
  const left = new Set([...mended.repairs, ...open].map(({ term }) => term));
  return {
    ...(mended.repairs.length > 0 ? { after: mended.runs } : {}),
    repairs: mended.repairs,
    open,
    verdicts: [...new Set(touched.filter(({ term }) => left.has(term.id)).map(({ verdict }) => verdict))],
  };
}

function isTouched(
  { term, verdict }: RenderedTerm,
  { changed }: TermChanges,
  former: ReadonlyMap<string, unknown>,
): boolean {
  if (verdict === "forbidden" || verdict === "outdated") return true;
  if (verdict === "missing") return changed.has(term.id) || former.has(term.id);
  return verdict === "undecided" && changed.has(term.id);
}

function isWaived(verdict: Verdict, waivers: NonNullable<Target["waivers"]>): boolean {
  return waivers.some(({ check }) => check === "terms" || check === `terms.${verdict}`);
}

function leftOpen(
  { term, verdict, occurrences }: RenderedTerm,
  text: string,
  { changed }: TermChanges,
): OpenTerm | undefined {
  const found = [...new Set(occurrences.map(({ start, end }) => text.slice(start, end)))].join(", ");
  const one = { term: term.id, source: term.source, found };
  if (verdict === "missing") return changed.has(term.id) ? { ...one, reason: "missing" } : undefined;
  return { ...one, reason: verdict === "undecided" ? "undecided" : "no-form" };
}
