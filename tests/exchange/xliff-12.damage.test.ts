import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { markedText, plainText } from "../../src/core/runs.ts";
import { decodeXml } from "../../src/exchange/decode-xml.ts";
import type { ReturnedUnit } from "../../src/exchange/handover.ts";
import { readXliff12 } from "../../src/exchange/xliff-12.ts";
import { said } from "../report/said.ts";

const KANDAS = readFileSync(new URL("../fixtures/exchange/kandas.xlf", import.meta.url), "utf8");
const SOUND = units(KANDAS);

describe("broken documents are refused with their place", () => {
  test("a truncated file, wherever it was cut", () => {
    for (let length = 0; length < KANDAS.trimEnd().length; length += 97) {
      const cut = KANDAS.slice(0, length);
      expect(problemOf(() => units(cut))).toMatchObject({
        code: "E_XML",
        place: { path: "kandas.xlf", line: cut.split("\n").length },
      });
    }
  });

  test.each([
    ["a document type with a bomb", `<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>`],
    ["a document type that names a file", `<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>`],
    ["a plain document type", `<!DOCTYPE xliff SYSTEM "xliff.dtd">`],
  ])("%s", (_name, doctype) => {
    const xml = KANDAS.replace("<xliff ", () => `\n${doctype}\n<xliff `);
    expect(problemOf(() => units(xml))).toMatchObject({ code: "E_XML_DOCTYPE", place: { line: 3, column: 1 } });
  });

  test("an entity that nobody declared", () => {
    expect(problemOf(() => units(KANDAS.replace("Five years", "Five&nbsp;years")))).toMatchObject({
      code: "E_XML",
      values: { reason: "undefined entity" },
    });
  });

  test("nesting a million deep, at once", () => {
    const xml = inUnit(`<source>${"<g id='1'>".repeat(1_000_000)}`);
    expect(problemOf(() => units(xml))).toMatchObject({ code: "E_XML_DEPTH", values: { limit: 256 } });
  });

  test("a bare ampersand is found where it stands, not at the next semicolon", () => {
    const xml = KANDAS.replace("Бес жыл", "Бес & жыл");
    const line = KANDAS.split("\n").findIndex((text) => text.includes("Бес жыл")) + 1;
    const column = KANDAS.split("\n")[line - 1]!.indexOf("Бес жыл") + 5;
    expect(problemOf(() => units(xml))).toMatchObject({
      code: "E_XML",
      values: { reason: said('"&" must be written "&amp;"') },
      place: { line, column },
    });
  });

  test("git's conflict markers", () => {
    const xml = KANDAS.replace(
      '          <target state="signed-off">',
      '<<<<<<< HEAD\n          <target state="signed-off">',
    );
    const line = KANDAS.split("\n").findIndex((text) => text.includes("signed-off")) + 1;
    expect(problemOf(() => units(xml))).toMatchObject({ code: "E_XML", place: { line } });
  });

  test.each([
    ["a control character", "Бес\u0001жыл"],
    ["a reference to one", "Бес&#1;жыл"],
    ["half of a surrogate pair", "Бес\uD83Dжыл"],
    ["U+FFFE", "Бес\uFFFEжыл"],
  ])("%s", (_name, text) => {
    const line = KANDAS.split("\n").findIndex((other) => other.includes("Бес жыл")) + 1;
    expect(problemOf(() => units(KANDAS.replace("Бес жыл", text)))).toMatchObject({ code: "E_XML", place: { line } });
  });

  test("control characters stay refused where the document claims to be XML 1.1", () => {
    const xml = KANDAS.replace('version="1.0"', 'version="1.1"').replace("Бес жыл", "Бес&#1;жыл");
    expect(problemOf(() => units(xml))).toMatchObject({ code: "E_XML" });
  });

  test("a prefix that is not declared", () => {
    expect(problemOf(() => units(KANDAS.replace("<header>", "<sdl:x/><header>")))).toMatchObject({ code: "E_XML" });
  });

  test.each([
    ["2.0", '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>'],
    ["2.1", '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>'],
    ["unknown", "<xliff/>"],
  ])("XLIFF version %s", (version, xml) => {
    expect(problemOf(() => units(xml))).toMatchObject({
      code: "E_XLIFF_VERSION",
      values: { version: said(version) },
    });
  });

  test("a page instead of an XLIFF file", () => {
    expect(problemOf(() => units("<html><body/></html>"))).toMatchObject({
      code: "E_XML_ROOT",
      values: { root: "html", expected: "xliff" },
    });
  });

  test("no file element", () => {
    expect(problemOf(() => units('<xliff version="1.2"/>'))).toMatchObject({ code: "E_XLIFF_NO_FILE" });
  });

  test.each(["original", "source-language"])("a file without %s", (attribute) => {
    const xml = KANDAS.replace(new RegExp(` ${attribute}="[^"]*"`), "");
    expect(problemOf(() => units(xml))).toMatchObject({
      code: "E_XLIFF_ATTRIBUTE",
      values: { element: "file", attribute },
      place: { line: 3, column: 3 },
    });
  });
});

