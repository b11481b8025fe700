import type { Corridor } from "./corridor.ts";
import { SHAPES } from "./model.ts";

/** A step of the best path: a shape that ends at these numbers of sentences, and how probable it is among all paths. */
export interface Step {
  readonly shape: number;
  readonly sourceEnd: number;
  readonly targetEnd: number;
  /** 0 to 1. */
  readonly probability: number;
}

/** Gives the scores of a shape that ends at a source sentence, for each target end from `from` on, into `scores`. */
export type ScoreRow = (scores: Float64Array, shape: number, sourceEnd: number, from: number) => void;

/**
 * The best path through a corridor, and the probability of each of its steps.
 *
 * Probabilities come from the sums over all paths up to a cell and from it on, each path weighing e to the power of its
 * score (the forward–backward algorithm). Takes time and memory linear in the number of cells.
 */
export function bestPath(corridor: Corridor, scoreRow: ScoreRow): readonly Step[] {
  const cells = corridor.offset.at(-1) ?? 0;
  const lattice: Lattice = {
    corridor,
    rows: corridor.first.length,
    best: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
    before: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
    after: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
    shapes: new Int8Array(cells).fill(-1),
    scores: SHAPES.map(() => new Float32Array(cells).fill(Number.NEGATIVE_INFINITY)),
  };
  forward(lattice, scoreRow);
  backward(lattice);
  return trace(lattice);
}

interface Lattice {
  readonly corridor: Corridor;
  readonly rows: number;
  /** Of each cell, the score of the best path to it, and the logarithms of the sums over the paths to and from it. */
  readonly best: Float64Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** The last shape of the best path to each cell. */
  readonly shapes: Int8Array;
  /** The score of each shape that ends in a cell. */
  readonly scores: readonly Float32Array[];
}

/** The index of a cell, or -1 outside the corridor. */
function cellAt({ first, last, offset }: Corridor, row: number, column: number): number {
  if (row < 0 || column < (first[row] ?? 1) || column > (last[row] ?? 0)) return -1;
  return (offset[row] ?? 0) + column - (first[row] ?? 0);
}

function forward({ corridor, rows, best, before, shapes, scores }: Lattice, scoreRow: ScoreRow): void {
  best[0] = 0;
  before[0] = 0;
  for (let row = 0; row < rows; row++) {
    const from = corridor.first[row] ?? 0;
    const width = (corridor.last[row] ?? 0) - from + 1;
    const start = corridor.offset[row] ?? 0;
    for (const [shape, { source }] of SHAPES.entries()) {
      if (source > row) continue;
      const found = new Float64Array(width);
      scoreRow(found, shape, row, from);
      scores[shape]?.set(found, start);
    }
    for (let column = from; column < from + width; column++) {
      const cell = start + column - from;
      for (const [shape, { source, target }] of SHAPES.entries()) {
        const previous = cellAt(corridor, row - source, column - target);
        if (previous < 0) continue;
        const score = scores[shape]?.[cell] ?? 0;
        const reached = (best[previous] ?? 0) + score;
        if (reached > (best[cell] ?? 0)) {
          best[cell] = reached;
          shapes[cell] = shape;
        }
        before[cell] = addLogarithms(before[cell] ?? 0, (before[previous] ?? 0) + score);
      }
    }
  }
}

function backward({ corridor, rows, after, scores }: Lattice): void {
  after[after.length - 1] = 0;
  for (let row = rows - 1; row >= 0; row--) {
    const from = corridor.first[row] ?? 0;
    for (let column = corridor.last[row] ?? 0; column >= from; column--) {
      const cell = cellAt(corridor, row, column);
      for (const [shape, { source, target }] of SHAPES.entries()) {
        const previous = cellAt(corridor, row - source, column - target);
        if (previous < 0) continue;
        const score = (after[cell] ?? 0) + (scores[shape]?.[cell] ?? 0);
        after[previous] = addLogarithms(after[previous] ?? 0, score);
      }
    }
  }
}

function trace({ corridor, rows, before, after, shapes, scores }: Lattice): readonly Step[] {
  const steps: Step[] = [];
  const total = before.at(-1) ?? 0;
  let row = rows - 1;
  let column = corridor.last[row] ?? 0;
  while (row > 0 || column > 0) {
    const cell = cellAt(corridor, row, column);
    const index = shapes[cell] ?? -1;
    const shape = SHAPES[index];
    if (shape === undefined) throw new Error(`no path to ${row}, ${column}`);
    const previous = cellAt(corridor, row - shape.source, column - shape.target);
    const logarithm = (before[previous] ?? 0) + (scores[index]?.[cell] ?? 0) + (after[cell] ?? 0) - total;
    steps.push({ shape: index, sourceEnd: row, targetEnd: column, probability: Math.min(1, Math.exp(logarithm)) });
    row -= shape.source;
    column -= shape.target;
  }
  return steps.reverse();
}

/** log(e^a + e^b). */
function addLogarithms(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
