import { elementsIn, type HtmlElement, textOf } from "./html-tree.ts";
import type { PageSegment } from "./model.ts";

/**
 * Gives headings the ids by which links of the same article call them: Markdown has no ids, and authors go by what
 * GitHub makes of a heading. It is made of the original's words, so that a table of contents works in every language.
 *
 *     [Who may come](#who-may-come)   ## Who may come?
 *
 * The tree's marks have been read.
 */
export function nameSections(body: HtmlElement, segments: readonly PageSegment[]): void {
  const elements = [...elementsIn(body)];
  const ids = new Set(elements.flatMap(({ attributes }) => attributes.get("id") ?? []));
  const wanted = new Set(elements.flatMap(({ name, attributes }) => (name === "a" ? calledBy(attributes) : [])));
  const counts = new Map<string, number>();
  for (const heading of elements.filter(({ name }) => /^h[1-6]$/.test(name))) {
    const slug = slugOf(originalOf(heading, segments));
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    const id = `x-${slug}${count === 0 ? "" : `-${count}`}`;
    if (!wanted.has(id) || ids.has(id) || heading.attributes.has("id")) continue;
    ids.add(id);
    heading.attributes.set("id", id);
  }
}

/** The id that a link leads to on its own page. */
function calledBy(attributes: ReadonlyMap<string, string>): readonly string[] {
  const href = attributes.get("href") ?? "";
  if (!href.startsWith("#")) return [];
  try {
    return [decodeURIComponent(href.slice(1))];
  } catch {
    return [];
  }
}

function originalOf(heading: HtmlElement, segments: readonly PageSegment[]): string {
  const texts = [heading, ...elementsIn(heading)].flatMap(({ children }) => children);
  const own = new Set(texts.flatMap((node) => (node.kind === "text" ? (node.segment ?? []) : [])));
  const sources = [...own].flatMap((index) => segments[index]?.source ?? []);
  return sources.length === 0 ? textOf([heading]) : sources.join(" ");
}

/** As GitHub does it: in lower case, without punctuation, with a hyphen for each space. */
function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}
