import { expect, test } from "vitest";
import { type RunSummary, renderSummary } from "../../src/report/summary.ts";

const kazakh: RunSummary = {
  lang: "kk",
  articles: 3,
  segments: 142,
  words: 2310,
  memory: { context: 31, exact: 12, repaired: 1, fuzzy: 2 },
  engine: 84,
  engineName: "google",
  person: 10,
  left: 4,
  stale: 1,
  findings: { error: 0, warning: 2, info: 5 },
  requests: 3,
  codepoints: 9812,
  filesWritten: 6,
  perArticle: [
    { path: "2021/kandas-return.md", segments: 64, left: 4, stale: 0, errors: 0 },
    { path: "2021/atajurt-trial.md", segments: 38, left: 0, stale: 1, errors: 0 },
    { path: "2021/khorgos.md", segments: 40, left: 0, stale: 0, errors: 0 },
  ],
  next: ["translate export --lang kk"],
};

const russian: RunSummary = {
  ...kazakh,
  lang: "ru",
  memory: { context: 31, exact: 11, repaired: 0, fuzzy: 0 },
  engine: 0,
  engineName: undefined,
  person: 100,
  left: 0,
  stale: 0,
  requests: 0,
  codepoints: 0,
  perArticle: [],
  next: ["translate export --lang ru"],
};

test("one language: the table, the articles that need attention, what is left and the next step", () => {
  expect(renderSummary([kazakh])).toBe(
    `
                                        kk
articles                                 3
segments                               142
words                                2,310
from memory, in context                 31
from memory, exact                      12
from memory, repaired                    1
by engine (google)                      84
by people                               10
  of these, older than their source      1
left for the translator                  4
  of these, with a fuzzy proposal        2
findings: errors                         0
findings: warnings                       2
findings: remarks                        5
requests sent                            3
characters sent                      9,812
files written                            6

article                language  segments  left  stale  errors
2021/kandas-return.md  kk              64     4      0       0
2021/atajurt-trial.md  kk              38     0      1       0

kk: left for the translator: 4 of 142 segments.
kk: 2 of those left have a fuzzy proposal.
kk: 1 translation is older than its source.
Next: translate export --lang kk`.slice(1),
  );
});

test("two languages stand side by side, with their engines named where they differ", () => {
  const text = renderSummary([kazakh, russian]);
  expect(text).toContain(
    "\nby engine                                84      0\n  engine                             google   none\n",
  );
  expect(text).toContain(
    "ru: all 142 segments have a target.\nNext: translate export --lang kk\nNext: translate export --lang ru",
  );
});

test("a run that sent and wrote nothing says so", () => {
  const idle = { ...russian, filesWritten: 0 };
  expect(renderSummary([idle])).toContain("Nothing has changed: no requests, no files written.");
  expect(renderSummary([{ ...idle, filesWritten: 1 }])).not.toContain("Nothing has changed");
});

test("of many open articles ten are named and the rest counted; a step that two languages share is said once", () => {
  const perArticle = Array.from({ length: 13 }, (_, index) => ({
    path: `${index}.md`,
    segments: 9,
    left: 1,
    stale: 0,
    errors: 0,
  }));
  const text = renderSummary([
    { ...kazakh, perArticle },
    { ...russian, next: kazakh.next },
  ]);
  expect(text.match(/^\d+\.md /gm)).toHaveLength(10);
  expect(text).toContain("\n… and 3 more\n");
  expect(text.match(/^Next:/gm)).toHaveLength(1);
});

test("a path cannot send escape codes", () => {
  const perArticle = [{ path: "\u001b[2J.md", segments: 9, left: 1, stale: 0, errors: 0 }];
  expect(renderSummary([{ ...kazakh, perArticle }])).not.toContain("\u001b");
});
