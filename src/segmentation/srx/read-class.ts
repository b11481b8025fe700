import { phrase } from "../../core/problem.ts";
import { type Cursor, type Flags, literal, take, takeMatch, takePoint } from "./cursor.ts";
import { propertyNamed } from "./properties.ts";
import { readEscape } from "./read-escape.ts";

const POSIX = /\[:(\^?)([A-Za-z_ =-]+):\]/y;
/** A difference of sets in ICU; in Java, two hyphens. */
const DIFFERENCE = /--(?=\[|\\[pPdDwWsS])/y;

/** Classes nested deeper than this are an attack, not a pattern. */
const MAX_DEPTH = 50;

/**
 * A character class whose `[` has been read, as a class of `v` mode: union by nesting, `&&`, and ICU's `--`.
 *
 * As in Java, `&&` binds more loosely than a union, and `^` negates the whole.
 */
export function readClass(cursor: Cursor, flags: Flags): string {
  if (++cursor.depth > MAX_DEPTH) return cursor.fail(phrase("phrase.tooDeep"));
  const negated = take(cursor, "^");
  let whole: string | undefined;
  let operator = "";
  let parts = "";
  const join = (): void => {
    if (parts === "") cursor.fail(phrase("phrase.srx.emptySide"));
    whole = whole === undefined ? parts : `[${whole}]${operator}[${parts}]`;
    parts = "";
  };
  // A bracket that closes at once is a literal one, in Java as in most.
  if (take(cursor, "]")) parts = literal(0x5d);
  while (!take(cursor, "]")) {
    const joint = take(cursor, "&&") ? "&&" : parts !== "" && takeMatch(cursor, DIFFERENCE) !== undefined ? "--" : "";
    if (joint === "") parts += readPart(cursor, flags);
    else {
      join();
      operator = joint;
    }
  }
  join();
  cursor.depth--;
  return negated ? `[^${whole}]` : `[${whole}]`;
}

function readPart(cursor: Cursor, flags: Flags): string {
  const posix = takeMatch(cursor, POSIX);
  if (posix !== undefined) {
    const [, not, name = ""] = posix;
    const inside = propertyNamed(name);
    if (inside === undefined) return cursor.fail(phrase("phrase.srx.class", { name }));
    return not === "^" ? `[^${inside}]` : inside;
  }
  if (take(cursor, "[")) return readClass(cursor, flags);
  const first = readMember(cursor);
  if (typeof first === "string") return first;
  if (flags.comments && /\s/.test(String.fromCodePoint(first))) return "";
  const { text, at } = cursor;
  if (text[at] !== "-" || text[at + 1] === "]" || text[at + 1] === "[" || text.startsWith("-&&", at))
    return literal(first);
  cursor.at++;
  const last = readMember(cursor);
  if (typeof last === "string") return `${literal(first)}${literal(0x2d)}${last}`;
  if (last < first) return cursor.fail(phrase("phrase.srx.range"));
  return `${literal(first)}-${literal(last)}`;
}

/** A code point, or the inside of a set. */
function readMember(cursor: Cursor): number | string {
  if (!take(cursor, "\\")) return takePoint(cursor);
  const escaped = readEscape(cursor);
  return escaped.kind === "point" ? escaped.point : escaped.inside;
}
