import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeXmlChunks } from "../../src/exchange/decode-xml.ts";
import type { Handover } from "../../src/exchange/handover.ts";
import { readXliff } from "../../src/exchange/xliff.ts";
import { writeXliff2 } from "../../src/exchange/xliff-2.ts";

const FOLDER = new URL("../fixtures/exchange-2/", import.meta.url);
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith(".xlf"));
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".handover.json"))
  .map((file) => file.slice(0, -".handover.json".length));

test.each(NAMES)("%s has an expected file", (name) => {
  expect(FILES.filter((file) => file.startsWith(`${name}.`))).not.toEqual([]);
});

describe.each(FILES)("%s", (file) => {
  const [, name, version] = /^(.+)\.(2\.[01])\.xlf$/.exec(file) ?? [];
  const handover: Handover = JSON.parse(readFileSync(new URL(`${name}.handover.json`, FOLDER), "utf8"));
  const bytes = readFileSync(new URL(file, FOLDER));

  test("is written byte for byte as expected", () => {
    expect(writeXliff2(handover, { version: version === "2.0" ? "2.0" : "2.1" })).toBe(bytes.toString("utf8"));
  });

  test("reads back with its segments, and each says where it stands", () => {
    const [returned] = readXliff(decodeXmlChunks([bytes], file), file);
    const lines = bytes.toString("utf8").split("\n");
    expect(returned?.units.map(({ id, source, target }) => ({ id, source, target }))).toEqual(
      handover.units.map(({ id, source, target }) => ({ id, source, target })),
    );
    for (const unit of returned?.units ?? [])
      expect(lines[unit.line - 1]?.slice(unit.column - 1)).toMatch(`<segment id="${unit.id}"`);
  });
});
