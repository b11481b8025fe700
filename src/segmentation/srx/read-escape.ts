import { phrase } from "../../core/problem.ts";
import { type Cursor, take, takeMatch, takePoint } from "./cursor.ts";
import { BLANKS, LINE_ENDS, propertyNamed, WORD } from "./properties.ts";

/** What an escape stands for that may also stand in a class: one code point, or a set (the inside of a class). */
export type Escape =
  | { readonly kind: "point"; readonly point: number }
  | { readonly kind: "set"; readonly inside: string };

const VERTICAL = `${LINE_ENDS}\\v\\f`;

/** Sets by their letter; a capital is the complement. */
const SETS: Readonly<Record<string, string>> = {
  d: "\\p{Nd}",
  w: WORD,
  s: "\\p{White_Space}",
  h: BLANKS,
  v: VERTICAL,
};

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, f: 12, r: 13, a: 7, e: 27 };

const HEX = /x\{\s*([\dA-Fa-f]{1,6})\s*\}|x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})/y;
const OCTAL = /0([0-3]?[0-7]{1,2})/y;
const PROPERTY = /([pP])(?:\{(\^?)([^{}]*)\}|([A-Za-z]))/y;

/** The escape whose backslash has been read. */
export function readEscape(cursor: Cursor): Escape {
  const property = takeMatch(cursor, PROPERTY);
  if (property !== undefined) return propertyEscape(cursor, property);
  const hex = takeMatch(cursor, HEX);
  if (hex !== undefined) return hexEscape(cursor, Number.parseInt(hex.slice(1).join(""), 16));
  const octal = takeMatch(cursor, OCTAL)?.[1];
  if (octal !== undefined) return { kind: "point", point: Number.parseInt(octal, 8) };
  const point = takePoint(cursor);
  const letter = String.fromCodePoint(point);
  const set = Object.hasOwn(SETS, letter.toLowerCase()) ? SETS[letter.toLowerCase()] : undefined;
  if (set !== undefined) return { kind: "set", inside: letter === letter.toLowerCase() ? set : `[^${set}]` };
  const control = Object.hasOwn(CONTROLS, letter) ? CONTROLS[letter] : undefined;
  if (control !== undefined) return { kind: "point", point: control };
  if (letter === "c") return { kind: "point", point: takePoint(cursor) & 0x1f };
  if (/[A-Za-z\d]/.test(letter)) return cursor.fail(phrase("phrase.srx.escape", { escape: `\\${letter}` }));
  return { kind: "point", point };
}

function propertyEscape(cursor: Cursor, [, letter, not, long = "", short = ""]: readonly string[]): Escape {
  const name = long === "" ? short : long;
  const inside = propertyNamed(name);
  if (inside === undefined) return cursor.fail(phrase("phrase.srx.property", { name }));
  return { kind: "set", inside: (letter === "P") === (not === "^") ? inside : `[^${inside}]` };
}

/** Two escapes that are halves of a pair stand for one code point. */
function hexEscape(cursor: Cursor, point: number): Escape {
  if (point > 0x10ffff) return cursor.fail(phrase("phrase.srx.beyondUnicode"));
  if ((point & 0xfffffc00) !== 0xd800) return { kind: "point", point };
  const before = cursor.at;
  const low = take(cursor, "\\") ? takeMatch(cursor, HEX) : undefined;
  const second = low === undefined ? 0 : Number.parseInt(low.slice(1).join(""), 16);
  if ((second & 0xfffffc00) === 0xdc00)
    return { kind: "point", point: 0x10000 + ((point & 0x3ff) << 10) + (second & 0x3ff) };
  cursor.at = before;
  return { kind: "point", point };
}
