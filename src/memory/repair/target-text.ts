import type { Runs } from "../../core/model.ts";
import { joinRuns } from "../../core/runs.ts";
import type { Edit } from "./dates.ts";

/** Stands for a standalone code, which parts words. */
const STANDALONE = "\uFFFC";

/** The text of runs in which the ends of pairs take no room and a standalone code one character. */
export function textOf(runs: Runs): string {
  return runs.map((run) => (run.kind === "text" ? run.text : widthOf(run.code.type))).join("");
}

function widthOf(type: "open" | "close" | "standalone"): string {
  return type === "standalone" ? STANDALONE : "";
}

/**
 * The runs with every edit made, their codes untouched; undefined where an edit does not lie within one stretch of text,
 * or two edits overlap.
 *
 * @param edits offsets into `textOf(runs)`
 */
export function editRuns(runs: Runs, edits: readonly Edit[]): Runs | undefined {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  let made = 0;
  let offset = 0;
  const edited = runs.map((run) => {
    if (run.kind === "code") {
      offset += widthOf(run.code.type).length;
      return run;
    }
    const [from, to] = [offset, offset + run.text.length];
    offset = to;
    let text = "";
    let at = from;
    for (let edit = sorted[made]; edit !== undefined && edit.start >= at && edit.end <= to; edit = sorted[made]) {
      text += run.text.slice(at - from, edit.start - from) + edit.text;
      at = edit.end;
      made++;
    }
    return { kind: "text" as const, text: text + run.text.slice(at - from) };
  });
  return made === sorted.length ? joinRuns(edited) : undefined;
}
