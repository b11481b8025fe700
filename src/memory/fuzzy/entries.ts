import { HEAD, sign } from "./signature.ts";
import { readTokens, type TokenBuffer, tokenBuffer, type Vocabulary } from "./vocabulary.ts";

/**
 * Segments of up to this many tokens are also compared by their characters, as one word of two that differs in a letter
 * would else be as far away as one that differs altogether.
 */
export const SHORT_TOKENS = 3;

/** Longer texts, in tokens or (of few tokens) in characters, are found by equality alone: they are no sentences. */
export const LONGEST = 10_000;

/** The sources of one pair of languages in the order of their number of tokens, in typed arrays that one read loads. */
export interface Entries {
  /** The store's numbers of the units, and of the parts of collections that they stand in. */
  readonly units: Uint32Array;
  readonly parts: Uint32Array;
  /** The first entry of at least this many tokens; its last value is the number of entries. */
  readonly firstOfLength: Int32Array;
  /** Where in `cells` the entries of this many tokens begin; each takes `HEAD` cells and one a token, in reading order. */
  readonly cellOfLength: Int32Array;
  readonly cells: Int32Array;
  /**
   * Where in `textCells` the entries of up to `SHORT_TOKENS` tokens begin, and one more: likewise, a UTF-16 unit of the
   * folded text a cell. Those of one number of tokens are in the order of their length in characters.
   */
  readonly textStarts: Int32Array;
  readonly textCells: Int32Array;
}

/** Entries as they are gathered, in any order. */
export interface Gathered {
  readonly units: number[];
  readonly parts: number[];
  /** Entry `i` has the tokens `[starts[i], starts[i + 1])`. */
  readonly starts: number[];
  readonly tokens: TokenBuffer;
  /** Folded text of short entries, else empty. */
  readonly texts: string[];
}

/** Nothing gathered yet. */
export function gather(): Gathered {
  return { units: [], parts: [], starts: [0], tokens: tokenBuffer(), texts: [] };
}

/** How many entries there are. */
export function sizeOf({ units }: Entries): number {
  return units.length;
}

/** Adds a unit's normalised source, unless it has no token or is too long. */
export function addEntry(
  gathered: Gathered,
  vocabulary: Vocabulary,
  source: { readonly unit: number; readonly part: number; readonly text: string },
): void {
  const { tokens, starts } = gathered;
  const before = tokens.length;
  readTokens(vocabulary, source.text, tokens, true);
  const length = tokens.length - before;
  const isShort = length <= SHORT_TOKENS;
  if (length === 0 || (isShort ? source.text.length : length) > LONGEST) {
    tokens.length = before;
    return;
  }
  starts.push(tokens.length);
  gathered.units.push(source.unit);
  gathered.parts.push(source.part);
  gathered.texts.push(isShort ? source.text.toLowerCase() : "");
}

/** Adds those of `entries` that `stays` keeps, by unit and part. */
export function keepEntries(
  gathered: Gathered,
  entries: Entries,
  stays: (unit: number, part: number) => boolean,
): void {
  const { units, parts, cells, textStarts, textCells } = entries;
  const { tokens } = gathered;
  let length = 0;
  for (let entry = 0; entry < units.length; entry++) {
    length = lengthFrom(entries, entry, length);
    const [unit = 0, part = 0] = [units[entry], parts[entry]];
    if (!stays(unit, part)) continue;
    const start = cellOf(entries, entry, length) + HEAD;
    while (tokens.length + length > tokens.symbols.length) tokens.symbols = doubled(tokens.symbols);
    tokens.symbols.set(cells.subarray(start, start + length), tokens.length);
    tokens.length += length;
    gathered.starts.push(tokens.length);
    gathered.units.push(unit);
    gathered.parts.push(part);
    const text = textCells.subarray((textStarts[entry] ?? 0) + HEAD, textStarts[entry + 1]);
    gathered.texts.push(entry + 1 < textStarts.length ? String.fromCharCode(...text) : "");
  }
}

function doubled(symbols: Int32Array): Int32Array {
  const larger = new Int32Array(2 * symbols.length);
  larger.set(symbols);
  return larger;
}

