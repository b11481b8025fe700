import type { UnitKind } from "../../core/model.ts";
import type { Find } from "./finder.ts";
import { finder } from "./finder.ts";
import { tagAt } from "./html-tag.ts";
import type { Mark } from "./inline.ts";
import { elementEnds, isProtected } from "./protected.ts";
import { templateAt } from "./shortcode.ts";
import type { Span } from "./view.ts";

/** A stretch of text in an HTML block, between tags that are not part of a sentence. */
export interface HtmlText {
  readonly span: Span;
  /** In order, none inside another. */
  readonly marks: readonly Mark[];
  readonly kind: UnitKind | undefined;
  /** 1–6 for headings, else 0. */
  readonly level: number;
}

const INLINE = new Set(
  (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark q rp rt ruby s samp " +
    "small span strike strong sub sup time tt u var wbr"
  ).split(" "),
);
/** Elements in which nothing is translated; the text of the last three can hold no tags. */
const OPAQUE = new Set(
  "script style pre textarea template svg math object iframe noscript head title option".split(" "),
);
const KINDS: ReadonlyMap<string, UnitKind> = new Map([
  ["li", "list-item"],
  ["dd", "list-item"],
  ["dt", "list-item"],
  ["td", "table-cell"],
  ["th", "table-cell"],
  ["figcaption", "caption"],
  ["caption", "caption"],
  ["blockquote", "quotation"],
  ["summary", "heading"],
]);
const EDGE = /^(?:line-break|html:(?:img|input|wbr|comment))$/;
// Browsers read more as a tag than CommonMark does; here the text only has to be left alone.
const LOOSE_TAG = /<\/?([A-Za-z][^\s/>]*)[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>/y;

/**
 * The texts of an HTML block, in order: what stands between the tags of blocks, with the tags inside as marks.
 *
 *     <details><summary>Who are the <em>kandas</em>?</summary>
 *                       ^---------------------------^
 *
 * Scripts, styles, comments and protected elements are in none of them. Where something is no tag that could be one, the
 * rest of the block is left alone.
 */
export function htmlTexts(text: string): readonly HtmlText[] {
  const texts: HtmlText[] = [];
  const find = finder(text);
  const elementEnd = elementEnds(text);
  let marks: Mark[] = [];
  let start = 0;
  let element = "";
  const special = /[<{]/g;
  for (let found = special.exec(text); found !== null; found = special.exec(text)) {
    const at = found.index;
    const tag = found[0] === "{" ? templateMark(text, at, find) : looseTagAt(text, at, find);
    if (tag === "none") continue;
    if (tag === "broken") {
      flush(at);
      return texts;
    }
    let end = tag.end;
    if (tag.type === "open" && (OPAQUE.has(tag.element) || isProtected(tag.element, text.slice(at, end)))) {
      end = elementEnd(tag.element, at) ?? (OPAQUE.has(tag.element) ? text.length : end);
    }
    // The tag that makes the block one stays outside, so that no target can move it.
    if ((INLINE.has(tag.element) || tag.isMark) && at > 0) {
      const type = end === tag.end ? tag.type : "standalone";
      marks.push({ start: at, end, type, name: tag.name });
    } else {
      flush(at);
      start = end;
      element = tag.type === "open" ? tag.element : "";
    }
    special.lastIndex = end;
  }
  flush(text.length);
  return texts;

  function flush(end: number): void {
    const { span, inside } = withoutEdges(text, { start, end }, marks);
    const level = Number(/^h([1-6])$/.exec(element)?.[1] ?? 0);
    const kind = level > 0 ? "heading" : KINDS.get(element);
    if (span.end > span.start) texts.push({ span, marks: inside, kind, level });
    marks = [];
  }
}

interface Found {
  readonly end: number;
  readonly type: Mark["type"];
  readonly element: string;
  readonly name: string;
  /** It is a mark in a text although it is no inline element. */
  readonly isMark: boolean;
}

function templateMark(text: string, at: number, find: Find): Found | "none" {
  const template = templateAt(text, at, find);
  if (template?.name !== "shortcode") return "none";
  return { end: template.end, type: "standalone", element: "", name: "shortcode", isMark: true };
}

function looseTagAt(text: string, at: number, find: Find): Found | "none" | "broken" {
  const tag = tagAt(text, at, find);
  if (tag !== undefined) {
    const isComment = text[at + 1] === "!" || text[at + 1] === "?";
    const name = tag.element === "br" ? "line-break" : `html:${tag.element}`;
    return { ...tag, name, isMark: isComment };
  }
  if (!/[A-Za-z/!?]/.test(text.charAt(at + 1))) return "none";
  LOOSE_TAG.lastIndex = at;
  const loose = LOOSE_TAG.exec(text);
  if (loose === null) return "broken";
  const element = (loose[1] ?? "").toLowerCase();
  const type = loose[0].startsWith("</") ? "close" : loose[0].endsWith("/>") ? "standalone" : "open";
  return { end: LOOSE_TAG.lastIndex, type, element, name: `html:${element}`, isMark: false };
}

/** A stretch without the white space, pictures, line breaks, comments and closing tags of others at its ends. */
function withoutEdges(text: string, stretch: Span, marks: readonly Mark[]): { span: Span; inside: readonly Mark[] } {
  const opened = new Set(marks.filter(({ type }) => type === "open").map(({ name }) => name));
  const isEdge = ({ name, type }: Mark): boolean => EDGE.test(name) || (type === "close" && !opened.has(name));
  let span = trimmed(text, stretch.start, stretch.end);
  let first = 0;
  let last = marks.length;
  for (let mark = marks[first]; mark?.start === span.start && isEdge(mark); mark = marks[first]) {
    span = trimmed(text, mark.end, span.end);
    first++;
  }
  for (let mark = marks[last - 1]; last > first && mark?.end === span.end && isEdge(mark); mark = marks[last - 1]) {
    span = trimmed(text, span.start, mark.start);
    last--;
  }
  return { span, inside: marks.slice(first, last) };
}

/** A stretch without the white space at its ends. */
function trimmed(text: string, from: number, to: number): Span {
  const stretch = text.slice(from, to);
  const words = stretch.trimStart();
  const start = to - words.length;
  return { start, end: start + words.trimEnd().length };
}
