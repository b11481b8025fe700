import type { Article, Finding, LanguageTag, Match, Segment, Target, TermHit } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import type { Handover, HandoverTerm, HandoverUnit } from "../exchange/handover.ts";
import { profileOptions } from "../exchange/profiles.ts";
import { writeXliff12 } from "../exchange/xliff-12.ts";
import type { ExaminedMatch } from "../memory/repair/examine.ts";
import type { Fragment } from "../memory/repair/fragments.ts";
import type { Checked } from "./findings.ts";
import type { Project } from "./project.ts";
import type { Proposed } from "./propose.ts";
import { formatBase } from "./sent.ts";
import type { Source } from "./source.ts";

/** Puts a finding or a match into words for the translator; the words stand in the message catalogue. */
export interface Wording {
  finding(finding: Finding): string;
  term(hit: TermHit, lang: LanguageTag): string;
  match(match: Match): string;
  place(headings: readonly string[]): string;
  /** What was done to a match and what it must not be taken for; empty where there is nothing to say. */
  examined(match: ExaminedMatch): readonly string[];
  fragment(fragment: Fragment): string;
  /** What is to be known of a machine's text and its inline codes; empty where there is nothing to say. */
  machine(target: Target): readonly string[];
}

/** What is known of an article's segments besides their targets, by segment id. */
export interface KnownOfSegments {
  readonly proposed: ReadonlyMap<string, Proposed>;
  readonly checked: ReadonlyMap<string, Checked>;
}

/** The hand-over file of one article in one language. */
export function handOver(
  project: Project,
  source: Source,
  targets: readonly Target[],
  lang: LanguageTag,
  known: KnownOfSegments,
  wording: Wording,
): string {
  const handover = handoverOf(project, source, targets, lang, known, wording);
  return writeXliff12(handover, profileOptions("generic", { languageCodes: project.config.languageCodes }));
}

/** What is handed over of one article in one language. */
export function handoverOf(
  project: Project,
  source: Source,
  targets: readonly Target[],
  lang: LanguageTag,
  known: KnownOfSegments,
  wording: Wording,
): Handover {
  const units = source.segments.map((segment, index): HandoverUnit => {
    const unit = source.article.units[segment.unit];
    const target = targets[index] ?? { id: segment.id, source: segment.source, state: "new" };
    const proposed = known.proposed.get(segment.id);
    const matches = (proposed?.matches ?? []).filter((match) => isNews(match, target));
    return {
      id: segment.id,
      group: segment.unit,
      kind: unit?.kind ?? "paragraph",
      headings: unit?.headings ?? [],
      source: segment.source,
      ...(target.target === undefined ? {} : { target: target.target }),
      state: target.state,
      ...(target.stale === undefined ? {} : { stale: target.stale }),
      ...(target.locked === undefined ? {} : { locked: target.locked }),
      ...(target.origin === undefined || target.target === undefined ? {} : { origin: target.origin }),
      base: formatBase(target),
      alternatives: alternativesOf(target, matches, wording),
      notes: [
        ...notesOf(target, known.checked.get(segment.id), unit?.headings ?? [], lang, wording),
        ...memoryNotes(matches, proposed?.fragments ?? [], wording),
      ],
      terms: (known.checked.get(segment.id)?.terms ?? []).map((hit) => handoverTerm(hit, lang)),
      ...gapAfter(source.article, segment, source.segments[index + 1]),
    };
  });
  const title = source.article.meta["title"];
  return {
    original: source.path,
    sourceLang: project.config.source.lang,
    lang,
    units,
    ...(title === undefined ? {} : { title }),
  };
}

function handoverTerm({ term, start, end }: TermHit, lang: LanguageTag): HandoverTerm {
  const rendering = term.renderings.get(lang);
  return {
    start,
    end,
    term: term.source,
    renderings: rendering === undefined ? [] : [rendering.term, ...rendering.admitted],
    ...(term.doNotTranslate && { doNotTranslate: true }),
  };
}

/** What stands between two sentences of one block; a line's end and what begins the next line are read as one space. */
function gapAfter({ text }: Article, segment: Segment, next: Segment | undefined): { readonly after?: string } {
  if (next === undefined || next.unit !== segment.unit || next.start <= segment.end) return {};
  const gap = text.slice(segment.end, next.start);
  return { after: /^[^\S\r\n]+$/.test(gap) ? gap : " " };
}

function alternativesOf(target: Target, matches: readonly Match[], wording: Wording): HandoverUnit["alternatives"] {
  const { previous, proposal } = target;
  return [
    ...(proposal === undefined
      ? []
      : [
          {
            source: proposal.source,
            target: proposal.target,
            origin: proposal.origin.kind,
            kind: proposal.origin.kind === "engine" ? "machine" : "proposal",
          } as const,
        ]),
    ...matches.map(
      (match) =>
        ({
          source: match.unit.source,
          target: match.unit.target,
          score: match.score,
          similarity: match.base,
          origin: wording.match(match),
          kind: "memory",
        }) as const,
    ),
    ...(previous === undefined
      ? []
      : [{ source: previous.source, target: previous.target, origin: "previous", kind: "previous" } as const]),
  ];
}

/** Whether a match says anything that the target does not. */
function isNews(match: Match, { target }: Target): boolean {
  return target === undefined || plainText(match.unit.target) !== plainText(target) || match.score < 100;
}

// A fragment is no alt-trans: tools offer those as translations of the whole, and import them into memories as such.
function memoryNotes(
  matches: readonly ExaminedMatch[],
  fragments: readonly Fragment[],
  wording: Wording,
): HandoverUnit["notes"] {
  const said = matches.flatMap((match) => wording.examined(match));
  return [...said, ...fragments.map((fragment) => wording.fragment(fragment))].map(
    (text) => ({ from: "memory", text, annotates: "general" }) as const,
  );
}

function notesOf(
  target: Target,
  checked: Checked | undefined,
  headings: readonly string[],
  lang: LanguageTag,
  wording: Wording,
): HandoverUnit["notes"] {
  const place =
    headings.length === 0 ? [] : [{ from: "context", text: wording.place(headings), annotates: "general" } as const];
  // A term that a sentence has twice for the same reason is said once.
  const terms = [...new Set((checked?.terms ?? []).map((hit) => wording.term(hit, lang)))].map(
    (text) => ({ from: "glossary", text, annotates: "source" }) as const,
  );
  const findings = (checked?.findings ?? []).map(
    (finding) => ({ from: "qa", text: wording.finding(finding), annotates: "target" }) as const,
  );
  const machine = wording.machine(target).map((text) => ({ from: "qa", text, annotates: "target" }) as const);
  const people = (target.notes ?? []).map((text) => ({ from: "person", text, annotates: "general" }) as const);
  return [...place, ...terms, ...findings, ...machine, ...people];
}
