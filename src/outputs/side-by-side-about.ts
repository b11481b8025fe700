import { directionOf, sameLanguage } from "../core/locale.ts";
import type { LanguageTag, Origin, Runs, Severity, State, TextSpan } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { element, type HtmlElement, type HtmlNode } from "./site/html-tree.ts";
import type { Wording } from "./wording.ts";

/** A segment with all that an editor wants to know of it. What is said in words is in English. */
export interface AboutSegment {
  readonly id: string;
  readonly source: Runs;
  /** Absent where there is none. */
  readonly target?: Runs;
  readonly state: State;
  readonly stale: boolean;
  readonly locked: boolean;
  /** The source that a stale target translates. */
  readonly translatedFrom?: Runs;
  readonly origin?: Origin;
  /** Where the target comes from, in words. */
  readonly provenance: readonly string[];
  /** Terms in its source, as offsets into its plain text, with what is asked for and why. */
  readonly terms: readonly (TextSpan & { readonly text: string })[];
  readonly findings: readonly {
    readonly severity: Severity;
    readonly text: string;
    readonly at?: TextSpan;
    readonly inSource?: TextSpan;
  }[];
  readonly notes: readonly string[];
}

/** Where the row stands. */
interface Around {
  readonly wording: Wording;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  readonly anchorOf: (id: string) => string;
  /** The next segment that a check has found something in. */
  readonly nextOf: (anchor: string) => string | undefined;
}

/** The row below a paragraph: its segments' states, matches, findings, terms and notes. */
export function aboutRow(segments: readonly AboutSegment[], around: Around): HtmlElement {
  const items = segments.map((segment, index) => aboutSegment(segment, index, segments.length, around));
  return element("tr", { class: "about" }, [element("td", { colspan: "2" }, [element("ol", {}, items)])]);
}

function aboutSegment(segment: AboutSegment, index: number, count: number, around: Around): HtmlElement {
  const { wording, sourceLang, anchorOf, nextOf } = around;
  const { say } = wording;
  const english = sameLanguage(wording.lang, "en") ? {} : { lang: "en", dir: "ltr" };
  const { id, stale, provenance, findings, terms, notes, translatedFrom } = segment;
  const anchor = anchorOf(id);
  const own = count === 1 ? "#" : String(index + 1);
  const next = nextOf(anchor);
  const found = findings.map(({ severity, text }) =>
    element("li", {}, [
      element("b", { class: severity }, [`${say(`preview.${severity}`)}:`]),
      " ",
      element("span", english, [text]),
    ]),
  );
  const old: readonly (HtmlNode | string)[] =
    translatedFrom === undefined
      ? []
      : [
          element("div", {}, [
            say("preview.translatedFrom"),
            " ",
            element("span", { lang: sourceLang, dir: directionOf(sourceLang) }, [plainText(translatedFrom)]),
          ]),
        ];
  return element("li", { id: anchor, class: stale ? "about-stale" : undefined }, [
    element("a", { href: `#${anchor}`, "aria-label": `${own} ${id}` }, [own]),
    " ",
    element("b", { class: "state" }, [words(segment, wording).join(", ")]),
    ...provenance.flatMap((text): readonly (HtmlNode | string)[] => [
      " ",
      element("span", { class: "soft", ...english }, [text]),
    ]),
    ...old,
    ...list("findings", found),
    ...(next === undefined ? [] : [element("a", { href: `#${next}`, class: "next" }, [say("preview.next")])]),
    ...list(
      "terms",
      itemsOf(
        terms.map(({ text }) => text),
        english,
      ),
      say("package.terms"),
    ),
    ...list("notes", itemsOf(notes, { dir: "auto" }), say("package.notes")),
  ]);
}

/** State, origin and match in the page's language. */
function words({ state, stale, locked, origin }: AboutSegment, { say }: Wording): readonly string[] {
  return [
    say(`package.state.${state}`),
    ...(stale ? [say("package.state.stale")] : []),
    ...(locked ? [say("package.state.locked")] : []),
    ...(origin === undefined || origin.kind === "person" ? [] : [say(`package.origin.${origin.kind}`)]),
    ...(origin?.kind === "memory"
      ? [say("preview.match", { type: say(`preview.matchType.${origin.match}`), score: origin.score })]
      : []),
  ];
}

function itemsOf(texts: readonly string[], attributes: Readonly<Record<string, string>>): readonly HtmlElement[] {
  return [...new Set(texts)].map((text) => element("li", attributes, [text]));
}

function list(kind: string, items: readonly HtmlElement[], label?: string): readonly (HtmlNode | string)[] {
  if (items.length === 0) return [];
  return [...(label === undefined ? [] : [element("div", {}, [`${label}:`])]), element("ul", { class: kind }, items)];
}
