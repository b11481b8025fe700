import fc from "fast-check";
import { expect, test } from "vitest";
import { textRuns } from "../../src/core/runs.ts";
import { alignSegments } from "../../src/record/align.ts";
import { emptySourceRecord } from "../../src/record/record.ts";
import { renewRecord } from "../../src/record/renew.ts";

const article = [
  "A picket began in Almaty.",
  "Many of them are women.",
  "They want news of their families.",
  "The consulate is silent.",
];

function ids(before: readonly string[], after: readonly string[]): readonly (readonly [string, string | undefined])[] {
  const old = record(before);
  const now = renewRecord(old, sentences(after), "1");
  return now.segments.map((entry, index) => [
    after[index] ?? "",
    old.segments
      .find(({ id }) => id === entry.id)
      ?.source.map((run) => (run.kind === "text" ? run.text : ""))
      .join(""),
  ]);
}

function sentences(texts: readonly string[]): { kind: "paragraph"; source: ReturnType<typeof textRuns> }[] {
  return texts.map((text) => ({ kind: "paragraph", source: textRuns(text) }));
}

function record(texts: readonly string[]): ReturnType<typeof renewRecord> {
  return renewRecord(emptySourceRecord, sentences(texts), "1");
}

test("an edited sentence keeps its id, and so do all others", () => {
  const edited = article.with(2, "They want some news of their missing families.");
  expect(ids(article, edited)).toEqual(edited.map((text, index) => [text, article[index]]));
});

test("a sentence put in front renumbers nothing", () => {
  expect(ids(article, ["ALMATY, May 18.", ...article])).toEqual([
    ["ALMATY, May 18.", undefined],
    ...article.map((text) => [text, text]),
  ]);
});

test("a moved sentence takes its id along", () => {
  const moved = [article[3] ?? "", ...article.slice(0, 3)];
  expect(ids(article, moved)).toEqual(moved.map((text) => [text, text]));
});

test("a wholly new sentence in the place of an old one is born anew", () => {
  const replaced = article.with(1, "Police watch from across the street.");
  expect(ids(article, replaced)[1]).toEqual(["Police watch from across the street.", undefined]);
});

test("equal sentences have different ids, told apart by what surrounds them", () => {
  const twice = ["He waits.", "She writes a letter.", "He waits.", "Nobody answers."];
  const first = record(twice).segments.map(({ id }) => id);
  expect(new Set(first).size).toBe(4);
  expect(record(twice).segments.map(({ id }) => id)).toEqual(first);
});

test("a hundred thousand equal sentences each have an id of their own, at once", () => {
  const many = Array.from({ length: 100_000 }, (_, index) => (index % 2 === 0 ? "He waits." : "Nobody answers."));
  expect(new Set(record(many).segments.map(({ id }) => id)).size).toBe(many.length);
});

test("ids that a git merge doubled are told apart: the first keeps it", () => {
  const one = record(article);
  const doubled = {
    ...one,
    segments: one.segments.map((entry, index) => (index === 3 ? { ...entry, id: one.segments[0]?.id ?? "" } : entry)),
  };
  const repaired = renewRecord(doubled, sentences(article), "1");
  expect(repaired.segments[0]?.id).toBe(one.segments[0]?.id);
  expect(new Set(repaired.segments.map(({ id }) => id)).size).toBe(4);
});

const texts = fc.array(fc.constantFrom("A.", "B.", "C.", "D e f g.", "D e f h.", "X y z."), { maxLength: 12 });

test("law 10: alignment pairs each old sentence at most once, and an unchanged text with itself", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const pairs = alignSegments(before.map(textRuns), after.map(textRuns)).filter((index) => index !== undefined);
      expect(new Set(pairs).size).toBe(pairs.length);
      expect(alignSegments(before.map(textRuns), before.map(textRuns))).toEqual(before.map((_, index) => index));
    }),
  );
});

test("law 10: inserting sentences anywhere changes no other id", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.string({ minLength: 1 }).map((text) => `Sentence ${text}.`),
        { minLength: 1, maxLength: 15 },
      ),
      fc.nat(15),
      fc.constantFrom(1, 2, 3),
      (before, at, count) => {
        const old = record(before);
        const inserted = Array.from({ length: count }, (_, index) => `Wholly other words, number ${index}`);
        const now = renewRecord(old, sentences([...before.slice(0, at), ...inserted, ...before.slice(at)]), "1");
        const kept = now.segments.map(({ id }) => id).filter((id) => old.segments.some((entry) => entry.id === id));
        expect(kept).toEqual(old.segments.map(({ id }) => id));
      },
    ),
  );
});

test("law 10: editing one sentence in any way changes no other id", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.string({ minLength: 1 }).map((text) => `Sentence ${text}.`),
        { minLength: 1, maxLength: 15 },
      ),
      fc.nat(14),
      fc.string(),
      (before, at, added) => {
        const index = at % before.length;
        const old = record(before);
        const now = renewRecord(old, sentences(before.with(index, `Now wholly ${added} other words`)), "1");
        const others = (entries: typeof old.segments): readonly string[] =>
          entries.map(({ id }) => id).toSpliced(index, 1);
        expect(others(now.segments)).toEqual(others(old.segments));
      },
    ),
  );
});