/** The number of tokens of an entry, where an entry not after it has `length` or more. */
export function lengthFrom({ firstOfLength }: Entries, entry: number, length: number): number {
  let found = length;
  while ((firstOfLength[found + 1] ?? Number.POSITIVE_INFINITY) <= entry) found++;
  return found;
}

/** The number of tokens of an entry. */
export function lengthOf({ firstOfLength }: Entries, entry: number): number {
  let low = 0;
  let high = firstOfLength.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((firstOfLength[middle] ?? 0) <= entry) low = middle;
    else high = middle;
  }
  return low;
}

/** The first cell of an entry of `length` tokens. */
export function cellOf({ firstOfLength, cellOfLength }: Entries, entry: number, length: number): number {
  return (cellOfLength[length] ?? 0) + (entry - (firstOfLength[length] ?? 0)) * (length + HEAD);
}

/** Orders what was gathered. */
export function arrange(gathered: Gathered): Entries {
  const { tokens, starts, units, parts, texts } = gathered;
  const { order, firstOfLength } = orderByLength(gathered);
  const cellOfLength = new Int32Array(firstOfLength.length);
  for (let length = 1; length < firstOfLength.length; length++) {
    const shorter = (firstOfLength[length] ?? 0) - (firstOfLength[length - 1] ?? 0);
    cellOfLength[length] = (cellOfLength[length - 1] ?? 0) + shorter * (length - 1 + HEAD);
  }
  const cells = new Int32Array(tokens.length + HEAD * order.length);
  let to = 0;
  for (const from of order) {
    const end = starts[from + 1] ?? 0;
    const start = to;
    to += HEAD;
    for (let at = starts[from] ?? 0; at < end; at++) cells[to++] = tokens.symbols[at] ?? 0;
    sign(cells, start, to);
  }
  const short = order.subarray(0, firstOfLength[SHORT_TOKENS + 1] ?? order.length);
  return {
    units: Uint32Array.from(order, (from) => units[from] ?? 0),
    parts: Uint32Array.from(order, (from) => parts[from] ?? 0),
    firstOfLength,
    cellOfLength,
    cells,
    ...arrangeTexts(Array.from(short, (from) => texts[from] ?? "")),
  };
}

function arrangeTexts(texts: readonly string[]): Pick<Entries, "textStarts" | "textCells"> {
  const textStarts = new Int32Array(texts.length + 1);
  texts.forEach((text, at) => {
    textStarts[at + 1] = (textStarts[at] ?? 0) + HEAD + text.length;
  });
  const textCells = new Int32Array(textStarts[texts.length] ?? 0);
  texts.forEach((text, at) => {
    const start = textStarts[at] ?? 0;
    for (let unit = 0; unit < text.length; unit++) textCells[start + HEAD + unit] = text.charCodeAt(unit);
    sign(textCells, start, start + HEAD + text.length);
  });
  return { textStarts, textCells };
}

/** Counting sort by the number of tokens, short ones then by characters. */
function orderByLength({ starts, units, texts }: Gathered): { order: Int32Array; firstOfLength: Int32Array } {
  const lengthOf = (index: number): number => (starts[index + 1] ?? 0) - (starts[index] ?? 0);
  const longest = units.reduce((most, _, index) => Math.max(most, lengthOf(index)), 0);
  const firstOfLength = new Int32Array(longest + 2);
  units.forEach((_, index) => {
    firstOfLength[lengthOf(index) + 1] = (firstOfLength[lengthOf(index) + 1] ?? 0) + 1;
  });
  for (let length = 1; length < firstOfLength.length; length++)
    firstOfLength[length] = (firstOfLength[length] ?? 0) + (firstOfLength[length - 1] ?? 0);
  const next = firstOfLength.slice();
  const order = new Int32Array(units.length);
  units.forEach((_, index) => {
    const to = next[lengthOf(index)] ?? 0;
    order[to] = index;
    next[lengthOf(index)] = to + 1;
  });
  const characters = (index: number): number => texts[index]?.length ?? 0;
  for (let length = 1; length <= Math.min(SHORT_TOKENS, longest); length++)
    order.subarray(firstOfLength[length], firstOfLength[length + 1]).sort((a, b) => characters(a) - characters(b));
  return { order, firstOfLength };
}
