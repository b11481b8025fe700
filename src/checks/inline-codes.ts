import type { Finding, InlineCode, Runs } from "../core/model.ts";
import { codeMark, codesOf, plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("inline-codes");

/**
 * Inline codes that a target lacks, has too many of, or has in an order in which they no longer nest.
 *
 *     {1}See {2}the decree{/2}{/1}      source
 *     {1}{2}Жарлықты{/1} қараңыз{/2}    nesting
 *
 * A lone end of a pair that a sentence break cut counts as open to the segment's edge. A pair that held text and holds
 * none now is told as emptied.
 */
export const inlineCodes: Check = {
  name: "inline-codes",
  find({ source, target }) {
    if (!hasCodes(source) && !hasCodes(target)) return [];
    const wanted = codesOf(source).map(codeMark);
    const found = codesOf(target).map(codeMark);
    const missing = without(wanted, found);
    const extra = without(found, wanted);
    const counted = [
      ...missing.map((code) => finding("error", "missing", { code })),
      ...extra.map((code) => finding("error", "extra", { code })),
    ];
    if (counted.length > 0) return counted;
    const crossing = isNested(codesOf(source)) ? firstCrossing(codesOf(target)) : undefined;
    if (crossing !== undefined) return [finding("error", "nesting", { code: codeMark(crossing) })];
    return emptied(source, target);
  },
};

function hasCodes(runs: Runs): boolean {
  return runs.some((run) => run.kind === "code");
}

/** The marks of `all` that are left when each of `taken` is taken once. */
function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const rest = [...taken];
  return all.filter((mark) => {
    const at = rest.indexOf(mark);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function isNested(codes: readonly InlineCode[]): boolean {
  return firstCrossing(codes) === undefined;
}

/** The first code that closes a pair out of turn, or opens one that was closed already. */
function firstCrossing(codes: readonly InlineCode[]): InlineCode | undefined {
  const closes = new Set(codes.filter((code) => code.type === "close").map((code) => code.id));
  const opens = new Set(codes.filter((code) => code.type === "open").map((code) => code.id));
  const open: InlineCode[] = [];
  for (const code of codes) {
    if (code.type === "open") open.push(code);
    if (code.type !== "close") continue;
    const last = open.at(-1);
    if (last?.id === code.id) open.pop();
    // A lone close ends a pair from the sentence before, so that nothing opened here may still be open.
    else if (opens.has(code.id) || open.length > 0) return code;
  }
  // What is still open must be lone: a pair among it was closed before it was opened.
  return open.find(({ id }) => closes.has(id));
}

function emptied(source: Runs, target: Runs): readonly Finding[] {
  return codesOf(target)
    .filter((code) => code.type === "open")
    .filter(({ id }) => textInside(source, id)?.trim() && textInside(target, id)?.trim() === "")
    .map((code) => finding("warning", "emptied", { code: codeMark(code) }));
}

/** The text between a pair's ends; undefined where one of them is missing. */
function textInside(runs: Runs, id: string): string | undefined {
  const [from, to] = (["open", "close"] as const).map((type) =>
    runs.findIndex((run) => run.kind === "code" && run.code.id === id && run.code.type === type),
  );
  if (from === undefined || to === undefined || from < 0 || to < from) return undefined;
  return plainText(runs.slice(from, to));
}
