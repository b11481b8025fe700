/**
 * The words of the trade as types: what an article is made of, and what is known of each of its segments.
 *
 * All values are plain and frozen in spirit (`readonly`); nothing here has behaviour.
 */

export type { Rendering, Term, TermHit } from "./term.ts";

/** A BCP 47 language tag as the project writes it, e.g. `en`, `kk`, `kk-Arab`. Compare with `sameLanguage`. */
export type LanguageTag = string;

/**
 * Inline markup that stands for itself and must survive translation.
 *
 *     See the [new decree](/decree) today.
 *             ^open       ^close (its data is `](/decree)`)
 *
 * The two ends of a pair share an `id`. Ids are numbers as text, counted from "1" within one segment in order of
 * appearance. A pair that a sentence break cuts leaves an open end in one segment and a close end in another.
 */
export interface InlineCode {
  readonly id: string;
  readonly type: "open" | "close" | "standalone";
  /** Readable, for translators: `bold`, `italic`, `link`, `image`, `code`, `footnote`, `line-break`, `html:span` … */
  readonly name: string;
  /** The characters of the article that it stands for, exactly. */
  readonly data: string;
}

/** A run of a segment: words, or an inline code that stands for markup and must survive translation. */
export type Run =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly code: InlineCode };

/** Text with inline codes, in reading order. Neighbouring text runs are joined; no text run is empty. */
export type Runs = readonly Run[];

/**
 * A stretch of a unit's source, mapped to the article's text.
 *
 * The pieces of a unit tile `[unit.start, unit.end)` without gap or overlap. `text` is what a reader reads. Where it
 * equals the article's slice, offsets inside it can be mapped one to one; where it does not (an entity, an escape, a
 * line wrap with its quotation prefix folded into one space) the piece is atomic.
 */
export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly start: number; readonly end: number }
  | {
      readonly kind: "code";
      readonly code: Omit<InlineCode, "id"> & { readonly pair?: number };
      readonly start: number;
      readonly end: number;
    };

export type UnitKind =
  | "paragraph"
  | "heading"
  | "list-item"
  | "quotation"
  | "table-cell"
  | "caption"
  | "footnote"
  | "byline"
  | "dateline"
  | "furniture"
  | "front-matter"
  | "attribute"
  | "value";

/** CLDR's plural categories, in its order (Unicode Technical Standard 35, part 3). */
export const PLURAL_CATEGORIES = ["zero", "one", "two", "few", "many", "other"] as const;
export type PluralCategory = (typeof PLURAL_CATEGORIES)[number];

/** Which of the plural forms of one text a unit is. Languages differ in the forms that they have: see `articleFor`. */
export interface Plural {
  /** Units with the same number are forms of one text. */
  readonly group: number;
  readonly type: "cardinal" | "ordinal";
  readonly category: PluralCategory;
  /** The article does not have it: a target language needs it. Span and pieces are those of the form it comes from. */
  readonly added?: true;
}

/** A block of text that is translated together: a paragraph, heading, list item, table cell, front-matter value … */
export interface Unit {
  readonly kind: UnitKind;
  /** The front-matter key, JSON path or attribute name, where the unit has one. */
  readonly key?: string;
  /** The headings above it, outermost first, as plain text. */
  readonly headings: readonly string[];
  /** UTF-16 offsets into `Article.text`. */
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
  /** False where the whole unit is one segment whatever it says: headings, bylines, captions, front-matter titles. */
  readonly splits: boolean;
  /** How its text is written and escaped; private to the format that made it. */
  readonly style: string;
  /** Present where the unit is one of several plural forms of one text. */
  readonly plural?: Plural;
}

/** One source document, decoded, with the units that are translated. All else of `text` is the skeleton. */
export interface Article {
  /** Path as messages name it, with `/`, e.g. `articles/2026/kandas.md`. */
  readonly path: string;
  readonly lang: LanguageTag;
  /** The `name` of the format that parsed it. */
  readonly format: string;
  /** The decoded text, a byte-order mark included as U+FEFF, so that encoding it gives the bytes back. */
  readonly text: string;
  readonly units: readonly Unit[];
  /** Front-matter values that are plain scalars, by key (`title`, `date`, `seo.title` …); empty where there is none. */
  readonly meta: Readonly<Record<string, string>>;
}

