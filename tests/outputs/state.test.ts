import { expect, test } from "vitest";
import type { Segment } from "../../src/core/model.ts";
import { stateJson } from "../../src/outputs/state.ts";
import { byId, sample, target } from "./sample.ts";

const { article, segments } = sample(["title: The return", "They came. They stayed.", "All of them."]);
const [title, came, , all] = segments as [Segment, Segment, Segment, Segment];

test("the sidecar says of each text how it came about, and which stand in the source language", () => {
  const targets = byId([
    target(title, "Оралу"),
    target(came, "Олар келді.", { state: "edited", stale: true, origin: { kind: "person" } }),
    target(all, "Бәрі.", { state: "reviewed", origin: { kind: "person" } }),
  ]);
  const read = JSON.parse(stateJson({ article, segments, targets, lang: "kk", sourceLang: "en" }));
  expect(read).toMatchObject({ lang: "kk", dir: "ltr", translationOf: "2021/kandas.md", translationState: "partial" });
  expect(read.texts).toEqual([
    { id: "s1", key: "title", state: "machine" },
    { id: "s2", state: "edited", stale: true },
    { id: "s3", state: "untranslated", lang: "en" },
    { id: "s4", state: "reviewed" },
  ]);
});

test("Arabic script goes from right to left, and a key __proto__ is only a text", () => {
  const units = article.units.map((unit, index) => (index === 0 ? { ...unit, key: "__proto__" } : unit));
  const json = stateJson({
    article: { ...article, units },
    segments,
    targets: byId([]),
    lang: "kk-Arab",
    sourceLang: "en",
  });
  const read = JSON.parse(json);
  expect(read).toMatchObject({ lang: "kk-Arab", dir: "rtl", translationState: "untranslated" });
  expect(read.texts[0].key).toBe("__proto__");
});
