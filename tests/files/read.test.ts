import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readChunks } from "../../src/files/read.ts";

const folder = mkdtempSync(join(tmpdir(), "qazyna-read-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a file comes in pieces that make it up, each of its own", () => {
  const bytes = Uint8Array.from({ length: 150_000 }, (_, at) => (at * 7) % 251);
  const path = join(folder, "m.tmx");
  writeFileSync(path, bytes);
  const pieces = [...readChunks(path, "memory/m.tmx")];
  expect(pieces.map(({ length }) => length)).toEqual([65_536, 65_536, 18_928]);
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
});

test("an empty file has no pieces", () => {
  writeFileSync(join(folder, "empty.tmx"), "");
  expect([...readChunks(join(folder, "empty.tmx"), "empty.tmx")]).toEqual([]);
});

test("what is missing, and what is no file, is a problem by its name", () => {
  const problem = { place: { path: "memory/none.tmx" } };
  expect(() => [...readChunks(join(folder, "none.tmx"), "memory/none.tmx")]).toThrow(
    expect.objectContaining({ code: "E_FILE_MISSING", ...problem }),
  );
  expect(() => [...readChunks(folder, "memory/none.tmx")]).toThrow(
    expect.objectContaining({ code: "E_FILE_UNREADABLE", ...problem }),
  );
});
