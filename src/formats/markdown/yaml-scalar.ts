import type { Piece } from "../../core/model.ts";

/** How a scalar is written; stands in `Unit.style` behind `yaml-`. */
export type ScalarStyle = "plain" | "single" | "double";

/** Where a scalar's text stands, quotes left out. */
export interface Scalar {
  readonly style: ScalarStyle;
  readonly start: number;
  readonly end: number;
}

const PLAIN_TEXT = /^[\p{L}\p{N}(«“‘„][^\n\r]*$/u;
// What YAML 1.1 and 1.2 read as something else than a string.
const RESERVED = /^(?:true|false|yes|no|on|off|y|n|null|~|[-+]?[.\d][\d_.,:eExXoa-fA-F+-]*)$/i;
const WRAP = "(?<![ \\t])[ \\t]*(?:\\r\\n|\\n|\\r)[ \\t]*";
const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};

/**
 * The scalar that is a line's value; undefined where the value is empty, a collection, a block, an alias or goes on in
 * the next line.
 *
 *     title: 'Kazakhstan''s kandas'  # working title
 *             ^------------------^
 *
 * @param start behind the colon
 * @param end of the line
 */
export function scalarAt(text: string, start: number, end: number): Scalar | undefined {
  const value = text.slice(start, end);
  const lead = value.length - value.trimStart().length;
  const first = value.charAt(lead);
  const from = start + lead;
  if (first === '"')
    return quoted(value.slice(lead), from, "double", /^"([^"\\]*(?:\\.[^"\\]*)*)"[ \t]*(?:[ \t]#.*)?$/);
  if (first === "'") return quoted(value.slice(lead), from, "single", /^'([^']*(?:''[^']*)*)'[ \t]*(?:[ \t]#.*)?$/);
  if (/^(?:$|[,[\]{}#&*!|>%@`]|[-?:](?:\s|$))/.test(value.slice(lead, lead + 2))) return undefined;
  const comment = value.search(/[ \t]#/);
  const plain = (comment < 0 ? value : value.slice(0, comment)).trim();
  // A second `: ` is an error in YAML, and so nothing to build on.
  return /:(?:\s|$)/.test(plain) ? undefined : { style: "plain", start: from, end: from + plain.length };
}

function quoted(value: string, start: number, style: ScalarStyle, pattern: RegExp): Scalar | undefined {
  const content = pattern.exec(value)?.[1];
  return content === undefined ? undefined : { style, start: start + 1, end: start + 1 + content.length };
}

/** The pieces of a scalar in one line; escapes are atomic. */
export function scalarPieces(text: string, scalar: Scalar): readonly Piece[] {
  return piecesBy(escapePattern(scalar.style), text, scalar);
}

/** The pieces of a scalar in several lines, none of them blank; a wrap reads as a space. */
export function foldedPieces(text: string, scalar: Scalar): readonly Piece[] {
  return piecesBy(new RegExp(`${escapePattern(scalar.style).source}|${WRAP}`, "g"), text, scalar);
}

function piecesBy(markup: RegExp, text: string, scalar: Scalar): readonly Piece[] {
  const pieces: Piece[] = [];
  const content = text.slice(scalar.start, scalar.end);
  let at = 0;
  for (const found of content.matchAll(markup)) {
    const [written] = found;
    push(at, found.index, content.slice(at, found.index));
    at = found.index + written.length;
    push(found.index, at, /[\r\n]/.test(written) ? " " : scalar.style === "single" ? "'" : decodeEscape(written));
  }
  push(at, content.length, content.slice(at));
  return pieces;

  function push(from: number, to: number, value: string): void {
    if (to > from) pieces.push({ kind: "text", text: value, start: scalar.start + from, end: scalar.start + to });
  }
}

function escapePattern(style: ScalarStyle): RegExp {
  if (style === "single") return /''/g;
  if (style === "double") return /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/g;
  return /(?!)/g;
}

function decodeEscape(written: string): string {
  const kind = written.charAt(1);
  if (!/[xuU]/.test(kind) || written.length === 2) return ESCAPES[kind] ?? kind;
  const code = Number.parseInt(written.slice(2), 16);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? "\uFFFD" : String.fromCodePoint(code);
}

/** A text as it is written inside a scalar's quotes. */
export function escapeScalar(text: string, style: ScalarStyle): string {
  if (style === "single") return text.replaceAll("'", "''");
  if (style === "plain") return text;
  return text.replace(/[\\"\p{Cc}\u2028\u2029\uFEFF]/gu, (character) => {
    if (character === "\\" || character === '"') return `\\${character}`;
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
}

/** Whether a text can stand unquoted as a value and is then read as this very string. */
function isPlainSafe(text: string): boolean {
  return PLAIN_TEXT.test(text) && !/:(?:\s|$)|\s#|\s$|[\p{Cc}\u2028\u2029\uFEFF]/u.test(text) && !RESERVED.test(text);
}

/** A text as a whole value: unquoted where that is safe, else in double quotes. */
export function writeScalar(text: string): string {
  return isPlainSafe(text) ? text : `"${escapeScalar(text, "double")}"`;
}
