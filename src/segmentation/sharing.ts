import { type Fragment, isBlank } from "./fragment.ts";

/** Whether the code at `close` ends a pair whose other end is among the fragments before it. */
function closesWithin(fragments: readonly Fragment[], close: number): boolean {
  const pair = pairOf(fragments[close]);
  let open = 0;
  for (const fragment of fragments.slice(0, close)) {
    const type = typeOf(fragment);
    if (pair !== undefined && type === "open" && pairOf(fragment) === pair) return true;
    if (type === "open") open++;
    if (type === "close" && open > 0) open--;
  }
  return pair === undefined && open > 0;
}

function typeOf(fragment: Fragment | undefined): "open" | "close" | "standalone" | undefined {
  return fragment?.piece.kind === "code" ? fragment.piece.code.type : undefined;
}

function pairOf(fragment: Fragment | undefined): number | undefined {
  return fragment?.piece.kind === "code" ? fragment.piece.code.pair : undefined;
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
  let kept = 0;
  for (const [index, fragment] of fragments.entries())
    if (typeOf(fragment) === "close" && !closesWithin(fragments, index)) kept = index + 1;
  if (fragments.slice(0, kept).some(separates)) return kept;
  for (let end = groupEnd(fragments, kept); end > kept; end = groupEnd(fragments, kept)) {
    const group = fragments.slice(kept, end);
    kept = end;
    if (group.some(separates)) break;
  }
  return kept;
}
