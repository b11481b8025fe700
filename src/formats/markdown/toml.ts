import type { Piece } from "../../core/model.ts";
import type { Entry, Mapping, Value } from "./front-matter.ts";
import { lineAt } from "./lines.ts";

const BARE = "[\\w-]+";
const PART = `(?:${BARE}|"(?:[^"\\\\\\r\\n]|\\\\.)*"|'[^'\\r\\n]*')`;
const NAME = `${PART}(?:[ \\t]*\\.[ \\t]*${PART})*`;
const KEY = new RegExp(`^[ \\t]*(${NAME})[ \\t]*=[ \\t]*`);
const TABLE = new RegExp(`^[ \\t]*\\[[ \\t]*(${NAME})[ \\t]*\\][ \\t]*(?:#.*)?$`);
const OTHER_TABLE = /^[ \t]*\[\[/;
const TOKEN = /"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"|'[^'\r\n]*'|#[^\r\n]*|[[\]{}]/g;
const SCALAR = /^(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^']*)'|([^\s"'[\]{}#,]+(?:[ T][\d:.Z+-]+)?))[ \t]*(?:#.*)?$/;
const ESCAPE = /\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/g;
const ESCAPES: Readonly<Record<string, string>> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", e: "\x1b" };

/**
 * The entries of a TOML document (TOML 1.0), in order; those of a table by its name and theirs. Keys can be added before
 * the first table.
 *
 *     title = "Kandas"       title
 *     [params]
 *     lead = 'They came'     params.lead
 */
export function tomlEntries(text: string, from: number, to: number): Mapping {
  const entries: Entry[] = [];
  let table: string | undefined = "";
  let open: number | undefined;
  let strange: string | undefined;
  for (let line = lineAt(text, from); line.start < to; line = lineAt(text, line.next)) {
    const name = TABLE.exec(line.text)?.[1];
    const key = KEY.exec(line.text);
    if (name !== undefined || OTHER_TABLE.test(line.text)) {
      open ??= line.start;
      // Of a list of tables no key has a name of its own.
      table = name === undefined ? undefined : `${plainKey(name)}.`;
    } else if (key !== null) {
      const value = line.start + key[0].length;
      const last = lineAt(text, Math.min(valueEnd(text, value, to), to - 1));
      if (table !== undefined)
        entries.push({ key: table + plainKey(key[1] ?? ""), start: line.start, end: last.next, value });
      line = last;
    } else if (!/^[ \t]*(?:#|$)/.test(line.text)) strange ??= line.text;
  }
  return { entries, strange, open: open ?? to };
}

/** Where a value ends that may go on in further lines: a list, an inline table or a string in three quotes. */
function valueEnd(text: string, start: number, to: number): number {
  const quotes = text.slice(start, start + 3);
  if (quotes === '"""' || quotes === "'''") {
    const close = text.indexOf(quotes, start + 3);
    return close < 0 ? to : close + 3;
  }
  if (!/^[[{]/.test(quotes)) return start;
  let depth = 0;
  TOKEN.lastIndex = start;
  for (let token = TOKEN.exec(text); token !== null && token.index < to; token = TOKEN.exec(text)) {
    if (/^[[{]/.test(token[0])) depth++;
    else if (/^[\]}]/.test(token[0]) && --depth === 0) return token.index;
  }
  return to;
}

/** A value that is a string in one line, a number, a date or a word; undefined for all else. */
export function tomlScalar(text: string, entry: Entry): Value | undefined {
  const line = lineAt(text, entry.value);
  const found = line.next >= entry.end ? SCALAR.exec(line.text) : null;
  if (found === null || /^(?:"""|''')/.test(line.text)) return undefined;
  const [basic, literal, bare] = [found[1], found[2], found[3]];
  const start = entry.value + (bare === undefined ? 1 : 0);
  if (basic !== undefined) return { style: "toml-basic", pieces: basicPieces(basic, start) };
  const content = literal ?? bare ?? "";
  const style = literal === undefined ? "toml-bare" : "toml-literal";
  const end = start + content.length;
  return { style, pieces: content === "" ? [] : [{ kind: "text", text: content, start, end }] };
}

function basicPieces(content: string, start: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of content.matchAll(ESCAPE)) {
    push(at, found.index, content.slice(at, found.index));
    at = found.index + found[0].length;
    push(found.index, at, decodeEscape(found[0]));
  }
  push(at, content.length, content.slice(at));
  return pieces;

  function push(from: number, to: number, value: string): void {
    if (to > from) pieces.push({ kind: "text", text: value, start: start + from, end: start + to });
  }
}

function decodeEscape(written: string): string {
  const kind = written.charAt(1);
  if (written.length === 2) return ESCAPES[kind] ?? kind;
  const code = Number.parseInt(written.slice(2), 16);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? "\uFFFD" : String.fromCodePoint(code);
}

function plainKey(written: string): string {
  const parts = written.match(new RegExp(PART, "g")) ?? [];
  return parts.map((part) => (/^["']/.test(part) ? part.slice(1, -1).replace(ESCAPE, decodeEscape) : part)).join(".");
}

/** A text as it is written between double quotes. */
export function escapeBasic(text: string): string {
  return text.replace(/[\\"\p{Cc}]/gu, (character) => {
    if (character === "\\" || character === '"') return `\\${character}`;
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
}

/** Whether a text can stand between single quotes, which know no escapes. */
export function isLiteralSafe(text: string): boolean {
  return !/['\p{Cc}]/u.test(text);
}

/** A key and its value as a line, without its end. */
export function tomlEntry(key: string, value: string): string {
  const written = new RegExp(`^${BARE}$`).test(key) ? key : `"${escapeBasic(key)}"`;
  return `${written} = "${escapeBasic(value)}"`;
}
