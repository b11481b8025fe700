import { expect, test } from "vitest";
import { toolStates } from "../../src/exchange/tool-states.ts";

const XLIFF = "urn:oasis:names:tc:xliff:document:1.2";

function states(namespaces: string, units: string): readonly string[] {
  const xml = `<xliff version="1.2" xmlns="${XLIFF}" ${namespaces}><file><body>\n${units}</body></file></xliff>`;
  return [...toolStates(xml, "back").values()];
}

const MEMOQ = 'xmlns:mq="MQXliff"';
const PHRASE = 'xmlns:m="http://www.memsource.com/mxlf/2.0"';
const SDL = 'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"';
const seg = (conf: string): string => `<sdl:seg id="1" conf="${conf}"/>`;
const trados = (...levels: readonly string[]): string =>
  `<trans-unit id="a"><sdl:seg-defs>${levels.map(seg).join("")}</sdl:seg-defs></trans-unit>`;

test.each([
  ["NotStarted", "draft"],
  ["Pretranslated", "draft"],
  ["PartiallyEdited", "draft"],
  ["ManuallyConfirmed", "edited"],
  ["Reviewer1Confirmed", "reviewed"],
  ["Proofread", "final"],
  ["SomethingNew", "draft"],
])("memoQ's %s is %s", (status, state) => {
  expect(states(MEMOQ, `<trans-unit id="a" mq:status="${status}"/>`)).toEqual([state]);
});

test.each([
  ["0", "draft"],
  ["1", "edited"],
])("Phrase's confirmed=%s is %s", (confirmed, state) => {
  expect(states(PHRASE, `<trans-unit id="a" m:confirmed="${confirmed}"/>`)).toEqual([state]);
});

test.each([
  ["Draft", "draft"],
  ["Translated", "edited"],
  ["RejectedTranslation", "draft"],
  ["ApprovedTranslation", "reviewed"],
  ["RejectedSignOff", "draft"],
  ["ApprovedSignOff", "final"],
])("Trados' %s is %s", (level, state) => {
  expect(states(SDL, trados(level))).toEqual([state]);
});

test("a unit of several segments is as far as the least of them", () => {
  expect(states(SDL, trados("ApprovedSignOff", "Translated"))).toEqual(["edited"]);
  expect(states(SDL, trados("Translated", "Draft", "ApprovedSignOff"))).toEqual(["draft"]);
});

test("states stand by the place of their unit, and other tools' files have none", () => {
  const xml = `<xliff version="1.2" xmlns="${XLIFF}" ${MEMOQ}>\n<trans-unit id="a"/>\n <trans-unit id="b" mq:status="Proofread"/></xliff>`;
  expect([...toolStates(xml, "back")]).toEqual([["3:2", "final"]]);
  expect(toolStates(xml.replace(MEMOQ, 'xmlns:mq="urn:other"'), "back").size).toBe(0);
});
