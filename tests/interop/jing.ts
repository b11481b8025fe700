/**
 * Validates XLIFF 2.1 by the standard's own rules (Schematron and schemas of core and modules, joined by NVDL) and TBX by
 * its RELAX NG schema, with `jing` (Debian: jing). XSD alone lets most violations of XLIFF 2 pass.
 *
 *     QAZYNA_DATA=… node tests/interop/jing.ts job.xlf glossary.tbx
 *
 * Without files it validates the golden hand-over, generated ones, and a package's glossary. jing takes some seconds a
 * file. What cannot be checked is printed as `skipped: …`, which is no failure.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Handover } from "../../src/exchange/handover.ts";
import { writeXliff2 } from "../../src/exchange/xliff-2.ts";
import { readZip } from "../../src/files/zip.ts";
import { handovers } from "../exchange/generated.ts";
import { sampleProject } from "../support/project.ts";
import { canRun, debianVersion, type Outcomes, outcomes, skip } from "./outcomes.ts";
import { must } from "./worked-on-project.ts";

/** Few, because each takes seconds; with many units each. */
const GENERATED = { numRuns: 40, seed: 20260131 };

/** Where the schemas stand below `$QAZYNA_DATA/xliff/schemas`. */
const SCHEMAS = {
  "XLIFF 2.1": "xliff-2.1/xliff_2_advanced_validation.nvdl",
  TBX: "tbx/TBXcoreStructV03.rng",
} as const;

function validate(say: Outcomes, kind: keyof typeof SCHEMAS, files: readonly string[]): void {
  if (files.length === 0) return;
  const folder = process.env["QAZYNA_DATA"];
  const schema = folder === undefined ? undefined : join(folder, "xliff", "schemas", SCHEMAS[kind]);
  if (schema === undefined || !existsSync(schema)) {
    skip(`${files.length} ${kind} files`, schema === undefined ? "QAZYNA_DATA is not set" : `${schema} is missing`);
    return;
  }
  for (const file of files) {
    const ran = spawnSync("jing", [schema, file], { encoding: "utf8", timeout: 300_000, maxBuffer: 1e9 });
    const said = (ran.stdout ?? "").split(/^error: (?=assertion failed|report)/m).filter((text) => text.trim() !== "");
    // A target without one of its source's codes is a remark of the Schematron, and what our generated files have.
    const errors = said.filter((text) => !/^report:\s+WARNING:/.test(text));
    const isValid = ran.status === 0 || (said.length > 0 && errors.length === 0);
    say.check(`valid ${kind}: ${file.replace(/^.*\//, "")}`, isValid, (errors.join("") + ran.stderr).slice(0, 2000));
  }
}

/** Files of both kinds, the same ones each time. */
async function written(folder: string): Promise<readonly string[]> {
  const golden: Handover = JSON.parse(
    readFileSync(join(import.meta.dirname, "..", "fixtures", "exchange", "kandas.handover.json"), "utf8"),
  );
  const units = fc
    .sample(handovers, GENERATED)
    .flatMap((handover) => handover.units)
    .map((unit, group) => ({ ...unit, id: `unit-${group}`, group }));
  const files = new Map<string, string | Uint8Array>([
    ["golden.xlf", writeXliff2(golden, { version: "2.1" })],
    ["generated.xlf", writeXliff2({ ...golden, units }, { version: "2.1" })],
  ]);
  using project = sampleProject();
  await must(project, ["export", "--lang", "kk", "--for", "generic", "--format", "xliff21", "--to", "job.zip"]);
  for (const { name, bytes } of readZip(readFileSync(project.path("job.zip")), "job.zip"))
    if (/\.(tbx|xlf)$/.test(name)) files.set(name.replaceAll("/", "-"), bytes);
  return Array.from(files, ([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}

async function main(named: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-jing-"));
  const say = outcomes();
  say.note(`jing ${debianVersion("jing")}`);
  try {
    const files = named.length > 0 ? named : await written(folder);
    validate(
      say,
      "XLIFF 2.1",
      files.filter((file) => file.endsWith(".xlf")),
    );
    validate(
      say,
      "TBX",
      files.filter((file) => file.endsWith(".tbx")),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
  say.finish();
}

if (canRun("jing")) await main(process.argv.slice(2));
else skip("XLIFF 2.1 and TBX", "jing is not installed (Debian: jing)");
