import type { InlineCode, Run, Runs } from "../core/model.ts";
import { joinRuns, plainText, textRuns } from "../core/runs.ts";

/** The white space at both ends, which a service would drop or change, and what stands between. */
export function outerSpace(runs: Runs): { readonly before: string; readonly core: Runs; readonly after: string } {
  const first = runs[0];
  const before = first?.kind === "text" ? (/^\s+/.exec(first.text)?.[0] ?? "") : "";
  const rest = first?.kind === "text" ? [...textRuns(first.text.slice(before.length)), ...runs.slice(1)] : runs;
  const last = rest.at(-1);
  if (last?.kind !== "text") return { before, core: rest, after: "" };
  const end = last.text.trimEnd();
  return { before, core: [...rest.slice(0, -1), ...textRuns(end)], after: last.text.slice(end.length) };
}

/** A verified answer as it fits the segment: with the segment's outer white space, and none other moved or added. */
export function fitAnswer(item: Runs, answer: Runs): Runs {
  const { before, core, after } = outerSpace(item);
  const body = outerSpace(keepOnOneLine(core, moveSpaceOut(core, answer))).core;
  return joinRuns([{ kind: "text", text: before }, ...body, { kind: "text", text: after }]);
}

/** The runs with line breaks as spaces where the source has none: a new line could end a paragraph of the article. */
function keepOnOneLine(source: Runs, runs: Runs): Runs {
  if (/[\r\n]/.test(plainText(source))) return runs;
  return runs.map((run) => (run.kind === "text" ? { ...run, text: onOneLine(run.text) } : run));
}

/** In time that grows with the length alone, as an answer may be a megabyte of spaces. */
function onOneLine(text: string): string {
  const lines = text.split(/[\r\n]+/);
  const last = lines.length - 1;
  const inner = lines.map((line, index) => (index === 0 ? line : line.trimStart()));
  return inner.map((line, index) => (index === last ? line : line.trimEnd())).join(" ");
}

/**
 * Moves white space that a service has put just inside a pair to its outside, unless the source has it inside too:
 * `**жаңа жарлық **` would be no emphasis in Markdown.
 */
function moveSpaceOut(source: Runs, answer: Runs): Runs {
  const runs = [...answer];
  for (let index = runs.length - 1; index >= 0; index -= 1) moveBeforeOpening(source, runs, index);
  for (let index = 0; index < runs.length; index += 1) moveAfterClosing(source, runs, index);
  return joinRuns(runs);
}

function moveBeforeOpening(source: Runs, runs: Run[], index: number): void {
  const run = runs[index];
  const inner = runs[index + 1];
  if (run?.kind !== "code" || run.code.type !== "open" || inner?.kind !== "text") return;
  const kept = inner.text.trimStart();
  if (kept === inner.text || /^\s/.test(textBeside(source, run.code, 1))) return;
  runs[index + 1] = { kind: "text", text: kept };
  const outer = runs[index - 1];
  if (outer?.kind !== "text" || !/[\s([«"]$/.test(outer.text)) runs.splice(index, 0, { kind: "text", text: " " });
}

function moveAfterClosing(source: Runs, runs: Run[], index: number): void {
  const run = runs[index];
  const inner = runs[index - 1];
  if (run?.kind !== "code" || run.code.type !== "close" || inner?.kind !== "text") return;
  const kept = inner.text.trimEnd();
  if (kept === inner.text || /\s$/.test(textBeside(source, run.code, -1))) return;
  runs[index - 1] = { kind: "text", text: kept };
  const outer = runs[index + 1];
  if (outer?.kind !== "text" || !/^[\s.,;:!?)\]»"]/.test(outer.text))
    runs.splice(index + 1, 0, { kind: "text", text: " " });
}

/** The text run next to a code, after it (`step` 1) or before it (-1); "" where another code or nothing stands there. */
function textBeside(runs: Runs, code: InlineCode, step: 1 | -1): string {
  const at = runs.findIndex((run) => run.kind === "code" && run.code.id === code.id && run.code.type === code.type);
  const beside = runs[at + step];
  return beside?.kind === "text" ? beside.text : "";
}
