import { directionOf } from "../core/locale.ts";
import type { Article, Edit, Frame, LanguageTag, Segment, Target } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import { markOf, UNFINISHED, type Unfinished, unfinished } from "./mark.ts";
import { noticeText } from "./notice.ts";
import { type Shown, shownTarget } from "./shown.ts";
import { type Tally, tally } from "./tally.ts";
import { type Wording, wordingFor } from "./wording.ts";

/** How a unit gives way: another way to say what it is, in the end none, and whether it keeps its source. */
export interface Concession {
  readonly marks: "elements" | "brackets" | "none";
  readonly isKept: boolean;
}

export interface LocaliseInput {
  readonly article: Article;
  readonly segments: readonly Segment[];
  /** The record's targets in `lang`, by segment id. */
  readonly targets: ReadonlyMap<string, Target>;
  readonly lang: LanguageTag;
  readonly sourceLang: LanguageTag;
  readonly options: { readonly notice: boolean; readonly frontMatter: boolean };
  /** How units give way whose structure does not bear what should stand in them, by their index. */
  readonly concessions?: ReadonlyMap<number, Concession>;
  /** The language whose reviewed text the targets were transliterated from; absent for translations. */
  readonly derivedFrom?: LanguageTag;
}

export interface Localised {
  /** One for each segment, in their order, for `Format.render`. */
  readonly edits: readonly Edit[];
  readonly frame: Frame;
  readonly summary: Tally;
}

/**
 * What readers of `lang` get of an article: its sentences, what the front matter says of them, and a notice.
 *
 * Raw engine drafts are shown, and the notice says so; a sentence without a publishable target keeps its source.
 */
export function localise(input: LocaliseInput): Localised {
  const { segments, lang, sourceLang, options } = input;
  const shown = shownIn(input);
  const wording = wordingFor(lang);
  const summary = tally(shown);
  const notice = options.notice ? noticeText(summary, lang, input.derivedFrom) : undefined;
  return {
    edits: segments.flatMap((segment, index) => {
      const marks = input.concessions?.get(segment.unit)?.marks;
      if (marks === "none") return [];
      return [{ ...edit(segment, shown[index], wording), ...(marks === "brackets" ? { inBrackets: true } : {}) }];
    }),
    frame: {
      lang,
      sourceLang,
      frontMatter: options.frontMatter ? frontMatter(input, shown) : {},
      ...(notice === undefined ? {} : { notice }),
    },
    summary,
  };
}

/** What readers get for each segment; undefined where the source stands in for it. */
export function shownIn({
  segments,
  targets,
  concessions,
}: Pick<LocaliseInput, "segments" | "targets" | "concessions">): readonly (Shown | undefined)[] {
  return segments.map((segment) =>
    concessions?.get(segment.unit)?.isKept ? undefined : shownTarget(segment, targets.get(segment.id)),
  );
}

function edit({ unit, start, end }: Segment, shown: Shown | undefined, wording: Wording): Edit {
  if (shown === undefined) return { unit, start, end, content: { kind: "fallback" } };
  const mark = markOf(shown, wording);
  const content = { kind: "target", runs: shown.runs, ...(mark === undefined ? {} : { mark }) } as const;
  return { unit, start, end, content };
}

/**
 * The keys that a localised article carries; sites read them, so names and meanings are stable.
 *
 *     lang: "kk"
 *     dir: "ltr"                             the direction that the language is written in: ltr or rtl
 *     translationOf: "2021/kandas.md"        path of the source article
 *     translationSource: "9f86d081884c7d65"  the first 16 digits of the SHA-256 of the article's UTF-8 text
 *     translationState: "partial"            see TranslationState
 *     translationDerivedFrom: "kk"           it was transliterated from the reviewed text in this language; else absent
 *     translationDate: "2021-05-18"          the day a shown target last changed; absent if none is dated
 *     translationUntranslated: "3"           sentences left in the source language; absent if none
 *     translationMachine: "5"                sentences that an engine wrote and nobody has worked on; absent if none
 *     translationStale: "1"                  sentences older than their source; absent if none
 *     translationUntranslatedKeys: "title"   values of the front matter with such sentences, in which no mark can
 *     translationMachineKeys, translationStaleKeys           stand, by their keys, with commas; absent if none
 *
 * @param shown what readers get for each segment of the article
 */
export function frontMatter(
  input: Pick<LocaliseInput, "article" | "segments" | "lang" | "derivedFrom">,
  shown: readonly (Shown | undefined)[],
): Frame["frontMatter"] {
  const { article, lang, derivedFrom } = input;
  const summary = tally(shown);
  return {
    lang,
    dir: directionOf(lang),
    translationOf: article.path,
    translationSource: hash(article.text).slice(0, 16),
    translationState: summary.state,
    ...(derivedFrom === undefined ? {} : { translationDerivedFrom: derivedFrom }),
    ...(summary.date === undefined ? {} : { translationDate: summary.date }),
    ...(summary.untranslated > 0 ? { translationUntranslated: String(summary.untranslated) } : {}),
    ...(summary.standings.machine > 0 ? { translationMachine: String(summary.standings.machine) } : {}),
    ...(summary.stale > 0 ? { translationStale: String(summary.stale) } : {}),
    ...Object.fromEntries(UNFINISHED.flatMap((state) => keysWith(state, input, shown))),
  };
}

const KEY_LISTS = {
  untranslated: "translationUntranslatedKeys",
  machine: "translationMachineKeys",
  stale: "translationStaleKeys",
} as const;

/** The keys of the front-matter values that hold a sentence in a state, as an entry of their list; none where none does. */
function keysWith(
  state: Unfinished,
  { article, segments }: Pick<LocaliseInput, "article" | "segments">,
  shown: readonly (Shown | undefined)[],
): readonly (readonly [string, string])[] {
  const keys = segments.flatMap((segment, index) => {
    const unit = article.units[segment.unit];
    return unit?.kind === "front-matter" && unfinished(shown[index]).includes(state) ? [unit.key ?? ""] : [];
  });
  return keys.length === 0 ? [] : [[KEY_LISTS[state], [...new Set(keys)].join(", ")]];
}
