/**
 * How well exchange files are judged, and how fast and in how much memory large ones are read and written, as one JSON
 * object.
 *
 *     QAZYNA_DATA=… node bench/exchange.ts [--megabytes 100] [--tmx-megabytes 100]
 *
 * - `suite`: the OASIS XLIFF 2.1 suite in `$QAZYNA_DATA/xliff/suites`: `validRefused` of its valid files, should be 0;
 *   `invalidRefused` of its invalid ones, `of` how many there are. A sentence where it was not measured.
 * - `big`: an XLIFF 1.2 file made up here, English to Kazakh with codes, matches and notes, written and read in pieces
 *   with this library, then read and written with the npm package `xliff`, each in a process of its own. `readMs` and
 *   `writeMs` are wall-clock, `readCpuMs` and `writeCpuMs` what the process computed; `rssMb` is the greater peak of the
 *   two. `collectRssMb` is the peak of reading all units into memory, `documentRssMb` that of opening the file for
 *   lossless rewriting and changing one target.
 * - `ratioToXliffPackage`: our CPU time for reading and writing over the package's, and our peak memory over the
 *   package's: below 1 we are faster and smaller.
 * - `tmx`: what `bench/tmx.ts` prints.
 */
import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Run } from "../src/core/model.ts";
import { textRuns } from "../src/core/runs.ts";
import { decodeXml, decodeXmlChunks } from "../src/exchange/decode-xml.ts";
import type { HandoverUnit } from "../src/exchange/handover.ts";
import { profileOptions } from "../src/exchange/profiles.ts";
import { readXliff12, xliff12Chunks, xliff12Parts } from "../src/exchange/xliff-12.ts";
import { openXliffBytes } from "../src/exchange/xliff-bytes.ts";
import { readChunks } from "../src/files/read.ts";

/** What one process tells of its work. */
interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  readonly units: number;
  readonly peakRssMb: number;
}

const SENTENCES = [
  ["The parliament passed the law on ", "Парламент заңды ", " мамырда қабылдады, ал ол маусымда күшіне енеді."],
  ["Production at the plant fell by ", "Зауыттағы өндіріс көлемі ", " пайызға төмендеп, экспорт азайды."],
  ["The ministry signed agreement No. ", "Министрлік № ", " келісімге қол қойып, мәтінін жариялады."],
] as const;

const JOBS: Readonly<Record<string, (path: string) => number | Promise<number>>> = {
  write,
  read,
  collect,
  document,
  packageRead,
  packageBoth,
};

const { values } = parseArgs({
  options: {
    megabytes: { type: "string", default: "100" },
    "tmx-megabytes": { type: "string", default: "100" },
    job: { type: "string" },
    file: { type: "string" },
  },
});
const bytes = Number(values.megabytes) * 1_000_000;
const { job, file } = values;

