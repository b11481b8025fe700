import { isWordKind, Kind, kindAt } from "./characters.ts";

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
  /** `period` for a full stop or two; `ellipsis` for three or more or `…`; `strong` where a question or exclamation mark is among them; `emoji` where pictographs or a smiley stand alone. */
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
  /** Whether a dash or a bullet stands between `next` and `head`. */
  readonly dash: boolean;
  readonly bullet: boolean;
}

/** Bounds every look-around, so that a text of one long line takes linear time. */
const REACH = 16;

function isStop(kind: Kind): boolean {
  return kind === Kind.Stop || kind === Kind.Strong || kind === Kind.Ellipsis;
}

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

const SMILEY = /[:;=]-?[)(D]+(?=\s|$)|\){2,}(?=\s|$)/y;

/** Units of a smiley or a pictograph that begins at `from`, 0 where there is none. Brackets that close others are no smiley. */
function smileyLength(text: string, from: number): number {
  const kind = kindAt(text, from);
  if (kind === Kind.Emoji) return 1;
  if (isStop(kind)) return 0;
  SMILEY.lastIndex = from;
  if (!SMILEY.test(text)) return 0;
  if (kind === Kind.Closing && text.slice(Math.max(0, from - BRACKET_REACH), from).includes("(")) return 0;
  return SMILEY.lastIndex - from;
}

const BRACKET_REACH = 200;

/** Whether a smiley begins here, such as `:)` or, with no bracket open, `))`. */
export function isSmileyAt(text: string, index: number): boolean {
  return smileyLength(text, index) > 0;
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
  for (;;) {
    REFERENCE.lastIndex = index;
    if (!REFERENCE.test(text)) return index;
    index = REFERENCE.lastIndex;
  }
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

function readHead(text: string, from: number): Pick<Candidate, "head" | "headKind" | "dash" | "bullet"> {
  let dash = false;
  let bullet = false;
  for (let index = from; index < text.length && index - from < REACH; index++) {
    const kind = kindAt(text, index);
    if (isWordKind(kind)) return { head: index, headKind: isCamel(text, index) ? Kind.Upper : kind, dash, bullet };
    if (kind === Kind.Dash) dash = true;
    if (kind === Kind.Bullet) bullet = true;
  }
  return { head: from, headKind: Kind.Space, dash, bullet };
}

/** Past pictographs, also after white space unless `glued`; they say how the sentence before is meant. */
function skipEmoji(text: string, from: number, glued: boolean): number {
  let end = from;
  for (let index = from; index < text.length; index++) {
    const kind = kindAt(text, index);
    if (kind === Kind.Emoji || (kind === Kind.Mark && end === index && index > from)) end = index + 1;
    else if (end < index && isSmileyAt(text, index)) {
      end = index + smileyLength(text, index);
      index = end - 1;
    } else if (kind !== Kind.Space || glued || index - end > 1) break;
  }
  return end;
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
  const end = skipEmoji(text, skipReferences(text, closing.after), glued);
  const next = skipSpaces(text, end);
  return { stops, strength, closed: closing.closed, sealed: closing.sealed, end, next, ...readHead(text, next) };
}
