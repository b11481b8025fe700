import { bareAutolinkEnd, bracketedAutolinkEnd } from "./autolink.ts";
import { type BraceEnd, braceMatcher } from "./braces.ts";
import { isAsciiPunctuation } from "./characters.ts";
import { type Delimiter, type DelimiterStack, matchDelimiters, pushDelimiter } from "./delimiters.ts";
import type { Dialect } from "./dialect.ts";
import { type Find, finder } from "./finder.ts";
import { tagAt } from "./html-tag.ts";
import { jsxTagAt } from "./jsx.ts";
import { inlineTarget, labelAt, normaliseLabel, type Target } from "./link-target.ts";
import { mathEnd } from "./math.ts";
import { type ElementEnd, elementEnds, isProtected } from "./protected.ts";
import { templateAt } from "./shortcode.ts";
import type { Span } from "./view.ts";

/** Markup found in a block's text; offsets into that text. The two ends of a pair share its number. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly type: "open" | "close" | "standalone";
  readonly name: string;
  readonly pair?: number;
  /** An image's alternative text, which may hold further marks. */
  readonly alt?: Alt;
  /** The title of a link or an image, quotes left out. */
  readonly title?: Span;
}

/** An image's alternative text. */
export interface Alt extends Span {
  /** The address is found by this very text, as in `![text][]` and `![text]`. */
  readonly label?: "collapsed" | "shortcut";
}

interface Bracket {
  readonly start: number;
  readonly isImage: boolean;
  /** The topmost delimiter when it was opened. */
  readonly bottom: Delimiter | undefined;
  /** Another bracket stands inside it, so its text cannot be a label. */
  holdsBracket: boolean;
}

interface Scan {
  readonly text: string;
  readonly definitions: ReadonlySet<string>;
  readonly marks: Mark[];
  readonly brackets: Bracket[];
  /** Brackets below this index cannot become links, for a link already stands inside them. */
  linkFloor: number;
  readonly delimiters: DelimiterStack;
  /** Offsets of runs of backticks by their length, latest first; made when the first one is met. */
  ticks: Map<number, number[]> | undefined;
  readonly dialect: Dialect;
  readonly find: Find;
  readonly elementEnd: ElementEnd;
  braceEnd: BraceEnd | undefined;
  pairs: number;
}

const SPECIAL = /[\\`*_~[\]!<${]|https?:\/\/|www\./gi;
const FOOTNOTE = /\[\^[^\s[\]]{1,200}\](?!\()/y;

/**
 * Everything in a block's text that is not words: links, emphasis, code, HTML … in no particular order.
 *
 * One pass from left to right with a bracket stack and a delimiter stack (CommonMark 0.31.2, appendix), in time linear
 * in the text. Line breaks, escapes and character references are left to `piecesOf`.
 *
 * @param text the block's lines without their prefixes, joined by `\n`
 * @param definitions normalised labels of the link definitions in the document
 */
export function scanInline(text: string, definitions: ReadonlySet<string>, dialect: Dialect): readonly Mark[] {
  SPECIAL.lastIndex = 0;
  let special = SPECIAL.exec(text);
  if (special === null) return [];
  const scan: Scan = {
    text,
    definitions,
    marks: [],
    brackets: [],
    linkFloor: 0,
    delimiters: { top: undefined },
    ticks: undefined,
    dialect,
    find: finder(text),
    elementEnd: elementEnds(text),
    braceEnd: undefined,
    pairs: 0,
  };
  for (; special !== null; special = SPECIAL.exec(text)) SPECIAL.lastIndex = step(scan, special.index, special[0]);
  matchEmphasis(scan, undefined);
  return scan.marks;
}

/** Deals with the special character at `at`; gives the offset from where to go on. */
function step(scan: Scan, at: number, special: string): number {
  switch (special) {
    case "\\":
      return isAsciiPunctuation(scan.text.charCodeAt(at + 1)) ? at + 2 : at + 1;
    case "`":
      return codeSpan(scan, at);
    case "*":
    case "_":
    case "~":
      return pushDelimiter(scan.delimiters, scan.text, at);
    case "[":
      return openBracket(scan, at, false);
    case "!":
      return scan.text[at + 1] === "[" ? openBracket(scan, at, true) : at + 1;
    case "]":
      return closeBracket(scan, at);
    case "<":
      return angle(scan, at);
    case "$":
      return standalone(scan, at, mathEnd(scan.text, at), "math");
    case "{":
      return brace(scan, at);
    default:
      // Inside a bracket an address would swallow its end; `piecesOf` finds those that remain.
      return standalone(scan, at, scan.brackets.length > 0 ? undefined : bareAutolinkEnd(scan.text, at), "autolink");
  }
}

function standalone(scan: Scan, start: number, end: number | undefined, name: string): number {
  if (end === undefined) return start + 1;
  scan.marks.push({ start, end, type: "standalone", name });
  return end;
}

