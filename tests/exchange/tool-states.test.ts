import { expect, test } from "vitest";
import { readXliff } from "../../src/exchange/xliff.ts";

const XLIFF = "urn:oasis:names:tc:xliff:document:1.2";

function states(namespaces: string, units: string): readonly unknown[] {
  const file = '<file original="a" source-language="en" target-language="kk" datatype="plaintext">';
  const xml = `<xliff version="1.2" xmlns="${XLIFF}" ${namespaces}>${file}<body>\n${units}</body></file></xliff>`;
  return readXliff([xml], "back").flatMap((one) => one.units.map(({ state }) => state));
}

const TEXTS = "<source>Yes</source><target>Иә</target>";
const MEMOQ = 'xmlns:mq="MQXliff"';
const PHRASE = 'xmlns:m="http://www.memsource.com/mxlf/2.0"';
const SDL = 'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"';
const seg = (conf: string): string => `<sdl:seg id="1" conf="${conf}"/>`;
const trados = (...levels: readonly string[]): string =>
  `<trans-unit id="a">${TEXTS}<sdl:seg-defs>${levels.map(seg).join("")}</sdl:seg-defs></trans-unit>`;

test.each([
  ["NotStarted", "draft"],
  ["Pretranslated", "draft"],
  ["PartiallyEdited", "draft"],
  ["ManuallyConfirmed", "edited"],
  ["Reviewer1Confirmed", "reviewed"],
  ["Proofread", "final"],
  ["SomethingNew", "draft"],
])("memoQ's %s is %s", (status, state) => {
  expect(states(MEMOQ, `<trans-unit id="a" mq:status="${status}">${TEXTS}</trans-unit>`)).toEqual([state]);
});

test.each([
  ["0", "draft"],
  ["1", "edited"],
])("Phrase's confirmed=%s is %s", (confirmed, state) => {
  expect(states(PHRASE, `<trans-unit id="a" m:confirmed="${confirmed}">${TEXTS}</trans-unit>`)).toEqual([state]);
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

test("the words of another tool's namespace, or of none, say nothing", () => {
  const own = `<trans-unit id="a" state="x" q:status="Proofread">${TEXTS}</trans-unit>`;
  expect(states('xmlns:q="urn:other"', own)).toEqual(states("", `<trans-unit id="a">${TEXTS}</trans-unit>`));
});
