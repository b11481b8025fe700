import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TranslationUnit } from "../../src/core/model.ts";
import { contentKey } from "../../src/core/normalise.ts";
import { Problem } from "../../src/core/problem.ts";
import { markedText, plainText, textRuns } from "../../src/core/runs.ts";
import { readTmx, writeTmx } from "../../src/exchange/tmx.ts";
import { translationUnits } from "./generated.ts";

const EN_KK = { sourceLang: "en", lang: "kk" };

test("what is written reads back equal, codes and facts included", () => {
  fc.assert(
    fc.property(fc.array(translationUnits, { maxLength: 6 }), (units) => {
      const { units: back, skipped } = readTmx(writeTmx(units, { sourceLang: "en" }), "memory/qazyna.tmx", EN_KK);
      expect(skipped).toEqual([]);
      expect(back).toEqual(units);
    }),
    { numRuns: 300 },
  );
});

test("a unit is written as a few lines, its facts as attributes and props", () => {
  const unit: TranslationUnit = {
    id: "kandas-1",
    sourceLang: "en",
    lang: "kk",
    source: [
      { kind: "text", text: "See the " },
      { kind: "code", code: { id: "1", type: "open", name: "link", data: "[" } },
      { kind: "text", text: "decree" },
      { kind: "code", code: { id: "1", type: "close", name: "link", data: "](/d?a=1&b=2)" } },
      { kind: "text", text: "." },
    ],
    target: textRuns("Жарлықты қараңыз."),
    state: "reviewed",
    origin: "person",
    previousKey: "",
    by: "aigerim",
    at: "2026-01-31T12:00:00Z",
  };
  expect(writeTmx([unit], { sourceLang: "en" })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="Qazyna" creationtoolversion="1" segtype="sentence" o-tmf="qazyna" adminlang="en" srclang="en" datatype="plaintext"/>
  <body>
    <tu tuid="kandas-1">
      <prop type="x-state">reviewed</prop>
      <prop type="x-origin">person</prop>
      <prop type="x-previous-key"></prop>
      <tuv xml:lang="en"><seg>See the <bpt i="1" x="1" type="link">[</bpt>decree<ept i="1">](/d?a=1&amp;b=2)</ept>.</seg></tuv>
      <tuv xml:lang="kk" changedate="20260131T120000Z" changeid="aigerim"><seg>Жарлықты қараңыз.</seg></tuv>
    </tu>
  </body>
</tmx>
`);
});

test("a character that XML cannot hold is refused by the entry's name", () => {
  const unit: TranslationUnit = {
    ...EN_KK,
    source: textRuns("Kandas"),
    target: textRuns("Қандас\u0001"),
    state: "edited",
    origin: "person",
    id: "kandas-1",
  };
  expect(() => writeTmx([unit], { sourceLang: "en" })).toThrow(
    expect.objectContaining({ code: "E_TMX_CHARACTER", values: { unit: "kandas-1", character: "U+0001" } }),
  );
});

describe("files of other tools", () => {
  test("OmegaT's document type, regions, neighbours, authors and dates are understood", () => {
    const { units, skipped } = readTmx(
      `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" creationtoolversion="6.0.0" segtype="sentence" o-tmf="OmegaT TMX" adminlang="EN-US" srclang="EN-US" datatype="plaintext"/>
  <body>
    <tu>
      <prop type="file">kandas.md</prop>
      <prop type="prev">The law was signed on Monday.</prop>
      <prop type="next"></prop>
      <tuv xml:lang="EN-US"><seg>It takes effect in June.</seg></tuv>
      <tuv xml:lang="KK-KZ" changeid="Айгерім" changedate="20260131T120000Z" creationid="Мирас" creationdate="20250101T000000Z"><seg>Ол маусымда күшіне енеді.</seg></tuv>
    </tu>
  </body>
</tmx>`,
      "memory/omegat.tmx",
      EN_KK,
    );
    expect(skipped).toEqual([]);
    expect(units).toEqual([
      {
        ...EN_KK,
        source: textRuns("It takes effect in June."),
        target: textRuns("Ол маусымда күшіне енеді."),
        previousKey: contentKey(textRuns("The law was signed on Monday.")),
        nextKey: "",
        state: "edited",
        origin: "memory",
        by: "Айгерім",
        at: "2026-01-31T12:00:00Z",
        createdBy: "Мирас",
        createdAt: "2025-01-01T00:00:00Z",
        props: [
          { type: "file", value: "kandas.md" },
          { type: "prev", value: "The law was signed on Monday." },
          { type: "next", value: "" },
        ],
      },
    ]);
  });

  test("codes are numbered by appearance in the source and found again in the target by x, by i, or by order", () => {
    const [unit] = read(
      `<tuv xml:lang="en"><seg>A <bpt i="7" x="3">&lt;b></bpt>new<ept i="7">&lt;/b></ept> law<ph x="9">[^1]</ph> and<ph>[^2]</ph> <bpt i="2">_</bpt>so on<ept i="2">_</ept></seg></tuv>
       <tuv xml:lang="kk"><seg><bpt i="2">_</bpt>тағысын<ept i="2">_</ept> <ph>[^2]</ph><ph x="9">[^1]</ph> <bpt i="1" x="3">&lt;b></bpt>жаңа<ept i="1">&lt;/b></ept> заң</seg></tuv>`,
    ).units;
    expect(markedText(unit!.source)).toBe("A {1}new{/1} law{2/} and{3/} {4}so on{/4}");
    expect(markedText(unit!.target)).toBe("{4}тағысын{/4} {3/}{2/} {1}жаңа{/1} заң");
  });

  test("it, hi, ut and text inside sub are read, and nothing inside a code is text", () => {
    const [unit] = read(
      `<tuv xml:lang="en"><seg><it pos="end" x="1">&lt;/i></it>Kandas <hi type="term">returnees<hi/></hi><ut>\\par</ut> here<ph>&lt;img alt="<sub>photo</sub>"></ph></seg></tuv>
       <tuv xml:lang="kk"><seg>Қандастар<it pos="end" x="1">&lt;/i></it></seg></tuv>`,
    ).units;
    expect(markedText(unit!.source)).toBe("{/1}Kandas {2}returnees{3}{/3}{/2}{4/} here{5/}");
    expect(plainText(unit!.source)).toBe("Kandas returnees here");
    expect(unit!.source.at(-1)).toMatchObject({ code: { data: '<img alt="photo">' } });
    expect(markedText(unit!.target)).toBe("Қандастар{/1}");
  });

  test("another script is another language, and entries of other languages are counted once", () => {
    const { units, skipped } = read(
      `<tuv xml:lang="en"><seg>Kandas</seg></tuv><tuv xml:lang="kk-Latn"><seg>Qandas</seg></tuv><tuv xml:lang="ru"><seg>Кандас</seg></tuv>`,
    );
    expect(units).toEqual([]);
    expect(skipped).toMatchObject([
      {
        code: "E_TMX_LANGUAGES",
        values: { count: 1, languages: "en, kk-Latn, ru" },
        place: { path: "m.tmx", line: 1 },
      },
    ]);
  });

  test("several translations of one source are as many entries", () => {
    const { units } = read(
      `<tuv lang="en"><seg>Kandas</seg></tuv><tuv lang="kk"><seg>Қандас</seg></tuv><tuv lang="kk-KZ"><seg>қандас</seg></tuv>`,
    );
    expect(units.map((unit) => plainText(unit.target))).toEqual(["Қандас", "қандас"]);
  });

  test("a state of ours is kept, a tool's own is not trusted beyond edited, a wrong date is left out", () => {
    const { units } = readTmx(
      tmx(`<tu><prop type="x-state">draft</prop><prop type="x-origin">engine</prop>${KANDAS}</tu>
           <tu changedate="20261399T000000Z"><prop type="x-state">ApprovedSignOff</prop>${KANDAS}</tu>`),
      "m.tmx",
      EN_KK,
    );
    expect(units).toMatchObject([
      { state: "draft", origin: "engine" },
      { state: "edited", origin: "memory" },
    ]);
    expect(units[1]).not.toHaveProperty("at");
  });
});

describe("damage", () => {
  test("an entry without language or without text is named with its place, and the others are read", () => {
    const { units, skipped } = readTmx(
      tmx(`<tu><tuv><seg>Kandas</seg></tuv></tu>
<tu>${KANDAS}</tu>
<tu><tuv xml:lang="en"><seg>Kandas</seg></tuv><tuv xml:lang="kk"><seg> </seg></tuv></tu>`),
      "m.tmx",
      EN_KK,
    );
    expect(units).toHaveLength(1);
    expect(skipped).toMatchObject([
      { code: "E_TMX_ATTRIBUTE", values: { element: "tuv", attribute: "xml:lang" }, place: { line: 1 } },
      { code: "E_TMX_EMPTY", values: { lang: "kk" }, place: { line: 3 } },
    ]);
  });

  test.each([
    ["an internal subset", '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY a "b">]>', "E_XML_DOCTYPE"],
    ["another document type", '<!DOCTYPE tmx SYSTEM "https://example.org/tmx14.dtd">', "E_XML_DOCTYPE"],
    ["another's public identifier", '<!DOCTYPE tmx PUBLIC "-//W3C//DTD" "tmx14.dtd">', "E_XML_DOCTYPE"],
    ["a file of one's own", '<!DOCTYPE tmx SYSTEM "/etc/tmx14.dtd">', "E_XML_DOCTYPE"],
    ["an entity of its own", '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "E_XML_DOCTYPE"],
    ["an XLIFF file", "<xliff/>", "E_XML_ROOT"],
  ])("%s is refused", (_name, start, code) => {
    expect(() => readTmx(`${start}<tmx version="1.4"/>`, "m.tmx", EN_KK)).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    'SYSTEM "tmx11.dtd"',
    "SYSTEM 'tmx14.dtd' ",
    'SYSTEM "http://www.lisa.org/tmx/tmx14.dtd"',
    'SYSTEM "https://uri.etsi.org/lis/002/v1.4.2/tmx14.dtd"',
    'PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN" "tmx14.dtd" ',
  ])("TMX's own document type %s is read over", (id) => {
    const xml = `<!DOCTYPE tmx ${id}>${tmx(`<tu>${KANDAS}</tu>`)}`;
    expect(readTmx(xml, "m.tmx", EN_KK).units).toHaveLength(1);
  });

  test("a cut file is refused at its end", () => {
    const xml = tmx(`<tu>${KANDAS}</tu>`);
    expect(() => readTmx(xml.slice(0, -20), "m.tmx", EN_KK)).toThrow(Problem);
  });

  test("whatever is done to a file, reading it ends with entries or with a Problem", () => {
    const damage = { at: fc.nat(), cut: fc.nat({ max: 40 }), put: fc.constantFrom("", "<", "&", "<tu>", "</seg>") };
    fc.assert(
      fc.property(
        fc.array(translationUnits, { minLength: 1, maxLength: 3 }),
        fc.record(damage),
        (units, { at, cut, put }) => {
          const xml = writeTmx(units, { sourceLang: "en" });
          const from = at % xml.length;
          try {
            readTmx(xml.slice(0, from) + put + xml.slice(from + cut), "m.tmx", EN_KK);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("names such as __proto__ are names like any other", () => {
    const { units } = readTmx(
      tmx(`<tu tuid="__proto__"><prop type="__proto__">x</prop><prop type="constructor">y</prop>${KANDAS}</tu>`),
      "m.tmx",
      EN_KK,
    );
    expect(units[0]?.id).toBe("__proto__");
  });
});

const KANDAS = `<tuv xml:lang="en"><seg>Kandas</seg></tuv><tuv xml:lang="kk"><seg>Қандас</seg></tuv>`;

function tmx(body: string): string {
  return `<tmx version="1.4"><header/><body>${body}</body></tmx>`;
}

function read(variants: string): ReturnType<typeof readTmx> {
  return readTmx(tmx(`<tu>${variants}</tu>`), "m.tmx", EN_KK);
}
