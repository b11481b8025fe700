import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { js2xliff, jsToXliff12, xliff2js, xliff12ToJs } from "xliff";
import type { Run, Runs } from "../../src/core/model.ts";
import { markedText, textRuns } from "../../src/core/runs.ts";
import type { Handover, HandoverUnit } from "../../src/exchange/handover.ts";
import { readXliff12 } from "../../src/exchange/xliff-12.ts";
import { fromXliffJs, toXliffJs } from "../../src/exchange/xliff-js.ts";
import { handovers } from "./generated.ts";
import { carried, isSimple } from "./package-subset.ts";

const code = (type: "open" | "close" | "standalone", id: string): Run => ({
  kind: "code",
  code: { id, type, name: "link", data: "[" },
});
const linked: Runs = [...textRuns("See "), code("open", "1"), ...textRuns("the decree"), code("close", "1")];

function handover(source: Runs, target?: Runs, more: Partial<HandoverUnit> = {}): Handover {
  const unit: HandoverUnit = {
    ...{ id: "kandas-1", group: 0, kind: "paragraph", headings: [], source, state: "edited", base: "0-new" },
    ...(target !== undefined && { target }),
    ...{ alternatives: [], notes: [] },
    ...more,
  };
  return { original: "2026/kandas.md", sourceLang: "en", lang: "kk", units: [unit] };
}

const WAYS = [
  { version: "2.0", write: js2xliff, read: xliff2js },
  { version: "1.2", write: jsToXliff12, read: xliff12ToJs },
] as const;

/** Hand-overs of which the package loses nothing. */
const simple = handovers.map((one) => ({
  ...one,
  original: "2026/құжат.md",
  units: one.units.filter(
    ({ id, source, target = [] }) => !/^\d+$|^__proto__$/.test(id) && isSimple(source) && isSimple(target),
  ),
}));

describe.each(WAYS)("through XLIFF $version of the package", ({ version, write, read }) => {
  test("simple units come back with their texts, and codes by id and kind", async () => {
    let units = 0;
    await fc.assert(
      fc.asyncProperty(simple, async (sent) => {
        const xml = await write(toXliffJs(sent, { version }), { indent: "" });
        const [file] = fromXliffJs(await read(xml, { captureSpacesBetweenElements: true }), { version });
        const expected = sent.units.map((unit) =>
          carried(unit.state === "new" ? { ...unit, target: undefined } : unit),
        );
        expect(file?.units.map(carried) ?? []).toEqual(expected);
        units += expected.length;
      }),
      { numRuns: 80 },
    );
    expect(units).toBeGreaterThan(10);
  });

  test("a locked unit says so", async () => {
    const xml = await write(toXliffJs(handover(linked, linked, { locked: true }), { version }));
    expect(xml).toContain('translate="no"');
  });
});

test("1.2 carries approval and what was sent, so that the import can compare", async () => {
  const sent = handover(linked, linked, { state: "final", base: "0a1b2c3d4e-final" });
  const xml = await jsToXliff12(toXliffJs(sent, { version: "1.2" }), { indent: "" });
  const expected = { approved: true, state: "reviewed", base: "0a1b2c3d4e-final" };
  expect(readXliff12(xml, "x.xlf")[0]?.units).toMatchObject([expected]);
  expect(fromXliffJs(await xliff12ToJs(xml), { version: "1.2" })[0]?.units).toMatchObject([expected]);
});

test("text is a string, codes are elements with nothing in them that the package would not escape", () => {
  expect(toXliffJs(handover(linked, textRuns("Жарлық"), { base: "0-new" }))).toEqual({
    sourceLanguage: "en",
    targetLanguage: "kk",
    resources: {
      "2026/kandas.md": {
        "kandas-1": {
          source: ["See ", { GenericSpan: { id: "1", contents: "the decree" } }],
          target: "Жарлық",
        },
      },
    },
  });
});

