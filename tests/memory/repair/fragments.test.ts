import { expect, test } from "vitest";
import { plainText } from "../../../src/core/runs.ts";
import { containedIn, fragmentsOf } from "../../../src/memory/repair/fragments.ts";
import { unit } from "../units.ts";

const units = [
  unit("Ministry of Foreign Affairs", "Сыртқы істер министрлігі"),
  unit("Foreign Affairs", "сыртқы істер"),
  unit("the new decree", "жаңа жарлық"),
  unit("declined to comment.", "түсініктеме беруден бас тартты."),
  unit("comment", "түсініктеме"),
  unit("4.8 %", "4,8 %"),
].map((each) => ({ unit: each, memory: "memory/terms.tmx" }));

function found(text: string): readonly string[] {
  return fragmentsOf(text, containedIn(units)).map(({ text: part, unit: of }) => `${part} → ${plainText(of.target)}`);
}

test("the longest remembered parts are offered, without overlaps, longest first", () => {
  expect(found("The Ministry of Foreign Affairs declined to comment on the new decree.")).toEqual([
    "Ministry of Foreign Affairs → Сыртқы істер министрлігі",
    "declined to comment → түсініктеме беруден бас тартты.",
    "the new decree → жаңа жарлық",
  ]);
});

test("a part inside a word, a single word, or numbers and marks alone are no fragments", () => {
  expect(found("The new decrees drew comment: growth of 4.8 % a year.")).toEqual([]);
});

test("a text that is remembered whole has no fragment that is itself", () => {
  expect(found("Ministry of Foreign Affairs")).toEqual(["Foreign Affairs → сыртқы істер"]);
});

test("the part is told as the query writes it", () => {
  expect(found("THE NEW  DECREE, they say")[0]).toBe("THE NEW  DECREE → жаңа жарлық");
});

test("nothing is found in an empty text or beside an empty memory", () => {
  expect(found("")).toEqual([]);
  expect(fragmentsOf("the new decree is out", containedIn([]))).toEqual([]);
});
