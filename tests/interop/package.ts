/**
 * Validates what hand-over packages hold, and opens one with OmegaT (Debian: omegat, 3.6) without a display.
 *
 *     QAZYNA_DATA=… node tests/interop/package.ts
 *
 * TBX is validated by the RNG of ISO 30042:2019, TMX by its DTD, XLIFF by the schemas, with `xmllint`; besides the sample
 * project's glossary 200 generated ones. OmegaT lists the texts that it shows, which must be those of the segments that
 * are open. What cannot be checked is printed as `skipped: …`, which is no failure.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { plainText } from "../../src/core/runs.ts";
import { decodeXml } from "../../src/exchange/decode-xml.ts";
import type { ReturnedUnit } from "../../src/exchange/handover.ts";
import { writeTbx } from "../../src/exchange/tbx.ts";
import { readTmx } from "../../src/exchange/tmx.ts";
import { omegatUnits } from "../../src/exchange/tmx-omegat-write.ts";
import { readXliff } from "../../src/exchange/xliff.ts";
import { readZip } from "../../src/files/zip.ts";
import { sampleProject, type TemporaryProject } from "../support/project.ts";

const SCHEMAS: readonly (readonly [kind: RegExp, option: string, schema: string])[] = [
  [/\.tbx$/, "--relaxng", "tbx/TBXcoreStructV03.rng"],
  [/\.tmx$/, "--dtdvalid", "tmx/tmx14.dtd"],
  [/2\.1\/.*\.xlf$/, "--schema", "xliff-2.1-all.xsd"],
  [/^(?!.*2\.1\/).*\.xlf$/, "--schema", "xliff-1.2/xliff-core-1.2-strict.xsd"],
];

/** The packages that are made, by the folder they are unpacked into. */
const PACKAGES = {
  generic: ["--for", "generic"],
  trados: ["--for", "trados"],
  omegat: ["--for", "omegat"],
  omegat3: ["--for", "omegat3"],
  "2.1": ["--for", "generic", "--format", "xliff21"],
} as const;

function unpack(folder: string, project: TemporaryProject, name: string): readonly string[] {
  const files: string[] = [];
  for (const { name: inside, bytes } of readZip(readFileSync(project.path(name)), name)) {
    const path = join(folder, inside);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    files.push(path);
  }
  return files;
}

function generatedGlossaries(folder: string): readonly string[] {
  const text = fc
    .string({ unit: "grapheme", minLength: 1 })
    .map((raw) => raw.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ""));
  const form = fc.record({
    lang: fc.constantFrom("en", "kk", "ru", "kk-Arab"),
    text,
    status: fc.constantFrom("preferred" as const, "admitted" as const, "deprecated" as const),
  });
  const entry = fc.record({
    id: text,
    forms: fc.array(form, { maxLength: 4 }),
    notes: fc.array(text),
    reference: text,
  });
  return fc
    .sample(fc.array(entry, { minLength: 1, maxLength: 5 }), { numRuns: 200, seed: 20260131 })
    .flatMap((entries, index) => {
      if (entries.every(({ forms }) => forms.length === 0)) return [];
      const path = join(folder, `${index}.tbx`);
      writeFileSync(path, writeTbx(entries, { lang: "en", title: "Generated" }));
      return [path];
    });
}

function validate(files: readonly string[]): void {
  const data = process.env["QAZYNA_DATA"];
  if (data === undefined) return void console.log("skipped: validation: QAZYNA_DATA is not set");
  const schemas = join(data, "xliff", "schemas");
  for (const [kind, option, schema] of SCHEMAS) {
    const path = join(schemas, schema);
    const chosen = files.filter((file) => kind.test(file));
    if (!existsSync(path)) {
      console.log(`skipped: ${chosen.length} files: ${schema} is missing`);
      continue;
    }
    const env = { ...process.env, XML_CATALOG_FILES: join(schemas, "catalog.xml") };
    const run = spawnSync("xmllint", ["--nonet", "--noout", option, path, ...chosen], { encoding: "utf8", env });
    if (run.error !== undefined) return void console.log("skipped: xmllint is not installed (Debian: libxml2-utils)");
    report(run.status === 0, `${chosen.length} files valid by ${schema}`, run.stderr.replaceAll(/.* validates\n/g, ""));
  }
}

