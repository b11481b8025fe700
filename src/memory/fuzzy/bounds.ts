import { greatestDistance } from "../similarity.ts";

/** How many symbols two sequences share at least, each as often as in both, if they reach `threshold` percent. */
export function leastShared(longest: number, threshold: number): number {
  return longest - greatestDistance(longest, threshold);
}

/** The length of the longest sequence for which sharing `shared` symbols can be enough; `threshold` is 1–100. */
export function longestLength(shared: number, threshold: number): number {
  return Math.floor((100 * shared) / threshold);
}
