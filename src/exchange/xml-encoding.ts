import { Problem } from "../core/problem.ts";
import { declaredEncoding, utf16Label } from "./decode-xml.ts";

/** How an XML file's text is written as bytes. */
export interface XmlEncoding {
  /** As `TextDecoder` knows it. */
  readonly label: string;
  readonly mark: Uint8Array;
  /** The byte of each character, in an encoding of single bytes. */
  readonly bytes?: ReadonlyMap<string, number>;
}

/**
 * The encoding by which `decodeXml` reads a file, for writing it back.
 *
 * @throws Problem `E_XML_ENCODING` for one of several bytes a character that is not Unicode
 */
export function encodingOf(bytes: Uint8Array, path: string): XmlEncoding {
  const utf16 = utf16Label(bytes);
  if (utf16 !== undefined)
    return { label: utf16, mark: bytes.slice(0, bytes[0] === 0xff || bytes[0] === 0xfe ? 2 : 0) };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: "utf-8", mark: bytes.slice(0, 3) };
  const declared = declaredEncoding(bytes);
  const mark = new Uint8Array();
  if (declared === undefined || isUtf8(bytes)) return { label: "utf-8", mark };
  const table = singleBytes(declared);
  if (table === undefined) throw new Problem("E_XML_ENCODING", { encoding: declared }, { path });
  return { label: declared, mark, bytes: table };
}

/** The bytes of an XML text. Characters that the encoding does not have are written as references. */
export function encodeXml(text: string, { label, mark, bytes: table }: XmlEncoding): Uint8Array {
  if (table !== undefined) return singleByteText(text, table);
  if (label === "utf-8") {
    const encoded = new TextEncoder().encode(text);
    const all = new Uint8Array(mark.length + encoded.length);
    all.set(mark);
    all.set(encoded, mark.length);
    return all;
  }
  const all = new Uint8Array(mark.length + 2 * text.length);
  all.set(mark);
  const view = new DataView(all.buffer, mark.length);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), label === "utf-16le");
  return all;
}

function singleByteText(text: string, table: ReadonlyMap<string, number>): Uint8Array {
  const ascii = new TextEncoder();
  const bytes: number[] = [];
  for (const character of text) {
    const byte = table.get(character);
    if (byte !== undefined) bytes.push(byte);
    else bytes.push(...ascii.encode(`&#${character.codePointAt(0)};`));
  }
  return Uint8Array.from(bytes);
}

function singleBytes(encoding: string): ReadonlyMap<string, number> | undefined {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const character = decoder.decode(Uint8Array.of(byte));
    // A byte that means nothing by itself begins a character of several.
    if (character.length !== 1) return undefined;
    if (character !== "\uFFFD") table.set(character, byte);
  }
  return table.size > 200 ? table : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
