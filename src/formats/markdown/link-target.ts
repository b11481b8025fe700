/**
 * Where links point: destinations, titles, labels (CommonMark 0.31.2, sections 4.7 and 6.3).
 *
 *     [decree](/d "The decree")        [decree]: /d "The decree"
 *             ^--------------^         ^-----------------------^
 */

import type { Span } from "./view.ts";

const MAX_LABEL = 999;
const MAX_PARENTHESES = 32;
const LABEL = /\[((?:[^\\[\]]|\\.)*)\]/sy;

/** Where a link's target ends, and its title, quotes left out, where it has one. */
export interface Target {
  readonly end: number;
  readonly title?: Span;
}

/** An inline link's target, up to behind its `)`; undefined where there is none at `offset`. */
export function inlineTarget(text: string, offset: number): Target | undefined {
  if (text[offset] !== "(") return undefined;
  let at = skipSpace(text, offset + 1);
  if (text[at] === ")") return { end: at + 1 };
  const destination = destinationEnd(text, at);
  if (destination === undefined) return undefined;
  at = skipSpace(text, destination);
  const title = at > destination ? titleEnd(text, at) : undefined;
  const behind = title === undefined ? at : skipSpace(text, title);
  if (text[behind] !== ")") return undefined;
  return title === undefined ? { end: behind + 1 } : { end: behind + 1, title: { start: at + 1, end: title - 1 } };
}

/** A link label at `offset`, brackets off, and where it ends; undefined where there is none. */
export function labelAt(text: string, offset: number): { readonly label: string; readonly end: number } | undefined {
  if (text[offset] !== "[") return undefined;
  // Looks at no more than a label's greatest length, so that a thousand open brackets cost a thousand short looks.
  const window = text.slice(offset, offset + MAX_LABEL + 2);
  LABEL.lastIndex = 0;
  const match = LABEL.exec(window);
  return match === null ? undefined : { label: match[1] ?? "", end: offset + match[0].length };
}

/** The form in which labels are compared; "" for a label that is blank or too long, which matches nothing. */
export function normaliseLabel(label: string): string {
  if (label.length > MAX_LABEL) return "";
  return label
    .trim()
    .replace(/[ \t\r\n]+/g, " ")
    .toLowerCase()
    .toUpperCase();
}

/** The label that is defined at `offset` and the end of the definition's last line; undefined where none stands there. */
export function definitionAt(text: string, offset: number): (Target & { readonly label: string }) | undefined {
  const found = labelAt(text, offset);
  if (found === undefined || text[found.end] !== ":") return undefined;
  const label = normaliseLabel(found.label);
  if (label === "") return undefined;
  const destination = destinationEnd(text, skipSpace(text, found.end + 1));
  if (destination === undefined || destination === skipSpace(text, found.end + 1)) return undefined;
  const behind = skipSpace(text, destination);
  const title = behind > destination ? titleEnd(text, behind) : undefined;
  const titled = title === undefined ? undefined : lineEnd(text, title);
  if (title !== undefined && titled !== undefined)
    return { label, end: titled, title: { start: behind + 1, end: title - 1 } };
  const end = lineEnd(text, destination);
  return end === undefined ? undefined : { label, end };
}

/** The end of the line where nothing but blanks follows `offset`, else undefined. */
function lineEnd(text: string, offset: number): number | undefined {
  let at = offset;
  while (text[at] === " " || text[at] === "\t") at++;
  return at === text.length || text[at] === "\n" ? at : undefined;
}

/** Skips blanks and at most one line end. */
function skipSpace(text: string, offset: number): number {
  let at = offset;
  let lines = 0;
  while (at < text.length) {
    const character = text[at];
    if (character === "\n" && ++lines > 1) break;
    if (character !== " " && character !== "\t" && character !== "\n") break;
    at++;
  }
  return at;
}

function destinationEnd(text: string, offset: number): number | undefined {
  return text[offset] === "<" ? bracketedEnd(text, offset) : bareEnd(text, offset);
}

function bracketedEnd(text: string, offset: number): number | undefined {
  for (let at = offset + 1; at < text.length; at++) {
    const character = text[at];
    if (character === ">") return at + 1;
    if (character === "<" || character === "\n") return undefined;
    if (character === "\\") at++;
  }
  return undefined;
}

function bareEnd(text: string, offset: number): number | undefined {
  let depth = 0;
  let at = offset;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x7f) break;
    if (code === 0x28 && ++depth > MAX_PARENTHESES) return undefined;
    if (code === 0x29 && --depth < 0) break;
    if (code === 0x5c && isEscapable(text.charCodeAt(at + 1))) at++;
  }
  return depth > 0 ? undefined : at;
}

function isEscapable(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function titleEnd(text: string, offset: number): number | undefined {
  const open = text[offset];
  if (open !== '"' && open !== "'" && open !== "(") return undefined;
  const close = open === "(" ? ")" : open;
  for (let at = offset + 1; at < text.length; at++) {
    const character = text[at];
    if (character === close) return at + 1;
    if (character === "\\") at++;
    else if (open === "(" && character === "(") return undefined;
  }
  return undefined;
}