describe("a damaged unit is named and the others are read", () => {
  test("a duplicate id: the second is the problem", () => {
    const back = units(KANDAS.replaceAll("kandas-mem-0003", "kandas-done-0002"));
    expect(back.map(({ problem }) => problem?.code)).toEqual([...Array(5).fill(undefined), "E_XLIFF_DUPLICATE"]);
    expect(back.at(-1)?.problem?.place).toEqual({ path: "kandas.xlf", line: back.at(-1)?.line, column: 9 });
  });

  test("a unit without id", () => {
    const back = units(KANDAS.replace('<trans-unit id="kandas-done-0002"', "<trans-unit"));
    expect(back[4]).toMatchObject({ id: "", problem: { code: "E_XLIFF_ATTRIBUTE" } });
    expect(back.filter(({ problem }) => problem !== undefined)).toHaveLength(1);
  });

  test("a unit without source", () => {
    const back = units(KANDAS.replace("<source>Five years</source>", ""));
    expect(back[4]).toMatchObject({ problem: { code: "E_XLIFF_NO_SOURCE" }, source: [] });
    expect(back[5]).toEqual({ ...SOUND[5], line: expect.any(Number) });
  });

  test("two targets, as a merge by hand leaves them", () => {
    const back = units(KANDAS.replace("</target>", "</target><target>Кім қайта алады</target>"));
    expect(back[0]).toMatchObject({ problem: { code: "E_XLIFF_TWICE", values: { element: "target" } } });
    expect(plainText(back[0]!.target!)).toBe("Кім орала алады");
  });

  test("a code without id", () => {
    const back = units(KANDAS.replace('<x id="3"', "<x"));
    expect(back[1]).toMatchObject({
      problem: { code: "E_XLIFF_ATTRIBUTE", values: { element: "x", attribute: "id" } },
    });
  });
});

