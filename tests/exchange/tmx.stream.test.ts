import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { plainText } from "../../src/core/runs.ts";
import { readTmx, type TmxHeader, type TmxUnit, tmxChunks, tmxUnits, writeTmx } from "../../src/exchange/tmx.ts";
import { translationUnits } from "./generated.ts";

const EN_KK = { sourceLang: "en", langs: ["kk"] };
const SLICE = 16_384; // what the reader gives its parser at once

/** Everything that reading tells, in its order: entries, skipped ones apart, then the header or the failure. */
function told(chunks: Iterable<string>): object {
  const skipped: unknown[] = [];
  const entries: unknown[] = [];
  try {
    const found = tmxUnits(chunks, "m.tmx", EN_KK, (problem) => skipped.push(summary(problem)));
    for (let step = found.next(); ; step = found.next()) {
      if (step.done === true) return { entries, skipped, header: step.value };
      entries.push(step.value);
    }
  } catch (error) {
    return { entries, skipped, failure: summary(error) };
  }
}

function summary(error: unknown): object {
  if (!(error instanceof Problem)) throw error;
  return { code: error.code, values: error.values, place: error.place };
}

function cut(text: string, lengths: readonly number[]): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; from < text.length; at++) {
    const length = lengths[at % lengths.length] ?? 1;
    parts.push(text.slice(from, from + length));
    from += length;
  }
  return parts;
}

const documents = fc.array(translationUnits, { minLength: 1, maxLength: 4 }).map((units) => writeTmx(units, EN_KK));

/** A document, perhaps damaged somewhere. */
const damaged = fc
  .record({
    xml: documents,
    at: fc.nat(),
    gone: fc.nat({ max: 40 }),
    put: fc.constantFrom("", "", "<", "&", "<tu>", "</seg>", "\uD83D", "\r\n", "<tuv/>", "&nbsp;", "\u0001"),
  })
  .map(({ xml, at, gone, put }) => {
    const start = xml.indexOf("<tmx");
    const from = start + (at % (xml.length - start));
    return put === "" ? xml : xml.slice(0, from) + put + xml.slice(from + gone);
  });

const lengths = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 });

test("however a document is divided, reading it tells the same", () => {
  fc.assert(
    fc.property(damaged, lengths, (xml, parts) => {
      expect(told(cut(xml, parts))).toEqual(told([xml]));
    }),
    { numRuns: 300 },
  );
});

test("wherever the parser's slices are cut, entries and places are the same", () => {
  fc.assert(
    fc.property(damaged, fc.nat(), (xml, at) => {
      const start = xml.indexOf("\n") + 1; // the XML declaration's line comes first
      // A comment before the root pushes the document on, so that a slice ends at any of its characters.
      const offset = start + (at % (xml.length - start));
      const pushed = (length: number): string =>
        `${xml.slice(0, start)}<!--${" ".repeat(length)}-->\n${xml.slice(start)}`;
      expect(told([pushed(SLICE - offset - 8)])).toEqual(told([pushed(0)]));
    }),
    { numRuns: 300 },
  );
});

