import { Problem, placeAt } from "../core/problem.ts";

/**
 * The text of an XML file, ready for the readers of this folder; a byte-order mark is dropped.
 *
 * A byte-order mark decides; then UTF-16 shows itself by its zero bytes; then bytes that are valid UTF-8 are taken as
 * UTF-8 whatever the declaration says, because editors save as UTF-8 and leave an old declaration standing; only then
 * does the declared encoding count (XML 1.0, appendix F). Anything else is `E_XML_ENCODING`, with the first bad place.
 */
export function decodeXml(bytes: Uint8Array, path: string): string {
  const utf16 = utf16Label(bytes);
  if (utf16 !== undefined) return decode(bytes, utf16, path);
  const declared = declaredEncoding(bytes);
  if (declared === undefined || isUnicode(declared)) return decode(bytes, "utf-8", path);
  try {
    return decode(bytes, "utf-8", path);
  } catch {
    return decode(bytes, declared, path);
  }
}

function utf16Label(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return /^(?:ï»¿)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase();
}

function isUnicode(encoding: string): boolean {
  return /^(utf-?8|utf-?16(le|be)?|us-ascii|ascii)$/.test(encoding);
}

function decode(bytes: Uint8Array, encoding: string, path: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem("E_XML_ENCODING", { encoding }, badPlace(bytes, encoding, path), { cause });
  }
}

function badPlace(bytes: Uint8Array, encoding: string, path: string): ReturnType<typeof placeAt> {
  try {
    const text = new TextDecoder(encoding).decode(bytes);
    return placeAt(path, text, Math.max(text.indexOf("\uFFFD"), 0));
  } catch {
    return { path }; // an encoding that nobody knows
  }
}
