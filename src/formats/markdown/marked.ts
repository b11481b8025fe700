import type { Piece, Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import { VOID } from "../html/elements.ts";
import { codeOf, cutCodes, inBrackets, inElements, piecewise, type Saying } from "../marked.ts";
import { characterAt, characterBefore, classOf } from "./characters.ts";
import { isEmphasis } from "./emphasis.ts";

/** Where chunks stand. */
export interface Place {
  /** The article's text. */
  readonly text: string;
  readonly isMdx: boolean;
  readonly unit: Unit;
  /** The offsets in the article's text between which they stand. */
  readonly start: number;
  readonly end: number;
}

/**
 * A zero-width space. MDX takes a paragraph that holds nothing but elements apart (`remark-mark-and-unravel` of
 * `@mdx-js/mdx`), so that its text would stand in no paragraph.
 */
const KEPT_PARAGRAPH: Chunk = { kind: "mark", text: "&#8203;" };

/**
 * Chunks with what is said of them: in a `span`, or behind a bracket where no element can stand, as in alternative texts and
 * titles, where a tag would spoil emphasis, and beside a tag without a partner, which browsers would carry on behind ours.
 *
 *     **He left. She** stayed.        the second sentence of two, in the source language:
 *     **He left. <span lang="en" data-translation="untranslated">She</span>** <span …>stayed.</span>
 *
 * Front matter stays as it is: the frame's keys name its values.
 */
export function markedChunks(
  saying: Saying,
  chunks: readonly Chunk[],
  { text, isMdx, unit, start, end }: Place,
  isBracketed: boolean,
): readonly Chunk[] {
  if (unit.kind === "front-matter") return chunks;
  if (isBracketed || unit.kind === "attribute") return inBrackets(saying, chunks);
  const parts = piecewise(chunks);
  const cuts = cutCodes(parts);
  const isSpoilt =
    parts.some((part) => isLooseTag(part, isMdx)) ||
    [...cuts].some((cut) => !survives(text, cut)) ||
    parts.some((part, index) => isBeforeTag(parts[index + 1], cuts) && endsInBackslash(text, part));
  if (isSpoilt) return inBrackets(saying, chunks);
  const elements = inElements(saying, parts, cuts);
  return isMdx && unit.style === "paragraph" && holdsOwn(unit, start, end) ? keptParagraph(elements, cuts) : elements;
}

/** Elements of which the first that stands in none of JSX is no longer first in its paragraph. */
function keptParagraph(elements: readonly Chunk[], cuts: ReadonlySet<Chunk>): readonly Chunk[] {
  const ends = elements.map((chunk) => (cuts.has(chunk) ? jsxDepth(codeOf(chunk)) : 0));
  let depth = ends.filter((end) => end < 0).length;
  const at = elements.findIndex((chunk, index) => {
    depth += ends[index] ?? 0;
    return chunk.kind === "mark" && depth === 0;
  });
  return [...elements.slice(0, Math.max(at, 0)), KEPT_PARAGRAPH, ...elements.slice(Math.max(at, 0))];
}

function jsxDepth(code: ReturnType<typeof codeOf>): number {
  if (code === undefined || !isJsx(code)) return 0;
  return code.type === "open" ? 1 : code.type === "close" ? -1 : 0;
}

/** Found once for each paragraph, however many sentences it has. */
const OWN = new WeakMap<Unit, number>();

/**
 * Whether between two offsets stands what makes a paragraph of MDX one, so that it would be taken apart if that became an
 * element.
 */
function holdsOwn(unit: Unit, start: number, end: number): boolean {
  const own = OWN.get(unit) ?? ownStart(unit);
  OWN.set(unit, own);
  return start <= own && own < end;
}

/** Where a unit first has something that is no element or expression of JSX nor in one; its end where nothing is. */
function ownStart({ pieces, end }: Unit): number {
  let depth = 0;
  for (const piece of pieces) {
    const isOwn = piece.kind === "text" ? piece.text.trim() !== "" : !isJsx(piece.code);
    if (isOwn && depth === 0) return piece.start + (piece.kind === "text" ? spaceBefore(piece) : 0);
    if (piece.kind === "code") depth += jsxDepth(piece.code);
  }
  return end;
}

/** How much of a piece's slice is white space before its words. */
function spaceBefore({ text, start, end }: Piece & { readonly kind: "text" }): number {
  return end - start === text.length ? text.length - text.trimStart().length : 0;
}

function isJsx({ name, data }: { readonly name: string; readonly data: string }): boolean {
  return name === "expression" || data.startsWith("<");
}

const TAG = /^<\/?([A-Za-z][\w.:-]*)[^<>]*>$/;

/** Whether a chunk is a tag without a partner that needs one. Only JSX closes an element by `/>`. */
function isLooseTag(chunk: Chunk, isMdx: boolean): boolean {
  const code = codeOf(chunk);
  if (code?.type !== "standalone" || !/^(?:html|jsx):/.test(code.name)) return false;
  if (isMdx && code.data.endsWith("/>")) return false;
  const element = TAG.exec(code.data)?.[1]?.toLowerCase();
  return element !== undefined && !VOID.has(element);
}

/** Whether a tag of ours comes next. */
function isBeforeTag(next: Chunk | undefined, cuts: ReadonlySet<Chunk>): boolean {
  return next === undefined || cuts.has(next);
}

/** Whether copied emphasis still works with a tag, which counts as punctuation, on its inner side. */
function survives(text: string, chunk: Chunk): boolean {
  const piece = chunk.kind === "copy" ? chunk.pieces[0] : undefined;
  if (piece?.kind !== "code" || !isEmphasis(piece.code)) return true;
  const outer = piece.code.type === "open" ? characterBefore(text, piece.start) : characterAt(text, piece.end);
  return classOf(outer) !== "other";
}

/** Whether copied text ends with what would escape the tag behind it. */
function endsInBackslash(text: string, chunk: Chunk): boolean {
  return chunk.kind === "copy" && text.charAt(chunk.end - 1) === "\\";
}