describe("what tools and people do without breaking anything", () => {
  test("a byte-order mark and CRLF line ends change nothing", () => {
    expect(units(`\uFEFF${KANDAS.replaceAll("\n", "\r\n")}`)).toEqual(SOUND);
  });

  test("a missing or an empty target is a new segment", () => {
    const missing = units(KANDAS.replace(/<target state="signed-off">.*<\/target>/, ""))[4]!;
    const empty = units(KANDAS.replace(/<target state="signed-off">.*<\/target>/, "<target/>"))[4]!;
    for (const unit of [missing, empty]) {
      expect(unit).not.toHaveProperty("target");
      expect(unit.state).toBe("new");
    }
  });

  test("an empty target whose state claims work is an empty target", () => {
    const unit = units(KANDAS.replace(/<target state="signed-off">.*<\/target>/, '<target state="translated"/>'))[4];
    expect(unit?.target).toEqual([]);
  });

  test("a renamed id comes back under its new name", () => {
    expect(units(KANDAS.replaceAll("kandas-done-0002", "renamed"))[4]).toMatchObject({
      id: "renamed",
      base: "99887766aabb",
    });
  });

  test("reordered units keep their ids and texts", () => {
    const groups = KANDAS.match(/ {6}<group[\s\S]*?<\/group>\n/g)!;
    const back = units(KANDAS.replace(groups.join(""), groups.toReversed().join("")));
    expect(back.map(({ id }) => id)).not.toEqual(SOUND.map(({ id }) => id));
    const byId = (list: readonly ReturnedUnit[]) =>
      list.map(({ line, ...unit }) => unit).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(back)).toEqual(byId(SOUND));
  });

  test("lost, doubled and invented codes are read as they stand, data only from the source", () => {
    const target = '<target>Бүгін <x id="3"/><x id="3"/><g id="2">жарлық</g><x id="9" equiv-text="{{evil}}"/></target>';
    const unit = units(
      KANDAS.replace(/<target state="needs-review-translation" state-qualifier="leveraged-mt">.*/, target),
    )[1]!;
    expect(markedText(unit.target!)).toBe("Бүгін {3/}{3/}{2}жарлық{/2}{9/}");
    expect(unit.target!.map((run) => (run.kind === "code" ? run.code.data : ""))).toEqual([
      "",
      "[^1]",
      "[^1]",
      "**",
      "",
      "**",
      "",
    ]);
    expect(unit.problem).toBeUndefined();
  });

  test("another prefix, another tool's namespaces and elements are seen through", () => {
    const xml = `<xlf:xliff version="1.2" xmlns:xlf="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">
  <sdl:file original="no"/>
  <xlf:file original="kandas.md" source-language="en-US" target-language="kk-KZ" datatype="x-sdl">
    <xlf:header><sdl:file-info><sdl:source>no</sdl:source></sdl:file-info></xlf:header>
    <xlf:body><xlf:group><sdl:cxts/><xlf:group>
      <xlf:trans-unit id="1" sdl:locked="true">
        <xlf:source>Who <sdl:g id="7">may</sdl:g> return</xlf:source>
        <xlf:seg-source><xlf:mrk mtype="seg" mid="1">Who may come</xlf:mrk></xlf:seg-source>
        <xlf:target><xlf:mrk mtype="seg" mid="1">Кім <xlf:mrk mtype="x-sdl-comment">орала</xlf:mrk> алады</xlf:mrk></xlf:target>
        <sdl:seg-defs><sdl:seg id="1" conf="Translated"><sdl:target>no</sdl:target></sdl:seg></sdl:seg-defs>
        <xlf:alt-trans><xlf:source>no</xlf:source><xlf:target>жоқ</xlf:target><xlf:note>no</xlf:note></xlf:alt-trans>
      </xlf:trans-unit>
    </xlf:group></xlf:group></xlf:body>
  </xlf:file>
</xlf:xliff>`;
    const [file] = readXliff12(xml, "kandas.xlf");
    expect(file).toMatchObject({ original: "kandas.md", sourceLang: "en-US", lang: "kk-KZ" });
    expect(file?.units).toHaveLength(1);
    const [unit] = file!.units;
    expect(markedText(unit!.source)).toBe("Who may return");
    expect(markedText(unit!.target!)).toBe("Кім орала алады");
    expect(unit?.notes).toEqual([]);
  });

  test("the language is given as the file says it, whether it is the one asked for or not", () => {
    expect(readXliff12(KANDAS.replace('target-language="kk"', 'target-language="ru"'), "k.xlf")[0]?.lang).toBe("ru");
    expect(readXliff12(KANDAS.replace(' target-language="kk"', ""), "k.xlf")[0]?.lang).toBeUndefined();
  });

  test("ids such as __proto__ and constructor are ids like any other", () => {
    const xml = KANDAS.replaceAll("kandas-done-0002", "__proto__").replaceAll("kandas-mem-0003", "constructor");
    expect(
      units(xml)
        .map(({ id }) => id)
        .slice(4),
    ).toEqual(["__proto__", "constructor"]);
    expect(units(xml).map(({ problem }) => problem)).toEqual(Array(6).fill(undefined));
  });

  test("CDATA and comments inside a target are text and nothing", () => {
    const unit = units(KANDAS.replace("Бес жыл", "Бес<!-- five --> <![CDATA[<жыл> &amp;]]>"))[4];
    expect(plainText(unit!.target!)).toBe("Бес <жыл> &amp;");
  });

  test("notes of people come back, ours do not", () => {
    const xml = KANDAS.replace(
      '<note from="qa"',
      '<note>Дұрыс па?</note><note from="Айгерім"> Маған ұнамайды </note><note from="qa"',
    );
    expect(units(xml)[1]?.notes).toEqual(["Дұрыс па?", "Маған ұнамайды"]);
    expect(SOUND[2]?.notes).toEqual(["The number is for 2026.\nCheck again in June."]);
  });

  test("ends that another tool links by rid share an id", () => {
    const xml = inUnit(
      '<source><bpt id="1" rid="a">**</bpt>Who<bx id="2" rid="b" equiv-text="_"/><ept id="3" rid="a">**</ept>may<ex id="4" rid="b" equiv-text="_"/><ph id="5">[^1]<sub>see</sub></ph><it id="6" pos="close">*</it></source></trans-unit></body></file></xliff>',
    );
    expect(markedText(units(xml)[0]!.source)).toBe("{1}Who{2}{/1}may{/2}{5/}{/6}");
  });
});

