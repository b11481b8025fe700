import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { Problem, phrase } from "../core/problem.ts";
import { isMissing } from "./tree.ts";

/** The bytes of a file, or undefined where there is none. @param path as problems name it */
export function readBytes(absolute: string, path: string): Uint8Array | undefined {
  try {
    return readFileSync(absolute);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw unreadable(path, error);
  }
}

const CHUNK_BYTES = 65_536;

/**
 * The bytes of a file in pieces of 65,536, each its own array; the last is shorter. At any time one piece is held, and
 * the file is closed when the last has been taken, or when the caller stops before.
 *
 * @param path as problems name it
 * @throws Problem `E_FILE_MISSING`, `E_FILE_UNREADABLE`
 */
export function* readChunks(absolute: string, path: string): Generator<Uint8Array> {
  const file = attempt(path, () => openSync(absolute, "r"));
  try {
    for (;;) {
      const chunk = new Uint8Array(CHUNK_BYTES);
      const length = attempt(path, () => readSync(file, chunk));
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function attempt(path: string, work: () => number): number {
  try {
    return work();
  } catch (error) {
    throw isMissing(error)
      ? new Problem("E_FILE_MISSING", { path }, { path }, { cause: error })
      : unreadable(path, error);
  }
}

/** A UTF-8 file's text without a byte-order mark, or undefined where there is none. Other encodings are a Problem. */
export function readText(absolute: string, path: string): string | undefined {
  const bytes = readBytes(absolute, path);
  return bytes === undefined ? undefined : decodeText(bytes, path);
}

/**
 * Text from UTF-8 bytes, a byte-order mark dropped.
 *
 * @throws Problem `E_FILE_ENCODING`
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem("E_FILE_ENCODING", { path }, { path }, { cause });
  }
}

function unreadable(path: string, error: unknown): Problem {
  const reason = error instanceof Error && "code" in error ? String(error.code) : phrase("phrase.unknownReason");
  return new Problem("E_FILE_UNREADABLE", { path, reason }, { path }, { cause: error });
}
