/**
 * The lines of a stream of bytes, without their ends (LF or CRLF) and without a last empty one; undefined for a line longer
 * than `longest` bytes, of which nothing is kept.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > longest) parts = [];
    else parts.push(part);
  };
  const line = (): Uint8Array | undefined => {
    const whole = length > longest ? undefined : Buffer.concat(parts);
    parts = [];
    length = 0;
    return whole?.at(-1) === 13 ? whole.subarray(0, -1) : whole;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield line();
}
