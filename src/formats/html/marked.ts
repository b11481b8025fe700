import type { Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import { codeOf, cutCodes, inBrackets, inElements, piecewise, type Saying } from "../marked.ts";
import { roleOf } from "./role.ts";

/**
 * Chunks with what is said of them: in a `span`, or behind a bracket where no element can stand, as in attributes and
 * options, and beside a tag without a partner, which browsers would pair with ours or carry on behind them.
 *
 *     <b>He left. She</b> stayed.        the second sentence of two, in the source language:
 *     <b>He left. <span lang="en" data-translation="untranslated">She</span></b> <span …>stayed.</span>
 *
 * Titles and descriptions of the whole stay as they are: the frame's keys name them.
 */
export function markedChunks(
  saying: Saying,
  chunks: readonly Chunk[],
  { kind, style }: Unit,
  isBracketed: boolean,
): readonly Chunk[] {
  if (kind === "front-matter") return chunks;
  const parts = piecewise(chunks);
  if (isBracketed || style !== "text" || parts.some(isLooseTag)) return inBrackets(saying, chunks);
  return inElements(saying, parts, cutCodes(parts));
}

function isLooseTag(chunk: Chunk): boolean {
  const code = codeOf(chunk);
  return code?.type === "standalone" && roleOf(code).role !== "standalone";
}
