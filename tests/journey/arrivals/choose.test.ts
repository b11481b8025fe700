import { expect, test } from "vitest";
import { chooseArrivals, kindOf } from "../../../src/journey/arrivals/choose.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("of an OmegaT project only its translations are a return: not the sources, not other people's memories", () => {
  const { taken, skipped } = chooseArrivals([
    "job/omegat.project",
    "job/source/kandas.md.xlf",
    "job/target/kandas.md.xlf",
    "job/tm/tm.tmx",
    "job/tm/penalty-030/mt.tmx",
    "job/glossary/glossary.csv",
    "job/omegat/project_save.tmx",
    "job/job-omegat.tmx",
    "job/job-level2.tmx",
    "job/omegat/project_save.tmx.bak",
  ]);
  expect(taken).toEqual(["job/target/kandas.md.xlf", "job/omegat/project_save.tmx"]);
  expect(skipped).toEqual([
    "job/source/kandas.md.xlf",
    "job/tm/tm.tmx",
    "job/tm/penalty-030/mt.tmx",
    "job/glossary/glossary.csv",
    "job/job-omegat.tmx",
    "job/job-level2.tmx",
  ]);
});

test("an OmegaT project at the top of an archive is known too, and its exported memory serves where its own is missing", () => {
  expect(
    chooseArrivals(["omegat.project", "source/a.xlf", "target/a.xlf", "job-omegat.tmx", "job-level1.tmx"]).taken,
  ).toEqual(["target/a.xlf", "job-omegat.tmx"]);
});

test("of a package the units are a return; what it helps a translator with is not", () => {
  const { taken, skipped } = chooseArrivals([
    "README.md",
    "manifest.json",
    "tm.tmx",
    "mt.tmx",
    "glossary.csv",
    "glossary.tsv",
    "glossary.tbx",
    "xliff/kk/kandas.md.xlf",
    "table.xlsx",
    "__MACOSX/xliff/kk/._kandas.md.xlf",
    ".hidden/a.xlf",
  ]);
  expect(taken).toEqual(["xliff/kk/kandas.md.xlf", "table.xlsx"]);
  expect(skipped).toEqual(["tm.tmx", "mt.tmx", "glossary.csv", "glossary.tsv"]);
});

test("an article about terms, or in a folder called memory, is a translator's work like any other", () => {
  const names = ["xliff/terms-of-return.md.xlf", "xliff/mt-elbrus.md.xlf", "xliff/memory/tm.md.xlf", "tmd/a.xlf"];
  expect(chooseArrivals(names)).toEqual({ taken: names, skipped: [] });
});

test.each([
  ["back.txt", '<?xml version="1.0"?><!-- by hand --><xliff version="1.2">', "xliff"],
  ["back", '\uFEFF<x:xliff xmlns:x="a">', "xliff"],
  ["back.xml", '<!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1">', "tmx"],
  ["back.xlf", "<html>", "xliff"],
  ["back.xlf", "", "xliff"],
  ["back.doc", "PK\u0003\u0004", "archive"],
  ["back.csv", "source,target", "table"],
  ["back.sdlxliff", "<broken", "xliff"],
  ["photo.jpg", "\u00ff\u00d8", undefined],
])("%s that begins %j is %s", (name, text, kind) => {
  expect(kindOf(name, bytes(text))).toBe(kind);
});

test("UTF-16 hides nothing", () => {
  expect(
    kindOf("back", new Uint8Array(Buffer.from('\uFEFF<?xml version="1.0"?><xliff version="1.2">', "utf16le"))),
  ).toBe("xliff");
});
