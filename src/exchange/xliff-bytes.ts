import { decodeXml } from "./decode-xml.ts";
import { openXliff, type XliffDocument, type XliffEdit } from "./xliff-document.ts";
import { encodeXml, encodingOf } from "./xml-encoding.ts";

/** An XLIFF document as it lies in a file. */
export interface XliffBytes extends Omit<XliffDocument, "write"> {
  /** The file's text, without its byte-order mark; the units' ranges are offsets into it. */
  readonly text: string;
  /** The bytes with the edits made, in the encoding of the file; no edits give the same bytes. */
  write(edits: readonly XliffEdit[]): Uint8Array;
}

/**
 * The document in an XLIFF file of any encoding that is read; see `openXliff`. What its encoding does not have is
 * written as a character reference.
 */
export function openXliffBytes(bytes: Uint8Array, path: string): XliffBytes {
  const text = decodeXml(bytes, path);
  const document = openXliff(text, path);
  return {
    ...document,
    text,
    write: (edits) => {
      const written = document.write(edits);
      return written === text ? bytes.slice() : encodeXml(written, encodingOf(bytes, path));
    },
  };
}
