/**
 * Exchanges TMX with translate-toolkit, which Weblate reads and writes it with (Debian: python3-translate).
 *
 *     node tests/interop/tmx.ts          PYTHON=/usr/bin/python3 where another Python stands first
 *
 * Ours is read there, and what it writes is read here; texts, notes and ids must be the same. Without the toolkit it
 * prints `skipped: …`, which is no failure.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { TranslationUnit } from "../../src/core/model.ts";
import { plainText, textRuns } from "../../src/core/runs.ts";
import { decodeXmlChunks } from "../../src/exchange/decode-xml.ts";
import { tmxUnits, writeTmx } from "../../src/exchange/tmx.ts";
import { readChunks } from "../../src/files/read.ts";
import { translationUnits } from "../exchange/generated.ts";

const READ = `
import json, sys
from translate.storage import tmx
store = tmx.tmxfile.parsefile(sys.argv[1])
json.dump([[unit.source, unit.target, unit.getnotes(), unit.getid()] for unit in store.units], sys.stdout)
`;

const WRITE = `
import json, sys
from translate.storage import tmx
store = tmx.tmxfile(sourcelanguage="en", targetlanguage="kk")
for source, target, note, _ in json.load(sys.stdin):
    store.addtranslation(source, "en", target, "kk", note)
store.savefile(sys.argv[1])
`;

/** Source, target, notes joined by line feeds, id. */
type Row = readonly [string, string, string, string];

const PYTHON = process.env["PYTHON"] ?? "python3";

function python(script: string, path: string, input: unknown): string {
  const run = spawnSync(PYTHON, ["-c", script, path], {
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}

/** Entries without codes, because the toolkit gives a code's data out as text. */
function samples(): readonly TranslationUnit[] {
  return fc.sample(translationUnits, { numRuns: 1000, seed: 20260131 }).flatMap((unit, index): TranslationUnit[] => {
    const [source, target] = [plainText(unit.source), plainText(unit.target)];
    if (source.trim() === "" || target.trim() === "") return [];
    return [{ ...unit, source: textRuns(source), target: textRuns(target), id: `u${index}` }];
  });
}

function rowOf({ source, target, notes = [], id = "" }: TranslationUnit): Row {
  return [plainText(source), plainText(target), notes.join("\n"), id];
}

function check(name: string, found: readonly Row[], expected: readonly Row[]): void {
  const at = expected.findIndex((row, index) => !isDeepStrictEqual(found[index], row));
  if (found.length === expected.length && at < 0) {
    console.log(`ok ${expected.length} entries ${name}`);
    return;
  }
  process.exitCode = 1;
  console.log(`NOT OK ${name}: ${found.length} of ${expected.length}; first difference:`, found[at], expected[at]);
}

function exchange(): void {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-tmx-"));
  try {
    const units = samples();
    const [ours, theirs] = [join(folder, "ours.tmx"), join(folder, "theirs.tmx")];
    writeFileSync(ours, writeTmx(units, { sourceLang: "en" }));
    check("of ours read by translate-toolkit", JSON.parse(python(READ, ours, null)), units.map(rowOf));
    // The toolkit trims notes, as Python does, and writes no ids.
    const trim = (note: string): string => note.replace(/^[\s\u0085]+|[\s\u0085]+$/g, "");
    const rows = units.map(rowOf).map(([source, target, note]): Row => [source, target, trim(note), ""]);
    python(WRITE, theirs, rows);
    const asked = { sourceLang: "en", langs: ["kk"] };
    const found = tmxUnits(decodeXmlChunks(readChunks(theirs, theirs), theirs), theirs, asked, (problem) => {
      throw problem;
    });
    check(
      "of translate-toolkit read by us",
      Array.from(found, ({ unit }) => rowOf(unit)),
      rows,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (spawnSync(PYTHON, ["-c", "import translate.storage.tmx"]).status === 0) exchange();
else console.log("skipped: translate-toolkit is not installed (Debian: python3-translate)");
