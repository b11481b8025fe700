import { directionOf } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { encodePath, type PageFiles, pageUrl, relativeUrl, resolveLocal } from "./addresses.ts";
import { type Annotation, annotate, readMarks } from "./annotate.ts";
import { convert } from "./convert.ts";
import { headOf } from "./head.ts";
import { element, elementsIn, type HtmlElement, type HtmlNode, textOf, writeHtml } from "./html-tree.ts";
import { settleLinks } from "./images.ts";
import { chromeFor } from "./language.ts";
import type { PageArticle, PageEntry, PageSegment, Site } from "./model.ts";
import { facts, notes, paragraphLinks } from "./page-parts.ts";
import { nameSections } from "./sections.ts";
import { frame } from "./shell.ts";

/** A page and what lists say of it. */
export interface MadePage {
  readonly html: string;
  readonly entry: PageEntry;
}

/** What a page must know of the site besides its article. */
export interface Surroundings {
  readonly names: PageFiles;
  /** The language in which an article that is linked to has a page. */
  readonly langOf: (path: string) => LanguageTag;
  /** Whether an image stands at a path of the articles' folder and can be shown. */
  readonly hasImage: (path: string) => boolean;
}

/** Where the images of articles stand on the site. */
export const IMAGES = "images";

/** The page of an article in one language. */
export function articlePage(site: Site, article: PageArticle, { names, langOf, hasImage }: Surroundings): MadePage {
  const { lang, path, versions, translation } = article;
  const url = pageUrl(lang, names.get(path) ?? path);
  const chrome = chromeFor(lang);
  const images = new Set<string>();
  const links = new Set<string>();
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
  nameSections(body, article.segments);
  settleLinks(body, {
    chrome,
    langOf: (index) => (article.segments[index]?.standing.kind === "fallback" ? site.sourceLang : undefined),
    standingOf: (index) => article.segments[index]?.standing,
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
      links.add(local.path);
      return relativeUrl(url, pageUrl(langOf(local.path), name)) + local.rest.replace(/#(?=.)/, "#x-");
    },
  });
  const headings = [...elementsIn(body)].filter(({ name }) => name === "h1");
  // In HTML, what stands above the heading is often only its date or section.
  const isBelow = article.body.format === "markdown" && hasTextAbove(body, headings[0]);
  const ownTitle = isBelow && article.title !== undefined ? undefined : headings[0];
  // A page has one heading of the highest level.
  for (const other of headings) if (other !== ownTitle) other.name = "h2";
  const titled = ownTitle === undefined ? undefined : inOneLanguage(textsIn(ownTitle), article, site.sourceLang);
  const named = (text: string | undefined): OneLanguage =>
    inOneLanguage(article.marks.cut(text ?? ""), article, site.sourceLang);
  const { text: title, lang: titleLang } = [named(article.title), named(converted.title), titled].find(
    (one) => one !== undefined && one.text !== "",
  ) ?? { text: path, lang: undefined };
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
  // What the page says of itself comes before what it says it of.
  const behindTitle = ownTitle === undefined || isBelow ? 0 : body.children.indexOf(ownTitle) + 1;
  const [top, rest] = [body.children.slice(0, behindTitle), body.children.slice(behindTitle)];
  main.children = [...top, ...onLines([...main.children, ...about]), ...rest, ...onLines(stale)];
  const [own, standard] = [named(article.description), named(converted.description)];
  const { text: description, lang: descriptionLang } = own.text === "" ? standard : own;
  const entry = entryOf(article, {
    ...{ url, title, description, links: [...links].sort(), images: [...images].sort() },
    ...(titleLang === undefined ? {} : { titleLang }),
    ...(descriptionLang === undefined ? {} : { descriptionLang }),
  });
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

/** Whether there is anything to read above a heading, or above what it stands in. */
function hasTextAbove(body: HtmlElement, heading: HtmlElement | undefined): boolean {
  if (heading === undefined) return false;
  const at = body.children.findIndex(
    (child) => child === heading || (child.kind === "element" && [...elementsIn(child)].includes(heading)),
  );
  return textOf(body.children.slice(0, at)).trim() !== "";
}

/** A text, and its language where that is not the page's. */
interface OneLanguage {
  readonly text: string;
  readonly lang?: LanguageTag;
}

/** A text for places that hold but one language: as the page shows it, or, where any of it falls back, the original. */
function inOneLanguage(parts: readonly TextPart[], { segments }: PageArticle, sourceLang: LanguageTag): OneLanguage {
  const own = [...new Set(parts.map(({ segment }) => segment))].flatMap((index) => segments[index ?? -1] ?? []);
  const isForeign = own.some(({ standing, source }) => standing.kind === "fallback" && /\p{L}/u.test(source));
  const text = isForeign ? own.map(({ source }) => source).join(" ") : parts.map((part) => part.text).join("");
  const line = text.replace(/\s+/g, " ").trim();
  return isForeign ? { text: line, lang: sourceLang } : { text: line };
}

interface TextPart {
  readonly text: string;
  readonly segment?: number | undefined;
}

function textsIn(node: HtmlElement): readonly TextPart[] {
  return node.children.flatMap((child): readonly TextPart[] => {
    if (child.kind === "text") return [child];
    return child.kind === "element" ? textsIn(child) : [];
  });
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

function entryOf(
  { lang, path, published, translation }: PageArticle,
  found: Pick<PageEntry, "url" | "title" | "titleLang" | "description" | "descriptionLang" | "links" | "images">,
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
    ...(translation?.belowGate === true ? { belowGate: true } : {}),
    ...(translation?.derivedFrom === undefined ? {} : { derivedFrom: translation.derivedFrom }),
  };
}
