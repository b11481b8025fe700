import { directionOf } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { type AboutSegment, aboutRow } from "./side-by-side-about.ts";
import { SIDE_BY_SIDE_POLICY, SIDE_BY_SIDE_STYLE } from "./side-by-side-style.ts";
import { type MarkedStretch, markedRuns } from "./side-by-side-text.ts";
import { element, type HtmlElement, type HtmlNode, writeHtml } from "./site/html-tree.ts";
import { type Wording, wordingFor } from "./wording.ts";

/** By this a file is known to be a preview of ours, which another one may take the place of. */
export const PREVIEW_MARK: string = writeHtml([generator()]);

function generator(): HtmlElement {
  return element("meta", { name: "generator", content: "Qazyna preview" });
}

/** A block of an article: what stands in one row. */
export interface SideBlock {
  readonly isHeading: boolean;
  readonly segments: readonly AboutSegment[];
}

/** An article beside its translation into one language. */
export interface SideArticle {
  readonly path: string;
  readonly lang: LanguageTag;
  readonly blocks: readonly SideBlock[];
  /** Minutes of work up to the gate; absent where the project has none. */
  readonly gateMinutes?: number;
}

/**
 * A page for editors: source and translation side by side, paragraph by paragraph, and below each paragraph the state,
 * the match, the findings and the terms of its segments. One file that needs no network and holds no script. Its own
 * words are in the target language where there is one.
 */
export function sideBySideHtml(sourceLang: LanguageTag, articles: readonly SideArticle[]): string {
  const langs = [...new Set(articles.map(({ lang }) => lang))];
  const wording = wordingFor(langs.length === 1 ? (langs[0] ?? "en") : "en");
  const { say } = wording;
  const title = say("preview.title", { source: sourceLang, target: langs.join(", ") });
  const findings = articles.flatMap((article, index) =>
    article.blocks.flatMap(({ segments }) =>
      segments.filter((one) => one.findings.length > 0).map(({ id }) => anchorOf(index, id)),
    ),
  );
  const nextOf = new Map(findings.map((anchor, index) => [anchor, findings[index + 1]]));
  const page = element("html", { lang: wording.lang, dir: directionOf(wording.lang) }, [
    "\n",
    element(
      "head",
      {},
      lines([
        element("meta", { charset: "utf-8" }),
        element("meta", { "http-equiv": "Content-Security-Policy", content: SIDE_BY_SIDE_POLICY }),
        element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
        generator(),
        element("title", {}, [title]),
        element("style", {}, [{ kind: "raw", text: SIDE_BY_SIDE_STYLE }]),
      ]),
    ),
    "\n",
    element(
      "body",
      {},
      lines([
        element("a", { class: "skip", href: "#text" }, [say("site.skip")]),
        element("header", {}, [element("h1", {}, [title])]),
        contents(articles, findings, wording),
        element(
          "main",
          { id: "text", tabindex: "-1" },
          lines(articles.map((article, index) => section(article, index, { sourceLang, wording, nextOf }))),
        ),
      ]),
    ),
    "\n",
  ]);
  return writeHtml([page]);
}

function anchorOf(article: number, id: string): string {
  return `a${article}-${id}`;
}

function contents(articles: readonly SideArticle[], findings: readonly string[], { say }: Wording): HtmlElement {
  const first = findings[0];
  const items = articles.map(({ path, lang }, index) =>
    element("li", {}, [element("a", { href: `#a${index}` }, [`${path} · ${lang}`])]),
  );
  return element("nav", { "aria-label": say("site.articles") }, [
    element("p", {}, [
      say("preview.findings", { number: findings.length }),
      ...(first === undefined ? [] : [" ", element("a", { href: `#${first}` }, [say("preview.first")])]),
    ]),
    element("ul", {}, items),
  ]);
}

/** What all sections have in common. */
interface Common {
  readonly sourceLang: LanguageTag;
  readonly wording: Wording;
  readonly nextOf: ReadonlyMap<string, string | undefined>;
}

function section(article: SideArticle, index: number, common: Common): HtmlElement {
  const { say } = common.wording;
  const { path, lang, blocks, gateMinutes } = article;
  const gate =
    gateMinutes === undefined
      ? []
      : [
          element("p", {}, [
            gateMinutes === 0 ? say("preview.passes") : say("preview.belowGate", { count: gateMinutes }),
          ]),
        ];
  const column = (key: string, tag: LanguageTag): HtmlElement =>
    element("th", { scope: "col" }, [`${say(key)} (${tag})`]);
  return element("section", { "aria-labelledby": `a${index}` }, [
    element("h2", { id: `a${index}` }, [`${path} · ${lang}`]),
    ...gate,
    element("table", {}, [
      element("thead", {}, [
        element("tr", {}, [column("package.source", common.sourceLang), column("package.translation", lang)]),
      ]),
      element("tbody", {}, lines(blocks.flatMap((block) => rows(block, { article, index, common })))),
    ]),
  ]);
}

function rows(
  { isHeading, segments }: SideBlock,
  place: { readonly article: SideArticle; readonly index: number; readonly common: Common },
): readonly HtmlElement[] {
  const { article, index, common } = place;
  const { wording, nextOf, sourceLang } = common;
  const cell = (lang: LanguageTag, texts: readonly (readonly HtmlNode[])[]): HtmlElement =>
    element(
      "td",
      { lang, dir: directionOf(lang) },
      texts.flatMap((text, at): HtmlNode[] => [...(at === 0 ? [] : [{ kind: "text" as const, text: " " }]), ...text]),
    );
  const number = (at: number): HtmlNode[] => (segments.length === 1 ? [] : [element("sup", {}, [String(at + 1)])]);
  const sources = segments.map((one, at) => [...number(at), ...markedRuns(one.source, inSource(one))]);
  const targets = segments.map((one, at) => [
    ...number(at),
    element(
      "span",
      { class: one.stale ? "stale" : one.state },
      one.target === undefined || one.target.length === 0 ? ["—"] : markedRuns(one.target, inTarget(one)),
    ),
  ]);
  return [
    element("tr", isHeading ? { class: "heading" } : {}, [cell(sourceLang, sources), cell(article.lang, targets)]),
    aboutRow(segments, {
      ...{ wording, sourceLang, lang: article.lang },
      anchorOf: (id) => anchorOf(index, id),
      nextOf: (anchor) => nextOf.get(anchor),
    }),
  ];
}

function inSource({ terms, findings }: AboutSegment): readonly MarkedStretch[] {
  const found = findings.flatMap((one) =>
    one.inSource === undefined ? [] : [{ ...one.inSource, kind: "finding" as const }],
  );
  return [...terms.map(({ start, end }) => ({ start, end, kind: "term" as const })), ...found];
}

function inTarget({ findings }: AboutSegment): readonly MarkedStretch[] {
  return findings.flatMap((one) => (one.at === undefined ? [] : [{ ...one.at, kind: "finding" as const }]));
}

/** Each on a line of its own. */
function lines(nodes: readonly HtmlNode[]): readonly (HtmlNode | string)[] {
  return nodes.flatMap((node): readonly (HtmlNode | string)[] => ["\n", node]).concat("\n");
}