if (job === undefined || file === undefined) await main();
else console.log(JSON.stringify(await measured(() => JOBS[job]?.(file) ?? Number.NaN)));

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-bench-"));
  try {
    const path = join(folder, "big.xlf");
    const [written, found] = [inProcess("write", path), inProcess("read", path)];
    if (found.units !== written.units) throw new Error(`${written.units} units written, ${found.units} read`);
    const [collected, opened] = [inProcess("collect", path), inProcess("document", path)];
    const [other, both] = [inProcess("packageRead", path), inProcess("packageBoth", path)];
    const tmx = spawnSync(process.execPath, [sibling("tmx.ts"), "--megabytes", values["tmx-megabytes"]]);
    console.log(
      JSON.stringify({
        suite: await suite(),
        big: {
          readMs: found.ms,
          writeMs: written.ms,
          readCpuMs: found.cpuMs,
          writeCpuMs: written.cpuMs,
          readRssMb: found.peakRssMb,
          writeRssMb: written.peakRssMb,
          rssMb: Math.max(found.peakRssMb, written.peakRssMb),
          collectCpuMs: collected.cpuMs,
          collectRssMb: collected.peakRssMb,
          documentCpuMs: opened.cpuMs,
          documentRssMb: opened.peakRssMb,
          units: found.units,
          bytes: statSync(path).size,
          xliffPackage: { readCpuMs: other.cpuMs, bothCpuMs: both.cpuMs, rssMb: both.peakRssMb },
          ratioToXliffPackage: {
            time: ratio(found.cpuMs + written.cpuMs, both.cpuMs),
            memory: ratio(Math.max(found.peakRssMb, written.peakRssMb), both.peakRssMb),
          },
        },
        tmx: tmx.status === 0 ? JSON.parse(tmx.stdout.toString()) : `not measured: ${tmx.stderr.toString()}`,
        loadAverage: loadavg()[0],
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ratio(ours: number, theirs: number): number {
  return Math.round((1000 * ours) / theirs) / 1000;
}

function sibling(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function inProcess(name: string, path: string): Measured {
  // Only the package needs more memory than Node gives by itself, and a high limit makes others wasteful.
  const limit = name.startsWith("package") ? ["--max-old-space-size=6000"] : [];
  const args = [...limit, sibling("exchange.ts"), "--job", name, "--file", path];
  const run = spawnSync(process.execPath, [...args, "--megabytes", values.megabytes]);
  if (run.status !== 0) throw new Error(`${name}: ${run.stderr.toString()}`);
  return JSON.parse(run.stdout.toString());
}

async function measured(work: () => number | Promise<number>): Promise<Measured> {
  const start = performance.now();
  const used = process.cpuUsage();
  const units = await work();
  const { user, system } = process.cpuUsage(used);
  return {
    ms: Math.round(performance.now() - start),
    cpuMs: Math.round((user + system) / 1000),
    units,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function write(path: string): number {
  const output = openSync(path, "w");
  let written = 0;
  let units = 0;
  const source = function* (): Generator<HandoverUnit> {
    while (written < bytes) yield unitOf(units++);
  };
  const handover = { original: "2026/parliament.md", sourceLang: "en", lang: "kk", units: source() };
  for (const chunk of xliff12Chunks(handover, profileOptions("generic"))) written += writeSync(output, chunk);
  closeSync(output);
  return units;
}

function read(path: string): number {
  let units = 0;
  for (const part of xliff12Parts(decodeXmlChunks(readChunks(path, path), path), path))
    if (part.kind === "unit" && part.unit.problem === undefined) units++;
  return units;
}

function collect(path: string): number {
  const files = readXliff12(decodeXmlChunks(readChunks(path, path), path), path);
  return files.reduce((sum, { units }) => sum + units.length, 0);
}

function document(path: string): number {
  const opened = openXliffBytes(readFileSync(path), path);
  writeFileSync(`${path}.edited`, opened.write([{ unit: 0, target: textRuns("Парламент заңды қабылдады.") }]));
  return opened.units.length;
}

async function packageRead(path: string): Promise<number> {
  const { xliff12ToJs } = await import("xliff");
  const { resources } = await xliff12ToJs(decodeXml(readFileSync(path), path));
  return Object.keys(resources).length;
}

async function packageBoth(path: string): Promise<number> {
  const { jsToXliff12, xliff12ToJs } = await import("xliff");
  const read = await xliff12ToJs(decodeXml(readFileSync(path), path));
  writeFileSync(`${path}.package`, await jsToXliff12(read));
  return Object.keys(read.resources).length;
}

function unitOf(index: number): HandoverUnit {
  const [english, before, after] = SENTENCES[index % SENTENCES.length] ?? SENTENCES[0];
  const number: readonly Run[] = [
    { kind: "code", code: { id: "1", type: "open", name: "link", data: "[" } },
    { kind: "text", text: String(index) },
    { kind: "code", code: { id: "1", type: "close", name: "link", data: `](/law?n=${index}&a=1)` } },
  ];
  const source: readonly Run[] = [{ kind: "text", text: english }, ...number, { kind: "text", text: "." }];
  const target: readonly Run[] = [{ kind: "text", text: before }, ...number, { kind: "text", text: after }];
  return {
    id: `s${index.toString(16).padStart(12, "0")}`,
    group: Math.floor(index / 4),
    kind: "paragraph",
    headings: [],
    source,
    target,
    state: index % 3 === 0 ? "edited" : "draft",
    ...(index % 3 !== 0 && { origin: { kind: "engine", engine: "google", model: "general/nmt", terms: [] } }),
    base: "942f65a4b5-draft",
    alternatives: [{ source, target, score: 87, origin: "memory/partner.tmx", kind: "memory" }],
    notes: [{ from: "glossary", annotates: "source", text: "law → заң" }],
  };
}

/** The validator of this library, as far as this bench uses it. */
interface Validator {
  validateDocument(chunks: Iterable<string>, path: string): { readonly counts: { readonly error: number } };
}

async function suite(): Promise<unknown> {
  const home = process.env["QAZYNA_DATA"];
  const folder = join(home ?? "", "xliff", "suites", "oasis-xliff-2.1");
  if (home === undefined || !existsSync(folder)) return "not measured: QAZYNA_DATA names no folder with the suite";
  const place = new URL("../src/exchange/validate/index.ts", import.meta.url);
  if (!existsSync(place)) return "not measured: there is no validator";
  const validator: Validator = await import(place.href);
  const judged = (part: string): object => {
    const refused = (kind: string): { readonly count: number; readonly of: number } => {
      const names = readdirSync(join(folder, part, kind)).filter((name) => name.endsWith(".xlf"));
      const bad = names.filter((name) => isRefused(validator, join(folder, part, kind, name)));
      return { count: bad.length, of: names.length };
    };
    const [valid, invalid] = [refused("valid"), refused("invalid")];
    return { validRefused: valid.count, invalidRefused: invalid.count, of: invalid.of, validOf: valid.of };
  };
  return { core: judged("core"), modules: judged("modules") };
}

function isRefused({ validateDocument }: Validator, path: string): boolean {
  try {
    return validateDocument(decodeXmlChunks(readChunks(path, path), path), path).counts.error > 0;
  } catch {
    return true;
  }
}
