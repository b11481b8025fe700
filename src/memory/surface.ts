import type { Runs } from "../core/model.ts";
import { codesOf, plainText, UNNAMED_CODE } from "../core/runs.ts";
import type { Token } from "./tokens.ts";

/** What two texts differ in, apart from their words. */
export interface SurfaceDifferences {
  /** Words that are the same but for capital letters. */
  readonly case: number;
  /** Insertions, deletions and exchanges that make the punctuation equal. */
  readonly punctuation: number;
  /** Numbers of another value that the remembered target has exactly once, so that they could be exchanged there. */
  readonly exchangeableNumbers: number;
  /** Other numbers of another value. */
  readonly otherNumbers: number;
}

/** Above this many cells no alignment is made, and what it would show costs nothing: such texts are no sentences. */
const ALIGNMENT_CELLS = 4_000_000;

/**
 * Compares a query with a remembered source, token by token, after aligning their words (a number may stand for any).
 *
 * @param target the remembered target, in which numbers are looked for
 */
export function surfaceDifferences(
  query: readonly Token[],
  remembered: readonly Token[],
  target: Runs,
): SurfaceDifferences {
  const pairs = alignWords(wordsOf(query), wordsOf(remembered));
  const changed = pairs.filter(([a, b]) => a.folded !== b.folded);
  const inTarget = numbersOf(plainText(target));
  const exchangeable = changed.filter(([, b]) => inTarget.filter((number) => number === digits(b.folded)).length === 1);
  return {
    case: pairs.filter(([a, b]) => a.folded === b.folded && a.surface !== b.surface).length,
    punctuation: distance(marksOf(query), marksOf(remembered)),
    exchangeableNumbers: exchangeable.length,
    otherNumbers: changed.length - exchangeable.length,
  };
}

/**
 * How many inline codes differ: missing ones and extra ones, by type and name, and 1 where they only stand elsewhere.
 * Names do not count where one side has none, as memories of other tools.
 *
 * @param sameWords whether the texts are equal but for the codes, so that equal codes must stand elsewhere
 */
export function codeDifferences(query: Runs, remembered: Runs, sameWords: boolean): number {
  const named = [...codesOf(query), ...codesOf(remembered)].every((code) => code.name !== UNNAMED_CODE);
  const classes = (runs: Runs): readonly string[] =>
    codesOf(runs).map(({ type, name }) => (named ? `${type} ${name}` : type));
  const wanted = classes(query);
  const found = classes(remembered);
  const missing = without(wanted, found).length + without(found, wanted).length;
  if (missing > 0) return missing;
  const moved = sameWords ? wanted.length > 0 : wanted.some((code, index) => code !== found[index]);
  return moved ? 1 : 0;
}

/** The items that are left when each of `removed` has taken away one of its like. */
function without(items: readonly string[], removed: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const item of removed) left.set(item, (left.get(item) ?? 0) + 1);
  return items.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}

/** The words and numbers of a text, without its punctuation. */
export function wordsOf(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token) => token.kind !== "mark");
}

function marksOf(tokens: readonly Token[]): readonly string[] {
  return tokens.filter((token) => token.kind === "mark").map((token) => token.surface);
}

function digits(number: string): string {
  return number.replace(/[.,]/g, "");
}

/** The numbers of a text as digits alone: `1,200`, `1 200` and `1.200` are one number, as languages write it. */
function numbersOf(text: string): readonly string[] {
  return text.replace(/(\p{N})[\s.,](?=\p{N})/gu, "$1").match(/\p{N}+/gu) ?? [];
}

function alike(a: Token | undefined, b: Token | undefined): boolean {
  return a?.kind === b?.kind && (a?.kind === "number" || a?.folded === b?.folded);
}

/** The pairs of alike words in one cheapest alignment. */
function alignWords(a: readonly Token[], b: readonly Token[]): readonly (readonly [Token, Token])[] {
  const pairs: [Token, Token][] = [];
  const pair = (x: Token | undefined, y: Token | undefined): void => {
    if (x !== undefined && y !== undefined) pairs.push([x, y]);
  };
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  for (; start < shorter && alike(a[start], b[start]); start++) pair(a[start], b[start]);
  let end = 0;
  for (; end < shorter - start && alike(a.at(-1 - end), b.at(-1 - end)); end++) pair(a.at(-1 - end), b.at(-1 - end));
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  const costs = costTable(left, right, alike);
  if (costs === undefined) return pairs;
  let i = left.length;
  let j = right.length;
  const width = right.length + 1;
  const cost = (row: number, column: number): number => costs[row * width + column] ?? 0;
  while (i > 0 && j > 0) {
    const equal = alike(left[i - 1], right[j - 1]);
    if (cost(i, j) === cost(i - 1, j - 1) + (equal ? 0 : 1)) {
      if (equal) pair(left[i - 1], right[j - 1]);
      i--;
      j--;
    } else if (cost(i, j) === cost(i - 1, j) + 1) i--;
    else j--;
  }
  return pairs;
}

function distance(a: readonly string[], b: readonly string[]): number {
  if (a.join("\n") === b.join("\n")) return 0;
  return costTable(a, b, (x, y) => x === y)?.at(-1) ?? Math.abs(a.length - b.length);
}

/** Levenshtein's table, row after row of `b.length + 1` cells; undefined where it would be too large. */
function costTable<Item>(
  a: readonly Item[],
  b: readonly Item[],
  equal: (a: Item | undefined, b: Item | undefined) => boolean,
): Int32Array | undefined {
  const width = b.length + 1;
  if ((a.length + 1) * width > ALIGNMENT_CELLS) return undefined;
  const costs = new Int32Array((a.length + 1) * width);
  for (let j = 0; j < width; j++) costs[j] = j;
  for (let i = 1; i <= a.length; i++) {
    costs[i * width] = i;
    for (let j = 1; j < width; j++) {
      const above = costs[(i - 1) * width + j] ?? 0;
      const before = costs[i * width + j - 1] ?? 0;
      const diagonal = costs[(i - 1) * width + j - 1] ?? 0;
      const exchange = diagonal + (equal(a[i - 1], b[j - 1]) ? 0 : 1);
      costs[i * width + j] = Math.min(above + 1, before + 1, exchange);
    }
  }
  return costs;
}
