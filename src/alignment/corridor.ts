/** The cells that a search visits: for each number of source sentences, a range of numbers of target sentences. */
export interface Corridor {
  /** First and last column of each row, both within. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Where each row begins in an array of all cells; its last entry is their number. */
  readonly offset: Int32Array;
}

/** A source sentence and the target sentence that probably translates it. */
export type Waypoint = readonly [source: number, target: number];

/**
 * A corridor along waypoints, `width` sentences to either side of the straight lines between them, so that its size
 * grows with the length of the texts and not with their product.
 */
export function corridorAlong(
  waypoints: readonly Waypoint[],
  sources: number,
  targets: number,
  width: number,
): Corridor {
  const middle = middles(
    [[0, 0], ...waypoints.map(([s, t]) => [s + 0.5, t + 0.5] as const), [sources, targets]],
    sources,
  );
  const first = new Int32Array(sources + 1);
  const last = new Int32Array(sources + 1);
  const offset = new Int32Array(sources + 2);
  for (let row = 0; row <= sources; row++) {
    // Neighbouring rows overlap, however steep the line between them is.
    first[row] = Math.max(0, Math.floor(row === 0 ? 0 : (middle[row - 1] ?? 0)) - width);
    last[row] = Math.min(targets, Math.ceil(row === sources ? targets : (middle[row + 1] ?? targets)) + width);
    offset[row + 1] = (offset[row] ?? 0) + (last[row] ?? 0) - (first[row] ?? 0) + 1;
  }
  return { first, last, offset };
}

function middles(points: readonly (readonly [number, number])[], sources: number): Float64Array {
  const middle = new Float64Array(sources + 1);
  let next = 1;
  for (let row = 0; row <= sources; row++) {
    while (next < points.length - 1 && (points[next]?.[0] ?? sources) < row) next++;
    const [fromRow, fromColumn] = points[next - 1] ?? [0, 0];
    const [toRow, toColumn] = points[next] ?? [sources, 0];
    const share = toRow === fromRow ? 1 : (row - fromRow) / (toRow - fromRow);
    middle[row] = fromColumn + share * (toColumn - fromColumn);
  }
  return middle;
}

/** The longest chain of pairs that increase on both sides. Takes O(n log n) time. */
export function longestChain(pairs: readonly Waypoint[]): readonly Waypoint[] {
  const sorted = pairs.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  const tails: number[] = [];
  const before = new Int32Array(sorted.length).fill(-1);
  for (const [index, [, target]] of sorted.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const centre = (low + high) >> 1;
      if ((sorted[tails[centre] ?? 0]?.[1] ?? 0) < target) low = centre + 1;
      else high = centre;
    }
    before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const chain: Waypoint[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) chain.push(sorted[index] ?? [0, 0]);
  return chain.reverse();
}
