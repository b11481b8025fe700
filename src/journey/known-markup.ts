import type { Runs } from "../core/model.ts";
import { codesOf } from "../core/runs.ts";

/**
 * The source of a returned unit with only such markup as the article is known to have or have had; of other codes the
 * place stays and the markup goes.
 *
 * A code's markup is written into pages as it is. A file that came back says what it likes, so that markup from it must
 * never get further than this.
 */
export function withKnownMarkup(source: Runs, known: readonly Runs[]): Runs {
  const markup = new Set(known.flatMap((runs) => codesOf(runs).map(({ type, data }) => `${type} ${data}`)));
  return source.map((run) =>
    run.kind === "text" || markup.has(`${run.code.type} ${run.code.data}`)
      ? run
      : { kind: "code", code: { ...run.code, data: "" } },
  );
}
