import type { Block, Line } from "./lines.ts";

/** Lines are hardly ever wrapped wider than this, nor narrower than that. */
const WIDEST = 120;
const NARROWEST = 24;

/**
 * The width at which a text's paragraphs are wrapped; undefined where each of its lines is a paragraph.
 *
 * A wrapped line is full: the next line's first word would not have fitted. And its sentence goes on: most lines after
 * a full one begin with a small letter, where lines that stand by themselves begin with a capital.
 */
export function wrapWidth(blocks: readonly Block[]): number | undefined {
  const pairs = blocks
    .flatMap(pairsOf)
    .filter(([line, next]) => line.text.length <= WIDEST && next.text.length <= WIDEST && !isListItem(next.text));
  const lengths = pairs.map(([line]) => line.text.length).sort((a, b) => a - b);
  // One overlong address does not make a text wider.
  const width = lengths[Math.floor((lengths.length - 1) * 0.95)];
  if (width === undefined || width < NARROWEST) return undefined;
  const full = pairs.filter(([line, next]) => isFull(line, next, width));
  const goingOn = full.filter(([, next]) => /^\p{Ll}/u.test(next.text));
  return full.length > 0 && goingOn.length * 2 >= full.length ? width : undefined;
}

/** The block's lines in groups, each one paragraph or a line by itself. */
export function joinWrapped(block: Block, width: number | undefined): readonly Block[] {
  const groups: Line[][] = [];
  for (const line of block) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isFilled = width !== undefined && last !== undefined && isFull(last, line, width);
    if (!isListItem(line.text) && (isFilled || hangsBelow(group?.[0], line))) group?.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Whether a line stands further in than the list item's first line, whatever the width. */
function hangsBelow(first: Line | undefined, line: Line): boolean {
  return first !== undefined && isListItem(first.text) && line.indent > first.indent;
}

/** Whether a line begins with a bullet or a number. */
export function isListItem(text: string): boolean {
  return /^(?:[-*•–]|\d{1,3}[.)])\s/.test(text);
}

function pairsOf(block: Block): readonly (readonly [Line, Line])[] {
  return block.slice(1).map((next, index) => [block[index] ?? next, next] as const);
}

function isFull(line: Line, next: Line, width: number): boolean {
  const word = /^\S+/.exec(next.text.slice(0, WIDEST))?.[0] ?? "";
  return line.text.length + 1 + word.length > width;
}
