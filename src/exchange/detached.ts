import type { Run, Runs } from "../core/model.ts";

/**
 * The same text, held by itself: a text cut out of a larger one keeps all of that in memory as long as it lives.
 *
 * For what outlives the reading of a large file. The text must be well-formed Unicode, as all that XML holds is.
 */
export function detached(text: string): string {
  // Shorter ones are copied by V8 anyway.
  return text.length < 13 ? text : decoder.decode(encoder.encode(text));
}

/** The same runs, their texts and the data of their codes held by themselves. */
export function detachedRuns(runs: Runs): Runs {
  return runs.map(
    (run): Run =>
      run.kind === "text"
        ? { kind: "text", text: detached(run.text) }
        : { kind: "code", code: { ...run.code, id: detached(run.code.id), data: detached(run.code.data) } },
  );
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