test("10,000 entries written read back equal, and written again give the same bytes", () => {
  fc.assert(
    fc.property(fc.array(translationUnits, { minLength: 10_000, maxLength: 10_000 }), (units) => {
      const chunks = [...tmxChunks(units, { sourceLang: "en" })];
      const { entries, header, skipped } = readBack(chunks);
      expect(skipped).toEqual([]);
      expect(entries.length).toBe(units.length);
      for (const [index, unit] of units.entries()) expect(entries[index]).toEqual({ unit, index });
      const again = tmxChunks(
        entries.map(({ unit }) => unit),
        { sourceLang: "en", header },
      );
      expect([...again].join("") === chunks.join("")).toBe(true);
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 120_000);

function readBack(chunks: Iterable<string>): {
  readonly entries: readonly TmxUnit[];
  readonly header: TmxHeader;
  readonly skipped: readonly Problem[];
} {
  const skipped: Problem[] = [];
  const entries: TmxUnit[] = [];
  const found = tmxUnits(chunks, "m.tmx", EN_KK, (problem) => skipped.push(problem));
  for (let step = found.next(); ; step = found.next()) {
    if (step.done === true) return { entries, header: step.value, skipped };
    entries.push(step.value);
  }
}

describe("while it is read", () => {
  const units = (count: number): string => `<tu>${KANDAS}</tu>\n`.repeat(count);

  test("entries come before the document has ended, and its end need never be read", () => {
    let taken = 0;
    const endless = function* (): Generator<string> {
      yield '<tmx version="1.4"><header/><body>\n';
      for (; ; taken++) yield units(100);
    };
    const found = tmxUnits(endless(), "m.tmx", EN_KK, () => {});
    const first = found.next();
    expect(first.done).toBe(false);
    expect(taken).toBeLessThan(20);
    found.return({ notes: [], props: [], encodings: [] });
  });

  test("a process with 24 MB of heap reads a document of 43 MB", () => {
    const script = `
      import { tmxUnits } from "./src/exchange/tmx.ts";
      const piece = ${JSON.stringify(units(1))}.repeat(5000);
      function* pieces() {
        yield '<tmx version="1.4"><header/><body>';
        for (let count = 0; count < 40; count++) yield piece;
        yield "</body></tmx>";
      }
      let count = 0;
      for (const _ of tmxUnits(pieces(), "m.tmx", { sourceLang: "en", langs: ["kk"] }, () => {})) count++;
      console.log(count);`;
    const node = spawnSync(process.execPath, ["--max-old-space-size=24", "--input-type=module", "-e", script]);
    expect(node.stdout.toString()).toBe("200000\n");
  }, 60_000);

  test("broken XML is thrown after the entries before it, with its line", () => {
    const xml = `<tmx version="1.4"><header/><body>\n${units(2000)}<tu></body></tmx>`;
    const found = tmxUnits(cut(xml, [1000]), "m.tmx", EN_KK, () => {});
    let count = 0;
    expect(() => {
      for (const _ of found) count++;
    }).toThrow(expect.objectContaining({ code: "E_XML", place: { path: "m.tmx", line: 2002, column: 11 } }));
    expect(count).toBe(2000);
  });
});

describe("what is hostile is refused with its place", () => {
  const behind = (before: string, bad: string): string =>
    `<tmx version="1.4"><header/><body>\n${`<tu>${KANDAS}</tu>\n`.repeat(1500)}${before}${bad}`;

  test.each([
    [
      "a bomb",
      '<?xml version="1.0"?>\n<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx/>',
      "E_XML_DOCTYPE",
      2,
      1,
    ],
    ["a truncated file", behind("", "<tu><tuv"), "E_XML", 1502, 8],
    ["a million nested elements", behind("<tu>", "<x>".repeat(1_000_000)), "E_XML_DEPTH", 1502, 5 + 3 * 253],
    ["half a surrogate pair", behind("<tu>", "\uD83D</tu>"), "E_XML", 1502, 5],
    ["a text of 20 million characters", behind("<tu>", "а".repeat(20_000_000)), "E_XML_TOKEN", 1502, 5],
    [
      "an ampersand with 20 million characters behind it",
      behind("<tu>", `& ${"а".repeat(20_000_000)}`),
      "E_XML",
      1502,
      5,
    ],
    ["TMX of another time", '<tmx version="2.0"/>', "E_TMX_VERSION", 1, 1],
    [
      "a header of nine million characters",
      `<tmx version="1.4">\n<header><note>${"а".repeat(9_000_000)}</note></header></tmx>`,
      "E_TMX_TOO_LARGE",
      2,
      1,
    ],
  ])("%s", (_name, xml, code, line, column) => {
    expect(told(cut(xml, [100_000]))).toMatchObject({ failure: { code, place: { path: "m.tmx", line, column } } });
  });

  test("an entry of a million codes is skipped, and the others are read", () => {
    const huge = `<tu><tuv xml:lang="en"><seg>${"<ph/>".repeat(1_000_000)}</seg></tuv><tuv xml:lang="kk"><seg>а</seg></tuv></tu>`;
    const xml = `<tmx version="1.4"><header/><body>\n<tu>${KANDAS}</tu>\n${huge}\n<tu>${KANDAS}</tu></body></tmx>`;
    expect(told([xml])).toMatchObject({
      entries: [{ index: 0 }, { index: 2 }],
      skipped: [{ code: "E_TMX_TOO_LARGE", place: { line: 3, column: 1 } }],
    });
  });
});

describe("what makes an entry", () => {
  test("several languages are asked for at once, and each entry has its own", () => {
    const xml = writeTmx([], EN_KK).replace(
      "<body>",
      `<body><tu tuid="1">${KANDAS}<tuv xml:lang="ru-RU"><seg>Кандас</seg></tuv></tu>`,
    );
    const found = tmxUnits([xml], "m.tmx", { sourceLang: "en", langs: ["ru", "kk"] }, () => {});
    expect(Array.from(found, ({ unit }) => [unit.lang, plainText(unit.target)])).toEqual([
      ["kk", "Қандас"],
      ["ru", "Кандас"],
    ]);
  });

  test("of several variants in the source's language the one with its very tag is the source", () => {
    const xml = `<tmx version="1.4"><body><tu><tuv xml:lang="en-GB"><seg>Labour</seg></tuv><tuv xml:lang="EN-US"><seg>Labor</seg></tuv>
      <tuv xml:lang="kk"><seg>Еңбек</seg></tuv></tu></body></tmx>`;
    const sources = ["en-US", "en"].map(
      (sourceLang) => readTmx(xml, "m.tmx", { sourceLang, lang: "kk" }).units[0]!.source,
    );
    expect(sources.map(plainText)).toEqual(["Labor", "Labour"]);
  });
});

const KANDAS = `<tuv xml:lang="en"><seg>Kandas</seg></tuv><tuv xml:lang="kk"><seg>Қандас</seg></tuv>`;
