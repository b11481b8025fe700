import type { Piece } from "../../core/model.ts";
import { referenceAt } from "./references.ts";

const FOLDED_OR_REFERENCE = /[\t\n\f\r][\t\n\f\r ]*| [\t\n\f\r ]+|&/g;

/**
 * Adds the pieces of a stretch of text: references are read, runs of white space folded into one space.
 *
 *     Fish &amp;⏎  chips
 *     ^---^^---^^-^^---^     verbatim, atomic "&", atomic " ", verbatim
 */
export function pushText(pieces: Piece[], text: string, start: number, end: number, isAttribute: boolean): void {
  const slice = text.slice(start, end);
  let at = 0;
  FOLDED_OR_REFERENCE.lastIndex = 0;
  for (let found = FOLDED_OR_REFERENCE.exec(slice); found !== null; found = FOLDED_OR_REFERENCE.exec(slice)) {
    const reference = found[0] === "&" ? referenceAt(slice, found.index, isAttribute) : undefined;
    if (found[0] === "&" && reference === undefined) continue;
    push(at, found.index, slice.slice(at, found.index));
    at = reference?.end ?? found.index + found[0].length;
    push(found.index, at, reference === undefined ? " " : reference.text.replace(/[\t\n\f\r]/, " "));
    FOLDED_OR_REFERENCE.lastIndex = at;
  }
  push(at, slice.length, slice.slice(at));

  function push(from: number, to: number, words: string): void {
    if (to > from) pieces.push({ kind: "text", text: words, start: start + from, end: start + to });
  }
}
