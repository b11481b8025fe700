import { directionOf } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { proseDate } from "../wording.ts";
import { encodePath, type PageFiles, pageUrl, relativeUrl, resolveLocal } from "./addresses.ts";
import { type Annotation, annotate, readMarks } from "./annotate.ts";
import { convert } from "./convert.ts";
import { headOf } from "./head.ts";
import { element, type HtmlElement, type HtmlNode, textOf, writeHtml } from "./html-tree.ts";
import { settleLinks } from "./images.ts";
import { type Chrome, chromeFor } from "./language.ts";
import type { PageArticle, PageEntry, PageSegment, Site, Version } from "./model.ts";
import { frame } from "./shell.ts";

/** A page and what lists say of it. */
export interface MadePage {
  readonly html: string;
  readonly entry: PageEntry;
}

/** What a page must know of the site besides its article. */
export interface Surroundings {
  readonly names: PageFiles;
  /** Whether an image stands at a path of the articles' folder and can be shown. */
  readonly hasImage: (path: string) => boolean;
}

/** Where the images of articles stand on the site. */
export const IMAGES = "images";

/** The page of an article in one language. */
export function articlePage(site: Site, article: PageArticle, { names, hasImage }: Surroundings): MadePage {
  const { lang, path, versions, translation } = article;
  const url = pageUrl(lang, names.get(path) ?? path);
  const chrome = chromeFor(lang);
  const images = new Set<string>();
  const annotation: Annotation = {
    segments: article.segments,
    lang,
    sourceLang: site.sourceLang,
    chrome,
    linksFor: (anchor) => paragraphLinks(versions, lang, url, anchor),
    used: new Set(["text", "notes"]),
    stale: [],
  };
  const converted = convert(article.body);
  const body = element("div", {}, converted.body);
  readMarks(body, article.marks);
  if (article.body.format === "text") nameHeadings(body, article.segments);
  settleLinks(body, {
    chrome,
    langOf: (index) => (article.segments[index]?.standing.kind === "fallback" ? site.sourceLang : undefined),
    localImage(address) {
      const local = resolveLocal(path, address);
      if (local === undefined || !hasImage(local.path)) return undefined;
      images.add(local.path);
      return relativeUrl(url, encodePath(`${IMAGES}/${local.path}`));
    },
    link(address) {
      const local = resolveLocal(path, address);
      const name = local === undefined ? undefined : names.get(local.path);
      if (local === undefined || name === undefined) return address;
      return relativeUrl(url, pageUrl(lang, name)) + local.rest.replace(/^#(?=.)/, "#x-");
    },
  });
  const ownTitle = firstHeading(body);
  const plain = (text: string | undefined): string =>
    article.marks
      .strip(text ?? "")
      .replace(/\s+/g, " ")
      .trim();
  const title =
    plain(article.title) || plain(converted.title) || (ownTitle === undefined ? "" : textOf([ownTitle]).trim()) || path;
  const heading = ownTitle === undefined ? [marked("h1", undefined, article.title ?? title, article)] : [];
  // An article with a heading of its own begins as its author has it.
  const lead =
    article.description === undefined || ownTitle !== undefined
      ? []
      : [marked("p", "lead", article.description, article)];
  const main = element("article", {}, [...heading, ...lead]);
  annotate(main, annotation);
  annotate(body, annotation);
  const about = facts(site, article, chrome, url);
  const stale = annotation.stale.length > 0 ? [notes(annotation.stale, site.sourceLang, chrome)] : [];
  const behindTitle = ownTitle === undefined ? 0 : body.children.indexOf(ownTitle) + 1;
  const [top, rest] = [body.children.slice(0, behindTitle), body.children.slice(behindTitle)];
  main.children = [...top, ...onLines([...main.children, ...about]), ...rest, ...onLines(stale)];
  const description = plain(article.description) || plain(converted.description);
  const entry = entryOf(article, { url, title, description, images: [...images].sort() });
  const html = frame({
    lang,
    dir: directionOf(lang),
    chrome,
    site,
    url,
    versions,
    head: headOf(site, entry, versions, translation?.translators ?? []),
    main: [main],
  });
  return { html: writeHtml([html]), entry };
}

/** Plain text has no signs for headings: which of its paragraphs are some, its format has guessed. */
function nameHeadings(body: HtmlElement, segments: readonly PageSegment[]): void {
  for (const [index, child] of body.children.filter((one) => one.kind === "element").entries()) {
    const first = child.children.find((one) => one.kind === "text" && one.segment !== undefined);
    if (first?.kind === "text" && segments[first.segment ?? -1]?.unitKind === "heading")
      child.name = index === 0 ? "h1" : "h2";
  }
}

/** The first heading of the highest level; all others of that level become one lower, so that a page has one. */
function firstHeading(body: HtmlElement): HtmlElement | undefined {
  let first: HtmlElement | undefined;
  const look = (node: HtmlElement): void => {
    for (const child of node.children) {
      if (child.kind !== "element") continue;
      if (child.name === "h1" && first !== undefined) child.name = "h2";
      else if (child.name === "h1") first = child;
      look(child);
    }
  };
  look(body);
  return first;
}

function marked(name: string, className: string | undefined, text: string, { marks }: PageArticle): HtmlElement {
  const node = element(name, { class: className }, [text]);
  readMarks(node, marks);
  return node;
}

/** Each on a line of its own. */
function onLines(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes
    .flatMap((node): readonly HtmlNode[] => [{ kind: "text", text: "\n" }, node])
    .concat({ kind: "text", text: "\n" });
}

/** Dates, and of a translation how it came about. */
function facts(
  site: Site,
  { lang, published, translation, versions, segments }: PageArticle,
  chrome: Chrome,
  url: string,
): readonly HtmlNode[] {
  const { wording, attributes } = chrome;
  const nodes: HtmlNode[] = [];
  if (published !== undefined) {
    const [before = "", after = ""] = wording.say("site.published", { date: "\u0000" }).split("\u0000");
    const time = element("time", { datetime: published }, [proseDate(published, wording)]);
    nodes.push(element("p", { class: "dates", ...attributes }, [before, time, after]));
  }
  if (translation !== undefined) {
    const original = versions.find((version) => version.lang === site.sourceLang && version.lang !== lang);
    const link =
      original === undefined
        ? []
        : [
            element("p", {}, [
              element("a", { href: relativeUrl(url, original.url), hreflang: original.lang }, [
                wording.say("site.original"),
              ]),
            ]),
          ];
    const notice = translation.notice === undefined ? [] : [element("p", {}, [translation.notice])];
    const key = keyOf(segments, chrome);
    nodes.push(
      element("section", { class: "notice", "aria-label": wording.say("site.about"), ...attributes }, [
        ...notice,
        ...key,
        ...link,
      ]),
    );
  }
  return nodes;
}

/** What the marks in the text mean, those that it has. */
function keyOf(segments: readonly PageSegment[], { wording }: Chrome): readonly HtmlNode[] {
  const has = (test: (standing: PageSegment["standing"]) => boolean): boolean =>
    segments.some(({ standing }) => test(standing));
  const marks = [
    { name: "machine", mark: "mt", is: has((one) => one.kind === "shown" && one.standing === "machine") },
    { name: "stale", mark: "old", is: has((one) => one.kind === "shown" && one.stale) },
    { name: "fallback", mark: "src", is: has((one) => one.kind === "fallback") },
  ].filter(({ is }) => is);
  if (marks.length === 0) return [];
  const words = marks.flatMap(({ name, mark }): readonly (HtmlNode | string)[] => [
    " ",
    element("span", { class: mark }, [wording.say(`site.key.${name}`)]),
  ]);
  return [element("p", { class: "key" }, [wording.say("site.key.label"), ...words])];
}

/** Links to the same block in the other languages. Each says in its own language where it leads. */
function paragraphLinks(versions: readonly Version[], lang: LanguageTag, url: string, anchor: string): HtmlNode {
  const others = versions.filter((version) => version.lang !== lang);
  const links = others.flatMap((version): readonly (HtmlNode | string)[] => {
    const { wording, attributes } = chromeFor(version.lang);
    const name = `${version.lang}: ${wording.say("site.paragraph")}`;
    const href = `${relativeUrl(url, version.url)}#${anchor}`;
    return [
      " ",
      element("a", { href, hreflang: version.lang, lang: version.lang, ...attributes, "aria-label": name }, [
        version.lang,
      ]),
    ];
  });
  return element("span", { class: "same" }, links);
}

/** What the original says today where it has changed since: what a translation shows of it is marked and leads here. */
function notes(stale: readonly PageSegment[], sourceLang: LanguageTag, { wording, attributes }: Chrome): HtmlNode {
  const items = stale.map((segment) =>
    element("li", { id: `note-${segment.id}` }, [
      element("span", { lang: sourceLang, dir: directionOf(sourceLang) }, [segment.source]),
      " ",
      element("a", { href: `#ref-${segment.id}`, class: "back", ...attributes }, [wording.say("site.back")]),
    ]),
  );
  return element("section", { class: "notes", "aria-labelledby": "notes" }, [
    element("h2", { id: "notes", ...attributes }, [wording.say("site.changed")]),
    element("ol", {}, items),
  ]);
}

function entryOf(
  { lang, path, published, translation }: PageArticle,
  found: Pick<PageEntry, "url" | "title" | "description" | "images">,
): PageEntry {
  const updated = translation?.date ?? published;
  return {
    lang,
    path,
    ...found,
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    state: translation?.state ?? "original",
    stale: translation?.stale ?? 0,
    ...(translation?.date === undefined ? {} : { translationDate: translation.date }),
  };
}
