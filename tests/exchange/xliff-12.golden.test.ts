import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeXml } from "../../src/exchange/decode-xml.ts";
import type { Handover } from "../../src/exchange/handover.ts";
import { readXliff12, writeXliff12 } from "../../src/exchange/xliff-12.ts";

const FOLDER = new URL("../fixtures/exchange/", import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".handover.json"))
  .map((file) => file.slice(0, -".handover.json".length));

describe.each(NAMES)("%s", (name) => {
  const handover: Handover = JSON.parse(readFileSync(new URL(`${name}.handover.json`, FOLDER), "utf8"));
  const bytes = readFileSync(new URL(`${name}.xlf`, FOLDER));

  test("is written byte for byte as expected", () => {
    expect(writeXliff12(handover)).toBe(bytes.toString("utf8"));
  });

  test("reads back with its segments, and each unit says where it stands", () => {
    const [file] = readXliff12(decodeXml(bytes, `${name}.xlf`), `${name}.xlf`);
    const lines = bytes.toString("utf8").split("\n");
    expect(file?.units.map(({ id, source, target }) => ({ id, source, target }))).toEqual(
      handover.units.map(({ id, source, target }) => ({ id, source, target })),
    );
    for (const unit of file?.units ?? [])
      expect(lines[unit.line - 1]?.slice(unit.column - 1)).toMatch(`<trans-unit id="${unit.id}"`);
  });
});

test("there is something to compare", () => {
  expect(NAMES.length).toBeGreaterThan(0);
});