function report(isRight: boolean, what: string, details: string): void {
  console.log(`${isRight ? "ok" : "NOT OK"} ${what}`);
  if (isRight) return;
  console.log(details);
  process.exitCode = 1;
}

/** The texts that OmegaT shows to a translator; undefined where it is not installed. */
function shownByOmegat(project: string, config: string): ReadonlySet<string> | undefined {
  const dump = join(config, "dump.tmx");
  const options = [`--config-dir=${config}`, `--pseudotranslatetmx=${dump}`, "--pseudotranslatetype=equal"];
  const run = spawnSync("omegat", ["--mode=console-createpseudotranslatetmx", ...options, project], {
    encoding: "utf8",
    timeout: 300_000,
    env: { ...process.env, HOME: config },
  });
  if (run.error !== undefined) return undefined;
  const xml = decodeXml(readFileSync(dump), dump);
  const { units } = readTmx(xml, dump, { sourceLang: "en", lang: "kk" });
  return new Set(
    units.map(({ source }) => source.map((run_) => (run_.kind === "text" ? run_.text : run_.code.data)).join("")),
  );
}

/** A segment's text with OmegaT's tags; OmegaT 3 shows none of a pair that encloses all of it. */
function taggedSources({ source }: ReturnedUnit): readonly string[] {
  const unit = { source, target: source, sourceLang: "en", lang: "kk", state: "edited", origin: "person" } as const;
  const texts = omegatUnits(unit).map((tagged) => plainText(tagged.source));
  return texts.flatMap((text) => [text, text.replace(/^<(\w\d+)>(.*)<\/\1>$/s, "$2")]);
}

function openWithOmegat(folder: string, files: readonly string[]): void {
  const config = join(folder, "omegat-config");
  mkdirSync(config);
  const shown = shownByOmegat(join(folder, "omegat3"), config);
  if (shown === undefined) return void console.log("skipped: OmegaT is not installed (Debian: omegat)");
  const units = files
    .filter((file) => file.includes("omegat3/") && file.endsWith(".xlf"))
    .flatMap((file) => readXliff([decodeXml(readFileSync(file), file)], file).flatMap((read) => read.units));
  const open = units.filter(({ source, target }) => JSON.stringify(source) === JSON.stringify(target));
  const missing = open.filter((unit) => !taggedSources(unit).some((text) => shown.has(text)));
  const expected = new Set(open.flatMap(taggedSources));
  const extra = [...shown].filter((text) => !expected.has(text));
  const details = JSON.stringify({ missing: missing.map(taggedSources), extra }, null, 1);
  report(
    missing.length === 0 && extra.length === 0 && open.length > 0,
    `${shown.size} texts shown by OmegaT are those of ${open.length} open segments`,
    details,
  );
}

const folder = mkdtempSync(join(tmpdir(), "qazyna-package-"));
try {
  using project = sampleProject();
  const files: string[] = [...generatedGlossaries(folder)];
  for (const [name, args] of Object.entries(PACKAGES)) {
    const ran = await project.run(["export", "--lang", "kk", ...args, "--to", `${name}.zip`]);
    if (ran.code !== 0) throw new Error(ran.stderr);
    if (name.startsWith("omegat"))
      for (const empty of ["target", "omegat", "dictionary"]) mkdirSync(join(folder, name, empty), { recursive: true });
    files.push(...unpack(join(folder, name), project, `${name}.zip`));
  }
  validate(files);
  openWithOmegat(folder, files);
} finally {
  rmSync(folder, { recursive: true });
}
