import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Origin, STATES, type Target } from "../../src/core/model.ts";
import { plainText } from "../../src/core/runs.ts";
import { localise } from "../../src/outputs/article.ts";
import { byId, link, runs, sample, target } from "./sample.ts";

const { article, segments } = sample([
  "title: The return of the kandas",
  "Families [cross the border] at Khorgos. The queue is long.",
  "Officials promise housing.",
]);
const [title, border, queue, housing] = segments as [
  (typeof segments)[0],
  (typeof segments)[0],
  (typeof segments)[0],
  (typeof segments)[0],
];

function kazakh(targets: readonly Target[], options = { notice: true, frontMatter: true }) {
  return localise({ article, segments, targets: byId(targets), lang: "kk", sourceLang: "en", options });
}

test("a raw engine draft is shown, what has no target falls back to the source, each at its segment's place", () => {
  const { edits } = kazakh([target(border, "Отбасылар Қорғаста [шекарадан өтеді].")]);
  expect(edits.map((edit) => edit.content.kind)).toEqual(["fallback", "target", "fallback", "fallback"]);
  expect(edits[1]).toMatchObject({ unit: border.unit, start: border.start, end: border.end });
});

test.each<[string, Partial<Target>]>([
  ["pseudo-translation", { origin: { kind: "pseudo" } }],
  ["pseudo-translation that somebody marked as reviewed", { origin: { kind: "pseudo" }, state: "reviewed" }],
  ["a target of state new", { state: "new" }],
  ["an empty target", { target: [] }],
  ["a target of white space", { target: runs(" \u00a0") }],
  ["a target that lost its words and kept its codes", { target: runs("[]") }],
  [
    "a target with a code that its source does not have",
    {
      target: [
        { kind: "code", code: { ...link("open", "<script>"), id: "7" } },
        { kind: "text", text: "Отбасылар" },
      ],
    },
  ],
])("%s never reaches readers", (_, broken) => {
  const { edits, summary } = kazakh([target(border, "Отбасылар Қорғаста [шекарадан өтеді].", broken)]);
  expect(edits.every((edit) => edit.content.kind === "fallback")).toBe(true);
  expect(summary).toMatchObject({ untranslated: 4, state: "untranslated" });
});

test("a proposal beside an empty target is not published", () => {
  const proposal = {
    source: queue.source,
    target: runs("Кезек ұзын."),
    origin: { kind: "person" } as Origin,
    at: "2021-05-18T00:00:00Z",
  };
  const { target: _, ...empty } = target(queue, "");
  const { edits } = kazakh([{ ...empty, state: "new", proposal }]);
  expect(edits[2]?.content).toEqual({ kind: "fallback" });
});

test("a joined sentence gives an empty target, not its source", () => {
  const { edits, summary } = kazakh([
    target(queue, "", { target: [], joined: true, state: "edited", origin: { kind: "person" } }),
  ]);
  expect(edits[2]?.content).toEqual({ kind: "target", runs: [] });
  expect(summary.untranslated).toBe(3);
});

test("a stale human target is shown, marked and counted", () => {
  const old = target(housing, "Шенеуніктер үй береміз дейді.", {
    state: "reviewed",
    stale: true,
    origin: { kind: "person" },
    source: runs("Officials promised houses."),
  });
  const { edits, summary, frame } = kazakh([old]);
  expect(edits[3]?.content).toEqual({
    kind: "target",
    runs: old.target,
    mark: { states: ["stale"], words: "түпнұсқасы өзгерген" },
  });
  expect(summary.stale).toBe(1);
  expect(frame.frontMatter["translationStale"]).toBe("1");
});

test("a link whose address changed under a standing target leads to the new address", () => {
  const before = target(border, "Отбасылар Қорғаста [шекарадан өтеді].");
  const moved = sample(["title: The return of the kandas", "Families [cross the border] at Khorgos."], "/2021/kandas");
  const { edits } = localise({
    article: moved.article,
    segments: moved.segments,
    targets: byId([before]),
    lang: "kk",
    sourceLang: "en",
    options: { notice: false, frontMatter: false },
  });
  expect(edits[1]?.content).toMatchObject({ runs: runs("Отбасылар Қорғаста [шекарадан өтеді].", "/2021/kandas") });
});

test("a stale target keeps the links that it was written with when the source's codes changed", () => {
  const old = target(queue, "Кезек [өте ұзын].", {
    stale: true,
    state: "edited",
    source: runs("The queue is [very long].", "/queue"),
    target: runs("Кезек [өте ұзын].", "/queue"),
  });
  expect(kazakh([old]).edits[2]?.content).toMatchObject({ runs: runs("Кезек [өте ұзын].", "/queue") });
});

