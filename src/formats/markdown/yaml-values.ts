import type { Piece } from "../../core/model.ts";
import type { Entry, Value } from "./front-matter.ts";
import { type Line, lineAt } from "./lines.ts";
import { BLOCK_HEADER } from "./yaml.ts";
import { foldedPieces, type Scalar, scalarAt, scalarPieces } from "./yaml-scalar.ts";

/** The scalar on a key's own line, where the entry has no other; undefined where its value is anything else. */
export function yamlScalar(text: string, entry: Entry): Value | undefined {
  const line = lineAt(text, entry.value);
  const scalar = line.next >= entry.end ? scalarAt(text, entry.value, line.end) : undefined;
  return scalar === undefined ? undefined : { style: `yaml-${scalar.style}`, pieces: scalarPieces(text, scalar) };
}

/**
 * The texts of an entry's value: a scalar in one line or several, or the paragraphs of a block. None where the value is a
 * collection, or is indented in a way that means more than a wrap.
 *
 *     lead: >                       lead: A scalar without quotes
 *       A paragraph that              that goes on.
 *       was wrapped.
 *
 *       Another one.
 */
export function yamlValues(text: string, entry: Entry): readonly Value[] {
  const single = yamlScalar(text, entry);
  if (single !== undefined) return [single];
  const head = lineAt(text, entry.value);
  if (BLOCK_HEADER.test(head.text)) return blockValues(text, head, entry.end);
  const scalar = wrappedScalar(text, entry);
  return scalar === undefined ? [] : [{ style: `yaml-${scalar.style}`, pieces: foldedPieces(text, scalar) }];
}

/** A scalar in several lines, blank ones not among them; undefined where the value is none. */
function wrappedScalar(text: string, entry: Entry): Scalar | undefined {
  const value = text.slice(entry.value, entry.end);
  const start = entry.value + value.length - value.trimStart().length;
  const content = value.trim();
  if (/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(content) || /\\(?:\r\n|\n|\r)/.test(content)) return undefined;
  const first = content.charAt(0);
  if (first === '"' || first === "'") {
    const pattern = first === '"' ? /^"[^"\\]*(?:\\[\s\S][^"\\]*)*"$/ : /^'[^']*(?:''[^']*)*'$/;
    if (!pattern.test(content)) return undefined;
    return { style: first === '"' ? "double" : "single", start: start + 1, end: start + content.length - 1 };
  }
  // In a scalar without quotes a colon or a hash would end it, and a list or a mapping begins as it does in one line.
  if (/:(?:\s|$)|\s#/.test(content) || /^(?:$|[,[\]{}#&*!|>%@`]|[-?:](?:\s|$))/.test(content)) return undefined;
  if (/[\r\n]-(?:\s|$)/.test(content)) return undefined;
  return { style: "plain", start, end: start + content.length };
}

/** The paragraphs of a block scalar; none where a line is indented otherwise than the first. */
function blockValues(text: string, head: Line, end: number): readonly Value[] {
  const isFolded = head.text.trimStart().startsWith(">");
  const explicit = /^[ \t]*[|>][+-]?([1-9])/.exec(head.text)?.[1];
  const paragraphs: Line[][] = [[]];
  let indent: number | undefined;
  for (let line = lineAt(text, head.next); line.start < end; line = lineAt(text, line.next)) {
    const words = line.text.trim();
    if (words === "") {
      paragraphs.push([]);
      continue;
    }
    const blanks = line.text.length - line.text.trimStart().length;
    indent ??= explicit === undefined ? blanks : undefined;
    // The width of an explicit indent counts from the mapping's own, so that it says less than the lines do.
    if (indent === undefined || line.text.slice(0, blanks).includes("\t")) return [];
    if (blanks < indent || (isFolded && blanks > indent)) return [];
    const start = line.start + (isFolded ? blanks : indent);
    paragraphs.at(-1)?.push({ ...line, start, end: line.start + line.text.trimEnd().length });
  }
  const style = isFolded ? "yaml-folded" : "yaml-literal";
  return paragraphs.flatMap((lines) =>
    lines.length === 0 ? [] : [{ style, pieces: blockPieces(text, lines, isFolded) }],
  );
}

/** A wrap reads as a space in a folded block, and is a code in a literal one, where a line's end is one. */
function blockPieces(text: string, lines: readonly Line[], isFolded: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  lines.forEach(({ start, end }, index) => {
    const before = lines[index - 1];
    if (before !== undefined) pieces.push(breakPiece(text, before.end, start, isFolded));
    pieces.push({ kind: "text", text: text.slice(start, end), start, end });
  });
  return pieces;
}

function breakPiece(text: string, start: number, end: number, isFolded: boolean): Piece {
  if (isFolded) return { kind: "text", text: " ", start, end };
  return { kind: "code", code: { type: "standalone", name: "line-break", data: text.slice(start, end) }, start, end };
}
