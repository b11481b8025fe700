import type { Piece } from "../../core/model.ts";
import { bareAutolinks } from "./autolink.ts";
import { decodeReference, REFERENCE } from "./entities.ts";
import type { Mark } from "./inline.ts";
import { isBlank, mapper, type Span, type View } from "./view.ts";

/** How far back the opening tag of an HTML pair is looked for. */
const MAX_OPEN_TAGS = 64;

/** How the text between marks is read: with backslash escapes or without, and whether lines can break hard. */
export type Reading = "markdown" | "title" | "html";

const ESCAPE = "\\\\[!-/:-@[-`{-~]";
const TEXT_MARKUP: Readonly<Record<Reading, RegExp>> = {
  markdown: new RegExp(`${ESCAPE}|\\\\?\\n|${REFERENCE}`, "g"),
  title: new RegExp(`${ESCAPE}|\\n|${REFERENCE}`, "g"),
  html: new RegExp(`\\n|${REFERENCE}`, "g"),
};

/** A block's text, ready to be cut into pieces. */
export interface Source {
  readonly article: string;
  readonly view: View;
  readonly toArticle: (offset: number) => number;
}

/** The source of the pieces of one block. */
export function sourceOf(article: string, view: View): Source {
  return { article, view, toArticle: mapper(view) };
}

/**
 * The pieces that tile a stretch of a view: codes where markup stands, text between.
 *
 *     Fish &amp; chips, **said**⏎she.
 *     ^---^^---^^-----^ ^^^--^^^^^-^     verbatim, atomic "&", verbatim, code, verbatim, code, atomic " ", verbatim
 *
 * @param marks in order, none inside another, as `outermost` gives them
 */
export function piecesOf(
  { article, view, toArticle }: Source,
  span: Span,
  marks: readonly Mark[],
  reading: Reading,
): readonly Piece[] {
  const codes = pairTags(reading === "markdown" ? withBareLinks(view.text, span, marks) : marks);
  const pieces: Piece[] = [];
  let at = span.start;
  for (const code of codes) {
    pushText(at, code.start);
    pushCode(code);
    at = code.end;
  }
  pushText(at, span.end);
  // A copy has no room to grow, and pieces are the most of what is kept of a long article.
  return pieces.slice();

  function pushCode({ start: from, end: to, type, name, pair }: Mark): void {
    const start = toArticle(from);
    const end = toArticle(to);
    const data = article.slice(start, end);
    pieces.push({
      kind: "code",
      code: pair === undefined ? { type, name, data } : { type, name, data, pair },
      start,
      end,
    });
  }

  function pushPlain(from: number, to: number, text: string = view.text.slice(from, to)): void {
    if (to > from) pieces.push({ kind: "text", text, start: toArticle(from), end: toArticle(to) });
  }

  function pushText(from: number, to: number): void {
    if (to <= from) return;
    let start = from;
    const markups = TEXT_MARKUP[reading];
    const text = view.text.slice(from, to);
    markups.lastIndex = 0;
    for (let found = markups.exec(text); found !== null; found = markups.exec(text)) {
      const markup = found[0];
      const at = from + found.index;
      const end = at + markup.length;
      if (markup.endsWith("\n")) {
        const wrap = wrapStart(view.text, at, start, markup);
        pushPlain(start, wrap.start);
        if (wrap.isHard && reading === "markdown")
          pushCode({ start: wrap.start, end, type: "standalone", name: "line-break" });
        else pushPlain(wrap.start, end, " ");
      } else {
        pushPlain(start, at);
        const read = markup.startsWith("\\") ? markup.slice(1) : decodeReference(markup);
        if (read !== undefined) pushPlain(at, end, read);
        else pushCode({ start: at, end, type: "standalone", name: "character" });
      }
      start = end;
    }
    pushPlain(start, to);
  }
}

/** Where a line wrap begins, blanks before it included, and whether it is a hard break. */
function wrapStart(text: string, at: number, from: number, markup: string): { start: number; isHard: boolean } {
  if (markup.startsWith("\\")) return { start: at, isHard: true };
  let start = at;
  while (start > from && isBlank(text.charCodeAt(start - 1))) start--;
  return { start, isHard: at - start >= 2 && text.slice(at - 2, at) === "  " };
}

/** A mark that stands in no other, and those that stand in it. */
export interface OuterMark extends Mark {
  readonly inner: readonly Mark[];
}

/** Marks in reading order, those inside another, as in an image's alternative text, given with that. */
export function outermost(marks: readonly Mark[]): readonly OuterMark[] {
  if (marks.length === 0) return [];
  const kept: OuterMark[] = [];
  let inner: Mark[] = [];
  let end = 0;
  for (const mark of inOrder(marks)) {
    if (mark.start < end) {
      inner.push(mark);
      continue;
    }
    inner = [];
    kept.push({ ...mark, inner });
    end = mark.end;
  }
  return kept;
}

function inOrder(marks: readonly Mark[]): readonly Mark[] {
  const isSorted = marks.every(({ start }, index) => index === 0 || (marks[index - 1]?.start ?? 0) < start);
  return isSorted ? marks : marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** Adds the bare addresses that stand in the text between codes. */
function withBareLinks(text: string, span: Span, codes: readonly Mark[]): readonly Mark[] {
  const links = bareAutolinks(text, span, codes);
  if (links.length === 0) return codes;
  const marks = links.map(({ start, end }): Mark => ({ start, end, type: "standalone", name: "autolink" }));
  return [...codes, ...marks].sort((a, b) => a.start - b.start);
}

/** Makes pairs of HTML tags that nest properly with all other pairs; the rest stand alone. Numbers pairs from 1. */
function pairTags(codes: readonly Mark[]): readonly Mark[] {
  if (codes.every(({ type }) => type === "standalone")) return codes;
  const open: number[] = [];
  const partner = codes.map((): number | undefined => undefined);
  codes.forEach((code, index) => {
    if (code.type === "open") open.push(index);
    else if (code.type === "close") closePair(index);
  });
  let pairs = 0;
  const numbers = codes.map((): number | undefined => undefined);
  return codes.map((code, index) => {
    if (code.type === "standalone") return code;
    const other = partner[index];
    const { start, end, name } = code;
    if (other === undefined) return { start, end, name, type: "standalone" as const };
    const pair = numbers[other] ?? ++pairs;
    numbers[index] = pair;
    return { start, end, name, type: code.type, pair };
  });

  function closePair(index: number): void {
    const code = codes[index];
    const isTag = code?.pair === undefined;
    const lowest = isTag ? Math.max(0, open.length - MAX_OPEN_TAGS) : 0;
    for (let depth = open.length - 1; depth >= lowest; depth--) {
      const candidate = open[depth] ?? 0;
      const mark = codes[candidate];
      const fits = isTag ? mark?.pair === undefined && mark?.name === code?.name : mark?.pair === code?.pair;
      if (fits) {
        open.length = depth;
        partner[index] = candidate;
        partner[candidate] = index;
        return;
      }
      if (isTag && mark?.pair !== undefined) return;
    }
  }
}
