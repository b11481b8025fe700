import { type Fragment, isBlank } from "./fragment.ts";

function typeOf(fragment: Fragment | undefined): "open" | "close" | "standalone" | undefined {
  return fragment?.piece.kind === "code" ? fragment.piece.code.type : undefined;
}

/** How many fragments there are up to the last code that closes what was opened before them all; 0 where none does. */
function upToLastClosing(fragments: readonly Fragment[]): number {
  const pairs = new Set<number>();
  let unpaired = 0;
  let count = 0;
  for (const [index, { piece }] of fragments.entries()) {
    if (piece.kind === "text" || piece.code.type === "standalone") continue;
    const { type, pair } = piece.code;
    const isWithin = pair === undefined ? unpaired > 0 : pairs.has(pair);
    if (type === "close" && !isWithin) count = index + 1;
    else if (pair === undefined) unpaired += type === "open" ? 1 : -1;
    else pairs.add(pair);
  }
  return count;
}

/** Where the group ends that begins at `from`: one standalone code, or a pair with nothing but codes in it; else `from`. */
function groupEnd(fragments: readonly Fragment[], from: number): number {
  let depth = 0;
  for (let index = from; index < fragments.length; index++) {
    const type = typeOf(fragments[index]);
    if (type === undefined) return from;
    if (type === "open") depth++;
    if (type === "close") depth--;
    if (depth <= 0) return index + 1;
  }
  return from;
}

function separates(fragment: Fragment | undefined): boolean {
  return fragment !== undefined && (isBlank(fragment) || fragment.to > fragment.from);
}

/**
 * How many of the fragments between two sentences stay with the sentence before.
 *
 *     The law passed.**[^1] ![Astana](a.jpg) **Then
 *                    ^^^^^^ stay            ^^ goes on, as the image does
 *
 * Codes that close what the sentence before opened stay; so do standalone codes, and pairs with nothing to read in
 * them, that follow without white space. Everything else goes with the next sentence.
 */
export function staysBefore(fragments: readonly Fragment[]): number {
  let kept = upToLastClosing(fragments);
  if (fragments.slice(0, kept).some(separates)) return kept;
  for (let end = groupEnd(fragments, kept); end > kept; end = groupEnd(fragments, kept)) {
    const group = fragments.slice(kept, end);
    kept = end;
    if (group.some(separates)) break;
  }
  return kept;
}
