import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Run, Runs } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import { parseGlossary } from "../../src/terms/glossary.ts";
import { decideTerms } from "../../src/terms/when/decide.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const glossary = await parseGlossary(read("../../glossary.yaml"), "glossary.yaml", ["kk", "ru"]);

/** The dated sentences of `oralman/sentences.tsv`, by the names of its columns. */
const [head = "", ...lines] = read("oralman/sentences.tsv").trimEnd().split("\n");
const sentences = lines.map((line): Readonly<Record<string, string>> => {
  const cells = line.split("\t");
  return Object.fromEntries(head.split("\t").map((name, index) => [name, (cells[index] ?? "").trim()]));
});

/** A sentence with its words in asterisks in italics. */
function runsOf(sentence: string): Runs {
  const [before = "", inside, after = ""] = sentence.split("*");
  if (inside === undefined) return textRuns(sentence);
  const code = (type: "open" | "close"): Run => ({ kind: "code", code: { id: "1", type, name: "italic", data: "*" } });
  return [...textRuns(before), code("open"), ...textRuns(inside), code("close"), ...textRuns(after)];
}

test("the set has at least 60 sentences of all kinds", () => {
  expect(sentences.length).toBeGreaterThanOrEqual(60);
  const reasons = new Set(sentences.map((sentence) => sentence["reason"]));
  expect([...reasons].toSorted()).toEqual(
    [
      "both-sides",
      "both-terms",
      "in-force",
      "name",
      "naming",
      "no-date",
      "not-yet",
      "quotation",
      "replaced",
    ].toSorted(),
  );
});

test.each(sentences.map((sentence) => [sentence["id"] ?? "", sentence] as const))("%s", (_id, given) => {
  const circumstances = {
    articleDate: given["date"] || undefined,
    before: (given["before"] ?? "").split("|").filter(Boolean),
    headings: (given["heading"] ?? "").split("|").filter(Boolean),
    domains: [],
  };
  const hits = decideTerms({ runs: runsOf(given["sentence"] ?? ""), circumstances }, glossary, "kk");
  const hit = hits.find(({ decision }) => decision?.found.id === given["found"]);
  expect({
    verdict: hit?.decision?.verdict,
    asked: hit?.term.id,
    reason: hit?.decision?.reason,
    evidence: hit?.decision?.evidence ?? "",
  }).toEqual({
    verdict: given["verdict"],
    asked: given["asked"],
    reason: given["reason"],
    evidence: given["evidence"],
  });
});
