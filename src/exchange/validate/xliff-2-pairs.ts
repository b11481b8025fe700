import type { Element } from "./element.ts";
import type { Report } from "./violation.ts";
import type { Token } from "./xliff-2-content.ts";

/** Hints that both ends of a code must agree on, with their defaults. */
const HINTS = ["canCopy", "canDelete", "canOverlap", "canReorder"] as const;

/** Starts and ends of codes and annotations that are written apart belong together, the start first. */
export function checkPairs(tokens: readonly Token[], report: Report): void {
  checkCodes(tokens, report);
  checkMarks(tokens, report);
}

function checkCodes(tokens: readonly Token[], report: Report): void {
  const starts = new Map<string, Token>();
  const closed = new Set<string>();
  for (const token of tokens) {
    const { element, real } = token;
    if (element.tag === "sc") starts.set(element.attributes.get("id") ?? "", token);
    if (element.tag !== "ec" || isIsolated(element)) continue;
    const ref = element.attributes.get("startRef");
    if (ref === undefined) continue; // X2-EC has said so
    const start = starts.get(ref);
    const pairs = start !== undefined && !isIsolated(start.element) && !closed.has(ref);
    closed.add(ref);
    if (!real) continue;
    if (pairs) checkHints(start.element, element, report);
    else report("X2-SC-EC-PAIR", element.place, { element: "ec", id: ref });
  }
  for (const [id, { element, real }] of starts)
    if (real && !isIsolated(element) && !closed.has(id)) report("X2-SC-EC-PAIR", element.place, { element: "sc", id });
}

function isIsolated(element: Element): boolean {
  return element.attributes.get("isolated") === "yes";
}

function checkHints(start: Element, end: Element, report: Report): void {
  for (const attribute of HINTS) {
    const expected = start.attributes.get(attribute) ?? "yes";
    const value = end.attributes.get(attribute) ?? "yes";
    // The end of a code that begins a sequence is another element of that sequence.
    if (value !== (expected === "firstNo" ? "no" : expected)) report("X2-SC-EC-HINT", end.place, { attribute, value });
  }
}

function checkMarks(tokens: readonly Token[], report: Report): void {
  const open = new Map<string, Token>();
  for (const token of tokens) {
    const { element, real } = token;
    if (element.tag === "sm") open.set(element.attributes.get("id") ?? "", token);
    const ref = element.tag === "em" ? element.attributes.get("startRef") : undefined;
    if (ref !== undefined && !open.delete(ref) && real)
      report("X2-SM-EM-PAIR", element.place, { element: "em", id: ref });
  }
  for (const [id, { element, real }] of open) if (real) report("X2-SM-EM-PAIR", element.place, { element: "sm", id });
}
