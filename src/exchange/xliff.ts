/** XLIFF of whatever version: 1.0 to 1.2, 2.0 to 2.2. */
import type { ReturnedFile } from "./handover.ts";
import { gathered, type XliffListener, xliff2Handlers } from "./xliff-2.ts";
import { readXliff12 } from "./xliff-12.ts";
import { type XmlElement, type XmlHandlers, xmlReader } from "./xml-reader.ts";

/**
 * The files of an XLIFF document that came back, read by the version that its root names; see `readXliff12` and
 * `readXliff2`.
 *
 * @param chunks the decoded text, however it is divided
 */
export function readXliff(chunks: Iterable<string>, path: string): readonly ReturnedFile[] {
  return gathered(path, (listener) => visitXliff(chunks, path, listener));
}

/** Tells `listener` of a document while it is read: of 2.x only one unit is held at a time, 1.x is read whole. */
export function visitXliff(chunks: Iterable<string>, path: string, listener: XliffListener): void {
  const reading: { handlers: XmlHandlers | undefined; isOld: boolean } = { handlers: undefined, isOld: false };
  const reader = xmlReader(path, {
    open: (element) => {
      if (reading.handlers === undefined) {
        reading.isOld = isVersion1(element);
        reading.handlers = reading.isOld ? SILENT : xliff2Handlers(listener);
      }
      reading.handlers.open(element);
    },
    close: (end) => reading.handlers?.close(end),
    text: (text) => reading.handlers?.text(text),
  });
  const begun: string[] = [];
  for (const chunk of chunks) {
    if (reading.handlers === undefined || reading.isOld) begun.push(chunk);
    if (!reading.isOld) reader.write(chunk);
  }
  if (!reading.isOld) reader.close();
  if (!reading.isOld) return;
  for (const { units, ...file } of readXliff12(begun.join(""), path)) {
    listener.file(file);
    for (const unit of units) listener.unit(unit);
  }
}

const nothing = (): void => {};

const SILENT: XmlHandlers = { open: nothing, close: nothing, text: nothing };

/** What names no version of its own is told by the reader of the older ones what it lacks. */
function isVersion1({ attributes, namespace }: XmlElement): boolean {
  return !namespace.startsWith("urn:oasis:names:tc:xliff:document:2.") && !attributes["version"]?.startsWith("2");
}
