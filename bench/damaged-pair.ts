/** Texts with known beads, damaged on purpose, and how many of the beads an alignment has found. */
import type { Bead } from "../src/alignment/index.ts";

/** A sentence, and which gold beads it belongs to: several once it has been joined with others. */
interface Marked {
  readonly text: string;
  readonly beads: readonly number[];
}

/** Two texts that translate one another. Sentences that share a gold bead belong together. */
export interface Pair {
  readonly source: readonly Marked[];
  readonly target: readonly Marked[];
}

/** The pair with half of `share` of each side's sentences dropped, and as many joined to the next one. */
export function damaged({ source, target }: Pair, share: number, seed: number): Pair {
  const random = mulberry32(seed);
  const damage = (side: readonly Marked[]): readonly Marked[] => {
    const kept: Marked[] = [];
    let joins = false;
    for (const [index, { text, beads }] of side.entries()) {
      const last = kept.at(-1);
      if (joins && last !== undefined) {
        kept[kept.length - 1] = { text: `${last.text} ${text}`, beads: [...last.beads, ...beads] };
        joins = false;
        continue;
      }
      const chance = random();
      if (chance < share / 2) continue;
      kept.push({ text, beads });
      joins = chance < share && index < side.length - 1;
    }
    return kept;
  };
  return { source: damage(source), target: damage(target) };
}

/** Twice the beads found over those found and those wanted, pooled over all pairs; both sides must be exact. */
export function strictF1(found: readonly { readonly pair: Pair; readonly beads: readonly Bead[] }[]): number {
  let hits = 0;
  let total = 0;
  for (const { pair, beads } of found) {
    const wanted = new Set(goldKeys(pair));
    const keys = beads.map(({ sourceFrom, sourceTo, targetFrom, targetTo }) =>
      keyOf(range(sourceFrom, sourceTo), range(targetFrom, targetTo)),
    );
    hits += keys.filter((key) => wanted.has(key)).length;
    total += keys.length + wanted.size;
  }
  return (2 * hits) / total;
}

/** The beads of a pair: sentences connected by gold beads; each sentence without a counterpart alone. */
function goldKeys({ source, target }: Pair): readonly string[] {
  const groups = new Map<number, number>();
  const groupOf = (bead: number): number => {
    const above = groups.get(bead) ?? bead;
    return above === bead ? bead : groupOf(above);
  };
  for (const { beads } of [...source, ...target])
    for (const bead of beads) groups.set(groupOf(bead), groupOf(beads[0] ?? bead));
  const members = new Map<number, { readonly source: number[]; readonly target: number[] }>();
  const gather = (side: readonly Marked[], name: "source" | "target"): void => {
    for (const [index, { beads }] of side.entries()) {
      const group = groupOf(beads[0] ?? -1);
      const known = members.get(group) ?? { source: [], target: [] };
      members.set(group, known);
      known[name].push(index);
    }
  };
  gather(source, "source");
  gather(target, "target");
  return [...members.values()].flatMap((group) => {
    if (group.target.length === 0) return group.source.map((index) => keyOf([index], []));
    if (group.source.length === 0) return group.target.map((index) => keyOf([], [index]));
    return [keyOf(group.source, group.target)];
  });
}

function keyOf(source: readonly number[], target: readonly number[]): string {
  return `${source.join(" ")} | ${target.join(" ")}`;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** Numbers from 0 to 1 by a seed (Tommy Ettinger's Mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
