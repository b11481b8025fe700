import { type Phrase, Problem, phrase } from "../core/problem.ts";

/** The longest line that is read, in bytes; of a longer one nothing is kept. */
export const LONGEST_LINE: number = 64 * 1024 * 1024;

/**
 * The object that one line of a stream is.
 *
 * @param bytes the line without its end; undefined for one that was too long
 * @throws Problem `E_LINE`
 */
export function readJsonLine(bytes: Uint8Array | undefined): Readonly<Record<string, unknown>> {
  if (bytes === undefined) throw refusedLine(phrase("phrase.line.tooLong"));
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw refusedLine(phrase("phrase.line.notUtf8Json"), cause);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw refusedLine(phrase("phrase.line.noObject"));
  // An object that came from JSON has string keys.
  return value as Readonly<Record<string, unknown>>;
}

/** Why a line of a stream was not answered. */
export function refusedLine(reason: Phrase, cause?: unknown): Problem {
  return new Problem("E_LINE", { reason }, undefined, { cause });
}
