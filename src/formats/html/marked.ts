import type { Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import { cutCodes, inBrackets, inElements, piecewise, type Saying } from "../marked.ts";
import { roleOf } from "./role.ts";

/**
 * Chunks with what is said of them: in a `span`, or behind a bracket where no element can stand, as in attributes and
 * options, and in text with a tag of `span` that has no partner.
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
  if (isBracketed || style !== "text" || parts.some(isLooseSpan)) return inBrackets(saying, chunks);
  return inElements(saying, parts, cutCodes(parts));
}

/** Whether a chunk is a tag of `span` without a partner, which would take our tags for its own. */
function isLooseSpan(chunk: Chunk): boolean {
  const piece = chunk.kind === "copy" ? chunk.pieces[0] : undefined;
  const code = chunk.kind === "code" ? chunk.code : piece?.kind === "code" ? piece.code : undefined;
  if (code?.type !== "standalone") return false;
  const { role, element } = roleOf(code);
  return role !== "standalone" && element === "span";
}
