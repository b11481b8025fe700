import { Problem } from "../core/problem.ts";
import { type UnreadText, unreadText } from "./unread-text.ts";

/** How many bytes are looked at for a byte-order mark and a declaration. */
const HEAD = 256;

/** How many bytes, from the first one that is not ASCII on, must be UTF-8 for the file to be taken as UTF-8. */
const PROOF = 65_536;

/** The text of an XML file that is there as a whole; see `decodeXmlChunks`. */
export function decodeXml(bytes: Uint8Array, path: string): string {
  return [...decodeXmlChunks([bytes], path)].join("");
}

/**
 * The text of an XML file, piece by piece, ready for the readers of this folder; a byte-order mark is dropped.
 *
 * A byte-order mark decides; then UTF-16 shows itself by its zero bytes; then bytes that are valid UTF-8 are taken as
 * UTF-8 whatever the declaration says, because editors save as UTF-8 and leave an old declaration standing; only then
 * does the declared encoding count (XML 1.0, appendix F). What is valid UTF-8 is judged by the 65,536 bytes that begin
 * with the first one that is not ASCII. Anything else is `E_XML_ENCODING`, with the first bad place.
 */
export function* decodeXmlChunks(bytes: Iterable<Uint8Array>, path: string): Generator<string> {
  const source = bytes[Symbol.iterator]();
  const head = take(source, HEAD, new Uint8Array());
  const rest = { [Symbol.iterator]: () => source };
  const decoded = unreadText(path);
  const utf16 = utf16Label(head);
  const declared = declaredEncoding(head);
  try {
    if (utf16 !== undefined) yield* decodeAs(utf16, [[head], rest], decoded);
    else if (declared === undefined || isUnicode(declared)) yield* decodeAs("utf-8", [[head], rest], decoded);
    else yield* decodeAsProved(declared, [[head], rest], decoded);
  } finally {
    source.return?.();
  }
}

type Chunks = Iterable<Uint8Array>;

/** ASCII is the same in all encodings that files declare, so that the first other byte is where it must be decided. */
function* decodeAsProved(declared: string, parts: readonly Chunks[], decoded: UnreadText): Generator<string> {
  const chunks = concatenated(parts);
  for (const chunk of chunks) {
    const at = chunk.findIndex((byte) => byte > 0x7f);
    if (at < 0) {
      yield* decodeAs("utf-8", [[chunk]], decoded);
      continue;
    }
    const start = take(chunks, at + PROOF, chunk);
    const proved = isUtf8Start(start.subarray(0, at + PROOF));
    yield* decodeAs(proved ? "utf-8" : declared, [[start], chunks], decoded);
  }
}

/** @param decoded the text before, of which nothing need be kept but its length in lines */
function* decodeAs(encoding: string, parts: readonly Chunks[], decoded: UnreadText): Generator<string> {
  const decoder = decoderFor(encoding, decoded);
  let rest = new Uint8Array();
  for (const chunk of concatenated(parts)) {
    const bytes = rest.length === 0 ? chunk : joined([rest, chunk]);
    const end = wholeCharacters(bytes, encoding);
    rest = bytes.slice(end);
    const text = decoder(bytes.subarray(0, end), false);
    if (text !== "") yield text;
  }
  const text = decoder(rest, true);
  if (text !== "") yield text;
}

function decoderFor(encoding: string, decoded: UnreadText): (bytes: Uint8Array, last: boolean) => string {
  const { stream, strict } = strictDecoder(encoding, decoded);
  return (bytes, last) => {
    try {
      const text = strict.decode(bytes, { stream: stream && !last });
      const first = decoded.length() === 0 && text.startsWith("\uFEFF");
      decoded.forget(decoded.length() - 1); // a CR at its end and an LF that follows end one line
      decoded.append(first ? text.slice(1) : text);
      return first ? text.slice(1) : text;
    } catch (cause) {
      const start = decoded.length();
      decoded.append(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes));
      const bad = decoded.slice(start, decoded.length()).indexOf("\uFFFD");
      throw new Problem("E_XML_ENCODING", { encoding }, decoded.placeOf(start + Math.max(bad, 0)), { cause });
    }
  };
}

/** Pieces of UTF-8 and UTF-16 are cut between characters, others only the decoder can put together. */
function strictDecoder(
  encoding: string,
  decoded: UnreadText,
): { stream: boolean; strict: InstanceType<typeof TextDecoder> } {
  try {
    return {
      stream: !encoding.startsWith("utf-"),
      strict: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }),
    };
  } catch (cause) {
    throw new Problem("E_XML_ENCODING", { encoding }, decoded.placeOf(0), { cause }); // one that nobody knows
  }
}

/** Up to where `bytes` hold whole characters; what they cut off at their end is left to the next piece. */
function wholeCharacters(bytes: Uint8Array, encoding: string): number {
  const length = bytes.length;
  if (encoding === "utf-8") {
    for (let back = 1; back <= Math.min(3, length); back++) {
      const byte = bytes[length - back] ?? 0;
      if (byte >= 0xc0) return sequenceLength(byte) > back ? length - back : length;
      if (byte < 0x80) return length;
    }
    return length;
  }
  if (!encoding.startsWith("utf-16")) return length;
  const even = length - (length % 2);
  const high = bytes[even - (encoding === "utf-16le" ? 1 : 2)] ?? 0;
  return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
}

function sequenceLength(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  return leadByte >= 0xe0 ? 3 : 2;
}

/** `first` and what follows it, at least `count` bytes where there are so many. */
function take(source: Iterator<Uint8Array>, count: number, first: Uint8Array): Uint8Array {
  const parts = [first];
  for (let length = first.length; length < count; ) {
    const next = source.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function* concatenated(parts: readonly Chunks[]): Generator<Uint8Array> {
  for (const chunks of parts) yield* chunks;
}

/** The byte order of a UTF-16 file, by its mark or its first zero byte; undefined for other encodings. */
export function utf16Label(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return undefined;
}

/** The encoding that an XML declaration names, in lower case. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return /^(?:ï»¿)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase();
}

function isUnicode(encoding: string): boolean {
  return /^(utf-?8|utf-?16(le|be)?|us-ascii|ascii)$/.test(encoding);
}

function isUtf8Start(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
