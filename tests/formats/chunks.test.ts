import { expect, test } from "vitest";
import type { Edit } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { segmentUnit } from "../../src/segmentation/index.ts";
import { editOf } from "./documents.ts";

const TEXT = "Few stop.  Nobody asks. The guards wait.\n";
const article = markdown.parse(new TextEncoder().encode(TEXT), { path: "a.md", lang: "en", frontMatter: [] });
const unit = article.units[0] ?? expect.unreachable("a paragraph");
const cuts = segmentUnit(unit, "en");

/** The text with a target for each sentence; undefined stands for what the source says. */
function rendered(...targets: readonly (string | undefined)[]): string {
  const edits = cuts.map(({ start, end, source }, index): Edit => {
    const target = targets[index];
    return { unit: 0, start, end, content: { kind: "target", runs: target === undefined ? source : textRuns(target) } };
  });
  return new TextDecoder().decode(markdown.render(article, edits));
}

test("a sentence that stays keeps its white space, whichever of its neighbours are translated or left out", () => {
  expect(rendered(undefined, undefined, undefined)).toBe(TEXT);
  expect(rendered("Аз адам тоқтайды.", undefined, undefined)).toBe(
    "Аз адам тоқтайды.  Nobody asks. The guards wait.\n",
  );
  expect(rendered(undefined, "Ешкім сұрамайды.", undefined)).toBe("Few stop.  Ешкім сұрамайды. The guards wait.\n");
  expect(rendered(undefined, "", undefined)).toBe("Few stop. The guards wait.\n");
  expect(rendered("", undefined, undefined)).toBe("Nobody asks. The guards wait.\n");
  expect(rendered(undefined, undefined, "")).toBe("Few stop.  Nobody asks.\n");
  expect(rendered("", "", undefined)).toBe("The guards wait.\n");
});

test("edits that overlap are refused, also where they say what the source says", () => {
  const [first] = cuts;
  const same = editOf(0, unit, first?.source ?? []);
  const edits = cuts.map(({ start, end, source }) => editOf(0, { ...unit, start, end }, source));
  expect(() => markdown.render(article, [...edits, same])).toThrow(RangeError);
});
