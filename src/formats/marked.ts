import { directionOf } from "../core/locale.ts";
import type { Edit, InlineCode, LanguageTag, Piece } from "../core/model.ts";
import type { Chunk } from "./chunks.ts";
import { hasWords } from "./span-runs.ts";

/** What is said of a stretch of a localised article that is no finished translation. */
export interface Saying {
  /** The opening tag of the `span` round it, where an element can stand. */
  readonly tag: string;
  /** What stands before it where none can. */
  readonly bracket: string;
}

/** The end of what a saying's tag opens. */
const END = "</span>";

/**
 * What is said of an edit; undefined where it is a translation of which nothing need be said.
 *
 *     <span lang="en" data-translation="untranslated">        [en]                      source text that stays
 *     <span data-translation="machine stale">                 [machine translation]     a translation
 *
 * Source text carries its direction where that is not the article's: `dir="ltr"` in Arabic script.
 *
 * @param lang the article's language; absent where it has no frame
 */
export function sayingOf(
  { content }: Edit,
  sourceLang: LanguageTag,
  lang: LanguageTag | undefined,
): Saying | undefined {
  if (content.kind === "target") {
    if (content.mark === undefined) return undefined;
    const { states, words } = content.mark;
    return { tag: `<span data-translation="${states.join(" ")}">`, bracket: bracketOf(words) };
  }
  const source = sourceLang.replace(/[^\w-]/g, "");
  const own = directionOf(sourceLang);
  const direction = lang === undefined || directionOf(lang) === own ? "" : ` dir="${own}"`;
  return { tag: `<span lang="${source}"${direction} data-translation="untranslated">`, bracket: bracketOf(source) };
}

/** Words before a text that can hold no element: `[en] `. */
function bracketOf(words: string): string {
  return `[${words}] `;
}

/** Chunks behind a bracket that says what they are, as words of the text. */
export function inBrackets({ bracket }: Saying, chunks: readonly Chunk[]): readonly Chunk[] {
  return holdsWords(chunks) ? [{ kind: "text", text: bracket }, ...chunks] : chunks;
}

/**
 * Chunks in an element that says what they are. Where they cut a pair of codes, each part is wrapped by itself, so that
 * elements nest; parts without words are not, and space, line breaks and a block's attributes at the ends stay outside.
 *
 *     **He left. She** stayed.        the second sentence of two:
 *     **He left. <span …>She</span>** <span …>stayed.</span>
 *
 * @param chunks piece by piece
 * @param cuts those of them that are codes whose other end lies outside
 */
export function inElements({ tag }: Saying, chunks: readonly Chunk[], cuts: ReadonlySet<Chunk>): readonly Chunk[] {
  const result: Chunk[][] = [];
  let stretch: Chunk[] = [];
  const end = (): void => {
    const { before, words, after } = withoutEdges(stretch);
    result.push(joined(before));
    if (holdsWords(words)) result.push([{ kind: "mark", text: tag }], joined(words), [{ kind: "mark", text: END }]);
    else result.push(joined(words));
    result.push(joined(after));
    stretch = [];
  };
  for (const chunk of chunks) {
    if (!cuts.has(chunk)) stretch.push(chunk);
    else {
      end();
      result.push([chunk]);
    }
  }
  end();
  return result.flat();
}

/**
 * Chunks in which neighbouring sentences of which the same is said stand in one element, so that the text stays readable
 * where most of it is marked.
 *
 *     <span …>He left.</span> <span …>She stayed.</span>   →   <span …>He left. She stayed.</span>
 *
 * Takes linear time.
 */
export function joinMarks(chunks: readonly Chunk[]): readonly Chunk[] {
  if (!chunks.some(({ kind }) => kind === "mark")) return chunks;
  const result: Chunk[] = [];
  let tag = "";
  // Where the last element ended in the result, if nothing but space has come since.
  let end = -1;
  for (const chunk of chunks) {
    if (chunk.kind === "mark" && chunk.text === tag && end >= 0) {
      result.splice(end, 1);
      end = -1;
      continue;
    }
    if (chunk.kind === "mark") {
      end = chunk.text === END ? result.length : -1;
      if (chunk.text !== END) tag = chunk.text;
    } else if (!isBlank(chunk)) end = -1;
    result.push(chunk);
  }
  return result;
}

function isBlank(chunk: Chunk): boolean {
  if (chunk.kind === "text") return chunk.text.trim() === "";
  return chunk.kind === "copy" && chunk.pieces.every((piece) => piece.kind === "text" && piece.text.trim() === "");
}

/**
 * Chunks without what stands at their ends and must stay there, and these: space, line breaks, and lists of attributes of
 * the whole block, which generators of sites only know at its end or start.
 */
function withoutEdges(chunks: readonly Chunk[]): Record<"before" | "words" | "after", readonly Chunk[]> {
  const parts = chunks.flatMap(spaceApart);
  const ofBlock = blockAttributes(parts);
  const isEdge = (part: Chunk): boolean => isSpace(part) || ofBlock.has(part);
  const first = parts.findIndex((part) => !isEdge(part));
  if (first < 0) return { before: parts, words: [], after: [] };
  const last = parts.findLastIndex((part) => !isEdge(part)) + 1;
  return { before: parts.slice(0, first), words: parts.slice(first, last), after: parts.slice(last) };
}

