import type { InlineCode, Run, Runs } from "./model.ts";

/** Runs of plain text without codes; no run at all for an empty string. */
export function textRuns(text: string): Runs {
  return text === "" ? [] : [{ kind: "text", text }];
}

/** The same runs with neighbouring text joined and empty text dropped. */
export function joinRuns(runs: Iterable<Run>): Runs {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.kind === "text" && last?.kind === "text")
      joined[joined.length - 1] = { kind: "text", text: last.text + run.text };
    else if (run.kind === "code" || run.text !== "") joined.push(run);
  }
  // A copy has no room to grow, and runs are the most of what is kept of a long article.
  return joined.slice();
}

/** What a reader reads: the text without codes. */
export function plainText(runs: Runs): string {
  const [only] = runs;
  if (runs.length === 1 && only?.kind === "text") return only.text; // most segments; every check asks for it
  return runs.map((run) => (run.kind === "text" ? run.text : "")).join("");
}

/** The codes, in reading order. */
export function codesOf(runs: Runs): readonly InlineCode[] {
  return runs.flatMap((run) => (run.kind === "code" ? [run.code] : []));
}

/** The name of a code whose kind is not known, as in memories that other tools wrote. */
export const UNNAMED_CODE = "markup";

/** A code's mark: `{1}` opens, `{/1}` closes, `{1/}` stands alone. */
export function codeMark(code: Pick<InlineCode, "id" | "type">): string {
  switch (code.type) {
    case "open":
      return `{${code.id}}`;
    case "close":
      return `{/${code.id}}`;
    case "standalone":
      return `{${code.id}/}`;
  }
}

/** The text with codes as marks. For people and keys only; it is never parsed back. */
export function markedText(runs: Runs): string {
  return runs.map((run) => (run.kind === "text" ? run.text : codeMark(run.code))).join("");
}

/** The text with each code replaced by the markup that it stands for. */
export function sourceText(runs: Runs): string {
  return runs.map((run) => (run.kind === "text" ? run.text : run.code.data)).join("");
}

/** Whether both have the same text and the same codes (by id and type) in the same order. */
export function sameRuns(a: Runs, b: Runs): boolean {
  if (a.length !== b.length) return false;
  return a.every((run, index) => {
    const other = b[index];
    if (other === undefined || run.kind !== other.kind) return false;
    if (run.kind === "text") return other.kind === "text" && run.text === other.text;
    return other.kind === "code" && run.code.id === other.code.id && run.code.type === other.code.type;
  });
}

/** A code's identity within its segment: `open 1`. */
function codeKey(code: InlineCode): string {
  return `${code.type} ${code.id}`;
}

/** Whether both have the same codes, each equally often, in whatever order. */
export function sameCodes(a: Runs, b: Runs): boolean {
  const sorted = (runs: Runs): string => codesOf(runs).map(codeKey).sort().join(",");
  return sorted(a) === sorted(b);
}

/**
 * `target` with the names and data of `source`'s codes, or undefined where the two do not have the same codes: then the
 * markup of the article cannot be built from it.
 */
export function withCodesOf(target: Runs, source: Runs): Runs | undefined {
  if (!sameCodes(target, source)) return undefined;
  const known = new Map(codesOf(source).map((code) => [codeKey(code), code]));
  return target.map((run) =>
    run.kind === "text" ? run : { kind: "code", code: known.get(codeKey(run.code)) ?? run.code },
  );
}
