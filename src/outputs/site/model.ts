import type { LanguageTag, UnitKind } from "../../core/model.ts";
import type { Standing } from "../shown.ts";
import type { TranslationState } from "../tally.ts";
import type { BodyText } from "./convert.ts";
import type { Marks } from "./marks.ts";

/** What a site is called, where it stands, and in which languages it is. */
export interface Site {
  readonly name: string;
  /** Absolute, with a final slash; absent where nobody has said where the site will stand. */
  readonly baseUrl?: string;
  readonly sourceLang: LanguageTag;
  /** The source language first. */
  readonly langs: readonly LanguageTag[];
}

/** How a segment stands on a page. */
export type SegmentStanding =
  | { readonly kind: "original" }
  /** Not translated: the source text stands in for it. */
  | { readonly kind: "fallback" }
  | { readonly kind: "shown"; readonly standing: Standing; readonly stale: boolean };

/** A segment as a page needs it. */
export interface PageSegment {
  readonly id: string;
  /** The id of its unit's first segment: the anchor of its block, the same in every language. */
  readonly anchor: string;
  readonly unitKind: UnitKind;
  readonly standing: SegmentStanding;
  /** The plain text of the source as it stands today. */
  readonly source: string;
}

/** What a page shows of one article in one language. */
export interface PageArticle {
  readonly lang: LanguageTag;
  /** The article's path, as in `articles/`. */
  readonly path: string;
  /** With marks. */
  readonly body: BodyText;
  /** With marks; undefined where the front matter has none. */
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly marks: Marks;
  /** By the index that marks have. */
  readonly segments: readonly PageSegment[];
  /** `YYYY-MM-DD`, from the front matter. */
  readonly published: string | undefined;
  /** Undefined on pages in the source language. */
  readonly translation: TranslationNote | undefined;
  /** The languages that the article is published in, with its page in each, from the site's root. */
  readonly versions: readonly Version[];
}

export interface Version {
  readonly lang: LanguageTag;
  /** From the site's root, encoded for use in an address. */
  readonly url: string;
  /** The language from whose text the page's was transliterated; absent for others. */
  readonly derivedFrom?: LanguageTag;
}

/** A translation's state as lists tell it: `partial-machine` has no translation of some sentences and a raw one of others. */
export type PageState = TranslationState | "partial-machine";

export interface TranslationNote {
  /** In the page's language, or in English where we have no words in it. */
  readonly notice: string | undefined;
  /** Whether it falls short of what the site asks of translations. */
  readonly belowGate: boolean;
  readonly state: PageState;
  readonly stale: number;
  /** `YYYY-MM-DD` */
  readonly date: string | undefined;
  /** As in `Version`. */
  readonly derivedFrom?: LanguageTag;
  /** Pseudonyms of translators, where the site names them. */
  readonly translators: readonly string[];
}

/** What lists, feeds and sitemaps say of a page. Plain data: it is kept from one build to the next. */
export interface PageEntry {
  readonly lang: LanguageTag;
  readonly path: string;
  readonly url: string;
  readonly title: string;
  /** The language of the title, where that is not the page's: what is not wholly translated stands there as the original. */
  readonly titleLang?: LanguageTag;
  readonly description: string;
  readonly descriptionLang?: LanguageTag;
  readonly published?: string;
  /** When the page's text last changed, as far as known. */
  readonly updated?: string;
  readonly state: PageState | "original";
  readonly stale: number;
  readonly translationDate?: string;
  /** It falls short of what the site asks of translations. */
  readonly belowGate?: true;
  /** As in `Version`. */
  readonly derivedFrom?: LanguageTag;
  /** Other articles that it links to, by path. */
  readonly links: readonly string[];
  /** Local images that it shows, by their path in the articles' folder. */
  readonly images: readonly string[];
}
