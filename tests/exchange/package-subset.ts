import type { Runs } from "../../src/core/model.ts";
import { markedText } from "../../src/core/runs.ts";

/** What can be compared of a unit that has been through the `xliff` package: id, texts, and codes by id and kind. */
export function carried(unit: { readonly id: string; readonly source: Runs; readonly target?: Runs | undefined }): {
  readonly id: string;
  readonly source: string;
  readonly target: string;
} {
  return { id: unit.id, source: markedText(unit.source), target: markedText(unit.target ?? []) };
}

/**
 * Whether the package loses nothing of a text: it drops blank text, a line end that ends a text, and makes characters of
 * text that looks like a reference. docs/interop.md has the table.
 */
export function isSimple(runs: Runs): boolean {
  return runs.every((run) => run.kind === "code" || (/[^\s\uFEFF]/.test(run.text) && !/&#?\w+;|\n\s*$/.test(run.text)));
}
