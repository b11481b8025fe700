import { bareAutolinkEnd, bracketedAutolinkEnd } from "./autolink.ts";
import { isAsciiPunctuation } from "./characters.ts";
import { type Delimiter, type DelimiterStack, matchDelimiters, pushDelimiter } from "./delimiters.ts";
import { tagAt } from "./html-tag.ts";
import { inlineTargetEnd, labelAt, normaliseLabel } from "./link-target.ts";
import { mathEnd } from "./math.ts";

/** Markup found in a block's text; offsets into that text. The two ends of a pair share its number. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly type: "open" | "close" | "standalone";
  readonly name: string;
  readonly pair?: number;
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
  /** What was searched for in vain: it is not further on either. */
  readonly absent: Set<string>;
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
export function scanInline(text: string, definitions: ReadonlySet<string>): readonly Mark[] {
  const scan: Scan = {
    text,
    definitions,
    marks: [],
    brackets: [],
    linkFloor: 0,
    delimiters: { top: undefined },
    ticks: undefined,
    absent: new Set(),
    pairs: 0,
  };
  SPECIAL.lastIndex = 0;
  for (let special = SPECIAL.exec(text); special !== null; special = SPECIAL.exec(text)) {
    SPECIAL.lastIndex = step(scan, special.index, special[0]);
  }
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
      return standalone(scan, at, shortcodeEnd(scan, at), "shortcode");
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

function find(scan: Scan, needle: string, from: number): number {
  if (scan.absent.has(needle)) return -1;
  const found = scan.text.indexOf(needle, from);
  if (found < 0) scan.absent.add(needle);
  return found;
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

function shortcodeEnd(scan: Scan, at: number): number | undefined {
  const close = scan.text.startsWith("{{<", at) ? ">}}" : scan.text.startsWith("{{%", at) ? "%}}" : undefined;
  if (close === undefined) return undefined;
  const found = find(scan, close, at + 3);
  return found < 0 ? undefined : found + close.length;
}

function angle(scan: Scan, at: number): number {
  const autolink = bracketedAutolinkEnd(scan.text, at);
  if (autolink !== undefined) return standalone(scan, at, autolink, "autolink");
  const tag = tagAt(scan.text, at, (needle, from) => find(scan, needle, from));
  if (tag === undefined) return at + 1;
  const name = tag.element === "br" ? "line-break" : `html:${tag.element}`;
  scan.marks.push({ start: at, end: tag.end, type: tag.type, name });
  return tag.end;
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
  const end = isBarred ? undefined : linkEnd(scan, open, at);
  if (end === undefined) return at + 1;
  matchEmphasis(scan, open.bottom);
  if (open.isImage) {
    scan.marks.push({ start: open.start, end, type: "standalone", name: "image" });
  } else {
    pushPair(scan, "link", [open.start, open.start + 1], [at, end]);
    scan.linkFloor = depth;
  }
  return end;
}

/** Where the link or image ends whose text ends at `at`; undefined where it is none. */
function linkEnd(scan: Scan, open: Bracket, at: number): number | undefined {
  const target = inlineTargetEnd(scan.text, at + 1);
  if (target !== undefined) return target;
  const following = labelAt(scan.text, at + 1);
  if (following !== undefined && following.label !== "")
    return isDefined(scan, following.label) ? following.end : undefined;
  if (open.holdsBracket) return undefined;
  const label = scan.text.slice(open.start + (open.isImage ? 2 : 1), at);
  return isDefined(scan, label) ? (following?.end ?? at + 1) : undefined;
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

function pushPair(scan: Scan, name: string, open: readonly [number, number], close: readonly [number, number]): void {
  const pair = ++scan.pairs;
  scan.marks.push({ start: open[0], end: open[1], type: "open", name, pair });
  scan.marks.push({ start: close[0], end: close[1], type: "close", name, pair });
}
