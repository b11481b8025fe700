import { escapeJson } from "./escape.ts";

/** Something that can be written to; `process.stdout` and `process.stderr` are such. */
export interface Output {
  /** Gives false where more waits to be taken than is good; `once` then says when it has been, or never will be. */
  write(text: string): unknown;
  once?(event: "drain" | "close", listener: () => void): unknown;
  off?(event: "drain" | "close", listener: () => void): unknown;
  readonly isTTY?: boolean;
  /** Cells in a line of a terminal; 0 where it does not say. */
  readonly columns?: number;
}

/**
 * Writes the one object that a command prints under `--json`.
 *
 *     { "schema": "translate.status/1", "languages": […] }
 *
 * Control characters and bidirectional overrides in its strings are written as escapes, so that it is safe to look at.
 *
 * @param command names the schema, `translate.<command>/1`; fields are only ever added to it
 */
export function printJson(output: Output, command: string, value: object): void {
  output.write(`${jsonText(command, value)}\n`);
}

/** The text of that object, without a final line end. */
export function jsonText(command: string, value: object): string {
  return escapeJson(JSON.stringify({ schema: `translate.${command}/1`, ...value }, null, 2));
}

/** Writes one line of JSON lines, and waits while whoever reads them is behind; not where nobody reads any more. */
export async function printJsonLine(output: Output, value: object): Promise<void> {
  const taken = output.write(`${escapeJson(JSON.stringify(value))}\n`);
  if (taken !== false || output.once === undefined) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      output.off?.("drain", done);
      output.off?.("close", done);
      resolve();
    };
    output.once?.("drain", done);
    output.once?.("close", done);
  });
}
