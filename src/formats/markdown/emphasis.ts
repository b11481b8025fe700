import type { InlineCode, Run, Runs } from "../../core/model.ts";
import { joinRuns } from "../../core/runs.ts";

const EMPHASIS = new Set(["bold", "italic", "strikethrough"]);

/** Whether a code is written as a run of `*`, `_` or `~`, which only works next to the right characters. */
export function isEmphasis(code: Pick<InlineCode, "name">): boolean {
  return EMPHASIS.has(code.name);
}

/**
 * Runs in which emphasis encloses neither white space at its ends nor nothing at all.
 *
 *     Бүгін{1} жаңа {/1}жарлық   →   Бүгін {1}жаңа{/1} жарлық
 *
 * Markdown reads `** жаңа **` as asterisks, and machine translation likes to write it.
 */
export function settleEmphasis(runs: Runs): Runs {
  const opened = pullSpaces(runs.toReversed(), "open").toReversed();
  return withoutEmpty(joinRuns(pullSpaces(opened, "close")));
}

/** Moves white space from before a code of `type` to behind it; from behind to before where `runs` are reversed. */
function pullSpaces(runs: readonly Run[], type: "open" | "close"): readonly Run[] {
  const moved: Run[] = [];
  let held = "";
  for (const run of runs) {
    const isEnd = run.kind === "code" && run.code.type === type && isEmphasis(run.code);
    const last = moved.at(-1);
    if (isEnd && last?.kind === "text") {
      const [words, space] = type === "close" ? splitEnd(last.text) : splitStart(last.text);
      moved.pop();
      if (words !== "") moved.push({ kind: "text", text: words });
      held = type === "close" ? space + held : held + space;
    }
    if (!isEnd && held !== "") {
      moved.push({ kind: "text", text: held });
      held = "";
    }
    if (run.kind === "text" && moved.at(-1)?.kind === "text") {
      const before = moved.pop();
      const text = before?.kind === "text" ? before.text : "";
      moved.push({ kind: "text", text: type === "close" ? text + run.text : run.text + text });
    } else moved.push(run);
  }
  if (held !== "") moved.push({ kind: "text", text: held });
  return moved;
}

function splitEnd(text: string): readonly [string, string] {
  const words = text.trimEnd();
  return [words, text.slice(words.length)];
}

function splitStart(text: string): readonly [string, string] {
  const words = text.trimStart();
  return [words, text.slice(0, text.length - words.length)];
}

/** Drops pairs of emphasis with nothing between. */
function withoutEmpty(runs: Runs): Runs {
  const kept: Run[] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    const isEmpty =
      run.kind === "code" &&
      run.code.type === "close" &&
      isEmphasis(run.code) &&
      last?.kind === "code" &&
      last.code.type === "open" &&
      last.code.id === run.code.id;
    if (isEmpty) kept.pop();
    else kept.push(run);
  }
  return joinRuns(kept);
}
