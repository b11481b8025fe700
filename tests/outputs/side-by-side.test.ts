import fc from "fast-check";
import { expect, test } from "vitest";
import { textRuns } from "../../src/core/runs.ts";
import { type SideArticle, sideBySideHtml } from "../../src/outputs/side-by-side.ts";

type Segment = SideArticle["blocks"][number]["segments"][number];

const SEGMENT: Segment = {
  id: "s02f2fa18d414",
  source: textRuns("Families gather at the gate in Xinjiang."),
  target: textRuns("Отбасылар қақпаға қақпаға жиналды."),
  state: "draft",
  stale: false,
  locked: false,
  origin: { kind: "memory", match: "context", score: 102, memory: "segments", penalties: [] },
  provenance: ["origin: memory segments"],
  terms: [{ start: 31, end: 39, text: "Xinjiang → Шыңжаң" }],
  findings: [{ severity: "warning", text: "The word stands twice.", at: { start: 10, end: 25 } }],
  notes: [],
};

function pageOf(segment: Partial<Segment>, lang = "kk", more: Partial<SideArticle> = {}): string {
  return sideBySideHtml("en", [
    { path: "a.md", lang, blocks: [{ isHeading: false, segments: [{ ...SEGMENT, ...segment }] }], ...more },
  ]);
}

test("state, origin and match are in the page's language, what checks say is marked as English", () => {
  expect(pageOf({})).toContain(
    '<b class="state">қаралама, жадтан алынған, сәйкестік: дәл, контексі де бірдей, 102</b>',
  );
  expect(pageOf({}, "ru")).toContain("черновик, из памяти, совпадение: точное, вместе с контекстом, 102");
  expect(pageOf({}, "kk")).toContain(
    '<b class="warning">ескерту:</b> <span lang="en" dir="ltr">The word stands twice.</span>',
  );
  expect(pageOf({}, "de")).toMatch(/<html lang="en" dir="ltr">.*<td lang="de" dir="ltr">/s);
  expect(pageOf({}, "kk-Arab")).toMatch(
    /<html lang="kk-Arab" dir="rtl">.*<td lang="en" dir="ltr">.*<td lang="kk-Arab" dir="rtl">/s,
  );
});

test("terms and findings are marked where they are, one in the other where they overlap", () => {
  expect(pageOf({})).toContain('in <span class="term">Xinjiang</span>.');
  expect(pageOf({})).toContain("Отбасылар <mark>қақпаға қақпаға</mark> жиналды.");
  const findings = [{ severity: "error", text: "x", inSource: { start: 28, end: 35 } }] as const;
  expect(pageOf({ findings })).toContain(
    '<mark>in </mark><mark><span class="term">Xinj</span></mark><span class="term">iang</span>.',
  );
  const beyond = [{ severity: "error", text: "x", at: { start: -5, end: 900 } }] as const;
  expect(pageOf({ findings: beyond })).toContain("<mark>Отбасылар қақпаға қақпаға жиналды.</mark>");
});

test("the way to the gate is told in minutes, with the plural of the language", () => {
  expect(pageOf({}, "ru", { gateMinutes: 21 })).toContain("работы примерно на 21 минуту.");
  expect(pageOf({}, "ru", { gateMinutes: 3 })).toContain("работы примерно на 3 минуты.");
  expect(pageOf({}, "ru", { gateMinutes: 0 })).toContain("Требования к публикации выполнены.");
  expect(pageOf({})).not.toContain("Жариялау");
});

test("law 9: whatever any of it holds, the page has no element, no attribute and no address but its own", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom('"><script>alert(1)</script>', "<img src=x onerror=1>", "</td></table></style>", "&#60;b>", "]]>"),
  );
  const shape = (page: string): readonly string[] =>
    [...page.replace(/<style>[^<]*<\/style>/, "").matchAll(/<[^>]*>/g)]
      .map(([tag]) => tag.replace(/="[^"]*"/g, ""))
      .filter((tag) => !/^<\/?(?:mark|span class)/.test(tag) && tag !== "</span>");
  const plain = shape(pageOf({ notes: ["x"] }));
  fc.assert(
    fc.property(hostile, hostile, hostile, hostile, (a, b, c, d) => {
      const page = pageOf(
        {
          ...{ id: a, source: textRuns(`s${b}`), target: textRuns(`t${c}`), provenance: [d], notes: [a] },
          ...{ terms: [{ start: 0, end: 2, text: b }], findings: [{ severity: "warning", text: c }] },
        },
        "kk",
        { path: d },
      );
      expect(shape(page)).toEqual(plain);
    }),
  );
});
