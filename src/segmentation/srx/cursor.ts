import { type Phrase, Problem, phrase } from "../../core/problem.ts";
import type { SrxPattern } from "./document.ts";

/** Where the reading of one pattern has come to. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** Capturing groups met so far. */
  groups: number;
  /** Groups and look-arounds open. */
  depth: number;
  fail(reason: Phrase): never;
}

/** How a stretch of a pattern is to be read: the flags of `(?ismx)`. */
export interface Flags {
  readonly fold: boolean;
  readonly dotAll: boolean;
  readonly lines: boolean;
  readonly comments: boolean;
}

/** In UTF-16 units; lists of abbreviations take some thousands. */
const MAX_LENGTH = 50_000;
/** How much of a pattern a message quotes. */
export const MAX_SHOWN = 300;

/** `\Q…\E`, or an escape, which may be `\\` before a `Q`. */
const QUOTED = /\\Q(.*?)(?:\\E|$)|\\./gs;

/** A cursor at the pattern's start; quoted stretches are already escapes, one for each of their characters. */
export function cursorAt({ source, place }: SrxPattern): Cursor {
  const fail = (reason: Phrase): never => {
    throw new Problem("E_SRX_PATTERN", { pattern: source.slice(0, MAX_SHOWN), reason }, place);
  };
  if (source.length > MAX_LENGTH) return fail(phrase("phrase.srx.tooLong", { most: MAX_LENGTH }));
  const text = source.replace(QUOTED, (whole: string, quoted: string | undefined) =>
    quoted === undefined ? whole : [...quoted].map((one) => `\\x{${(one.codePointAt(0) ?? 0).toString(16)}}`).join(""),
  );
  return { text, at: 0, groups: 0, depth: 0, fail };
}

/** Goes past `expected` and says whether it stood there. */
export function take(cursor: Cursor, expected: string): boolean {
  if (!cursor.text.startsWith(expected, cursor.at)) return false;
  cursor.at += expected.length;
  return true;
}

/** Goes past what a sticky pattern matches and gives its groups, the whole first; undefined where it does not match. */
export function takeMatch(cursor: Cursor, pattern: RegExp): readonly string[] | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found === null) return undefined;
  cursor.at = pattern.lastIndex;
  return found.map((group) => group ?? "");
}

/** The code point under the cursor, which goes past it. */
export function takePoint(cursor: Cursor): number {
  const point = cursor.text.codePointAt(cursor.at);
  if (point === undefined) return cursor.fail(phrase("phrase.srx.endsEarly"));
  cursor.at += point > 0xffff ? 2 : 1;
  return point;
}

/** A code point as `v` mode writes it, inside a class and outside. */
export function literal(point: number): string {
  const character = String.fromCodePoint(point);
  return /^[\p{L}\p{Nd}]$/u.test(character) ? character : `\\u{${point.toString(16)}}`;
}
