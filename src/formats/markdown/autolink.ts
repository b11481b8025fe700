/**
 * Addresses that are links by themselves: `<https://…>` (CommonMark 0.31.2, section 6.5) and bare ones (GFM 0.29,
 * section 6.9).
 *
 *     See <https://stat.gov.kz> or www.gov.kz. Write to press@gov.kz!
 *         ^-------------------^    ^--------^           ^----------^
 */

import type { Span } from "./view.ts";

const BRACKETED =
  /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\p{Cc}]*|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*)>/uy;
const BARE = /(?:https?:\/\/|www\.)(?=[^\s<])/iy;
const HOST = /[\p{L}\p{M}\p{N}_.-]*/uy;
const REST = /[^\s<]*/y;
const HINT = /https?:\/\/|www\.|@/gi;

/** Where the autolink in angle brackets at `offset` ends, behind its `>`; undefined where there is none. */
export function bracketedAutolinkEnd(text: string, offset: number): number | undefined {
  BRACKETED.lastIndex = offset;
  return BRACKETED.test(text) ? BRACKETED.lastIndex : undefined;
}

/** Where the bare address that starts at `offset` ends; undefined where none starts there. */
export function bareAutolinkEnd(text: string, offset: number): number | undefined {
  const before = text.charAt(offset - 1);
  BARE.lastIndex = offset;
  const scheme = BARE.exec(text)?.[0];
  if (scheme === undefined) return undefined;
  const isWeb = scheme.toLowerCase() === "www.";
  if (isWeb ? !/^$|[\s*_~([\]]/.test(before) : /[A-Za-z]/.test(before)) return undefined;
  HOST.lastIndex = isWeb ? offset : offset + scheme.length;
  const host = HOST.exec(text)?.[0] ?? "";
  const parts = host.replace(/[._-]+$/, "").split(".");
  if (host === "" || parts.slice(-2).some((part) => part.includes("_")) || /^[.-]/.test(host)) return undefined;
  if (isWeb && parts.length < 2) return undefined;
  REST.lastIndex = HOST.lastIndex;
  REST.test(text);
  return trimmedEnd(text, offset, REST.lastIndex);
}

/**
 * Bare addresses, mail addresses among them, in the gaps between spans that are taken, in order.
 *
 * @param span where in `text` they are looked for
 * @param taken spans in order, without overlap
 */
export function bareAutolinks(text: string, span: Span, taken: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  let next = 0;
  let last = span.start;
  // Cut, so that looking for a hint in a short span does not run on to the end of a long text.
  const bounded = text.slice(0, span.end);
  HINT.lastIndex = span.start;
  for (let hint = HINT.exec(bounded); hint !== null; hint = HINT.exec(bounded)) {
    while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= hint.index) last = taken[next++]?.end ?? last;
    const to = Math.min(taken[next]?.start ?? span.end, span.end);
    if (hint.index < last || hint.index >= to) continue;
    const link = hint[0] === "@" ? mailAt(text, hint.index, last, to) : bareAt(text, hint.index, to);
    if (link === undefined) continue;
    found.push(link);
    last = link.end;
  }
  return found;
}

function bareAt(text: string, start: number, to: number): Span | undefined {
  const end = bareAutolinkEnd(text, start);
  return end === undefined ? undefined : { start, end: Math.min(end, to) };
}

function mailAt(text: string, at: number, from: number, to: number): Span | undefined {
  let start = at;
  while (start > from && /[A-Za-z0-9._+-]/.test(text.charAt(start - 1))) start--;
  // What a backslash escapes belongs to the escape, so an address begins with a letter or a digit.
  while (start < at && !/[A-Za-z0-9]/.test(text.charAt(start))) start++;
  let end = at + 1;
  while (end < to && /[A-Za-z0-9._-]/.test(text.charAt(end))) end++;
  while (end > at && /[.]/.test(text.charAt(end - 1))) end--;
  const domain = text.slice(at + 1, end);
  if (start === at || !/^[\w-]+(?:\.[\w-]+)+$/.test(domain) || /[-_\d]$/.test(domain)) return undefined;
  return { start, end };
}

/** An address without the punctuation that ends a sentence, and without a `)` that it did not open. */
function trimmedEnd(text: string, start: number, end: number): number {
  let surplus = 0;
  for (let at = start; at < end; at++) {
    if (text[at] === ")") surplus++;
    else if (text[at] === "(") surplus--;
  }
  let last = end;
  for (;;) {
    const character = text.charAt(last - 1);
    if (/[?!.,:*_~'"]/.test(character)) last--;
    else if (character === ")" && surplus-- > 0) last--;
    else if (character === ";" && referenceStart(text, last, start) !== undefined)
      last = referenceStart(text, last, start) ?? last;
    else return last;
  }
}

/** Where `&name;` starts that ends at `end`. */
function referenceStart(text: string, end: number, from: number): number | undefined {
  let at = end - 2;
  while (at > from && /[A-Za-z0-9]/.test(text.charAt(at))) at--;
  return text[at] === "&" && at < end - 2 ? at : undefined;
}
