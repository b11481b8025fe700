import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { markedText, sourceText } from "../../src/core/runs.ts";
import type { ReturnedUnit } from "../../src/exchange/handover.ts";
import { readXliff } from "../../src/exchange/xliff.ts";

const QUOTA = readFileSync(new URL("../fixtures/exchange-2/quota.2.1.xlf", import.meta.url), "utf8");
const KANDAS = "s1f2e3d4c5b6a";
const LOCKED = "s0a1b2c3d4e5f";
const LAW = "s9988776655aa";
const IDS = [KANDAS, LOCKED, LAW, "s445566778899"];

describe("a segment that the translator split", () => {
  const FIRST = "<source>The government raised the quota for </source><target>Үкімет квотаны </target>";
  const REST =
    `<source><sc id="${KANDAS}.1" type="fmt" subType="xlf:i" dataRef="d${KANDAS}.1"/>kandas` +
    `<ec startRef="${KANDAS}.1" dataRef="d${KANDAS}.1.e"/> families.</source>` +
    `<target><sc id="${KANDAS}.1" type="fmt" subType="xlf:i"/>қандастарға<ec startRef="${KANDAS}.1"/> көбейтті.</target>`;
  const whole = (parts: string): string => replaced(segment(KANDAS), parts);

  test.each<[string, string]>([
    [
      "the first part keeps the id",
      `<segment id="${KANDAS}" state="translated">${FIRST}</segment><segment id="x1" state="final">${REST}</segment>`,
    ],
    [
      "the last part keeps the id",
      `<segment state="translated">${FIRST}</segment><segment id="${KANDAS}" state="final">${REST}</segment>`,
    ],
    [
      "no part keeps the id",
      `<segment id="x1" state="translated">${FIRST}</segment><segment id="x2" state="final">${REST}</segment>`,
    ],
  ])("is one again where %s, in the least advanced state", (_, parts) => {
    const [unit, ...others] = units(whole(parts));
    expect(unit).toMatchObject({ id: KANDAS, state: "edited", base: "0123456789-draft" });
    expect(unit?.problem).toBeUndefined();
    expect(markedText(unit?.source ?? [])).toBe("The government raised the quota for {1}kandas{/1} families.");
    expect(markedText(unit?.target ?? [])).toBe("Үкімет квотаны {1}қандастарға{/1} көбейтті.");
    expect(sourceText(unit?.target ?? [])).toBe("Үкімет квотаны *қандастарға* көбейтті.");
    expect(others.map(({ id }) => id)).toEqual(IDS.slice(1));
  });

  test("has its targets in the order that they are given", () => {
    const parts =
      '<segment state="final"><source>The government raised the quota </source><target order="3">квотаны көбейтті.</target></segment>' +
      '<ignorable><source> </source><target order="2"> </target></ignorable>' +
      `<segment state="final"><source>for ${KANDAS_PC} families.</source><target order="1">Үкімет отбасыларға</target></segment>`;
    expect(markedText(units(whole(parts))[0]?.target ?? [])).toBe("Үкімет отбасыларға квотаны көбейтті.");
  });

  test("is damaged where a part has no translation, and not translated where none has", () => {
    const parts = `<segment id="${KANDAS}" state="translated">${FIRST}</segment><segment>${REST}</segment>`;
    const partly = units(whole(parts.replace(/<target>[^>]*<sc.*?<\/target>/, "")))[0];
    expect(partly).toMatchObject({ state: "new", problem: { code: "E_XLIFF_PART", values: { id: KANDAS } } });
    const none = units(whole(parts.replace(/<target>.*?<\/target>/g, "")))[0];
    expect(none).toMatchObject({ id: KANDAS, state: "new" });
    expect(none?.problem).toBeUndefined();
    expect(none?.target).toBeUndefined();
  });
});

const KANDAS_PC = `<pc id="${KANDAS}.1" type="fmt" subType="xlf:i" dataRefStart="d${KANDAS}.1" dataRefEnd="d${KANDAS}.1.e">kandas</pc>`;

describe("segments that the translator joined", () => {
  test("are damaged by name; the others are sound", () => {
    const joined =
      `<segment id="${KANDAS}" state="translated"><source>The government raised the quota for ${KANDAS_PC} families. ` +
      'QazTech Ventures<cp hex="0001"/> will count the kandas families.</source><target>Бәрі бірге.</target></segment>';
    const found = units(replaced(QUOTA.slice(at(`<segment id="${KANDAS}"`), at(`<segment id="${LAW}"`)), joined));
    expect(found[0]).toMatchObject({ id: KANDAS, problem: { code: "E_XLIFF_JOINED", values: { joined: LOCKED } } });
    expect(found.slice(1).map(({ id, problem }) => [id, problem])).toEqual([
      [LAW, undefined],
      [IDS[3], undefined],
    ]);
  });

  test("a segment whose source somebody changed is not taken for one", () => {
    const [unit] = units(QUOTA.replace(">The <mrk", ">A <mrk"));
    expect(unit?.problem).toBeUndefined();
    expect(markedText(unit?.source ?? [])).toMatch(/^A government/);
  });
});