/** A sentence (or a whole unit that does not split). */
export interface Segment {
  readonly id: string;
  /** Index into `Article.units`. */
  readonly unit: number;
  readonly source: Runs;
  /** UTF-16 offsets into `Article.text`; white space around the sentence lies outside. */
  readonly start: number;
  readonly end: number;
}

/** States in order; machines never move a state backwards, and never past `draft`. */
export const STATES = ["new", "draft", "edited", "reviewed", "final"] as const;
export type State = (typeof STATES)[number];

/** Kinds of match in rank order, best first. Order is data: the first of two wins at equal score. */
export const MATCH_TYPES = ["context", "exact", "repaired", "fuzzy"] as const;
export type MatchType = (typeof MATCH_TYPES)[number];

/** Points taken off a match's score, with a stable reason: `unreviewed`, `machine`, `memory`, `ambiguous`, `codes` … */
export interface Penalty {
  readonly reason: string;
  readonly points: number;
}

/** Where a target comes from. */
export type Origin =
  | {
      readonly kind: "memory";
      readonly match: MatchType;
      /** 0–102, penalties taken off. */
      readonly score: number;
      readonly memory: string;
      readonly penalties: readonly Penalty[];
    }
  | {
      readonly kind: "engine";
      readonly engine: string;
      readonly model: string;
      readonly terms: readonly string[];
      /** It was asked without the inline codes, and they were put at their places afterwards. */
      readonly codes?: "aligned";
    }
  | { readonly kind: "pseudo" }
  | { readonly kind: "person" }
  | { readonly kind: "aligned" };

/** A translation beside the standing one, shown to people and never published. */
export interface Proposal {
  readonly source: Runs;
  readonly target: Runs;
  readonly origin: Origin;
  readonly at: string;
}