/**
 * Lists of attributes that belong to no link or emphasis right before them.
 *
 *     ## Who are kandas? {#who}       but not       See [the decree](/d){: .external}
 *                        ^-----^
 */
function blockAttributes(parts: readonly Chunk[]): ReadonlySet<Chunk> {
  const found = new Set<Chunk>();
  let previous: Chunk | undefined;
  for (const part of parts) {
    const isFree = previous === undefined || found.has(previous) || codeOf(previous) === undefined;
    if (isFree && isAttributes(part)) found.add(part);
    previous = part;
  }
  return found;
}

/** MDX reads `{#who}` and `{/* #who *\/}` as expressions; Docusaurus takes the id out of a heading before. */
function isAttributes(chunk: Chunk): boolean {
  const code = codeOf(chunk);
  return code?.name === "attributes" || (code?.name === "expression" && /^\{(?:\/\*\s*)?#/.test(code.data));
}

/** A text as the space before its words, them, and the space behind; any other chunk as it is. */
function spaceApart(chunk: Chunk): readonly Chunk[] {
  const piece = chunk.kind === "copy" ? chunk.pieces[0] : undefined;
  const text = chunk.kind === "text" ? chunk.text : piece?.kind === "text" ? piece.text : "";
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  if (from >= to || (from === 0 && to === text.length)) return [chunk];
  const cuts = [[0, from] as const, [from, to] as const, [to, text.length] as const].filter(([a, b]) => a < b);
  if (piece?.kind !== "text") return cuts.map(([a, b]) => ({ kind: "text", text: text.slice(a, b) }));
  // Written otherwise than it reads, it cannot be cut; and a backslash at the end would escape a tag behind it.
  if (piece.end - piece.start !== text.length || text[to - 1] === "\\") return [chunk];
  return cuts.map(([a, b]) => {
    const part = { ...piece, text: text.slice(a, b), start: piece.start + a, end: piece.start + b };
    return { kind: "copy", pieces: [part], start: part.start, end: part.end };
  });
}

function isSpace(chunk: Chunk): boolean {
  if (chunk.kind === "text") return chunk.text.trim() === "";
  const piece = chunk.kind === "copy" ? chunk.pieces[0] : undefined;
  if (piece?.kind === "text") return piece.text.trim() === "";
  return codeOf(chunk)?.name === "line-break";
}

/** Chunks in which each piece that is copied stands by itself. */
export function piecewise(chunks: readonly Chunk[]): readonly Chunk[] {
  return chunks.flatMap((chunk): readonly Chunk[] => {
    if (chunk.kind !== "copy") return [chunk];
    return chunk.pieces.map((piece) => ({ kind: "copy", pieces: [piece], start: piece.start, end: piece.end }));
  });
}

/** Codes whose other end lies outside, of chunks that stand piece by piece. */
export function cutCodes(chunks: readonly Chunk[]): ReadonlySet<Chunk> {
  const open = new Map<string, Chunk>();
  const cut = new Set<Chunk>();
  for (const chunk of chunks) {
    const end = pairEnd(chunk);
    if (end === undefined) continue;
    if (end.type === "open") open.set(end.pair, chunk);
    else if (!open.delete(end.pair)) cut.add(chunk);
  }
  for (const chunk of open.values()) cut.add(chunk);
  return cut;
}

/** The code that a chunk is, of chunks that stand piece by piece; undefined where it is none. */
export function codeOf(chunk: Chunk): Pick<InlineCode, "type" | "name" | "data"> | undefined {
  if (chunk.kind === "code") return chunk.code;
  const piece = chunk.kind === "copy" ? chunk.pieces[0] : undefined;
  return piece?.kind === "code" ? piece.code : undefined;
}

/** Which end of which pair a chunk is; undefined where it is none. */
function pairEnd(chunk: Chunk): { readonly type: "open" | "close"; readonly pair: string } | undefined {
  if (chunk.kind === "code") {
    const { type, id } = chunk.code;
    return type === "standalone" ? undefined : { type, pair: id };
  }
  const piece = chunk.kind === "copy" ? chunk.pieces[0] : undefined;
  if (piece?.kind !== "code" || piece.code.pair === undefined || piece.code.type === "standalone") return undefined;
  return { type: piece.code.type, pair: `copied ${piece.code.pair}` };
}

/** Neighbouring copies as one. Takes linear time. */
function joined(chunks: readonly Chunk[]): Chunk[] {
  const result: Chunk[] = [];
  let pieces: Piece[] = [];
  const end = (): void => {
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first !== undefined && last !== undefined)
      result.push({ kind: "copy", pieces, start: first.start, end: last.end });
    pieces = [];
  };
  for (const chunk of chunks) {
    if (chunk.kind === "copy") for (const piece of chunk.pieces) pieces.push(piece);
    else {
      end();
      result.push(chunk);
    }
  }
  end();
  return result;
}

function holdsWords(chunks: readonly Chunk[]): boolean {
  return chunks.some((chunk) => {
    if (chunk.kind === "text") return /[\p{L}\p{N}]/u.test(chunk.text);
    return chunk.kind === "copy" && hasWords(chunk.pieces);
  });
}