describe("what is missing, doubled or renamed", () => {
  test("segments are known in any order, and missing ones are not invented", () => {
    const law = segment(LAW);
    const found = units(QUOTA.replace(law, "").replace("<segment", `${law}<segment`).replace(segment(LOCKED), ""));
    expect(found.map(({ id, problem }) => [id, problem])).toEqual([LAW, KANDAS, IDS[3]].map((id) => [id, undefined]));
  });

  test("a renamed segment is known by its source, its codes too", () => {
    const found = units(QUOTA.replace(`<segment id="${LAW}"`, '<segment id="0"'));
    expect(found[2]).toMatchObject({ id: LAW, base: "0-new" });
    expect(markedText(found[2]?.source ?? [])).toBe("See the {1}law on {2}migration{/1} of 2011{/2}.{3/}");
  });

  test("a segment that occurs twice is damaged the second time", () => {
    const found = units(QUOTA.replace("</unit>", `${segment(KANDAS)}</unit>`));
    expect(found.filter(({ problem }) => problem !== undefined)).toMatchObject([
      { id: KANDAS, problem: { code: "E_XLIFF_DUPLICATE" } },
    ]);
  });

  test("a unit that occurs twice is damaged the second time", () => {
    const unit = QUOTA.slice(at('<unit id="block-s445566778899"'), at("  </file>"));
    const found = units(QUOTA.replace("  </file>", `${unit}  </file>`));
    expect(found.map(({ id, problem }) => [id, problem?.code])).toEqual([
      ...IDS.map((id) => [id, undefined]),
      [IDS[3], "E_XLIFF_DUPLICATE"],
    ]);
  });

  test.each<[string, string, string, string]>([
    ["no source", "<source>2 124</source>", "", "E_XLIFF_NO_SOURCE"],
    ["two targets", "<target>2 124</target>", "<target>1</target><target>2</target>", "E_XLIFF_TWICE"],
    ["a code without id", "<target>2 124</target>", "<target><ph/>2</target>", "E_XLIFF_ATTRIBUTE"],
    ["a code point that is none", "<target>2 124</target>", '<target><cp hex="110000"/></target>', "E_XLIFF_ATTRIBUTE"],
    [
      "a target in another language",
      "<target>2 124</target>",
      '<target xml:lang="ru">2 124</target>',
      "E_XLIFF_LANGUAGE",
    ],
    [
      "a source in another language",
      "<source>2 124</source>",
      '<source xml:lang="kk">2 124</source>',
      "E_XLIFF_LANGUAGE",
    ],
    ["a unit without id", '<unit id="block-s445566778899"', "<unit", "E_XLIFF_ATTRIBUTE"],
  ])("%s makes that segment damaged alone, at its place", (_, from, to, code) => {
    expect(QUOTA).toContain(from);
    const found = units(QUOTA.replace(from, to));
    const bad = found.filter(({ problem }) => problem !== undefined);
    expect(bad).toMatchObject([{ id: IDS[3], problem: { code, place: { path: "quota.xlf" } } }]);
    expect(found).toHaveLength(4);
  });
});

describe("states", () => {
  const with445 = (attributes: string, target: string): ReturnedUnit | undefined =>
    units(
      QUOTA.replace('<segment id="s445566778899" state="final">', `<segment id="s445566778899" ${attributes}>`).replace(
        "<target>2 124</target>",
        target,
      ),
    )[3];

  test.each<[string, string, string, boolean]>([
    ['state="translated"', "<target>1</target>", "edited", false],
    ['state="reviewed"', "<target>1</target>", "reviewed", true],
    ['state="final"', "<target>1</target>", "final", true],
    ['state="final"', "", "new", false],
    ['state="translated"', "<target/>", "edited", false],
    ['state="initial"', "<target/>", "new", false],
    ['state="initial" subState="qazyna:mt"', "<target>1</target>", "draft", false],
    ['state="translated" subState="qazyna:mt"', "<target>1</target>", "draft", false],
    ["", "<target>1</target>", "draft", false],
    ['state="done"', "<target>1</target>", "draft", false],
  ])("%s with %s is %s", (attributes, target, state, approved) => {
    expect(with445(attributes, target)).toMatchObject({ state, approved });
  });
});

describe("codes", () => {
  test.each<[string, string, string]>([
    ["written apart", `a<sc id="${KANDAS}.1"/>b<ec startRef="${KANDAS}.1"/>`, "a{1}b{/1}"],
    [
      "inside annotations",
      `<mrk id="m" type="okp:x">a<pc id="${KANDAS}.1">b</pc></mrk><sm id="s"/>c<em startRef="s"/>`,
      "a{1}b{/1}c",
    ],
    ["isolated", `a<sc id="${KANDAS}.1" isolated="yes"/>b<ec id="${KANDAS}.1.e" isolated="yes"/>`, "a{1}b{/1}"],
    ["of another tool", 'a<ph id="7"/>b', "a{7/}b"],
    ["beside foreign elements", 'a<x:y xmlns:x="urn:x">b</x:y>', "ab"],
  ])("%s are understood", (_, content, expected) => {
    const [unit] = units(segmentWith(KANDAS, content));
    expect(markedText(unit?.target ?? [])).toBe(expected);
    expect(unit?.problem).toBeUndefined();
  });
});

