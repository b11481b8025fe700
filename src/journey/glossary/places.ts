import type { Place } from "../../core/problem.ts";

/** Line and column of offsets into one text; the text is read once. */
export function placesIn(path: string, text: string): (offset: number) => Place {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: end }) => index + end.length)];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { path, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
