import { Kind, kindAt } from "./characters.ts";
import type { Span } from "./split.ts";
import { isAtomic, type Stretch, type View } from "./view.ts";

/** The atomic stretch that has `offset` strictly inside it, or undefined. Takes logarithmic time. */
function atomAround({ stretches }: View, offset: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.to ?? offset) <= offset) low = middle + 1;
    else high = middle;
  }
  const stretch = stretches[low];
  return stretch !== undefined && stretch.from < offset && isAtomic(stretch) ? stretch : undefined;
}

/**
 * The white space between two sentences, as a span of the view that begins and ends outside atomic pieces. Where the
 * boundary falls inside one, it moves to that piece's nearer edge, the later one of two equally near.
 */
function gapBetween(view: View, before: Span, after: Span): Span {
  const outer = atomAround(view, after.start);
  const inner = atomAround(view, before.end);
  if (outer === undefined && inner === undefined) return { start: before.end, end: after.start };
  if (outer === undefined) return { start: after.start, end: after.start };
  if (inner === undefined) return { start: before.end, end: before.end };
  const edge = after.start - outer.from < outer.to - after.start ? outer.from : outer.to;
  return spaceAround(view.text, edge);
}

function spaceAround(text: string, edge: number): Span {
  let start = edge;
  let end = edge;
  while (start > 0 && kindAt(text, start - 1) === Kind.Space) start--;
  while (end < text.length && kindAt(text, end) === Kind.Space) end++;
  return { start, end };
}

/** The gaps before, between and after sentences: where a unit may be cut, and what white space belongs to no cut. */
export function gapsOf(view: View, sentences: readonly Span[]): readonly Span[] {
  const first = sentences[0];
  const last = sentences.at(-1);
  if (first === undefined || last === undefined) return [];
  const inner = sentences.slice(1).map((after, index) => gapBetween(view, sentences[index] ?? first, after));
  return [{ start: 0, end: first.start }, ...inner, { start: last.end, end: view.text.length }];
}