/** A finding that a person has accepted, with the reason. */
export interface Waiver {
  readonly check: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** An engine's answer and what rules changed in it, in reading order, before it became a target. */
export interface Repairs {
  /** The answer with the segment's codes, before anything was changed. */
  readonly answer: Runs;
  readonly made: readonly TextRepair[];
}

export interface TextRepair {
  readonly kind: "term" | "typography";
  /** The term's id, or the name of the rule. */
  readonly rule: string;
  readonly before: string;
  readonly after: string;
}

/** What stands in the record for one segment in one language. */
export interface Target {
  /** The segment's id. */
  readonly id: string;
  /** The source text that `target` translates; not today's text while `stale`. */
  readonly source: Runs;
  /** Absent while `state` is `new`. Empty only where `joined`. */
  readonly target?: Runs;
  readonly state: State;
  /** The source has changed since a person worked on it. */
  readonly stale?: true;
  /** No machine and no import changes it. */
  readonly locked?: true;
  /** Its meaning stands in the neighbouring segment's target: legitimately empty. */
  readonly joined?: true;
  /** A person meant it for this place alone: it does not fill repetitions of the sentence. */
  readonly onlyHere?: true;
  readonly origin?: Origin;
  /** A pseudonym of the person who made the last change; absent for machines. */
  readonly by?: string;
  /** A pseudonym of the person who approved it as it stands. */
  readonly reviewedBy?: string;
  /** ISO 8601, UTC, whole seconds: when `target` last changed. */
  readonly at?: string;
  /** The engine's answer as it came, where `target` differs from it, or where its codes' places are not sure and there is none. */
  readonly raw?: Runs;
  /** What rules changed in a machine's answer, as long as no person has worked on it. */
  readonly repairs?: Repairs;
  /** What a person rejected; no machine brings it again. */
  readonly rejected?: Runs;
  /** A newer translation offered beside human work that became stale. */
  readonly proposal?: Proposal;
  /** The pair that stood before the source changed, kept as a match for whoever translates it anew. */
  readonly previous?: { readonly source: Runs; readonly target: Runs };
  readonly notes?: readonly string[];
  readonly waivers?: readonly Waiver[];
}

/** A property that a tool keeps with a memory entry: TMX's `prop`. Its type is the tool's own word. */
export interface Prop {
  readonly type: string;
  readonly value: string;
}

/** A memory entry. */
export interface TranslationUnit {
  readonly source: Runs;
  readonly target: Runs;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  /** Content keys of the neighbouring source segments; absent means unknown, `""` means there is none. */
  readonly previousKey?: string;
  readonly nextKey?: string;
  readonly state: State;
  readonly origin: Origin["kind"];
  /** Who changed it last, or made it where nobody changed it since, and when: ISO 8601, UTC, whole seconds. */
  readonly by?: string;
  readonly at?: string;
  readonly createdBy?: string;
  readonly createdAt?: string;
  /** What people noted, in their order. */
  readonly notes?: readonly string[];
  /** What other tools keep with it, in their order; a type may occur several times. */
  readonly props?: readonly Prop[];
  /** Segment id or `tuid`, where it has one. */
  readonly id?: string;
  /** Its person meant it for its own place alone. */
  readonly onlyHere?: true;
  /** The name of the memory that it was imported from. */
  readonly memory?: string;
  /** Its place in what it is read from, counted from 0; where it is absent, its place in the order it comes in. */
  readonly position?: number;
}

/** A memory entry found for a segment. */
export interface Match {
  readonly unit: TranslationUnit;
  /** The collection it stands in: a path such as `memory/partner.tmx`, or `segments`. */
  readonly memory: string;
  readonly type: MatchType;
  /** Integer 0–102: `base`, plus 1 or 2 for context, plus `credit`, less the penalties; at least 0, never rounded up. */
  readonly score: number;
  /** Similarity of the texts alone, integer 0–100, floored. */
  readonly base: number;
  /** Points given back because numbers, punctuation and nearly equal words weigh less in the score than in `base`. */
  readonly credit: number;
  readonly penalties: readonly Penalty[];
}

export type Severity = "error" | "warning" | "info";

/** What a check says of one segment. The sentence stands in the message catalogue, by `check` and `rule`. */
export interface Finding {
  readonly check: string;
  /** Distinguishes the messages of one check, e.g. `missing` and `extra`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly values: Readonly<Record<string, string | number>>;
  /** Where in the target, and where in the source, it is about; absent where it is about the whole. */
  readonly at?: TextSpan;
  readonly inSource?: TextSpan;
  /** What to put in place of a stretch of the target; present only where that is safe without asking. */
  readonly fix?: TextSpan & { readonly text: string };
}

/** UTF-16 offsets into the plain text of a segment's source or target. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A replacement that `Format.render` makes in the article's text. */
export interface Edit {
  /** Index into `Article.units`. */
  readonly unit: number;
  readonly start: number;
  readonly end: number;
  readonly content:
    | { readonly kind: "target"; readonly runs: Runs; readonly mark?: Mark }
    /** The source text stays and is marked as being in its own language, where the format can say so. */
    | { readonly kind: "fallback" };
  /** What is said of the text stands before it in brackets, because elements would break its place. */
  readonly inBrackets?: true;
}

/** What readers are told of a translation that nobody has worked on, or that is older than its source. */
export interface Mark {
  /** For programs, in this order. */
  readonly states: readonly ("machine" | "stale")[];
  /** The same in the article's language, for places where no element can stand. */
  readonly words: string;
}

/** What a localised article carries besides its text. */
export interface Frame {
  readonly lang: LanguageTag;
  readonly sourceLang: LanguageTag;
  /** Keys added to or replaced in the front matter; empty adds nothing. Plain strings, written safely quoted. */
  readonly frontMatter: Readonly<Record<string, string>>;
  /** Plain text of the notice for readers; absent adds none. */
  readonly notice?: string;
}
