/** Damage to elements: splits, joins, order, other tools' elements. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ReturnedProject, returnedProjects, WORK } from "../../support/returned.ts";

let projects: Awaited<ReturnType<typeof returnedProjects>>;
beforeAll(async () => {
  projects = await returnedProjects();
});
afterAll(() => projects[Symbol.dispose]());

/** The file with what follows one sentence's source replaced, up to the unit's end. */
function rest(one: ReturnedProject, source: string, content: string): string {
  const unit = new RegExp(`(<source>${source}</source>)[\\s\\S]*?(</trans-unit>)`);
  expect(one.worked).toMatch(unit);
  return one.worked.replace(unit, (_whole, before: string, end: string) => before + content + end);
}

function seg(mid: number, text: string): string {
  return `<mrk mtype="seg" mid="${mid}">${text}</mrk>`;
}

const NOBODY = "Nobody comes out.";
const CUT = `<seg-source>${seg(1, "Nobody")} ${seg(2, "comes out.")}</seg-source>`;

test("split: the parts together are the translation", async () => {
  using one = projects.fresh();
  const back = await one.bringBack(
    rest(one, NOBODY, `${CUT}<target>${seg(1, "Ешкім")} ${seg(2, "шықпайды.")}</target>`),
  );
  expect(back).toMatchObject({ code: 0, counts: { accepted: 2 } });
  expect(one.entries()[3]?.target).toBe("Ешкім шықпайды.");
});

test.each([
  ["empty", `${seg(1, "Ешкім")} ${seg(2, "")}`],
  ["missing", seg(1, "Ешкім")],
  ["white space", `${seg(1, " ")}${seg(2, "шықпайды.")}`],
])("split with a part %s: half a sentence never passes as the whole", async (_name, parts) => {
  using one = projects.fresh();
  const before = one.entries()[3];
  const back = await one.bringBack(rest(one, NOBODY, `${CUT}<target state="translated">${parts}</target>`));
  expect(back).toMatchObject({ code: 4, counts: { accepted: 1, damaged: 1 }, problems: ["E_XLIFF_PART"] });
  expect(one.entries()[3]).toEqual(before);
});

test("split and nothing translated: no work", async () => {
  using one = projects.fresh();
  const back = await one.bringBack(rest(one, NOBODY, `${CUT}<target>${seg(1, "")} ${seg(2, "")}</target>`));
  expect(back).toMatchObject({ code: 0, counts: { accepted: 1, unchanged: 3 } });
});

test("joined within a unit: one part holds all", async () => {
  using one = projects.fresh();
  const joined = `<seg-source>${seg(1, NOBODY)}</seg-source><target>${seg(1, "Ешкім шықпайды.")}</target>`;
  expect(await one.bringBack(rest(one, NOBODY, joined))).toMatchObject({ code: 0, counts: { accepted: 2 } });
  expect(one.entries()[3]?.target).toBe("Ешкім шықпайды.");
});

test("joined units: the first holds all, the second is empty on purpose and stays so", async () => {
  using one = projects.fresh();
  const merged = rest(
    one,
    "They hold photographs.",
    '<target state="translated" equiv-trans="no">Қолдарында сурет, полиция қарап тұр.</target>',
  )
    .replace('restype="x-paragraph">', 'restype="x-paragraph" merged-trans="yes">')
    .replace(/<target[^>]*>⟦kk⟧ The police[^<]*<\/target>/, '<target state="translated" equiv-trans="no"/>');
  expect(await one.bringBack(merged)).toMatchObject({ code: 0, counts: { accepted: 2, unchanged: 2 } });
  expect(one.entries()[2]).toMatchObject({ joined: true, state: "edited", target: "" });
  expect(one.project.read("locales/kk/articles/picket.md")).not.toContain("police");
  const again = await one.bringBack(one.project.read("xliff/kk/picket.md.xlf"));
  expect(again).toMatchObject({ code: 0, counts: { unchanged: 4 } });
});

test("target outside order: before its source, behind a note", async () => {
  using one = projects.fresh();
  const early = one.worked.replace(/(<source>They hold.*<\/source>)(\s*)(<target.*<\/target>)/, "$3$2<note>x</note>$1");
  expect(early).not.toBe(one.worked);
  await one.bringBack(early);
  expect(one.entries()[1]?.target).toBe(WORK);
});

test("note after a unit's target comes in with it, a note between units is passed over", async () => {
  using one = projects.fresh();
  const noted = one.worked
    .replace(`${WORK}</target>`, `${WORK}</target><note from="Айгерім">Дұрыс па?</note>`)
    .replace("</trans-unit>", "</trans-unit><note>бос</note>");
  expect(await one.bringBack(noted)).toMatchObject({ code: 0 });
  expect(one.record()).toContain("Дұрыс па?");
  expect(one.record()).not.toContain("бос");
});

test("two targets in one unit: none is taken blindly", async () => {
  using one = projects.fresh();
  const back = await one.bringBack(one.worked.replace(`${WORK}</target>`, `${WORK}</target><target>Басқа.</target>`));
  expect(back).toMatchObject({ code: 4, counts: { damaged: 1 }, problems: ["E_XLIFF_TWICE"] });
});

test("unknown elements of XLIFF's and of other namespaces hide nothing", async () => {
  using one = projects.fresh();
  const strange = one.worked
    .replace("<xliff ", '<xliff xmlns:okp="okapi-framework:xliff-extensions" xmlns:tt="urn:tt" ')
    .replace("<body>", "<okp:x><target>жоқ</target></okp:x><body><count-group name='a'><count>1</count></count-group>")
    .replaceAll(
      "<source>",
      '<tt:meta okp:a="1"><source>жоқ</source></tt:meta><prop-group><prop>p</prop></prop-group><source>',
    )
    .replace(WORK, `<blink>${WORK}</blink>`);
  expect(await one.bringBack(strange)).toMatchObject({ code: 0, counts: { accepted: 1, unchanged: 3 } });
  expect(one.entries()[1]?.target).toBe(WORK);
});

test.each([
  ["Trados Studio", '<sdl:seg-defs><sdl:seg id="1" conf="ApprovedSignOff"/></sdl:seg-defs>', "", "final"],
  [
    "Trados Studio, two segments",
    '<sdl:seg-defs><sdl:seg id="1" conf="ApprovedSignOff"/><sdl:seg id="2" conf="Translated"/></sdl:seg-defs>',
    "",
    "edited",
  ],
  ["memoQ", "", ' mq:status="Proofread"', "final"],
  ["Phrase", "", ' m:confirmed="1"', "edited"],
  ["Phrase, not confirmed", "", ' m:confirmed="0"', "edited"],
])("other namespaces: %s keeps states of its own", async (_name, element, attribute, state) => {
  using one = projects.fresh();
  const id = one.entries()[1]?.id;
  const foreign = one.worked
    .replace(
      "<xliff ",
      '<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns:mq="MQXliff" xmlns:m="http://www.memsource.com/mxlf/2.0" ',
    )
    .replace(`id="${id}" approved="no"`, `id="${id}"${attribute}`)
    .replace(`<target state="translated">${WORK}</target>`, `<target>${WORK}</target>${element}`);
  expect(await one.bringBack(foreign)).toMatchObject({ code: 0, counts: { accepted: 1, unchanged: 3 } });
  expect(one.entries()[1]).toMatchObject({ target: WORK, state });
});

test("no units at all are nothing to take in, and nothing is lost", async () => {
  using one = projects.fresh();
  const before = one.record();
  await one.bringBack(one.worked.replace(/<body>[\s\S]*<\/body>/, "<body/>"));
  expect(one.record()).toBe(before);
});
