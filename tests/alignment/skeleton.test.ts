import { expect, test } from "vitest";
import { skeletonsOf } from "../../src/alignment/skeleton.ts";

test.each([
  ["Tokayev", "Тоқаев"],
  ["Nazarbayev", "Назарбаев"],
  ["Washington", "Вашингтон"],
  ["Wales", "Уэльс"],
  ["Giles", "Джайлз"],
  ["George", "Джордж"],
  ["Charlotte", "Шарлотта"],
  ["Johnson", "Джонсон"],
  ["Xinjiang", "Ксинджианг"],
  ["Philip", "Филип"],
  ["Thatcher", "Татчер"],
  ["Yemen", "Йемен"],
])("%s and %s sound alike", (latin, cyrillic) => {
  const other = new Set(skeletonsOf(cyrillic));
  expect(skeletonsOf(latin).filter((skeleton) => other.has(skeleton))).not.toEqual([]);
});

test.each([
  ["Omarova", "Серікова"],
  ["Pavlodar", "Павлов"],
  ["Almaty", "Астана"],
])("%s and %s do not", (latin, cyrillic) => {
  const other = new Set(skeletonsOf(cyrillic));
  expect(skeletonsOf(latin).filter((skeleton) => other.has(skeleton))).toEqual([]);
});

test("an inflected name goes on where its base ends", () => {
  const [base = "-"] = skeletonsOf("Hammel");
  expect(skeletonsOf("Хаммелдың")[0]).toMatch(new RegExp(`^${base}.`));
});
