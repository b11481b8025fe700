import { isStop, isWordKind, Kind, kindAt } from "./characters.ts";
import { skipEmoji, smileyLength } from "./emoji.ts";

/**
 * A place where a sentence may end, and what stands round it. Offsets are UTF-16 units of the view.
 *
 *     … in the U.S.” [3]  “They …
 *              ^word      ^next
 *                 ^stops ^end
 *                          ^head
 */
export interface Candidate {
  /** Where the stops begin. */
  readonly stops: number;
  /**
   * `period` for a full stop or two, `ellipsis` for three or more or `…`, `strong` where a question or exclamation mark
   * is among them, `emoji` where a pictograph or a smiley stands alone.
   */
  readonly strength: "period" | "ellipsis" | "strong" | "emoji";
  /** What closed after the stops, the last of it. */
  readonly closed: "none" | "quote" | "bracket";
  /** Whether a stop stands after the closing marks as well (`?».`, `г.).`). */
  readonly sealed: boolean;
  /** After the stops, closing marks and references: where the sentence ends if it ends here. */
  readonly end: number;
  /** The first unit after the white space; equals `end` where there is none. */
  readonly next: number;
  /** The first letter or digit from `next` on, past quotation marks, brackets, dashes and bullets. */
  readonly head: number;
  /** Kind of the unit at `head`, `Kind.Upper` also for `iPhone`; `Kind.Space` where none was found. */
  readonly headKind: Kind;
  /** Whether a dash stands between `next` and `head`. */
  readonly dash: boolean;
}

/** Bounds every look-around, so that a text of one long line takes linear time. */
const REACH = 16;

function skipSpaces(text: string, from: number, most = Number.POSITIVE_INFINITY): number {
  let index = from;
  while (index < text.length && index - from < most && kindAt(text, index) === Kind.Space) index++;
  return index;
}

/** Past a run of stops, also spaced ones (`. . .`, `? ? ?`), and what the run amounts to. */
function readStops(text: string, from: number): { readonly after: number; readonly strength: Candidate["strength"] } {
  const smiley = smileyLength(text, from);
  if (smiley > 0) return { after: from + smiley, strength: "emoji" };
  let index = from;
  let dots = 0;
  let strong = false;
  for (;;) {
    const kind = kindAt(text, index);
    if (isStop(kind)) {
      if (kind === Kind.Strong) strong = true;
      dots += kind === Kind.Ellipsis ? 3 : 1;
      index++;
      continue;
    }
    if (kind !== Kind.Space || index >= text.length) break;
    const beyond = skipSpaces(text, index, 4);
    // A stop with a word glued to it (`. .jpeg`, `. …and`) belongs to that word.
    if (!isStop(kindAt(text, beyond)) || isWordKind(kindAt(text, afterStops(text, beyond)))) break;
    index = beyond;
  }
  return { after: index, strength: strong ? "strong" : dots > 2 ? "ellipsis" : "period" };
}

function afterStops(text: string, from: number): number {
  let index = from;
  while (index - from < REACH && isStop(kindAt(text, index))) index++;
  return index;
}

/** A reference to a note: `[12]`, also after white space; or a mark glued to the stop: `*`, `†`, `¹`. */
const REFERENCE = /\s?\[\d{1,3}\]|[*†‡¹²³⁴-⁹⁰]+(?=\s|$)/y;

function skipReferences(text: string, from: number): number {
  let index = from;
  if (kindAt(text, from) === Kind.Space && kindAt(text, from + 1) !== Kind.Opening) return from;
  for (;;) {
    REFERENCE.lastIndex = index;
    if (!REFERENCE.test(text)) return index;
    index = REFERENCE.lastIndex;
  }
}

/** Who said or wrote what stands before, in brackets of its own: `… of the road. (A. A. Blok) In this verse …`. */
const AUTHOR = /\((?:\p{Lu}\.\s?){1,3}\p{Lu}[^()!?]{1,60}\)(?=\s|$)/uy;

function skipAuthor(text: string, from: number): number {
  const bracket = skipSpaces(text, from);
  if (bracket === from || text[bracket] !== "(") return from;
  AUTHOR.lastIndex = bracket;
  return AUTHOR.test(text) ? AUTHOR.lastIndex : from;
}

/** Past closing quotation marks and brackets, and past a stop after them (`?».`). A mark glued to a word opens it. */
function readClosing(
  text: string,
  from: number,
): {
  readonly after: number;
  readonly closed: Candidate["closed"];
  readonly sealed: boolean;
} {
  let index = from;
  let closed: Candidate["closed"] = "none";
  let sealed = false;
  for (;;) {
    const kind = kindAt(text, index);
    if (kind === Kind.Closing) closed = "bracket";
    else if (kind === Kind.Quote && !isWordKind(kindAt(text, index + 1))) closed = "quote";
    else if (closed !== "none" && isStop(kind)) sealed = true;
    else break;
    index++;
  }
  return { after: index, closed, sealed };
}

/** A brand such as `eBay`, whose small first letter counts as a capital. */
function isCamel(text: string, head: number): boolean {
  return kindAt(text, head) === Kind.Lower && kindAt(text, head + 1) === Kind.Upper;
}

function readHead(text: string, from: number): Pick<Candidate, "head" | "headKind" | "dash"> {
  let dash = false;
  for (let index = from; index < text.length && index - from < REACH; index++) {
    const kind = kindAt(text, index);
    if (isWordKind(kind)) return { head: index, headKind: isCamel(text, index) ? Kind.Upper : kind, dash };
    if (kind === Kind.Dash) dash = true;
  }
  return { head: from, headKind: Kind.Space, dash };
}

/**
 * What stands round the stop at `stops`.
 *
 * @param start where the sentence begins; one that begins with a pictograph has it as a bullet, and the next likewise
 */
export function readCandidate(text: string, start: number, stops: number): Candidate {
  const { after, strength } = readStops(text, stops);
  const closing = readClosing(text, after);
  const glued = kindAt(text, start) === Kind.Emoji;
  const end = skipAuthor(text, skipEmoji(text, skipReferences(text, closing.after), glued));
  const next = skipSpaces(text, end);
  return { stops, strength, closed: closing.closed, sealed: closing.sealed, end, next, ...readHead(text, next) };
}