describe("notes", () => {
  test("people's come back to the segment that they are named for or point to, tools' do not", () => {
    const notes = units(
      QUOTA.replace(
        "</notes>",
        `<note>Whole block?</note><note category="translator" ref="#${LAW}">Which law?</note></notes>`,
      ),
    ).map((unit) => unit.notes);
    expect(notes).toEqual([["Whole block?"], ["The company keeps its Latin name."], ["Which law?"], []]);
  });

  test("a comment on a span is one of its segment's", () => {
    const marked = segmentWith(KANDAS, '<mrk id="c" type="comment" value=" Is it? ">Үкімет</mrk>');
    expect(units(marked)[0]?.notes).toEqual(["Is it?"]);
  });
});

describe("files of other tools", () => {
  const foreign = (version: string, body: string): string =>
    `<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:${version === "2.2" ? "2.2" : "2.0"}" version="${version}" srcLang="en" trgLang="kk-KZ">${body}</x:xliff>`;
  const unit = (id: string, segments: string): string => `<x:unit id="${id}">${segments}</x:unit>`;
  const one = (id: string): string => `<x:segment${id}><x:source>One.</x:source></x:segment>`;

  test.each(["2.0", "2.1", "2.2"])("XLIFF %s with a prefix is read", (version) => {
    const body = `<x:file id="f1" original="a.md">${unit("u1", one(' id="s1"'))}</x:file>`;
    expect(readXliff([foreign(version, body)], "a.xlf")).toMatchObject([
      { original: "a.md", sourceLang: "en", lang: "kk-KZ", units: [{ id: "s1", source: [{ text: "One." }] }] },
    ]);
  });

  test("segment ids that are unique in their units alone are told apart; without one the unit's stands", () => {
    const body = unit("u1", one(' id="1"')) + unit("u2", one(' id="1"') + one("")) + unit("u3", one(""));
    const [file] = readXliff([foreign("2.0", `<x:file id="f1">${body}</x:file>`)], "a.xlf");
    expect(file?.units.map(({ id, problem }) => [id, problem])).toEqual(
      ["1", "u2/1", "u2/2", "u3"].map((id) => [id, undefined]),
    );
    expect(file?.original).toBe("f1");
  });

  test("modules that are not read are named", () => {
    const [file] = readXliff([QUOTA], "quota.xlf");
    expect(file?.ignored).toEqual(["urn:oasis:names:tc:xliff:glossary:2.0", "urn:oasis:names:tc:xliff:matches:2.0"]);
  });
});

test("a region that is added to a target's language is no other language", () => {
  const regional = QUOTA.replaceAll("<target>", '<target xml:lang="kk-KZ">');
  expect(units(regional).map(({ problem }) => problem)).toEqual(Array(4).fill(undefined));
});

describe("what is refused as a whole", () => {
  test.each<[string, string, string, string]>([
    ["version 2.3", ' version="2.1"', ' version="2.3"', "E_XLIFF_VERSION"],
    ["no version", ' version="2.1"', "", "E_XLIFF_VERSION"],
    ["no source language", ' srcLang="en"', "", "E_XLIFF_ATTRIBUTE"],
    ["a file without name", '<file id="article" original="2026/quota.md"', "<file", "E_XLIFF_ATTRIBUTE"],
    ["a cut file", "</unit>", "</unit", "E_XML"],
    ["a document type", "<xliff", "<!DOCTYPE xliff><xliff", "E_XML_DOCTYPE"],
    ["no file", "file>", "file>", "none"],
  ])("%s", (name, from, to, code) => {
    const text = name === "no file" ? `${QUOTA.slice(0, at("<file"))}</xliff>` : QUOTA.replace(from, to);
    const expected = name === "no file" ? "E_XLIFF_NO_FILE" : code;
    expect(() => readXliff([text], "quota.xlf")).toThrow(
      expect.objectContaining({ code: expected, place: expect.objectContaining({ path: "quota.xlf" }) }),
    );
  });

  test("a root of another kind, and an empty text", () => {
    for (const text of ["<tmx/>", ""]) expect(() => readXliff([text], "a.xlf")).toThrow(Problem);
  });
});

function units(xml: string): readonly ReturnedUnit[] {
  return readXliff([xml], "quota.xlf").flatMap((file) => file.units);
}

function at(text: string): number {
  expect(QUOTA).toContain(text);
  return QUOTA.indexOf(text);
}

/** The `segment` element of the golden file with this id. */
function segment(id: string): string {
  const from = at(`<segment id="${id}"`);
  return QUOTA.slice(from, QUOTA.indexOf("</segment>", from) + "</segment>".length);
}

function segmentWith(id: string, target: string): string {
  return replaced(segment(id), segment(id).replace(/<target>.*<\/target>/, `<target>${target}</target>`));
}

function replaced(from: string, to: string): string {
  expect(QUOTA).toContain(from);
  return QUOTA.replace(from, to);
}
