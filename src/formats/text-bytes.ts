import { Problem, placeAt } from "../core/problem.ts";

/**
 * The text of a UTF-8 file, a byte-order mark kept as U+FEFF, so that `encode` gives the bytes back.
 *
 * @throws Problem `E_TEXT_ENCODING` at the first byte that is not UTF-8, `E_TEXT_NUL` at the first NUL
 */
export function decode(bytes: Uint8Array, path: string): string {
  const text = decodeStrictly(bytes, path);
  const nul = text.indexOf("\0");
  if (nul >= 0) throw new Problem("E_TEXT_NUL", {}, placeAt(path, text, nul));
  return text;
}

/** The bytes of a text in UTF-8. */
export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The line end that a text uses, by its first line; `\n` where it has only one line. */
export function newlineOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** Where the text begins behind a byte-order mark. */
export function startOfText(text: string): number {
  return text.startsWith("\uFEFF") ? 1 : 0;
}

function decodeStrictly(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const good = validPrefix(bytes);
    const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, good));
    const byte = `0x${(bytes[good] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
    throw new Problem("E_TEXT_ENCODING", { byte }, placeAt(path, before, before.length), { cause });
  }
}

/** How many leading bytes are whole UTF-8 characters (Unicode 16, table 3-7). */
function validPrefix(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  const second = bytes[at + 1] ?? 0;
  // Overlong forms, surrogates and what lies past U+10FFFF show in the second byte.
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  for (let index = 1; index < length; index++) if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
