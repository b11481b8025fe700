/**
 * How fast a large TMX is written and read, and in how much memory, as one JSON object.
 *
 *     node bench/tmx.ts [--megabytes 100]
 *
 * Writes a memory made up here, English to Kazakh with inline codes, notes, props and neighbours, into a temporary folder
 * and reads it back, each in a process of its own, whose peak memory is told: `peakRssMb` is the greater of the two. Times
 * are wall-clock; `writeCpuMs` and `readCpuMs` are what the processes computed, start-up included in neither.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { TranslationUnit } from "../src/core/model.ts";
import { decodeXmlChunks } from "../src/exchange/decode-xml.ts";
import { tmxChunks, tmxUnits } from "../src/exchange/tmx.ts";
import { readChunks } from "../src/files/read.ts";

/** What one process tells of its work. */
interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  readonly units: number;
  readonly peakRssMb: number;
}

const { values } = parseArgs({
  options: { megabytes: { type: "string", default: "100" }, work: { type: "string" }, file: { type: "string" } },
});
const bytes = Number(values.megabytes) * 1_000_000;
const { work, file } = values;

const SENTENCES = [
  ["The parliament passed the law on ", "Парламент заңды ", " мамырда қабылдады, ал ол маусымда күшіне енеді."],
  ["Production at the plant fell by ", "Зауыттағы өндіріс көлемі ", " пайызға төмендеп, экспорт азайды."],
  ["The ministry signed agreement No. ", "Министрлік № ", " келісімге қол қойып, мәтінін жариялады."],
] as const;

if (file === undefined) main();
else console.log(JSON.stringify(measured(work === "write" ? () => write(file) : () => read(file))));

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-bench-"));
  try {
    const path = join(folder, "memory.tmx");
    const written = inProcess("write", path);
    const found = inProcess("read", path);
    if (found.units !== written.units) throw new Error(`${written.units} units written, ${found.units} read`);
    console.log(
      JSON.stringify({
        readMs: found.ms,
        writeMs: written.ms,
        readCpuMs: found.cpuMs,
        writeCpuMs: written.cpuMs,
        units: found.units,
        bytes: statSync(path).size,
        readPeakRssMb: found.peakRssMb,
        writePeakRssMb: written.peakRssMb,
        peakRssMb: Math.max(found.peakRssMb, written.peakRssMb),
        loadAverage: loadavg()[0],
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inProcess(name: string, path: string): Measured {
  const own = fileURLToPath(import.meta.url);
  const run = spawnSync(process.execPath, [own, "--work", name, "--file", path, "--megabytes", values.megabytes]);
  if (run.status !== 0) throw new Error(run.stderr.toString());
  return JSON.parse(run.stdout.toString());
}

function measured(job: () => number): Measured {
  const start = performance.now();
  const used = process.cpuUsage();
  const units = job();
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
  const source = function* (): Generator<TranslationUnit> {
    while (written < bytes) yield unitOf(units++);
  };
  for (const chunk of tmxChunks(source(), { sourceLang: "en" })) written += writeSync(output, chunk);
  closeSync(output);
  return units;
}

function read(path: string): number {
  let units = 0;
  const text = decodeXmlChunks(readChunks(path, path), path);
  const skipped = (problem: Error): never => {
    throw problem;
  };
  for (const { unit } of tmxUnits(text, path, { sourceLang: "en", langs: ["kk"] }, skipped))
    units += unit.source.length > 0 ? 1 : 0;
  return units;
}

function unitOf(index: number): TranslationUnit {
  const [english, before, after] = SENTENCES[index % SENTENCES.length] ?? SENTENCES[0];
  const open = {
    kind: "code",
    code: { id: "1", type: "open", name: "link", data: `<a href="/law?n=${index}&a=1">` },
  } as const;
  const close = { kind: "code", code: { id: "1", type: "close", name: "link", data: "</a>" } } as const;
  const number = { kind: "text", text: String(index) } as const;
  return {
    source: [{ kind: "text", text: english }, open, number, close, { kind: "text", text: "." }],
    target: [{ kind: "text", text: before }, open, number, close, { kind: "text", text: after }],
    sourceLang: "en",
    lang: "kk",
    state: "reviewed",
    origin: "person",
    previousKey: index.toString(16).padStart(32, "0"),
    nextKey: (index + 1).toString(16).padStart(32, "0"),
    by: "aigerim",
    at: "2026-01-31T12:00:00Z",
    createdBy: "miras",
    createdAt: "2026-01-30T09:30:00Z",
    ...(index % 10 === 0 && { notes: ["Ресми мәтінмен салыстырылды."] }),
    props: [{ type: "client", value: "Қазына" }],
    id: `u${index}`,
  };
}
