import { signature } from "./signature.ts";
import type { Token } from "./tokens.ts";

/**
 * Segments of up to this many tokens are also compared by their characters, as one word of two that differs in a letter
 * would else be as far away as one that differs altogether.
 */
export const SHORT_TOKENS = 3;

/** Longer texts, in tokens or (of few tokens) in characters, are found by equality alone: they are no sentences. */
export const LONGEST = 10_000;

/** The symbol that stands for every number where only words are compared. */
const ANY_NUMBER = 0;

/** Numbers for tokens, so that they can be compared fast. It only grows. */
export interface Vocabulary {
  readonly ids: Map<string, number>;
  /** By id: the symbol that counts where only words are compared, or -1 for punctuation. */
  readonly wordSymbols: number[];
}

/** A vocabulary that knows nothing but that numbers exist. */
export function createVocabulary(): Vocabulary {
  return { ids: new Map(), wordSymbols: [ANY_NUMBER] };
}

/** What counts where only words are compared; -1 for a word that the vocabulary does not know. */
export function wordSymbol(vocabulary: Vocabulary, token: Token): number {
  return token.kind === "number" ? ANY_NUMBER : (vocabulary.ids.get(token.folded) ?? -1);
}

function intern(vocabulary: Vocabulary, token: Token): number {
  const known = vocabulary.ids.get(token.folded);
  if (known !== undefined) return known;
  const id = vocabulary.wordSymbols.length;
  vocabulary.ids.set(token.folded, id);
  vocabulary.wordSymbols.push(token.kind === "word" ? id : token.kind === "number" ? ANY_NUMBER : -1);
  return id;
}

/** Sequences of symbols, end to end. */
export interface Sequences {
  readonly symbols: Int32Array;
  /** Sequence `i` has the symbols `[starts[i], starts[i + 1])`. */
  readonly starts: Int32Array;
  /** Two words for each, see `signature`. */
  readonly signatures: Int32Array;
}

/** The sources of one pair of languages, ordered by their number of tokens, side by side in typed arrays. */
export interface Candidates {
  /** The store's numbers of the units, and of the parts of collections that they stand in. */
  readonly units: Float64Array;
  readonly parts: Float64Array;
  readonly tokens: Sequences;
  /** The first candidate of at least this many tokens; its last entry is the number of candidates. */
  readonly firstOfLength: Int32Array;
  /**
   * UTF-16 units of the folded texts of the short candidates, which come first. Those of one number of tokens are in the
   * order of their length in characters.
   */
  readonly text: Sequences;
}

/** Candidates as they are gathered, in any order. */
export interface Gathered {
  readonly units: number[];
  readonly parts: number[];
  readonly starts: number[];
  readonly tokens: number[];
  /** Folded text of short candidates, else empty. */
  readonly texts: string[];
}

/** Nothing gathered yet. */
export function gather(): Gathered {
  return { units: [], parts: [], starts: [0], tokens: [], texts: [] };
}

/** Adds a unit's source, unless it has no token or is too long. */
export function addCandidate(
  gathered: Gathered,
  vocabulary: Vocabulary,
  source: { readonly unit: number; readonly part: number; readonly tokens: readonly Token[]; readonly text: string },
): void {
  const isShort = source.tokens.length <= SHORT_TOKENS;
  if (source.tokens.length === 0 || (isShort ? source.text : source.tokens).length > LONGEST) return;
  for (const token of source.tokens) gathered.tokens.push(intern(vocabulary, token));
  gathered.starts.push(gathered.tokens.length);
  gathered.units.push(source.unit);
  gathered.parts.push(source.part);
  gathered.texts.push(isShort ? source.text.toLowerCase() : "");
}

/** Adds those of `candidates` whose part is among `parts`. */
export function keepCandidates(gathered: Gathered, candidates: Candidates, parts: ReadonlySet<number>): void {
  candidates.units.forEach((unit, index) => {
    const part = candidates.parts[index] ?? -1;
    if (!parts.has(part)) return;
    for (const token of sequence(candidates.tokens, index)) gathered.tokens.push(token);
    gathered.starts.push(gathered.tokens.length);
    gathered.units.push(unit);
    gathered.parts.push(part);
    const isShort = index < candidates.text.starts.length - 1;
    gathered.texts.push(isShort ? String.fromCharCode(...sequence(candidates.text, index)) : "");
  });
}

function sequence({ symbols, starts }: Sequences, index: number): Int32Array {
  return symbols.subarray(starts[index], starts[index + 1]);
}

/** Orders what was gathered. */
export function arrange(gathered: Gathered): Candidates {
  const { order, firstOfLength } = orderByLength(gathered);
  const short = order.subarray(0, firstOfLength[SHORT_TOKENS + 1] ?? order.length);
  const tokensOf = (from: number): readonly number[] =>
    gathered.tokens.slice(gathered.starts[from], gathered.starts[from + 1]);
  const text = Array.from(short, (from) => gathered.texts[from] ?? "");
  const characters = text.reduce((sum, { length }) => sum + length, 0);
  return {
    units: Float64Array.from(order, (from) => gathered.units[from] ?? 0),
    parts: Float64Array.from(order, (from) => gathered.parts[from] ?? 0),
    tokens: join(new Int32Array(gathered.tokens.length), order.length, (to) => tokensOf(order[to] ?? 0)),
    firstOfLength,
    text: join(new Int32Array(characters), text.length, (to) => codeUnits(text[to] ?? "")),
  };
}

function join(
  symbols: Int32Array,
  size: number,
  symbolsOf: (index: number) => ArrayLike<number> & Iterable<number>,
): Sequences {
  const starts = new Int32Array(size + 1);
  const signatures = new Int32Array(2 * size);
  for (let index = 0; index < size; index++) {
    const its = symbolsOf(index);
    const start = starts[index] ?? 0;
    symbols.set(its, start);
    starts[index + 1] = start + its.length;
    signatures.set(signature(its), 2 * index);
  }
  return { symbols, starts, signatures };
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

/** The UTF-16 units of a text. */
export function codeUnits(text: string): Int32Array {
  const units = new Int32Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}
