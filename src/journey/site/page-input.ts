import { dayOf } from "../../core/day.ts";
import type { Edit, LanguageTag, Runs, Segment, Target } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { plainText, sourceText } from "../../core/runs.ts";
import { derivedTargets } from "../../outputs/derived.ts";
import { noticeText } from "../../outputs/notice.ts";
import { type Shown, shownTarget } from "../../outputs/shown.ts";
import { type Marks, marksFor } from "../../outputs/site/marks.ts";
import type { PageArticle, PageSegment, SegmentStanding, TranslationNote, Version } from "../../outputs/site/model.ts";
import { tally } from "../../outputs/tally.ts";
import type { Project } from "../project.ts";
import type { Source } from "../source.ts";
import { type DerivedPages, standingTargets } from "./derived-pages.ts";
import { renderBody } from "./render-body.ts";

/** A segment, and what readers of one language get for it. */
interface Sentence {
  readonly segment: Segment;
  readonly target: Target | undefined;
  readonly shown: Shown | undefined;
}

/** Which page of an article is made. */
export interface PageWanted {
  readonly lang: LanguageTag;
  readonly versions: readonly Version[];
  /** Whether it must say that it does not meet what the site asks of translations. */
  readonly belowGate: boolean;
  /** What it is transliterated from, for a page in another script. */
  readonly derived?: DerivedPages | undefined;
}

/** What the page of an article in one language is made from: the article and the record, as they stand. */
export async function pageArticle(project: Project, source: Source, wanted: PageWanted): Promise<PageArticle> {
  const { lang, versions } = wanted;
  const isOriginal = lang === project.config.source.lang;
  const sentences = isOriginal
    ? source.segments.map((segment) => ({ segment, target: undefined, shown: undefined }))
    : await sentencesOf(project, source, wanted);
  const marks = marksOf(source, sentences);
  const { body, levelOf } = renderBody(source, levelsOf(source, sentences, marks, isOriginal));
  // What the article's structure did not bear is not shown.
  const standing = sentences.map((one) =>
    (levelOf.get(one.segment.unit) ?? 0) >= REFUSED ? { ...one, shown: undefined } : one,
  );
  const text = (...keys: readonly string[]): string | undefined => frontMatterText(source, standing, marks, keys);
  return {
    lang,
    path: source.path,
    body,
    title: text("title"),
    description: text("description", "summary"),
    marks,
    segments: segmentsOf(source, standing, isOriginal),
    published: dayOf(source.article.meta["date"]),
    translation: isOriginal ? undefined : translationOf(project, standing, wanted),
    versions,
  };
}

async function sentencesOf(
  project: Project,
  source: Source,
  { lang, derived }: PageWanted,
): Promise<readonly Sentence[]> {
  const recorded = await standingTargets(project, source, derived?.from ?? lang);
  const targets =
    derived === undefined ? recorded : derivedTargets(source.segments, recorded, derived.script, derived.options);
  return source.segments.map((segment) => {
    const target = targets.get(segment.id);
    return { segment, target, shown: shownTarget(segment, target) };
  });
}

/** @throws Problem where a text holds every private-use character of all planes, which no article does by accident */
function marksOf({ article }: Source, sentences: readonly Sentence[]): Marks {
  const texts = sentences.flatMap(({ segment, shown }) => [segment.source, shown?.runs ?? []].map(sourceText));
  const marks = marksFor([article.text, referenced(article.text), ...texts]);
  const { path } = article;
  if (marks === undefined) throw new Problem("E_FILE_UNREADABLE", { path, reason: "EILSEQ" }, { path });
  return marks;
}

/** What the numeric character references of a text stand for: `&#xE000;`. */
function referenced(text: string): string {
  const codes = Array.from(text.matchAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}))/gi), ([, hex, decimal]) =>
    hex === undefined ? Number(decimal) : Number.parseInt(hex, 16),
  );
  return codes.map((code) => (code <= 0x10ffff ? String.fromCodePoint(code) : "")).join("");
}

/** From this level on the translation does not stand in the page. */
const REFUSED = 2;

/** Marked translations; unmarked ones; marked source text; the article as it is, marked by its format if it can. */
function levelsOf(
  { article }: Source,
  sentences: readonly Sentence[],
  marks: Marks,
  isOriginal: boolean,
): readonly (readonly Edit[])[] {
  const inBody = sentences
    .map((sentence, index) => ({ ...sentence, index }))
    .filter(({ segment }) => article.units[segment.unit]?.kind !== "front-matter");
  const edit = ({ unit, start, end }: Segment, runs: Runs): Edit => {
    return { unit, start, end, content: { kind: "target", runs } };
  };
  const sources = inBody.map(({ segment, index }) => edit(segment, marks.put(segment.source, index)));
  if (isOriginal) return [sources, []];
  return [
    inBody.map(({ segment, shown, index }) => edit(segment, marks.put(shown?.runs ?? segment.source, index))),
    inBody.map(({ segment, shown }) =>
      shown === undefined ? { ...edit(segment, []), content: { kind: "fallback" } } : edit(segment, shown.runs),
    ),
    sources,
    inBody.map(({ segment }): Edit => ({ ...edit(segment, []), content: { kind: "fallback" } })),
    [],
  ];
}

/** The first front-matter value of one of these keys, marked, as one line. */
function frontMatterText(
  { article }: Source,
  sentences: readonly Sentence[],
  marks: Marks,
  keys: readonly string[],
): string | undefined {
  for (const key of keys) {
    const unit = article.units.findIndex((one) => one.kind === "front-matter" && one.key === key);
    const own = sentences.flatMap(({ segment, shown }, index) =>
      segment.unit === unit ? [plainText(marks.put(shown?.runs ?? segment.source, index))] : [],
    );
    const text = own.join(" ").replace(/\s+/g, " ").trim();
    if (unit >= 0 && text !== "") return text;
  }
  return undefined;
}

function segmentsOf({ article }: Source, sentences: readonly Sentence[], isOriginal: boolean): readonly PageSegment[] {
  const firsts = new Map<number, string>();
  for (const { segment } of sentences) if (!firsts.has(segment.unit)) firsts.set(segment.unit, segment.id);
  return sentences.map(({ segment, shown }) => ({
    id: segment.id,
    anchor: firsts.get(segment.unit) ?? segment.id,
    unitKind: article.units[segment.unit]?.kind ?? "paragraph",
    standing: isOriginal ? { kind: "original" } : standingOf(shown),
    source: plainText(segment.source),
  }));
}

function standingOf(shown: Shown | undefined): SegmentStanding {
  if (shown === undefined) return { kind: "fallback" };
  return { kind: "shown", standing: shown.standing, stale: shown.stale };
}

function translationOf(
  project: Project,
  sentences: readonly Sentence[],
  { lang, belowGate, derived }: PageWanted,
): TranslationNote {
  const summary = tally(sentences.map(({ shown }) => shown));
  const people = sentences.flatMap(({ shown, target }) =>
    shown === undefined || target?.by === undefined ? [] : [target.by],
  );
  return {
    notice: noticeText(summary, lang, derived?.from),
    belowGate,
    state: summary.state === "partial" && summary.standings.machine > 0 ? "partial-machine" : summary.state,
    stale: summary.stale,
    date: summary.date,
    ...(derived === undefined ? {} : { derivedFrom: derived.from }),
    // What a program made of their text is no work of theirs.
    translators: project.config.site.credits && derived === undefined ? [...new Set(people)].sort() : [],
  };
}