test("the front matter names language, source, state, date and what is left", () => {
  const { frame } = kazakh([
    target(title, "Қандастардың оралуы", { at: "2021-05-16T23:59:59Z" }),
    target(border, "Отбасылар Қорғаста [шекарадан өтеді].", { at: "2021-05-18T00:00:00Z" }),
  ]);
  expect(frame.frontMatter).toEqual({
    lang: "kk",
    dir: "ltr",
    translationOf: "2021/kandas.md",
    translationSource: createHash("sha256").update(article.text).digest("hex").slice(0, 16),
    translationState: "partial",
    translationDate: "2021-05-18",
    translationUntranslated: "2",
    translationMachine: "2",
    translationMachineKeys: "title",
  });
});

test("notice and front matter can each be switched off", () => {
  const { frame } = kazakh([target(title, "Қандастардың оралуы")], { notice: false, frontMatter: false });
  expect(frame).toEqual({ lang: "kk", sourceLang: "en", frontMatter: {} });
});

const engine: Origin = { kind: "engine", engine: "google", model: "nmt", terms: [] };
const person: Origin = { kind: "person" };
const memory: Origin = { kind: "memory", match: "exact", score: 100, memory: "segments", penalties: [] };
const machineMemory: Origin = { ...memory, penalties: [{ reason: "machine", points: 15 }] };

test.each<[string, readonly Partial<Target>[]]>([
  ["machine", [{}, { state: "reviewed" }, { state: "edited" }, { state: "final" }]],
  ["machine", [{ origin: machineMemory }, { state: "final" }, { state: "final" }, { state: "final" }]],
  ["memory", [{ origin: memory }, { state: "edited" }, { state: "final" }, { state: "final" }]],
  ["memory", [{ origin: { kind: "aligned" } }, { state: "final" }, { state: "final" }, { state: "final" }]],
  ["edited", [{ state: "edited" }, { state: "reviewed" }, { state: "reviewed" }, { state: "reviewed" }]],
  ["edited", [{ state: "draft", origin: person }, { state: "reviewed" }, { state: "final" }, { state: "final" }]],
  ["reviewed", [{ state: "reviewed" }, { state: "final" }, { state: "final" }, { state: "final" }]],
  ["final", [{ state: "final" }, { state: "final" }, { state: "final" }, { state: "final" }]],
])("an article is %s by its weakest sentence: %j", (state, changes) => {
  const { summary } = kazakh(segments.map((segment, index) => target(segment, "Кезек ұзын.", changes[index])));
  expect(summary.state).toBe(state);
});

test("a remembered machine translation that a person took over counts as post-edited", () => {
  const { summary } = kazakh([target(queue, "Кезек ұзын.", { origin: machineMemory, state: "edited" })]);
  expect(summary.standings.postEdited).toBe(1);
});

test("whatever the record holds, every segment has one edit, and pseudo-translation and empty texts stay out", () => {
  const origins: readonly Origin[] = [engine, memory, machineMemory, person, { kind: "aligned" }, { kind: "pseudo" }];
  const some = fc.record({
    text: fc.constantFrom("Кезек ұзын.", "Кезек [ұзын].", "", " ", "[]"),
    state: fc.constantFrom(...STATES),
    origin: fc.constantFrom(...origins),
    flags: fc.constantFrom<Partial<Target>>({}, { stale: true }, { locked: true }, { joined: true }),
  });
  fc.assert(
    fc.property(fc.array(fc.option(some), { minLength: 4, maxLength: 4 }), (drawn) => {
      const targets = drawn.map((one, index) =>
        one === null
          ? undefined
          : target(segments[index]!, one.text, { state: one.state, origin: one.origin, ...one.flags }),
      );
      const { edits, summary, frame } = kazakh(targets.filter((one) => one !== undefined));
      expect(edits.map(({ unit, start, end }) => [unit, start, end])).toEqual(
        segments.map(({ unit, start, end }) => [unit, start, end]),
      );
      for (const [index, { content }] of edits.entries()) {
        if (content.kind === "fallback") continue;
        expect(targets[index]?.state).not.toBe("new");
        expect(targets[index]?.origin?.kind).not.toBe("pseudo");
        if (targets[index]?.joined !== true) expect(plainText(content.runs).trim()).not.toBe("");
      }
      const translated = Object.values(summary.standings).reduce((sum, count) => sum + count, 0);
      expect(translated + summary.untranslated).toBe(segments.length);
      expect(frame.notice).not.toMatch(/\{\{|notice\./);
    }),
  );
});

test("a time that is none gives no date", () => {
  const { summary } = kazakh([target(title, "Қандастардың оралуы", { at: "\u001b[31mtoday" })]);
  expect(summary.date).toBeUndefined();
});
