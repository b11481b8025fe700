/** Damage to inline codes: each is refused by name, and the units beside it go in. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { returnedProjects, translated, WORK } from "../../support/returned.ts";

let projects: Awaited<ReturnType<typeof returnedProjects>>;
beforeAll(async () => {
  projects = await returnedProjects();
});
afterAll(() => projects[Symbol.dispose]());

const GATHER = 'Families <g id="1" ctype="bold" equiv-text="\\*\\*…\\*\\*">gather</g> at the gate.';

async function withTarget(target: string) {
  using one = projects.fresh();
  const before = one.entries()[0];
  const back = await one.bringBack(translated(one.worked, GATHER, target));
  const [now, work] = one.entries();
  return { back, isKept: JSON.stringify(now) === JSON.stringify(before), work: work?.target, target: now?.target };
}

describe.each([
  ["lost code", "Отбасылар жиналды.", "E_UNIT_CODES"],
  ["half of a pair lost", 'Отбасылар <bpt id="1">**</bpt>жиналды.', "E_UNIT_CODES"],
  ["doubled code", 'Отбасылар <g id="1">жи</g><g id="1">налды</g>.', "E_UNIT_CODES"],
  ["swapped ends", 'Отбасылар <ept id="1">**</ept>жиналды<bpt id="1">**</bpt>.', "E_UNIT_NESTING"],
  ["invented code", 'Отбасылар <g id="1">жиналды</g><x id="7" equiv-text="&lt;script>"/>.', "E_UNIT_CODES"],
  ["code of another kind", 'Отбасылар <x id="1"/>жиналды.', "E_UNIT_CODES"],
  ["renamed code", 'Отбасылар <g id="g1">жиналды</g>.', "E_UNIT_CODES"],
  ["code without id", "Отбасылар <g>жиналды</g>.", "E_XLIFF_ATTRIBUTE"],
  ["codes as text", "Отбасылар **жиналды**.", "E_UNIT_CODES"],
])("%s", (_name, target, code) => {
  test(`is refused as ${code}, and the other units go in`, async () => {
    const { back, isKept, work } = await withTarget(target);
    expect(back).toMatchObject({ code: 4, counts: { accepted: 1, damaged: 1 }, problems: [code] });
    expect([isKept, work]).toEqual([true, WORK]);
    expect(back.stderr).toMatch(/^back\.xlf:\d+:\d+ /);
  });
});

test("mis-nested elements are no XML: the file is refused with its place, and nothing goes in", async () => {
  const { back, isKept, work } = await withTarget('<g id="1">Отбасылар <mrk mtype="x-a">жиналды</g></mrk>.');
  expect(back).toMatchObject({ code: 2, problems: ["E_XML"] });
  expect([isKept, work === WORK]).toEqual([true, false]);
});

test("a code moved with its words is no damage, nor is one written as another element", async () => {
  const moved = await withTarget('<bx id="1" rid="9"/>Жиналды<ex id="2" rid="9"/> отбасылар.');
  expect(moved.back).toMatchObject({ code: 0, counts: { accepted: 2 } });
  expect(moved.target).toEqual([
    { open: "1", name: "bold", data: "**" },
    "Жиналды",
    { close: "1", name: "bold", data: "**" },
    " отбасылар.",
  ]);
});

test("annotations and other tools' elements in a target are seen through", async () => {
  const marked = await withTarget(
    'Отбасылар <mrk mtype="x-sdl-comment" mid="c"><g id="1">жиналды</g></mrk><t:i xmlns:t="urn:t" id="1">.</t:i>',
  );
  expect(marked.back).toMatchObject({ code: 0, counts: { accepted: 2 } });
});
