import type { Run, Runs, TranslationUnit } from "../core/model.ts";
import { textRuns } from "../core/runs.ts";
import { codeShapes } from "./code-shapes.ts";

/**
 * The unit as OmegaT's matching wants it: inline codes as text, `<g0>…</g0>` and `<x0/>`, as it shows them itself.
 *
 *     It takes <g0>effect</g0> in June.<x0/>     bilingual filter, OmegaT 5.8 and later: numbered by letter
 *     It takes <g0>effect</g0> in June.<x1/>     OmegaT 3: numbered together
 *
 * Two units where the two differ. Codes of the target that its source does not have are left out.
 */
export function omegatUnits(unit: TranslationUnit): readonly TranslationUnit[] {
  const tagged = (["by letter", "together"] as const).map((numbering): TranslationUnit => {
    const tags = tagsOf(unit.source, numbering);
    return { ...unit, source: withTags(unit.source, tags), target: withTags(unit.target, tags) };
  });
  const [first, second] = tagged.map(({ source }) => JSON.stringify(source));
  return tagged.slice(0, first === second ? 1 : 2);
}

/** The text of each code's tag, by `codeKey`. `bpt`/`ept` and `it` have the letters of the bilingual filter. */
function tagsOf(source: Runs, numbering: "by letter" | "together"): ReadonlyMap<string, string> {
  const shapes = codeShapes(source);
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  const tags = new Map<string, string>();
  for (const [index, run] of source.entries()) {
    if (run.kind === "text") continue;
    const { id, type } = run.code;
    const letter = LETTER[shapes[index] ?? "standalone"];
    const known = type === "close" && shapes[index] !== "isolated" ? names.get(id) : undefined;
    const name = known ?? nextName(letter, numbering === "together" ? "" : letter, counts);
    names.set(id, name);
    tags.set(codeKey(run), type === "standalone" ? `<${name}/>` : `<${type === "close" ? "/" : ""}${name}>`);
  }
  return tags;
}

const LETTER = { nested: "g", overlapping: "t", isolated: "a", standalone: "x" } as const;

function nextName(letter: string, counted: string, counts: Map<string, number>): string {
  const count = counts.get(counted) ?? 0;
  counts.set(counted, count + 1);
  return `${letter}${count}`;
}

function codeKey(run: Run): string {
  return run.kind === "text" ? "" : `${run.code.type} ${run.code.id}`;
}

function withTags(runs: Runs, tags: ReadonlyMap<string, string>): Runs {
  return textRuns(runs.map((run) => (run.kind === "text" ? run.text : (tags.get(codeKey(run)) ?? ""))).join(""));
}
