import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeXmlChunks } from "../../src/exchange/decode-xml.ts";
import { readXliff, visitXliff } from "../../src/exchange/xliff.ts";
import { xliff2Chunks } from "../../src/exchange/xliff-2.ts";
import { readXliff12 } from "../../src/exchange/xliff-12.ts";
import { said } from "../report/said.ts";

const OLD = readFileSync(new URL("../fixtures/exchange/kandas.xlf", import.meta.url), "utf8");
const NEW = readFileSync(new URL("../fixtures/exchange-2/kandas.2.1.xlf", import.meta.url), "utf8");

function pieces(text: string, size: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
}

describe("every version is read by its root", () => {
  test.each([1, 7, 1000, 1_000_000])("in pieces of %i characters", (size) => {
    expect(readXliff(pieces(OLD, size), "kandas.xlf")).toEqual(readXliff12(OLD, "kandas.xlf"));
    expect(readXliff(pieces(NEW, size), "kandas.xlf")).toMatchObject([
      { original: "2026/kandas & kin.md", lang: "kk", units: Array(6).fill({}) },
    ]);
  });

  test("1.2 and 2.1 of the same handover give the same segments", () => {
    const plain = (xml: string): object =>
      readXliff([xml], "kandas.xlf").map(({ ignored: _, ...file }) => ({
        ...file,
        units: file.units.map(({ line: _line, column: _column, ...unit }) => unit),
      }));
    expect(plain(NEW)).toEqual(plain(OLD));
  });

  test("in UTF-16, with a byte-order mark, with line ends of Windows", () => {
    const bytes = Buffer.from(`\uFEFF${NEW.replaceAll("\n", "\r\n")}`, "utf16le");
    const read = readXliff(decodeXmlChunks([bytes], "k.xlf"), "k.xlf");
    expect(read).toEqual(readXliff([NEW], "k.xlf"));
  });

  test.each<[string, string, object]>([
    ["a later version", '<xliff version="3.0"/>', { code: "E_XLIFF_VERSION", values: { version: "3.0" } }],
    ["no version", "<xliff/>", { code: "E_XLIFF_VERSION", values: { version: said("unknown") } }],
    [
      "2.1 in the namespace of 1.2",
      '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
      { code: "E_XLIFF_VERSION", values: { version: "2.1" } },
    ],
    ["another root", "<tmx/>", { code: "E_XML_ROOT" }],
    ["1.2 that ends early", OLD.slice(0, -20), { code: "E_XML" }],
    ["2.1 that ends early", NEW.slice(0, -20), { code: "E_XML" }],
    ["nesting without end", `<xliff version="2.1">${"<g>".repeat(300)}`, { code: "E_XLIFF_VERSION" }],
    [
      "nesting without end in a segment",
      NEW.replace("<source>", `<source>${"<mrk>".repeat(300)}`),
      { code: "E_XML_DEPTH" },
    ],
  ])("%s is refused with its place", (_, xml, problem) => {
    expect(() => readXliff([xml], "k.xlf")).toThrow(
      expect.objectContaining({
        ...problem,
        place: expect.objectContaining({ path: "k.xlf", line: expect.any(Number) }),
      }),
    );
  });
});

describe("a document of any size", () => {
  const handover = JSON.parse(
    readFileSync(new URL("../fixtures/exchange-2/quota.handover.json", import.meta.url), "utf8"),
  );

  function* many(count: number, made: { blocks: number }): Generator<object> {
    for (let block = 0; block < count; block++) {
      made.blocks = block;
      for (const unit of handover.units) yield { ...unit, id: `${unit.id}-${block}`, group: 2 * block + unit.group };
    }
  }

  test("is written while its segments are made", () => {
    const made = { blocks: -1 };
    let most = 0;
    let written = 0;
    for (const chunk of xliff2Chunks({ ...handover, units: many(200, made) })) {
      most = Math.max(most, chunk.length);
      written += chunk.length;
      expect(written).toBeGreaterThan(4000 * (made.blocks - 1));
    }
    expect(most).toBeLessThan(20_000);
  });

  test("is told of while it is read", () => {
    const seen: string[] = [];
    let behind = 0;
    function* text(): Generator<string> {
      let blocks = 0;
      for (const chunk of xliff2Chunks({ ...handover, units: many(200, { blocks: 0 }) })) {
        blocks += chunk.match(/<segment /g)?.length ?? 0;
        behind = Math.max(behind, blocks - seen.length);
        yield chunk;
      }
    }
    visitXliff(text(), "big.xlf", { file: () => {}, unit: ({ id }) => seen.push(id) });
    expect(seen).toHaveLength(800);
    expect(behind).toBeLessThan(40);
  });
});

describe("hostile units", () => {
  const unit = (metas: string, segments: string): string =>
    '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="kk"><file id="f">' +
    `<unit id="u"><m:metadata xmlns:m="urn:oasis:names:tc:xliff:metadata:2.0"><m:metaGroup category="qazyna:source">${metas}` +
    `</m:metaGroup></m:metadata><notes><note>n</note></notes>${segments}</unit></file></xliff>`;
  const meta = (id: string): string => `<m:meta type="${id}">aaaaaaaaaaaa</m:meta>`;
  const segment = (id: string): string => `<segment id="${id}"><source>One sentence of many.</source></segment>`;
  const numbers = [...Array(20_000).keys()];

  test.each<[string, string, string]>([
    ["parts that never make a whole", meta("a"), numbers.map((n) => segment(`x${n}`)).join("")],
    ["names of segments that are not there", numbers.map((n) => meta(`s${n}`)).join(""), segment("x")],
    ["both", numbers.map((n) => meta(`s${n}`)).join(""), numbers.map((n) => segment(`x${n}`)).join("")],
    [
      "sources that are not what was sent",
      numbers.map((n) => meta(`s${n}`)).join(""),
      numbers.map((n) => segment(`s${n}`)).join(""),
    ],
  ])("with %s are read in bounded time", { timeout: 20_000 }, (_, metas, segments) => {
    expect(readXliff([unit(metas, segments)], "k.xlf")[0]?.units.length).toBeGreaterThan(0);
  });

  test("names of objects' methods are ids and elements like any other", () => {
    const text = unit(meta("__proto__") + meta("constructor"), segment("constructor") + segment("__proto__"));
    const odd = text.replace("<notes>", "<constructor/><toString/><notes>");
    expect(readXliff([odd], "k.xlf")[0]?.units.map(({ id }) => id)).toEqual(["constructor", "__proto__"]);
  });
});
