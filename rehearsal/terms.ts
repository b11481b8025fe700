import type { TermPair } from "./glossaries.ts";

/**
 * The text with each source term replaced by its target as it stands, as services do: nothing is inflected. Whole words
 * only, longer terms first, none in tags or in what another term put there.
 */
export function withTerms(text: string, terms: readonly TermPair[], ignoreCase: boolean): string {
  const known = new Map(
    terms.filter(({ source }) => source !== "").map(({ source, target }) => [key(source, ignoreCase), target]),
  );
  if (known.size === 0) return text;
  const words = [...known.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const pattern = new RegExp(
    `<[^>]*>|(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`,
    ignoreCase ? "giu" : "gu",
  );
  return text.replace(pattern, (found) => known.get(key(found, ignoreCase)) ?? found);
}

function key(word: string, ignoreCase: boolean): string {
  return ignoreCase ? word.toLowerCase() : word;
}
