import { type Token, type TokenKind, tokenise } from "../tokens.ts";
import { characters, LETTER, NUMBER } from "./characters.ts";
import { scanTokens } from "./scan-tokens.ts";

const KINDS: readonly TokenKind[] = ["word", "number", "mark"];
const WORD = 0;
const FIGURE = 1;
const SIGN = 2;

/** Numbers for folded tokens, so that they can be compared fast. It only grows; all of it is typed arrays. */
export interface Vocabulary {
  size: number;
  /** One more than the token's number, at the place of its hash or the next free one; 0 for free. Length is a power of 2. */
  table: Int32Array;
  hashes: Int32Array;
  /** Token `id` is the UTF-16 units `[starts[id], starts[id + 1])` of `units`. */
  starts: Int32Array;
  units: Uint16Array;
  /** 0 word, 1 number, 2 any other sign. */
  kinds: Uint8Array;
}

/** Numbers of tokens, end to end; `symbols` is longer than `length` says. */
export interface TokenBuffer {
  symbols: Int32Array;
  length: number;
}

/** A vocabulary that knows nothing. */
export function createVocabulary(): Vocabulary {
  return {
    size: 0,
    table: new Int32Array(1024),
    hashes: new Int32Array(512),
    starts: new Int32Array(513),
    units: new Uint16Array(4096),
    kinds: new Uint8Array(512),
  };
}

/** An empty buffer. */
export function tokenBuffer(): TokenBuffer {
  return { symbols: new Int32Array(1024), length: 0 };
}

/** Whether a token is a number. */
export function isNumber({ kinds }: Vocabulary, id: number): boolean {
  return kinds[id] === FIGURE;
}

/** Whether a token is neither a word nor a number. */
export function isSign({ kinds }: Vocabulary, id: number): boolean {
  return kinds[id] === SIGN;
}

/** A token's folded text. */
export function textOf({ starts, units }: Vocabulary, id: number): string {
  return String.fromCharCode(...units.subarray(starts[id], starts[id + 1]));
}

/**
 * Appends the numbers of a normalised text's tokens to `into`: the same tokens as `tokenise` finds, without making any
 * string of the usual text.
 *
 * @param adds whether tokens that are not known become so; else they are -1
 */
export function readTokens(vocabulary: Vocabulary, text: string, into: TokenBuffer, adds: boolean): void {
  const before = into.length;
  if (readPlain(vocabulary, text, into, adds)) return;
  into.length = before;
  for (const token of tokenise(text)) push(into, numberOf(vocabulary, token, adds));
}

/** The number of a token that `tokenise` found, or -1 where it is not known and not added. */
function numberOf(vocabulary: Vocabulary, { folded, kind }: Token, adds: boolean): number {
  let hash = 0;
  for (let at = 0; at < folded.length; at++) hash = Math.imul(hash ^ folded.charCodeAt(at), HASH_PRIME);
  return intern(vocabulary, { text: folded, start: 0, end: folded.length, kind: KINDS.indexOf(kind) }, hash, adds);
}

/** FNV's prime (Fowler, Noll, Vo 1991). */
const HASH_PRIME = 0x01000193;

/** Does what `readTokens` says and gives true, or gives false where a table of units does not do. */
function readPlain(vocabulary: Vocabulary, text: string, into: TokenBuffer, adds: boolean): boolean {
  const { lower } = characters();
  const span = { text, start: 0, end: 0, kind: WORD };
  return scanTokens(text, (start, end, kind) => {
    let hash = 0;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (lower[text.charCodeAt(at)] ?? 0), HASH_PRIME);
    span.start = start;
    span.end = end;
    span.kind = kind === LETTER ? WORD : kind === NUMBER ? FIGURE : SIGN;
    push(into, intern(vocabulary, span, hash, adds));
  });
}

interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: number;
}

function intern(vocabulary: Vocabulary, span: Span, mixed: number, adds: boolean): number {
  const hash = mixed ^ (mixed >>> 15);
  const { table, hashes } = vocabulary;
  const mask = table.length - 1;
  let place = hash & mask;
  for (let entry = table[place] ?? 0; entry !== 0; entry = table[place] ?? 0) {
    if (hashes[entry - 1] === hash && isEqual(vocabulary, entry - 1, span)) return entry - 1;
    place = (place + 1) & mask;
  }
  return adds ? add(vocabulary, span, hash, place) : -1;
}

function isEqual({ starts, units }: Vocabulary, id: number, { text, start, end }: Span): boolean {
  const { lower } = characters();
  const first = starts[id] ?? 0;
  if ((starts[id + 1] ?? 0) - first !== end - start) return false;
  for (let at = start; at < end; at++) if (units[first + at - start] !== lower[text.charCodeAt(at)]) return false;
  return true;
}

function add(vocabulary: Vocabulary, { text, start, end, kind }: Span, hash: number, place: number): number {
  const id = vocabulary.size++;
  const { lower } = characters();
  const first = vocabulary.starts[id] ?? 0;
  if (id + 2 > vocabulary.starts.length) {
    vocabulary.starts = enlarged(vocabulary.starts, new Int32Array(2 * id + 2));
    vocabulary.hashes = enlarged(vocabulary.hashes, new Int32Array(2 * id + 2));
    vocabulary.kinds = enlarged(vocabulary.kinds, new Uint8Array(2 * id + 2));
  }
  while (first + end - start > vocabulary.units.length)
    vocabulary.units = enlarged(vocabulary.units, new Uint16Array(2 * vocabulary.units.length));
  for (let at = start; at < end; at++) vocabulary.units[first + at - start] = lower[text.charCodeAt(at)] ?? 0;
  vocabulary.starts[id + 1] = first + end - start;
  vocabulary.hashes[id] = hash;
  vocabulary.kinds[id] = kind;
  vocabulary.table[place] = id + 1;
  if (2 * vocabulary.size > vocabulary.table.length) rehash(vocabulary);
  return id;
}

function rehash(vocabulary: Vocabulary): void {
  const table = new Int32Array(2 * vocabulary.table.length);
  const mask = table.length - 1;
  for (let id = 0; id < vocabulary.size; id++) {
    let place = (vocabulary.hashes[id] ?? 0) & mask;
    while (table[place] !== 0) place = (place + 1) & mask;
    table[place] = id + 1;
  }
  vocabulary.table = table;
}

function push(into: TokenBuffer, symbol: number): void {
  if (into.length === into.symbols.length) into.symbols = enlarged(into.symbols, new Int32Array(2 * into.length));
  into.symbols[into.length++] = symbol;
}

function enlarged<List extends Int32Array | Uint16Array | Uint8Array>(from: List, to: List): List {
  to.set(from);
  return to;
}