describe("bytes", () => {
  test("UTF-8 with and without a mark, and UTF-16 of both orders, decode to the same units", () => {
    const utf16 = Buffer.from(`\uFEFF${KANDAS}`, "utf16le");
    for (const bytes of [Buffer.from(KANDAS), Buffer.from(`\uFEFF${KANDAS}`), utf16, Buffer.from(utf16).swap16()])
      expect(units(decodeXml(bytes, "kandas.xlf"))).toEqual(SOUND);
  });

  test("a wrong declaration over UTF-8 is seen through", () => {
    const bytes = Buffer.from(KANDAS.replace("UTF-8", "windows-1251"));
    expect(units(decodeXml(bytes, "kandas.xlf"))).toEqual(SOUND);
  });

  test("a declared encoding counts where the bytes are not UTF-8", () => {
    const text = '<?xml version="1.0" encoding="windows-1251"?><a>';
    const bytes = Buffer.concat([
      Buffer.from(text),
      Buffer.from([0xca, 0xe0, 0xed, 0xe4, 0xe0, 0xf1]),
      Buffer.from("</a>"),
    ]);
    expect(decodeXml(bytes, "a.xlf")).toBe(`${text}Кандас</a>`);
  });

  test.each(["UTF-8", "klingon"])("bytes that are not %s as declared are refused with their place", (encoding) => {
    const bytes = Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>\n<a>`),
      Buffer.from([0xca, 0x20]),
    ]);
    expect(problemOf(() => decodeXml(bytes, "a.xlf"))).toMatchObject({
      code: "E_XML_ENCODING",
      values: { encoding: encoding.toLowerCase() },
      place: encoding === "UTF-8" ? { path: "a.xlf", line: 2, column: 4 } : { path: "a.xlf" },
    });
  });
});

function units(xml: string): readonly ReturnedUnit[] {
  return readXliff12(xml, "kandas.xlf").flatMap((file) => file.units);
}

function inUnit(content: string): string {
  return `<xliff version="1.2"><file original="a.md" source-language="en" datatype="plaintext"><body><trans-unit id="u">${content}`;
}

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
