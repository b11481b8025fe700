/** Damage to what a unit or a file is: ids, names, languages, order. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ReturnedProject, returnedProjects, translated, WORK } from "../../support/returned.ts";

let projects: Awaited<ReturnType<typeof returnedProjects>>;
beforeAll(async () => {
  projects = await returnedProjects();
});
afterAll(() => projects[Symbol.dispose]());

/** Each `trans-unit` of a file, with its indentation and line end. */
const UNIT = / {8}<trans-unit[\s\S]*?<\/trans-unit>\n/g;

function idOf(one: ReturnedProject, index: number): string {
  return one.entries()[index]?.id ?? "";
}

function isWorkIn(one: ReturnedProject): boolean {
  return one.entries()[1]?.target === WORK;
}

test("missing unit: the others go in, the missing one stays as it was", async () => {
  using one = projects.fresh();
  const before = one.entries()[3];
  const units = one.worked.match(UNIT) ?? [];
  const back = await one.bringBack(one.worked.replace(units[3] ?? "", ""));
  expect(back).toMatchObject({ code: 0, counts: { accepted: 1, unchanged: 2 } });
  expect([isWorkIn(one), one.entries()[3]]).toEqual([true, before]);
});

test("reordered units go to their own segments", async () => {
  using one = projects.fresh();
  const units = one.worked.match(UNIT) ?? [];
  const [first = "", , third = ""] = units;
  const back = await one.bringBack(one.worked.replace(first, "#").replace(third, first).replace("#", third));
  expect(back).toMatchObject({ code: 0, counts: { accepted: 1, unchanged: 3 } });
  expect(isWorkIn(one)).toBe(true);
});

test("renamed file: the article is known by what the file says", async () => {
  using one = projects.fresh();
  expect(await one.bringBack(one.worked, "from-aigerim (2).xliff")).toMatchObject({ code: 0, counts: { accepted: 1 } });
  expect(isWorkIn(one)).toBe(true);
});

test("another name inside the file: the article is known by its segments", async () => {
  using one = projects.fresh();
  const back = await one.bringBack(one.worked.replace('original="picket.md"', 'original="C:\\jobs\\1.docx"'));
  expect(back).toMatchObject({ code: 0, counts: { accepted: 1 } });
  expect(isWorkIn(one)).toBe(true);
});

test("path traversal in the file's name writes nothing outside the record", async () => {
  using one = projects.fresh();
  const before = new Set(one.project.files().keys());
  for (const path of ["../../../../etc/cron.d/x", "/etc/passwd", "segments/kk/../../../x", "..\\..\\x"])
    await one.bringBack(one.worked.replace('original="picket.md"', `original="${path}"`));
  expect(isWorkIn(one)).toBe(true);
  expect([...one.project.files().keys()].filter((path) => !before.has(path))).toEqual(["back.xlf"]);
});

test("duplicate id: the first is taken, the second named", async () => {
  using one = projects.fresh();
  const [, second = ""] = one.worked.match(UNIT) ?? [];
  const back = await one.bringBack(one.worked.replace(second, second + second.replace(WORK, "Басқа мәтін.")));
  expect(back).toMatchObject({ code: 4, counts: { accepted: 1, damaged: 1 }, problems: ["E_XLIFF_DUPLICATE"] });
  expect(isWorkIn(one)).toBe(true);
});

test("renamed id: the unit is known by its source", async () => {
  using one = projects.fresh();
  const back = await one.bringBack(one.worked.replaceAll(idOf(one, 1), "renamed"));
  expect(back).toMatchObject({ code: 0, counts: { accepted: 1 } });
  expect(isWorkIn(one)).toBe(true);
});

test.each(["0", "10", "__proto__", "constructor", "hasOwnProperty", "toString"])(
  "id %s in place of ours",
  async (id) => {
    using one = projects.fresh();
    const back = await one.bringBack(one.worked.replaceAll(idOf(one, 1), id));
    expect(back).toMatchObject({ code: 0, counts: { accepted: 1, unchanged: 3 } });
    expect(isWorkIn(one)).toBe(true);
  },
);

test("numeric ids in another order keep their texts", async () => {
  using one = projects.fresh();
  let xlf = one.worked;
  one.entries().forEach(({ id }, index) => {
    xlf = xlf.replaceAll(id, String(10 - index));
  });
  expect(await one.bringBack(xlf)).toMatchObject({ code: 0, counts: { accepted: 1, unchanged: 3 } });
  expect(isWorkIn(one)).toBe(true);
});

test.each(["ru", "kk-Latn", "kk-Arab-CN", "kaz", "x"])(
  "target language %s is refused, and nothing is taken in",
  async (lang) => {
    using one = projects.fresh();
    const before = one.record();
    const back = await one.bringBack(one.worked.replace('target-language="kk"', `target-language="${lang}"`));
    expect(back).toMatchObject({ code: 2, problems: ["E_IMPORT_LANGUAGE"] });
    expect(one.record()).toBe(before);
  },
);

test.each(["kk-KZ", "kk-Cyrl-KZ", "kk_KZ", "KK-kz"])("region variant %s is the same language", async (lang) => {
  using one = projects.fresh();
  const xlf = one.worked.replace('target-language="kk"', `target-language="${lang}"`);
  expect(await one.bringBack(xlf.replace('source-language="en"', 'source-language="en-US"'))).toMatchObject({
    code: 0,
  });
  expect(isWorkIn(one)).toBe(true);
});

test("two files in one document go to their two articles", async () => {
  using one = projects.fresh();
  const road = translated(one.project.read("xliff/kk/road.md.xlf"), "The road is closed.", "Жол жабық.");
  const file = /<file[\s\S]*<\/file>/.exec(road)?.[0] ?? "";
  const back = await one.bringBack(one.worked.replace("</file>", (end) => `${end}${file}`));
  expect(back).toMatchObject({ code: 0, counts: { accepted: 2, unchanged: 3 } });
  expect(isWorkIn(one)).toBe(true);
  expect(one.project.read("segments/kk/road.md.json")).toContain("Жол жабық.");
});

test("a unit from another article is named or goes home, and never into this one", async () => {
  using one = projects.fresh();
  const road = translated(one.project.read("xliff/kk/road.md.xlf"), "The road is closed.", "Жол жабық.");
  const [unit = ""] = road.match(UNIT) ?? [];
  const back = await one.bringBack(one.worked.replace("      </group>", (end) => unit + end));
  expect(isWorkIn(one)).toBe(true);
  expect(one.record()).not.toContain("Жол жабық.");
  const isHome = one.project.read("segments/kk/road.md.json").includes("Жол жабық.");
  expect(isHome || (back.code === 4 && back.problems.includes("E_UNIT_UNKNOWN"))).toBe(true);
});

test("a locked unit that was changed stays, and is named, and what was written lies beside it", async () => {
  using one = projects.fresh();
  const path = "segments/kk/picket.md.json";
  expect((await one.project.run(["lock", idOf(one, 1)])).code).toBe(0);
  const before = one.entries()[1];
  const back = await one.bringBack(translated(one.worked, "Nobody comes out.", "Ешкім шықпайды."));
  expect(back).toMatchObject({ code: 4, counts: { accepted: 1, conflict: 1 }, problems: ["E_TARGET_LOCKED"] });
  const proposal = { origin: { kind: "person" }, source: "They hold photographs." };
  expect(one.entries()[1]).toMatchObject({ ...before, proposal });
  expect(one.project.read(path)).toContain("Ешкім шықпайды.");
});
