import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/core/problem.ts";
import { decodeXmlChunks } from "../../src/exchange/decode-xml.ts";
import { type TmxHeader, type TmxUnit, tmxChunks, tmxUnits } from "../../src/exchange/tmx.ts";

const FOLDER = new URL("../fixtures/exchange/", import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".tmx"))
  .map((file) => file.slice(0, -".tmx".length));

interface Read {
  readonly header: TmxHeader;
  readonly entries: readonly TmxUnit[];
  readonly skipped: readonly object[];
}

/** What a file gives from English to Kazakh and Russian. */
function readAll(bytes: Iterable<Uint8Array>, path: string): Read {
  const skipped: Problem[] = [];
  const entries: TmxUnit[] = [];
  const asked = { sourceLang: "en", langs: ["kk", "ru"] };
  const found = tmxUnits(decodeXmlChunks(bytes, path), path, asked, (problem) => skipped.push(problem));
  for (let step = found.next(); ; step = found.next()) {
    if (step.done !== true) entries.push(step.value);
    else return { header: step.value, entries, skipped: skipped.map(withPlace) };
  }
}

function withPlace({ code, values, place }: Problem): object {
  return { code, values, line: place?.line, column: place?.column };
}

function* pieces(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}

describe.each(NAMES)("%s", (name) => {
  const bytes = readFileSync(new URL(`${name}.tmx`, FOLDER));
  const expected: Read = JSON.parse(readFileSync(new URL(`${name}.units.json`, FOLDER), "utf8"));

  test("gives its header, its entries and what is wrong with the others", () => {
    expect(readAll([bytes], `${name}.tmx`)).toEqual(expected);
  });

  test("gives the same in pieces of 7 bytes", () => {
    expect(readAll(pieces(bytes, 7), `${name}.tmx`)).toEqual(expected);
  });

  test("written again it keeps header, notes, props, dates and codes, and written once more its bytes", () => {
    const write = ({ header, entries }: Read): string =>
      [
        ...tmxChunks(
          entries.map(({ unit }) => unit),
          { sourceLang: "en", header },
        ),
      ].join("");
    const written = write(expected);
    const again = readAll([new TextEncoder().encode(written)], `${name}.tmx`);
    expect(again.header).toEqual(withRequired(expected.header));
    expect(again.entries.map(({ unit }) => unit)).toEqual(expected.entries.map(({ unit }) => unit));
    expect(again.skipped).toEqual([]);
    expect(write(again)).toBe(written);
  });
});

/** All of these files have what TMX requires of a header, so that nothing is filled in. */
function withRequired(header: TmxHeader): TmxHeader {
  expect(Object.keys(header)).toEqual(expect.arrayContaining(["creationtool", "segtype", "o-tmf", "srclang"]));
  return header;
}

test("OmegaT's level 1 and level 2 give the same entry, codes included", () => {
  const [one, two] = ["omegat-level1", "omegat-level2"].map(
    (name) => readAll([readFileSync(new URL(`${name}.tmx`, FOLDER))], name).entries[0],
  );
  expect(one).toBeDefined();
  expect(two).toEqual(one);
});

test("there is a file of each tool", () => {
  const tools = ["omegat-level1", "omegat-level2", "trados-studio", "trados-workbench", "memoq", "weblate"];
  expect(NAMES).toEqual(expect.arrayContaining([...tools, "translate-toolkit"]));
});
