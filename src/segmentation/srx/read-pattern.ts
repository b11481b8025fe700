import { phrase } from "../../core/problem.ts";
import { type Cursor, cursorAt, type Flags, literal, take, takeMatch, takePoint } from "./cursor.ts";
import type { SrxPattern } from "./document.ts";
import type { Pattern } from "./pattern.ts";
import { LINE_ENDS, WORD } from "./properties.ts";
import { readClass } from "./read-class.ts";
import { readEscape } from "./read-escape.ts";

const NO_FLAGS: Flags = { fold: false, dotAll: false, lines: false, comments: false };
const MAX_DEPTH = 50;
/** More repetitions than any rule for sentences needs; beyond it compiled patterns grow without measure. */
const MAX_REPEAT = 1000;

const FLAGS = /\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/y;
const NAMED_GROUP = /\(\?<([A-Za-z]\w*)>/y;
const QUANTIFIER = /([*+?]|\{\s*(\d+)\s*(?:(,)\s*(\d*)\s*)?\})([?+]?)/y;
const BACK_REFERENCE = /\\(?:([1-9])|k<([A-Za-z]\w*)>)/y;
const COMMENT = /(?:\s|#[^\n]*)+/y;
const COMMENT_GROUP = /\(\?#[^)]*\)/y;

const WORD_EDGE = `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`;
const TEXT_END = `(?=(?:\\r\\n|[${LINE_ENDS}])?$)`;

/** Places, by what is written for them. `^` and `$` stand here for a text of one line. */
const PLACES: Readonly<Record<string, string>> = {
  "\\b": WORD_EDGE,
  "\\B": `(?!${WORD_EDGE})`,
  "\\A": "^",
  "\\Z": TEXT_END,
  "\\z": "$",
};

/**
 * A pattern in the notation that ICU and Java share, as a tree.
 *
 * `\b \w \d \s` and POSIX classes are read as ICU does, by Unicode. Throws a Problem `E_SRX_PATTERN` with the reason where
 * JavaScript has no counterpart.
 */
export function readPattern(pattern: SrxPattern): Pattern {
  const cursor = cursorAt(pattern);
  const tree = readChoice(cursor, NO_FLAGS);
  if (cursor.at < cursor.text.length) return cursor.fail(phrase("phrase.srx.unopened"));
  return tree;
}

function readChoice(cursor: Cursor, outer: Flags): Pattern {
  if (++cursor.depth > MAX_DEPTH) return cursor.fail(phrase("phrase.tooDeep"));
  let flags = outer;
  const options: Pattern[] = [];
  let items: Pattern[] = [];
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== ")") {
    if (flags.comments && takeMatch(cursor, COMMENT) !== undefined) continue;
    if (takeMatch(cursor, COMMENT_GROUP) !== undefined) continue;
    if (take(cursor, "|")) {
      options.push({ kind: "sequence", items });
      items = [];
      continue;
    }
    const inline = takeMatch(cursor, FLAGS);
    // `(?i)` holds to the end of its group, alternatives included.
    if (inline?.[3] === ")") flags = changed(cursor, flags, inline);
    else if (inline === undefined) items.push(readItem(cursor, flags));
    else items.push(quantified(cursor, flags, closed(cursor, readChoice(cursor, changed(cursor, flags, inline)))));
  }
  cursor.depth--;
  const last: Pattern = { kind: "sequence", items };
  return options.length === 0 ? last : { kind: "choice", options: [...options, last] };
}

function changed(cursor: Cursor, flags: Flags, [, on = "", off = ""]: readonly string[]): Flags {
  const letters = on + off;
  // `u` and `U` ask for Unicode, which is what is read anyway.
  if (/[^ismxuU]/.test(letters)) return cursor.fail(phrase("phrase.srx.flag", { flag: `(?${letters})` }));
  const after = (letter: string, before: boolean): boolean => on.includes(letter) || (before && !off.includes(letter));
  return {
    fold: after("i", flags.fold),
    dotAll: after("s", flags.dotAll),
    lines: after("m", flags.lines),
    comments: after("x", flags.comments),
  };
}

function closed(cursor: Cursor, body: Pattern): Pattern {
  if (!take(cursor, ")")) return cursor.fail(phrase("phrase.srx.unclosed"));
  return body;
}

function readItem(cursor: Cursor, flags: Flags): Pattern {
  return quantified(cursor, flags, readAtom(cursor, flags));
}

function quantified(cursor: Cursor, flags: Flags, atom: Pattern): Pattern {
  let body = atom;
  for (;;) {
    if (flags.comments) takeMatch(cursor, COMMENT);
    const found = takeMatch(cursor, QUANTIFIER);
    if (found === undefined) return body;
    const [, sign = "", low = "", comma = "", high = "", mode] = found;
    const [least, most] = sign.startsWith("{") ? [Number(low), boundOf(low, comma, high)] : (SIGNS[sign] ?? [0, 0]);
    if (Math.max(least, most ?? 0) > MAX_REPEAT)
      return cursor.fail(phrase("phrase.srx.repetitions", { most: MAX_REPEAT }));
    if (most !== undefined && most < least) return cursor.fail(phrase("phrase.srx.repetitionsBackwards"));
    body = { kind: "repeat", body, least, ...(most === undefined ? {} : { most }), possessive: mode === "+" };
  }
}

const SIGNS: Readonly<Record<string, readonly [number, number | undefined]>> = {
  "*": [0, undefined],
  "+": [1, undefined],
  "?": [0, 1],
};

function boundOf(low: string, comma: string, high: string): number | undefined {
  if (comma === "") return Number(low);
  return high === "" ? undefined : Number(high);
}

function readAtom(cursor: Cursor, flags: Flags): Pattern {
  const character = (source: string): Pattern => ({ kind: "character", source, fold: flags.fold });
  if (cursor.text[cursor.at] === "(") return readGroup(cursor, flags);
  if (take(cursor, "[")) return character(readClass(cursor, flags));
  if (take(cursor, ".")) return character(flags.dotAll ? "[^]" : `[^${LINE_ENDS}]`);
  if (take(cursor, "^")) return place(flags.lines ? `(?<=^|[${LINE_ENDS}])` : "^");
  if (take(cursor, "$")) return place(flags.lines ? `(?=$|[${LINE_ENDS}])` : TEXT_END);
  if (cursor.text[cursor.at] === "\\") return readBackslash(cursor, character);
  if (/[*+?]/.test(cursor.text[cursor.at] ?? "")) return cursor.fail(phrase("phrase.srx.quantifier"));
  return character(literal(takePoint(cursor)));
}

function place(source: string): Pattern {
  return { kind: "assertion", source };
}

function readBackslash(cursor: Cursor, character: (source: string) => Pattern): Pattern {
  const reference = takeMatch(cursor, BACK_REFERENCE);
  if (reference !== undefined) return { kind: "reference", name: reference.slice(1).join("") };
  const two = cursor.text.slice(cursor.at, cursor.at + 2);
  const known = Object.hasOwn(PLACES, two) ? PLACES[two] : undefined;
  if (known !== undefined && !cursor.text.startsWith("\\b{", cursor.at)) {
    cursor.at += 2;
    return place(known);
  }
  cursor.at++;
  if (take(cursor, "R")) return anyLineEnd;
  const escaped = readEscape(cursor);
  return character(escaped.kind === "point" ? literal(escaped.point) : `[${escaped.inside}]`);
}

const anyLineEnd: Pattern = {
  kind: "choice",
  options: [
    {
      kind: "sequence",
      items: ["\\r", "\\n"].map((source) => ({ kind: "character", source, fold: false }) as const),
    },
    { kind: "character", source: `[${LINE_ENDS}\\v\\f]`, fold: false },
  ],
};

/** A group whose `(` is next and that is no group of flags. */
function readGroup(cursor: Cursor, flags: Flags): Pattern {
  const named = takeMatch(cursor, NAMED_GROUP)?.[1];
  if (named !== undefined) {
    cursor.groups++;
    return { kind: "group", name: named, body: closed(cursor, readChoice(cursor, flags)) };
  }
  if (take(cursor, "(?>")) return { kind: "atomic", body: closed(cursor, readChoice(cursor, flags)) };
  for (const [sign, ahead, negative] of LOOKS)
    if (take(cursor, sign)) return { kind: "look", ahead, negative, body: closed(cursor, readChoice(cursor, flags)) };
  if (cursor.text.startsWith("(?", cursor.at)) return cursor.fail(phrase("phrase.srx.group"));
  cursor.at++;
  const name = String(++cursor.groups);
  return { kind: "group", name, body: closed(cursor, readChoice(cursor, flags)) };
}

const LOOKS: readonly (readonly [string, boolean, boolean])[] = [
  ["(?=", true, false],
  ["(?!", true, true],
  ["(?<=", false, false],
  ["(?<!", false, true],
];