function codeSpan(scan: Scan, at: number): number {
  let open = at + 1;
  while (scan.text[open] === "`") open++;
  scan.ticks ??= backtickRuns(scan.text);
  const runs = scan.ticks.get(open - at) ?? [];
  while (runs.length > 0 && (runs.at(-1) ?? 0) <= at) runs.pop();
  const close = runs.at(-1);
  if (close === undefined) return open;
  return standalone(scan, at, close + (open - at), "code");
}

function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const run of text.matchAll(/`+/g)) {
    const starts = runs.get(run[0].length);
    if (starts === undefined) runs.set(run[0].length, [run.index]);
    else starts.push(run.index);
  }
  for (const starts of runs.values()) starts.reverse();
  return runs;
}

function brace(scan: Scan, at: number): number {
  if (scan.dialect === "mdx") return standalone(scan, at, braceEndOf(scan)(at), "expression");
  const template = templateAt(scan.text, at, scan.find);
  return standalone(scan, at, template?.end, template?.name ?? "");
}

function braceEndOf(scan: Scan): BraceEnd {
  scan.braceEnd ??= braceMatcher(scan.text);
  return scan.braceEnd;
}

function angle(scan: Scan, at: number): number {
  const { text, dialect, find } = scan;
  const autolink = dialect === "mdx" ? undefined : bracketedAutolinkEnd(text, at);
  if (autolink !== undefined) return standalone(scan, at, autolink, "autolink");
  const tag = dialect === "mdx" ? jsxTagAt(text, at, braceEndOf(scan), find) : tagAt(text, at, find);
  if (tag === undefined) return at + 1;
  const name = tagName(tag.element);
  if (tag.type === "open" && isProtected(tag.element, text.slice(at, tag.end))) {
    const end = scan.elementEnd(tag.element, at);
    if (end !== undefined) return standalone(scan, at, end, name);
  }
  scan.marks.push({ start: at, end: tag.end, type: tag.type, name });
  return tag.end;
}

/** `html:span`, and `jsx:Badge` for components, which are written with a capital or a stop. */
function tagName(element: string): string {
  if (element === "br") return "line-break";
  return /^[a-z][^.]*$/.test(element) ? `html:${element}` : `jsx:${element || "fragment"}`;
}

function openBracket(scan: Scan, at: number, isImage: boolean): number {
  FOOTNOTE.lastIndex = at;
  if (!isImage && FOOTNOTE.test(scan.text)) return standalone(scan, at, FOOTNOTE.lastIndex, "footnote");
  const outer = scan.brackets.at(-1);
  if (outer !== undefined) outer.holdsBracket = true;
  scan.brackets.push({ start: at, isImage, bottom: scan.delimiters.top, holdsBracket: false });
  return isImage ? at + 2 : at + 1;
}

function closeBracket(scan: Scan, at: number): number {
  const open = scan.brackets.pop();
  if (open === undefined) return at + 1;
  const depth = scan.brackets.length;
  const isBarred = !open.isImage && depth < scan.linkFloor;
  scan.linkFloor = Math.min(scan.linkFloor, depth);
  const target = isBarred ? undefined : linkTarget(scan, open, at);
  if (target === undefined) return at + 1;
  matchEmphasis(scan, open.bottom);
  const { end } = target;
  const title = target.title === undefined ? {} : { title: target.title };
  if (open.isImage) {
    const alt = { start: open.start + 2, end: at, ...(target.label === undefined ? {} : { label: target.label }) };
    scan.marks.push({ start: open.start, end, type: "standalone", name: "image", alt, ...title });
  } else {
    pushPair(scan, "link", [open.start, open.start + 1], [at, end], title);
    scan.linkFloor = depth;
  }
  return end;
}

/** What the link or image points to whose text ends at `at`; undefined where it is none. */
function linkTarget(scan: Scan, open: Bracket, at: number): (Target & Pick<Alt, "label">) | undefined {
  const target = inlineTarget(scan.text, at + 1);
  if (target !== undefined) return target;
  const following = labelAt(scan.text, at + 1);
  if (following !== undefined && following.label !== "")
    return isDefined(scan, following.label) ? { end: following.end } : undefined;
  if (open.holdsBracket) return undefined;
  const label = scan.text.slice(open.start + (open.isImage ? 2 : 1), at);
  if (!isDefined(scan, label)) return undefined;
  return following === undefined ? { end: at + 1, label: "shortcut" } : { end: following.end, label: "collapsed" };
}

function isDefined(scan: Scan, label: string): boolean {
  return scan.definitions.size > 0 && scan.definitions.has(normaliseLabel(label));
}

function matchEmphasis(scan: Scan, bottom: Delimiter | undefined): void {
  matchDelimiters(scan.delimiters, bottom, (open, close, marker) => {
    const name = marker === "~" ? "strikethrough" : open[1] - open[0] === 2 ? "bold" : "italic";
    pushPair(scan, name, open, close);
  });
}

function pushPair(
  scan: Scan,
  name: string,
  open: readonly [number, number],
  close: readonly [number, number],
  title: Pick<Mark, "title"> = {},
): void {
  const pair = ++scan.pairs;
  scan.marks.push({ start: open[0], end: open[1], type: "open", name, pair });
  scan.marks.push({ start: close[0], end: close[1], type: "close", name, pair, ...title });
}
