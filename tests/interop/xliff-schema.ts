/**
 * Validates XLIFF 1.2 files by the strict schema, XLIFF 2.0 and 2.1 files by the schemas of core and modules, and TMX
 * files by their DTD, with `xmllint` (Debian: libxml2-utils).
 *
 *     QAZYNA_DATA=… node tests/interop/xliff-schema.ts xliff/kk/2026/kandas.xlf memory/partner.tmx
 *
 * Without files it validates the golden hand-over files, the golden memories of other tools as we write them, and 400
 * generated files of each kind. The schemas are read from `$QAZYNA_DATA/xliff/schemas`. What cannot be checked is printed as `skipped: …`, which is no failure.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { TranslationUnit } from "../../src/core/model.ts";
import { decodeXmlChunks } from "../../src/exchange/decode-xml.ts";
import { tmxUnits, writeTmx } from "../../src/exchange/tmx.ts";
import { writeXliff2 } from "../../src/exchange/xliff-2.ts";
import { writeXliff12 } from "../../src/exchange/xliff-12.ts";
import { readChunks } from "../../src/files/read.ts";
import { handovers, translationUnits } from "../exchange/generated.ts";
import { handovers2 } from "../exchange/generated-2.ts";

const GENERATED = 400;
const SEED = 20260131;
const GOLDEN = fileURLToPath(new URL("../fixtures/exchange/", import.meta.url));
const GOLDEN_2 = fileURLToPath(new URL("../fixtures/exchange-2/", import.meta.url));

/** Whether all files are valid or could not be checked. Prints one line a kind, and what is wrong. */
function validate(kind: string, files: readonly string[], schema: readonly string[]): boolean {
  if (files.length === 0) return true;
  const folder = process.env["QAZYNA_DATA"];
  if (folder === undefined) return skipped(kind, files, "QAZYNA_DATA is not set");
  const path = join(folder, "xliff", "schemas", ...schema);
  if (!existsSync(path)) return skipped(kind, files, `${path} is missing`);
  const option = path.endsWith(".dtd") ? "--dtdvalid" : "--schema";
  const run = spawnSync("xmllint", ["--nonet", "--noout", option, path, ...files], { encoding: "utf8" });
  if (run.error !== undefined) return skipped(kind, files, "xmllint is not installed (Debian: libxml2-utils)");
  if (run.status === 0) {
    console.log(`valid: ${files.length} ${kind} files`);
    return true;
  }
  console.log(`NOT valid: ${kind}`);
  for (const line of run.stderr.split("\n")) if (line !== "" && !line.endsWith(" validates")) console.log(`  ${line}`);
  return false;
}

function skipped(kind: string, files: readonly string[], reason: string): boolean {
  console.log(`skipped: ${files.length} ${kind} files: ${reason}`);
  return true;
}

/** Writes generated files into `folder`, the same ones each time. */
function generate(folder: string): readonly string[] {
  const options = { numRuns: GENERATED, seed: SEED };
  const xliff = fc
    .sample(handovers, options)
    .map((handover, index): [string, string] => [join(folder, `${index}.xlf`), writeXliff12(handover)]);
  const tmx = fc
    .sample(fc.array(translationUnits, { maxLength: 6 }), options)
    .map((units, index): [string, string] => [join(folder, `${index}.tmx`), writeTmx(units, { sourceLang: "en" })]);
  const xliff2 = fc
    .sample(handovers2, options)
    .flatMap((handover, index) =>
      (["2.1", "2.0"] as const).map((version): [string, string] => [
        join(folder, `${index}.${version}.xlf`),
        writeXliff2(handover, { version }),
      ]),
    );
  const files = [...xliff, ...xliff2, ...tmx, ...rewritten(folder)];
  for (const [path, text] of files) writeFileSync(path, text);
  return files.map(([path]) => path);
}

/** The golden memories, read and written again with their headers. */
function rewritten(folder: string): readonly [string, string][] {
  const names = readdirSync(GOLDEN).filter((name) => name.endsWith(".tmx"));
  return names.map((name): [string, string] => {
    const asked = { sourceLang: "en", langs: ["kk", "ru"] };
    const found = tmxUnits(decodeXmlChunks(readChunks(join(GOLDEN, name), name), name), name, asked, () => {});
    const units: TranslationUnit[] = [];
    for (let step = found.next(); ; step = found.next()) {
      if (step.done === true) return [join(folder, name), writeTmx(units, { sourceLang: "en", header: step.value })];
      units.push(step.value.unit);
    }
  });
}

/** What an XLIFF file's root says; 1.2 where it says nothing that has a schema of its own here. */
function versionOf(path: string): "1.2" | "2.0" | "2.1" {
  const version = /<xliff[^>]*\sversion="(2\.[01])"/.exec(readFileSync(path, "utf8"))?.[1];
  return version === "2.0" || version === "2.1" ? version : "1.2";
}

function main(named: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-schema-"));
  try {
    const golden = [GOLDEN, GOLDEN_2].flatMap((from) =>
      readdirSync(from)
        .filter((name) => name.endsWith(".xlf"))
        .map((name) => join(from, name)),
    );
    const files = named.length > 0 ? named : [...golden, ...generate(folder)];
    const of = (ending: RegExp): readonly string[] => files.filter((file) => ending.test(file));
    const xliff = Map.groupBy(of(/\.xlf$/), versionOf);
    const results = [
      validate("XLIFF 1.2", xliff.get("1.2") ?? [], ["xliff-1.2", "xliff-core-1.2-strict.xsd"]),
      validate("XLIFF 2.0", xliff.get("2.0") ?? [], ["xliff-2.0-all.xsd"]),
      validate("XLIFF 2.1", xliff.get("2.1") ?? [], ["xliff-2.1-all.xsd"]),
      validate("TMX 1.4", of(/\.tmx$/), ["tmx", "tmx14.dtd"]),
    ];
    if (results.includes(false)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main(process.argv.slice(2));
