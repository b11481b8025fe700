import { expect, onTestFinished, test } from "vitest";
import { defaultConfig } from "../../src/config/config.ts";
import { textRuns } from "../../src/core/runs.ts";
import { layoutOf } from "../../src/files/layout.ts";
import type { Project } from "../../src/journey/project.ts";
import { mayFill, propose } from "../../src/journey/propose.ts";
import { openMemory } from "../../src/memory/index.ts";
import type { ExaminedMatch } from "../../src/memory/repair/examine.ts";
import { unit } from "../memory/units.ts";

const match: ExaminedMatch = {
  unit: unit("The court met.", "Сот жиналды."),
  memory: "memory/partner.tmx",
  type: "exact",
  score: 100,
  base: 100,
  credit: 0,
  priority: 0,
  penalties: [],
  guard: [],
  exchanges: [],
  refusals: [],
  remembered: unit("", "Сот жиналды.").target,
};

test("an exact match may fill a target", () => {
  expect(mayFill(match, 100)).toBe(true);
});

test.each([
  ["differs by a negation", { guard: [{ kind: "negation", query: "not", remembered: "" }] }],
  ["differs by a number", { guard: [{ kind: "number", query: "5", remembered: "3" }] }],
  ["differs by a term", { guard: [{ kind: "term", query: "Kandas", remembered: "Oralman" }] }],
  ["differs by a name", { guard: [{ kind: "name", query: "Astana", remembered: "Almaty" }] }],
  ["is another text", { type: "fuzzy", score: 99 }],
  ["is ambiguous", { penalties: [{ reason: "ambiguous", points: 1 }] }],
  ["scores too little", { score: 74 }],
] as const)("a match that %s fills nothing, whatever the threshold", (_, more) => {
  expect(mayFill({ ...match, ...more }, 75)).toBe(false);
});

test("a segment without a good match is shown the parts that the memory knows, and none of them fills it", async () => {
  const memory = await openMemory(":memory:");
  onTestFinished(() => memory.close());
  const known = [
    unit("Ministry of Foreign Affairs", "Сыртқы істер министрлігі"),
    unit("The court met on Monday.", "Сот дүйсенбіде жиналды."),
  ];
  await memory.replace({ name: "memory/terms.tmx", version: "1", penalty: 0, priority: 0 }, known);
  const project: Project = {
    layout: layoutOf("/nowhere", { articles: "articles", xliff: "xliff" }),
    config: defaultConfig,
    glossary: { terms: [] },
    inflectors: new Map(),
    segmentation: { options: {}, version: "1", problems: () => [] },
    scriptExceptions: new Map(),
    settings: "",
    now: () => "2026-01-15T09:00:00Z",
  };
  const texts = ["The Ministry of Foreign Affairs met the court on Monday in Astana.", "The court met on Monday."];
  const segments = texts.map((text, index) => ({
    id: `s${index}`,
    kind: "paragraph" as const,
    source: textRuns(text),
  }));
  const targets = segments.map(({ id, source }) => ({ id, source, state: "new" as const }));
  const proposed = await propose(project, memory, "a.md", { segmentation: "1", segments }, { segments: targets }, "kk");
  expect(proposed.get("s0")?.fragments.map(({ text, memory: name }) => [text, name])).toEqual([
    ["Ministry of Foreign Affairs", "memory/terms.tmx"],
  ]);
  expect(proposed.get("s0")?.fill).toBeUndefined();
  expect([proposed.get("s1")?.matches.length, proposed.get("s1")?.fragments]).toEqual([1, []]);
});
