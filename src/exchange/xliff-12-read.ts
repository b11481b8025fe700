import { Problem } from "../core/problem.ts";
import { detached, detachedRuns } from "./detached.ts";
import type { ReturnedFile, ReturnedUnit } from "./handover.ts";
import { type XliffListener, xliffHandlers } from "./xliff-12-elements.ts";
import { xmlReader } from "./xml-reader.ts";

/** How many characters are read before their units are handed on: fewer units wait, in less memory. */
const STEP = 16_384;

/** What is met in an XLIFF document, in its order: a file begins, or one of its units ends. */
export type XliffPart =
  | { readonly kind: "file"; readonly file: Omit<ReturnedFile, "units"> }
  | { readonly kind: "unit"; readonly unit: ReturnedUnit };

/**
 * The files of an XLIFF 1.x document that came back, each with its units in the document's order; see `xliff12Parts`.
 *
 * @param text the document, as a whole or in pieces
 */
export function readXliff12(text: string | Iterable<string>, path: string): readonly ReturnedFile[] {
  const files: (ReturnedFile & { readonly units: ReturnedUnit[] })[] = [];
  for (const part of xliff12Parts(typeof text === "string" ? [text] : text, path)) {
    if (part.kind === "file") files.push({ ...part.file, units: [] });
    else files.at(-1)?.units.push(kept(part.unit));
  }
  return files;
}

/** A unit that is kept when the text that it was read from goes. */
function kept(unit: ReturnedUnit): ReturnedUnit {
  const { source, target, base, notes } = unit;
  return {
    ...unit,
    source: detachedRuns(source),
    ...(target !== undefined && { target: detachedRuns(target) }),
    ...(base !== undefined && { base: detached(base) }),
    notes: notes.map(detached),
  };
}

/**
 * The files and units of an XLIFF 1.x document while it is read: only one unit is held at a time.
 *
 * Any prefix may stand for XLIFF's namespace; elements of other namespaces are passed over, their text inside a segment
 * kept. `alt-trans` is no target. Where another tool has cut the source into segments (`seg-source`), the unit's target
 * is that of all of them; one that lacks some of them is damaged.
 *
 * A unit with a fault carries a `problem` and the others are read on. What is not XLIFF 1.x at all, broken XML,
 * or a file without `original` or `source-language`, is thrown as a Problem with its place, after the units before it:
 * whoever takes units in must be able to let them go.
 */
export function* xliff12Parts(chunks: Iterable<string>, path: string): Generator<XliffPart> {
  const found: XliffPart[] = [];
  let files = 0;
  const listener: XliffListener = {
    file: (file) => {
      files++;
      found.push({ kind: "file", file });
    },
    unit: (unit) => found.push({ kind: "unit", unit }),
  };
  const reader = xmlReader(path, xliffHandlers(listener));
  for (const chunk of chunks)
    for (let from = 0; from < chunk.length; from += STEP) {
      reader.write(chunk.slice(from, from + STEP));
      yield* found.splice(0);
    }
  reader.close();
  yield* found.splice(0);
  if (files === 0) throw new Problem("E_XLIFF_NO_FILE", {}, { path });
}