test("an article's segments can be given as the record has them", () => {
  const units = [{ id: "s1", source: textRuns("Gate"), target: textRuns("Қақпа") }];
  const js = toXliffJs({ original: "gate.md", sourceLang: "en", lang: "kk", units });
  expect(js.resources["gate.md"]).toEqual({ s1: { source: "Gate", target: "Қақпа" } });
});

test.each(["10", "__proto__", ""])("an id that an object moves or loses is refused: %j", (id) => {
  const refused = expect.objectContaining({ code: "E_XLIFF_JS_ID", values: { id } });
  expect(() => toXliffJs(handover(linked, undefined, { id }))).toThrow(refused);
});

test("a character that XML cannot hold is refused, because the package writes it", () => {
  const refused = expect.objectContaining({ code: "E_XLIFF_CHARACTER" });
  expect(() => toXliffJs(handover(textRuns("\u0001")))).toThrow(refused);
});

test("groups are flattened, a lone target is no source, plurals are damaged, and the rest is sound", () => {
  const units = {
    group: { groupUnits: { inner: { groupUnits: { a: { source: "A", target: "Ә", note: ["n", " "] } } } } },
    b: { target: "Б" },
    c: { source: { type: "plural", id: "1", options: [] } },
    d: { source: ["D", { Marker: { contents: ["d", { Standalone: { id: "1" } }] } }] },
  };
  const js = { sourceLanguage: "en", targetLanguage: "kk-KZ", resources: { ns: units } };
  const [file] = fromXliffJs(js);
  expect(file).toMatchObject({ original: "ns", sourceLang: "en", lang: "kk-KZ" });
  expect(file?.units.map(({ id, notes, state, problem }) => [id, notes, state, problem?.code])).toEqual([
    ["a", ["n"], "draft", undefined],
    ["b", [], "new", "E_XLIFF_NO_SOURCE"],
    ["c", [], "new", "E_XLIFF_JS_INLINE"],
    ["d", [], "new", undefined],
  ]);
  expect(markedText(file?.units[3]?.source ?? [])).toBe("Dd{1/}");
});

test("in 1.2 what a Span encloses is markup, in 2.0 it is text", () => {
  const js = { sourceLanguage: "en", resources: { ns: { a: { source: [{ Span: { id: "1", contents: "{n}" } }] } } } };
  const read = (version: "1.2" | "2.0"): string => markedText(fromXliffJs(js, { version })[0]?.units[0]?.source ?? []);
  expect([read("1.2"), read("2.0")]).toEqual(["{1/}", "{1}{n}{/1}"]);
});

test.each([undefined, null, "x", [], { resources: [] }, { sourceLanguage: 1, resources: {} }])(
  "what is no document is refused: %j",
  (js) => {
    expect(() => fromXliffJs(js)).toThrow(expect.objectContaining({ code: "E_XLIFF_JS" }));
  },
);

test("values nested without end are damaged, groups nested without end refused", () => {
  let value: unknown = "deep";
  let groups: object = { a: { source: "A" } };
  for (let depth = 0; depth < 10_000; depth++) {
    value = [{ GenericSpan: { id: "1", contents: value } }];
    groups = { g: { groupUnits: groups } };
  }
  const document = (units: object): unknown => ({ sourceLanguage: "en", resources: { ns: units } });
  const deep = expect.objectContaining({ code: "E_XML_DEPTH" });
  expect(fromXliffJs(document({ a: { source: value } }))[0]?.units[0]?.problem).toEqual(deep);
  expect(() => fromXliffJs(document(groups))).toThrow(deep);
});

test("whatever stands in a document, its units are read or named as damaged", () => {
  fc.assert(
    fc.property(
      fc.object({ maxDepth: 6, key: fc.constantFrom("source", "target", "contents", "id", "Span") }),
      (unit) => {
        const [file] = fromXliffJs({ sourceLanguage: "en", resources: { ns: { a: unit } } });
        expect(file?.units).toHaveLength(1);
      },
    ),
  );
});
