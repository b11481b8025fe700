import { markOf } from "../mark.ts";
import { isBlock, segmentOf } from "./annotate.ts";
import { element, type HtmlElement, type HtmlNode, textOf } from "./html-tree.ts";
import type { Chrome } from "./language.ts";
import type { SegmentStanding } from "./model.ts";

export interface ImageMeans {
  readonly chrome: Chrome;
  /** The language of a segment where it is not the page's. */
  readonly langOf: (segment: number) => string | undefined;
  readonly standingOf: (segment: number) => SegmentStanding | undefined;
  /** The address of a local image on the site; undefined where there is none. */
  readonly localImage: (address: string) => string | undefined;
  /** The address of an article's page in the same language, or of whatever else a link leads to. */
  readonly link: (address: string) => string;
}

/**
 * Puts the images and links of a body right: local images are shown from the site, images of other hosts become figures
 * with a link, so that reading a page tells nobody else of it.
 */
export function settleLinks(root: HtmlElement, means: ImageMeans, isInLink = false): void {
  root.children = root.children.map((child): HtmlNode => {
    if (child.kind !== "element") return child;
    if (child.name === "img") return image(child, means, isInLink ? "in a link" : "in a line");
    const only = onlyImage(child);
    const settled = only === undefined ? undefined : image(only, means, "alone");
    if (settled?.name === "figure") return settled;
    settleLinks(child, means, isInLink || child.name === "a");
    if (child.name === "table") return scrolling(child, means.chrome);
    return child.name === "a" ? link(child, means) : child;
  });
}

/** A table may be wider than a small screen; then it, not the page, is scrolled, by the keyboard too. */
function scrolling(table: HtmlElement, { wording, attributes }: Chrome): HtmlElement {
  const name = wording.say("site.table");
  return element("div", { class: "scroll", role: "group", tabindex: "0", "aria-label": name, ...attributes }, [table]);
}

/** The image that a paragraph consists of. */
function onlyImage(node: HtmlElement): HtmlElement | undefined {
  if (node.name !== "p") return undefined;
  const [first, ...others] = node.children.filter((child) => child.kind !== "text" || child.text.trim() !== "");
  return first?.kind === "element" && first.name === "img" && others.length === 0 ? first : undefined;
}

function image(
  node: HtmlElement,
  { chrome, langOf, standingOf, localImage }: ImageMeans,
  place: "alone" | "in a line" | "in a link",
): HtmlElement {
  const address = node.attributes.get("src") ?? "";
  const segment = Number(node.attributes.get(segmentOf("alt")) ?? Number.NaN);
  const lang = langOf(segment);
  const alt = described(node.attributes.get("alt") ?? "", standingOf(segment), chrome);
  const local = localImage(address);
  if (local !== undefined) {
    const size = { width: node.attributes.get("width"), height: node.attributes.get("height") };
    return element("img", { src: local, alt, lang, ...size, loading: "lazy", decoding: "async" });
  }
  const { wording, attributes } = chrome;
  const words: HtmlNode[] = [
    element("span", attributes, [wording.say("site.image")]),
    { kind: "text", text: alt === "" ? "" : ": " },
    ...(alt === "" ? [] : [element("span", { lang }, [alt])]),
  ];
  const content =
    /^https?:/i.test(address) && place !== "in a link"
      ? [element("a", { href: address, rel: "noopener" }, words)]
      : words;
  return place === "alone"
    ? element("figure", { class: "away" }, content)
    : element("span", { class: "away" }, content);
}

/** An image's text behind what it is, in brackets, since no element can stand in it: `[machine translation] A gate`. */
function described(alt: string, standing: SegmentStanding | undefined, { wording }: Chrome): string {
  const mark = standing?.kind === "shown" ? markOf(standing, wording) : undefined;
  return alt === "" || mark === undefined ? alt : `[${mark.words}] ${alt}`;
}

/** A link without words or an address is none that a reader can use. */
function link(node: HtmlElement, { link: linkOf }: ImageMeans): HtmlElement {
  const address = node.attributes.get("href");
  if (address === undefined || (textOf(node.children).trim() === "" && !hasImage(node))) {
    for (const name of ["href", "hreflang"]) node.attributes.delete(name);
    node.name = node.children.some(isBlock) ? "div" : "span";
    return node;
  }
  node.attributes.set("href", linkOf(address));
  if (/^(https?:)?\/\//i.test(address)) node.attributes.set("rel", "noopener");
  return node;
}

function hasImage(node: HtmlElement): boolean {
  return node.children.some((child) => child.kind === "element" && (child.name === "img" || hasImage(child)));
}
