import type { Runs } from "../core/model.ts";
import { element, type HtmlNode } from "./site/html-tree.ts";

/** A stretch of a text that something is said of; offsets into its plain text. */
export interface MarkedStretch {
  readonly start: number;
  readonly end: number;
  readonly kind: "term" | "finding";
}

/** A text with its codes in small print, and with its terms and what checks found marked, however they overlap. */
export function markedRuns(runs: Runs, stretches: readonly MarkedStretch[]): readonly HtmlNode[] {
  let offset = 0;
  return runs.flatMap((run): readonly HtmlNode[] => {
    if (run.kind === "code") return [element("code", {}, [run.code.data === "" ? "◦" : run.code.data])];
    const from = offset;
    offset += run.text.length;
    return markedText(run.text, from, stretches);
  });
}

function markedText(text: string, from: number, stretches: readonly MarkedStretch[]): readonly HtmlNode[] {
  const within = (place: number): number => Math.min(Math.max(place - from, 0), text.length);
  const cuts = new Set([0, text.length, ...stretches.flatMap(({ start, end }) => [within(start), within(end)])]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, index): HtmlNode => {
    const start = places[index] ?? 0;
    const kinds = new Set(
      stretches.filter((one) => one.start - from < end && one.end - from > start).map(({ kind }) => kind),
    );
    const plain: HtmlNode = { kind: "text", text: text.slice(start, end) };
    const term = kinds.has("term") ? element("span", { class: "term" }, [plain]) : plain;
    return kinds.has("finding") ? element("mark", {}, [term]) : term;
  });
}
