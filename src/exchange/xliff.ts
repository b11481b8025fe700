/** XLIFF of whatever version: 1.0 to 1.2, 2.0 to 2.2. */
import { Problem } from "../core/problem.ts";
import type { ReturnedFile } from "./handover.ts";
import { gathered, type XliffListener, xliff2Handlers } from "./xliff-2.ts";
import { xliff12Parts } from "./xliff-12.ts";
import { type XmlElement, xmlReader } from "./xml-reader.ts";

/**
 * The files of an XLIFF document that came back, read by the version that its root names; see `readXliff12` and
 * `readXliff2`.
 *
 * @param chunks the decoded text, however it is divided
 */
export function readXliff(chunks: Iterable<string>, path: string): readonly ReturnedFile[] {
  return gathered(path, (listener) => visitXliff(chunks, path, listener));
}

/** Tells `listener` of a document while it is read: only one unit is held at a time. */
export function visitXliff(chunks: Iterable<string>, path: string, listener: XliffListener): void {
  const { root, all } = begun(chunks, path);
  // What names no version of its own is told by the reader of the older ones what it lacks.
  if (root !== undefined && isVersion2(root)) {
    const reader = xmlReader(path, xliff2Handlers(listener));
    for (const chunk of all) reader.write(chunk);
    reader.close();
    return;
  }
  for (const part of xliff12Parts(all, path)) {
    if (part.kind === "file") listener.file(part.file);
    else listener.unit(part.unit);
  }
}

/** The root element, and all chunks, those included that were read to find it. */
function begun(
  chunks: Iterable<string>,
  path: string,
): { readonly root: XmlElement | undefined; readonly all: Iterable<string> } {
  const iterator = chunks[Symbol.iterator]();
  const read: string[] = [];
  const seen: XmlElement[] = [];
  const reader = xmlReader(path, { open: (element) => seen.push(element), close: () => {}, text: () => {} });
  let next = iterator.next();
  for (; next.done !== true; next = iterator.next()) {
    const chunk = next.value;
    read.push(chunk);
    if (!goesOn(() => reader.write(chunk)) || seen.length > 0) break;
  }
  if (next.done === true) goesOn(() => reader.close());
  return { root: seen[0], all: chained(read, iterator) };
}

/** What is wrong with the document is told by the reader that reads all of it. */
function goesOn(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

function* chained(read: readonly string[], rest: Iterator<string>): Generator<string> {
  yield* read;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

function isVersion2({ attributes, namespace }: XmlElement): boolean {
  return (
    namespace.startsWith("urn:oasis:names:tc:xliff:document:2.") || attributes["version"]?.startsWith("2") === true
  );
}
