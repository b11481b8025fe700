import { directionOf } from "../core/locale.ts";
import type { Article, Edit, Frame, LanguageTag, Segment, Target } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import { noticeText } from "./notice.ts";
import { type Shown, shownTarget } from "./shown.ts";
import { type Tally, tally } from "./tally.ts";

export interface LocaliseInput {
  readonly article: Article;
  readonly segments: readonly Segment[];
  /** The record's targets in `lang`, by segment id. */
  readonly targets: ReadonlyMap<string, Target>;
  readonly lang: LanguageTag;
  readonly sourceLang: LanguageTag;
  readonly options: { readonly notice: boolean; readonly frontMatter: boolean };
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
  const { segments, targets, lang, sourceLang, options } = input;
  const shown = segments.map((segment) => shownTarget(segment, targets.get(segment.id)));
  const summary = tally(shown);
  const notice = options.notice ? noticeText(summary, lang, input.derivedFrom) : undefined;
  return {
    edits: segments.map((segment, index) => edit(segment, shown[index])),
    frame: {
      lang,
      sourceLang,
      frontMatter: options.frontMatter ? frontMatter(input, summary) : {},
      ...(notice === undefined ? {} : { notice }),
    },
    summary,
  };
}

function edit(segment: Segment, shown: Shown | undefined): Edit {
  const { unit, start, end } = segment;
  const content: Edit["content"] = shown === undefined ? { kind: "fallback" } : { kind: "target", runs: shown.runs };
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
 *     translationStale: "1"                  sentences older than their source; absent if none
 */
export function frontMatter(
  { article, lang, derivedFrom }: Pick<LocaliseInput, "article" | "lang" | "derivedFrom">,
  summary: Tally,
): Frame["frontMatter"] {
  return {
    lang,
    dir: directionOf(lang),
    translationOf: article.path,
    translationSource: hash(article.text).slice(0, 16),
    translationState: summary.state,
    ...(derivedFrom === undefined ? {} : { translationDerivedFrom: derivedFrom }),
    ...(summary.date === undefined ? {} : { translationDate: summary.date }),
    ...(summary.untranslated > 0 ? { translationUntranslated: String(summary.untranslated) } : {}),
    ...(summary.stale > 0 ? { translationStale: String(summary.stale) } : {}),
  };
}
