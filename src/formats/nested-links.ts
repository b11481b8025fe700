import type { Article, Edit, Piece } from "../core/model.ts";
import { dialectOf } from "./markdown/dialect.ts";

/** A link or a button that begins while another is open. */
interface Nested {
  readonly start: number;
  /** Where the one begins that it ends. */
  readonly outer: number;
}

const TAG = /<(\/?)(a|button|nobr)(?=[\s/>])/gi;
/** In JSX `<A>` is a component, and `<a/>` is closed. */
const JSX_TAG = /<(\/?)(a|button|nobr)(?=[\s/>])(?![^<>]*\/>)/g;

/**
 * Whether a link that began before an edit is ended by one in it, as browsers do though no tag says so (HTML Standard,
 * section 13.2.6.4.7): an element round the edit would end there as well.
 *
 *     <a name="law">He left. <span …>She <a href="/d">stayed</a> here.</span>
 *                                        ^ ends the first link and the span in it
 *
 * Takes logarithmic time, and once for each article time linear in its length.
 */
export function cutsLink(article: Article, { start, end }: Pick<Edit, "start" | "end">): boolean {
  const nested = NESTED.get(article) ?? nestedIn(article);
  NESTED.set(article, nested);
  let low = 0;
  let high = nested.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nested[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const first = nested[low];
  return first !== undefined && first.start < end && first.outer < start;
}

const NESTED = new WeakMap<Article, readonly Nested[]>();

/** Links of Markdown, which have no tags. */
const LINKS = new Set(["autolink", "footnote", "link"]);

/** Links in others, ascending. What looks like a tag in a script or a block of code is taken for one. */
function nestedIn({ path, text, units }: Article): readonly Nested[] {
  const nested: Nested[] = [];
  const tagHere = dialectOf(path) === "mdx" ? JSX_TAG : TAG;
  if (text.search(tagHere) < 0) return nested;
  const open = new Map<string, number>();
  let at = 0;
  for (const { start, end, pieces } of units) {
    if (start < at) continue;
    readTags(at, start);
    for (const piece of pieces) readPiece(piece);
    at = end;
  }
  return nested;

  function readPiece(piece: Piece): void {
    if (piece.kind === "text" || piece.code.data.startsWith("`")) return;
    const { start, end, code } = piece;
    if (code.data.startsWith("<") && code.name !== "autolink") readTags(start, end);
    else if (LINKS.has(code.name) && code.type !== "close") {
      readStart("a", start);
      open.delete("a");
    }
  }

  function readTags(from: number, to: number): void {
    for (const tag of text.slice(from, to).matchAll(tagHere)) {
      const name = (tag[2] ?? "").toLowerCase();
      if (tag[1] === "/") open.delete(name);
      else readStart(name, from + tag.index);
    }
  }

  function readStart(name: string, start: number): void {
    const outer = open.get(name);
    if (outer !== undefined) nested.push({ start, outer });
    open.set(name, start);
  }
}
