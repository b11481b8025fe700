import { characterAt, characterBefore, flanking } from "./characters.ts";

/** A run of `*`, `_` or `~` that may open or close emphasis; `start` and `end` shrink as it is used up. */
export interface Delimiter {
  readonly marker: string;
  /** Where the run began, before any of it was used. */
  readonly position: number;
  /** Its length before any of it was used. */
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
  start: number;
  end: number;
  previous: Delimiter | undefined;
  next: Delimiter | undefined;
}

/** The runs not yet matched, as a list whose last is `top`. */
export interface DelimiterStack {
  top: Delimiter | undefined;
}

/** Called for each match: where its two ends stand, and the runs' marker. */
type OnMatch = (open: readonly [number, number], close: readonly [number, number], marker: string) => void;

/** Puts the run of markers at `offset` on the stack, where it can open or close; gives the offset behind it. */
export function pushDelimiter(stack: DelimiterStack, text: string, offset: number): number {
  const marker = text.charAt(offset);
  let end = offset + 1;
  while (text[end] === marker) end++;
  const length = end - offset;
  if (marker === "~" && length > 2) return end;
  const { opens, closes } = flanking(marker, characterBefore(text, offset), characterAt(text, end));
  if (!opens && !closes) return end;
  const previous = stack.top;
  const run: Delimiter = {
    marker,
    position: offset,
    length,
    opens,
    closes,
    start: offset,
    end,
    previous,
    next: undefined,
  };
  if (previous !== undefined) previous.next = run;
  stack.top = run;
  return end;
}

/**
 * Matches the runs above `bottom` and takes them off the stack. Takes time linear in their number.
 *
 * The algorithm "process emphasis" of CommonMark 0.31.2, appendix; `~` as in GFM 0.29, both ends equally long.
 */
export function matchDelimiters(stack: DelimiterStack, bottom: Delimiter | undefined, onMatch: OnMatch): void {
  if (stack.top === bottom) return;
  let closer = stack.top;
  while (closer !== undefined && closer.previous !== bottom) closer = closer.previous;
  // For each sort of closer, the position below which no opener for it can stand.
  const floors = new Map<string, number>();
  while (closer !== undefined && closer !== bottom) {
    const next: Delimiter | undefined = closer.next;
    if (!closer.closes) {
      closer = next;
      continue;
    }
    const sort = sortOf(closer);
    const opener = findOpener(closer, bottom, floors.get(sort) ?? -1);
    if (opener === undefined) {
      floors.set(sort, closer.position);
      if (!closer.opens) remove(stack, closer);
      closer = next;
      continue;
    }
    const used = match(opener, closer, onMatch);
    opener.next = closer;
    closer.previous = opener;
    if (opener.start === opener.end) remove(stack, opener);
    if (used) continue;
    remove(stack, closer);
    closer = next;
  }
  stack.top = bottom;
  if (bottom !== undefined) bottom.next = undefined;
}

function sortOf(closer: Delimiter): string {
  return `${closer.marker}${closer.opens ? 1 : 0}${closer.marker === "~" ? closer.length : closer.length % 3}`;
}

function findOpener(closer: Delimiter, bottom: Delimiter | undefined, floor: number): Delimiter | undefined {
  for (let opener = closer.previous; opener !== undefined && opener !== bottom; opener = opener.previous) {
    if (opener.position < floor) return undefined;
    if (opener.opens && opener.marker === closer.marker && fits(opener, closer)) return opener;
  }
  return undefined;
}

function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (closer.marker === "~") return opener.length === closer.length;
  // The "rule of three": `*a**b*` is not emphasis inside emphasis.
  const ambiguous = opener.closes || closer.opens;
  return !(ambiguous && closer.length % 3 !== 0 && (opener.length + closer.length) % 3 === 0);
}

/** Uses up one or two markers at both ends; true where some of the closer is left. */
function match(opener: Delimiter, closer: Delimiter, onMatch: OnMatch): boolean {
  const both = Math.min(opener.end - opener.start, closer.end - closer.start);
  const size = Math.min(both, 2);
  onMatch([opener.end - size, opener.end], [closer.start, closer.start + size], closer.marker);
  opener.end -= size;
  closer.start += size;
  return closer.start < closer.end;
}

function remove(stack: DelimiterStack, run: Delimiter): void {
  if (run.previous !== undefined) run.previous.next = run.next;
  if (run.next !== undefined) run.next.previous = run.previous;
  else stack.top = run.previous;
}
