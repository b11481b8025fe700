import { Problem, placeAt } from "../../core/problem.ts";
import { startOfText } from "../text-bytes.ts";

/** A string that is a value. Offsets are those of its content, quotation marks outside. */
export interface JsonString {
  readonly start: number;
  readonly end: number;
  /** Its path, e.g. `home.steps.0`; of a very long one only the end, behind an ellipsis. */
  readonly key: string;
  /** The member whose value it is; absent in an array and at the top. */
  readonly member?: JsonMember;
}

/** A key of an object and its value, with the offsets at which both begin and end. */
export interface JsonMember {
  readonly object: JsonObject;
  readonly index: number;
  /** The key as it reads. */
  readonly name: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  /** Known as soon as the value has been read. */
  valueEnd: number;
}

export interface JsonObject {
  /** Behind its opening brace. */
  readonly start: number;
  readonly members: JsonMember[];
}

/** Deeper nesting is refused: no file for people has it, and readers of the output may give up. */
const MAX_DEPTH = 256;
/** Paths of objects and lists are cut to this many characters: long keys that are nested deeply would add up. */
const MAX_PATH = 400;

const BLANKS = /[ \t\r\n]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * All strings in a JSON text (RFC 8259) that are values, in order. Takes linear time.
 *
 * A byte-order mark may stand before it. Keys that occur twice are both kept.
 *
 * @throws Problem `E_JSON_SYNTAX`, `E_JSON_END` or `E_JSON_DEPTH` with the place
 */
export function readJson(text: string, path: string): readonly JsonString[] {
  const strings: JsonString[] = [];
  let at = startOfText(text);
  skipBlanks();
  readValue("", 0);
  skipBlanks();
  if (at < text.length) fail();
  return strings;

  function readValue(key: string, depth: number, member?: JsonMember): void {
    if (depth > MAX_DEPTH) throw new Problem("E_JSON_DEPTH", { depth: MAX_DEPTH }, placeAt(path, text, at));
    switch (text[at]) {
      case "{":
        readObject(shortened(key), depth);
        break;
      case "[":
        readArray(shortened(key), depth);
        break;
      case '"':
        readString(key, member);
        break;
      default:
        skip(SCALAR);
    }
  }

  function readString(key: string, member?: JsonMember): void {
    const start = at + 1;
    skipString();
    const end = at - 1;
    strings.push(member === undefined ? { start, end, key } : { start, end, key, member });
  }

  function readArray(key: string, depth: number): void {
    at++;
    skipBlanks();
    if (skipIf("]")) return;
    for (let index = 0; ; index++) {
      readValue(join(key, String(index)), depth + 1);
      skipBlanks();
      if (skipIf("]")) return;
      skipChar(",");
      skipBlanks();
    }
  }

  function readObject(key: string, depth: number): void {
    at++;
    const object: JsonObject = { start: at, members: [] };
    skipBlanks();
    if (skipIf("}")) return;
    for (;;) {
      const keyStart = at;
      if (text[at] !== '"') fail();
      skipString();
      const keyEnd = at;
      const name = nameOf(text, keyStart, keyEnd);
      skipBlanks();
      skipChar(":");
      skipBlanks();
      const member = { object, index: object.members.length, name, keyStart, keyEnd, valueStart: at, valueEnd: at };
      object.members.push(member);
      readValue(join(key, name), depth + 1, member);
      member.valueEnd = at;
      skipBlanks();
      if (skipIf("}")) return;
      skipChar(",");
      skipBlanks();
    }
  }

  function skipString(): void {
    for (at++; ; ) {
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (code === 0x5c) skip(ESCAPE);
      else if (code >= 0x20) at++;
      else fail();
    }
    at++;
  }

  function skipBlanks(): void {
    BLANKS.lastIndex = at;
    BLANKS.test(text);
    at = BLANKS.lastIndex;
  }

  function skip(pattern: RegExp): void {
    pattern.lastIndex = at;
    if (!pattern.test(text)) fail();
    at = pattern.lastIndex;
  }

  function skipChar(character: string): void {
    if (!skipIf(character)) fail();
  }

  function skipIf(character: string): boolean {
    if (text[at] !== character) return false;
    at++;
    return true;
  }

  function fail(): never {
    const place = placeAt(path, text, at);
    if (at >= text.length) throw new Problem("E_JSON_END", {}, place);
    throw new Problem("E_JSON_SYNTAX", { found: shown(text, at) }, place);
  }
}

function nameOf(text: string, start: number, end: number): string {
  const name = text.slice(start + 1, end - 1);
  // A string token gives a string: the grammar has been checked above.
  return name.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : name;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function shortened(path: string): string {
  return path.length > MAX_PATH ? `…${path.slice(-MAX_PATH)}` : path;
}

/** What stands at `offset`: a character, an escape, or the number of a character that cannot be seen. */
function shown(text: string, offset: number): string {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (character === "\\") return text.slice(offset, offset + 2);
  if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) return character;
  return `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, "0")}`;
}
