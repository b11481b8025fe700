/** Chance that repeats itself: the same seed gives the same numbers. */
export interface Random {
  /** 0 up to 1. */
  fraction(): number;
  /** 0 up to `limit`, which it never is. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  /** A few of a list's entries, each at most once, in random order. */
  sample<T>(list: readonly T[], count: number): readonly T[];
}

/** Random numbers from a seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new RangeError("Nothing to pick from");
      return picked;
    },
    sample: (list, count) => {
      const left = [...list];
      return Array.from({ length: Math.min(count, list.length) }, () => left.splice(below(left.length), 1)).flat();
    },
  };
}
