import fc from "fast-check";
import { expect, test } from "vitest";
import type { Runs } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import { type PreviewSegment, previewHtml } from "../../src/outputs/preview.ts";

const LINK: Runs = [
  { kind: "text", text: "See the " },
  { kind: "code", code: { id: "1", type: "open", name: "link", data: "[" } },
  { kind: "text", text: "Xinjiang" },
  { kind: "code", code: { id: "1", type: "close", name: "link", data: "](/x)" } },
  { kind: "text", text: " report." },
];

const SEGMENT: PreviewSegment = {
  source: LINK,
  target: textRuns("Шыңжаң есебін қараңыз."),
  state: "draft",
  origin: { kind: "engine", engine: "google", model: "nmt", terms: [] },
  terms: [{ start: 8, end: 16, text: "Xinjiang → Шыңжаң" }],
  notes: [],
};

function pageOf(segment: Partial<PreviewSegment>, lang = "kk"): string {
  const blocks = [{ isHeading: false, segments: [{ ...SEGMENT, ...segment }] }];
  return previewHtml({ sourceLang: "en", lang, title: "News", articles: [{ path: "a.md", blocks }] });
}

test("source stands left and target right, each in its language, with state and origin in the reader's", () => {
  const page = pageOf({});
  expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="kk">/);
  expect(page).toMatch(
    /<td lang="en" dir="auto">.*See the .*<td lang="kk" dir="auto">.*Шыңжаң есебін қараңыз\..*<small>қаралама, машиналық аударма<\/small>/s,
  );
  expect(pageOf({}, "ru")).toContain("черновик, машинный перевод");
  expect(pageOf({}, "de")).toMatch(
    /<html lang="en">.*<td lang="de" dir="auto">.*<small lang="en">draft, machine translation/s,
  );
});

test("a term is marked where it stands, and what is pinned for it is listed once", () => {
  const page = pageOf({});
  expect(page).toContain('<code>[</code><mark title="Xinjiang → Шыңжаң">Xinjiang</mark><code>](/x)</code> report.');
  expect(page.match(/<li>/g)).toHaveLength(1);
});

test("a stale, a locked and an empty target say so", () => {
  expect(pageOf({ stale: true })).toContain('<span class="stale">');
  expect(pageOf({ stale: true })).toContain("түпнұсқасы өзгерген");
  expect(pageOf({ locked: true })).toContain("құлыпталған");
  expect(pageOf({ target: [], state: "new" })).toContain('<span class="new">—</span> <small>аударылмаған</small>');
});

test("whatever an article holds, the page has no script, no link and no element of the article's", () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom('"><script>alert(1)</script>', "<img src=x onerror=1>", "</td>", "&#60;b>"),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, (source, target, note) => {
      const terms = [{ start: 0, end: 5, text: note }];
      const page = pageOf({ source: textRuns(source), target: textRuns(target), notes: [note], terms });
      const names = [...page.replace(/<style>[\s\S]*<\/style>/, "").matchAll(/<([a-z0-9]+)/gi)].map(
        (match) => match[1],
      );
      const own = [
        "html",
        "head",
        "meta",
        "title",
        "body",
        "h1",
        "h2",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
        "small",
        "mark",
        "ul",
        "li",
      ];
      expect(names.filter((name) => !own.includes(name ?? ""))).toEqual([]);
    }),
  );
});

test("terms that overlap or lie beyond the text mark what there is of it", () => {
  const terms = [
    { start: 0, end: 6, text: "a" },
    { start: 3, end: 9, text: "b" },
    { start: 90, end: 99, text: "c" },
  ];
  expect(pageOf({ source: textRuns("one two three"), terms })).toContain(
    '<mark title="a">one tw</mark><mark title="b">o t</mark>hree',
  );
});
