import fc from "fast-check";
import { expect, test } from "vitest";
import type { Target } from "../../src/core/model.ts";
import { plainText, textRuns } from "../../src/core/runs.ts";
import { carryTargets } from "../../src/record/carry.ts";
import type { SourceRecord } from "../../src/record/record.ts";
import { drafted, edited } from "./sample.ts";

function sources(...entries: readonly (readonly [id: string, text: string])[]): SourceRecord {
  const segments = entries.map(([id, text]) => ({ id, kind: "paragraph" as const, source: textRuns(text) }));
  return { segmentation: "1", segments };
}

function human(id: string, text: string, target: string): Target {
  return { ...edited, id, source: textRuns(text), target: textRuns(target) };
}

function machine(id: string, text: string, target: string): Target {
  return { ...drafted, id, source: textRuns(text), target: textRuns(target) };
}

test("each segment gets its target, in article order, and new ones begin empty", () => {
  const { record, left } = carryTargets(sources(["b", "Two."], ["c", "Three."], ["a", "One."]), {
    segments: [human("a", "One.", "Бір."), machine("b", "Two.", "Екі.")],
  });
  expect(record.segments.map(({ id, state }) => [id, state])).toEqual([
    ["b", "draft"],
    ["c", "new"],
    ["a", "edited"],
  ]);
  expect(left).toEqual([]);
});

test("where a sentence changed, a person's work becomes stale and a machine's steps back", () => {
  const { record } = carryTargets(sources(["a", "One more."], ["b", "Two more."]), {
    segments: [human("a", "One.", "Бір."), machine("b", "Two.", "Екі.")],
  });
  expect(record.segments).toMatchObject([
    { id: "a", stale: true, source: textRuns("One."), target: textRuns("Бір.") },
    { id: "b", state: "new", source: textRuns("Two more."), previous: { target: textRuns("Екі.") } },
  ]);
});

test("a person's work on a sentence that is gone is left over; a machine's is dropped", () => {
  const { left } = carryTargets(sources(["c", "Three."]), {
    segments: [human("a", "One.", "Бір."), machine("b", "Two.", "Екі.")],
  });
  expect(left.map(({ id }) => id)).toEqual(["a"]);
});

test("of targets whose id a merge doubled, the one whose source fits stays, and the other finds its own sentence", () => {
  const { record, left } = carryTargets(sources(["a", "One."], ["z", "Two."]), {
    segments: [human("a", "Two.", "Екі."), human("a", "One.", "Бір.")],
  });
  expect(record.segments.map(({ id, target }) => [id, plainText(target ?? [])])).toEqual([
    ["a", "Бір."],
    ["z", "Екі."],
  ]);
  expect(left).toEqual([]);
});

test("of two persons' texts under one id, the first stays and the other is left over", () => {
  const { record, left } = carryTargets(sources(["a", "One."]), {
    segments: [human("a", "One.", "Бір."), human("a", "One.", "Біреу.")],
  });
  expect(record.segments.map(({ target }) => target)).toEqual([textRuns("Бір.")]);
  expect(left.map(({ target }) => target)).toEqual([textRuns("Біреу.")]);
});

test("a deleted sentence that comes back in the same record under another id gets its target back", () => {
  const { record, left } = carryTargets(sources(["new", "One."]), { segments: [human("old", "One.", "Бір.")] });
  expect(record.segments).toMatchObject([{ id: "new", state: "edited", target: textRuns("Бір.") }]);
  expect(left).toEqual([]);
});

const ids = fc.constantFrom("a", "b", "c", "d");
const texts = fc.constantFrom("One.", "Two.", "Three.", "Four.");

test("law 1: every human text is carried or left over, whatever the ids, and each segment has one target of its id", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(ids, texts), { selector: ([id]) => id }),
      fc.array(fc.tuple(ids, texts, fc.boolean()), { maxLength: 8 }),
      (now, before) => {
        const segments = before.map(([id, text, isHuman], index) =>
          (isHuman ? human : machine)(id, text, `Мәтін ${index}.`),
        );
        const { record, left } = carryTargets(sources(...now), { segments });
        expect(record.segments.map(({ id }) => id)).toEqual(now.map(([id]) => id));
        const held = [...record.segments, ...left].map(({ target }) => plainText(target ?? []));
        const wanted = segments.filter(({ state }) => state === "edited").map(({ target }) => plainText(target ?? []));
        expect(wanted.filter((text) => held.filter((one) => one === text).length !== 1)).toEqual([]);
        const again = carryTargets(sources(...now), record);
        expect(again).toEqual({ record, left: [] });
      },
    ),
  );
});

test("a hostile record whose ids and texts all repeat takes no longer than another", () => {
  const segments = Array.from({ length: 60_000 }, (_, index) => human("a", "One.", `Мәтін ${index}.`));
  const now = sources(...Array.from({ length: 30_000 }, (_, index) => [`n${index}`, "One."] as const));
  const { record, left } = carryTargets(now, { segments });
  expect(record.segments.length + left.length).toBe(60_000);
});
