import { expect, test } from "vitest";
import { textRuns } from "../../src/core/runs.ts";
import { isAnonymous, withoutNames } from "../../src/journey/package/anonymous.ts";

const UNIT = {
  source: textRuns("Aigerim said no."),
  target: textRuns("Айгерім жоқ деді."),
  sourceLang: "en",
  lang: "kk",
  state: "edited",
  origin: "person",
} as const;

test("people are numbered by the order of their names, whatever order they come in", () => {
  const one = withoutNames(["Bolat", "Aigerim"]);
  const other = withoutNames(["Aigerim", "Bolat", "Aigerim"]);
  for (const privacy of [one, other]) expect(privacy.text("Bolat asked AIGERIM.")).toBe("person-2 asked person-1.");
});

test("a name inside another word stays, and the longer of two names goes first", () => {
  const privacy = withoutNames(["Ann", "Ann Lee", "x.y+z"]);
  expect(privacy.text("Annual: Ann Lee, Ann, x.y+z, xxy+z")).toBe("Annual: person-2, person-1, person-3, xxy+z");
});

test("addresses go, also of people nobody has named", () => {
  expect(withoutNames([]).text("See айгерім@жаңалық.қаз, a.b+c@news.kz or @handle")).toBe(
    "See [e-mail], [e-mail] or @handle",
  );
});

test("a memory entry keeps its texts and loses its people and other tools' properties", () => {
  const privacy = withoutNames(["Aigerim"]);
  const unit = {
    ...UNIT,
    by: "Aigerim",
    createdBy: "a@b.kz",
    notes: ["for Aigerim"],
    props: [{ type: "author", value: "Aigerim" }],
  };
  expect(privacy.unit(unit)).toEqual({ ...UNIT, by: "person-1", createdBy: "[e-mail]", notes: ["for person-1"] });
});

test("a note is known again as what its package made of it, and another note is not", () => {
  const note = "Ask Aigerim (a.b@news.kz) or Bolat.";
  const shown = withoutNames(["Zhanar", "Aigerim", "Bolat"]).text(note);
  expect(shown).toBe("Ask person-1 ([e-mail]) or person-2.");
  expect(isAnonymous(shown, note)).toBe(true);
  for (const other of [
    note,
    "Ask person-1 ([e-mail]) or nobody.",
    "Ask person-1.",
    "person-1, why?",
    "Do ask person-1 or person-2.",
  ])
    expect(isAnonymous(other, "Ask Aigerim (a.b@news.kz) or Bolat"), other).toBe(false);
  expect(isAnonymous("Ask person-1", "Ask ")).toBe(false);
  expect(isAnonymous("person-1", "No name is as long. ".repeat(20))).toBe(false);
});
