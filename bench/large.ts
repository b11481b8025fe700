// Prints what large articles cost, as one JSON object:
//
//     node bench/large.ts [format…]
//
// Generates an article of 10 MB and one of 20 MB for each kind of text, dense (short blocks, full of markup) and sparse
// (paragraphs of a dozen sentences), and in a process of its own reads it, cuts it into sentences and writes it with
// every sentence translated by itself. Times are processor time (user and system, all threads: the collector's too), so
// that a busy machine disturbs them little. `cpuMs` is the sum of the three for 10 MB, `translatedMs` what writing takes
// instead where every target differs from its source, `ratio20to10` how much more 20 MB take: 2 is linear.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Article, Edit, Run, Runs } from "../src/core/model.ts";
import { formatFor } from "../src/formats/index.ts";
import { segmentUnit } from "../src/segmentation/index.ts";
import { type Density, type Generator, generators } from "./large-articles.ts";

interface Cost {
  readonly bytes: number;
  readonly units: number;
  readonly segments: number;
  readonly parseMs: number;
  readonly cutMs: number;
  readonly renderMs: number;
  readonly translatedMs: number;
  readonly peakRssMb: number;
}

/** What `run` gives, and the milliseconds of processor time that it took. */
function timed<T>(run: () => T): readonly [T, number] {
  const start = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(start);
  return [value, Math.round((user + system) / 1000)];
}

function editsOf(article: Article): readonly Edit[] {
  return article.units.flatMap((unit, index) =>
    segmentUnit(unit, article.lang).map(
      ({ start, end, source }): Edit => ({ unit: index, start, end, content: { kind: "target", runs: source } }),
    ),
  );
}

/** A target that differs from its source by a letter in each text. */
function changed(runs: Runs): Runs {
  return runs.map(
    (run): Run => (run.kind === "text" ? { kind: "text", text: run.text.replace(/\p{L}+/u, "Қ$&") } : run),
  );
}

function translated(edits: readonly Edit[]): readonly Edit[] {
  return edits.map((edit): Edit => {
    if (edit.content.kind === "fallback") return edit;
    return { ...edit, content: { kind: "target", runs: changed(edit.content.runs) } };
  });
}

function measure(path: string): Cost {
  const bytes = readFileSync(path);
  const format = formatFor(path);
  const [article, parseMs] = timed(() => format.parse(bytes, { path, lang: "en", frontMatter: ["title"] }));
  const [edits, cutMs] = timed(() => editsOf(article));
  const [written, renderMs] = timed(() => format.render(article, edits));
  if (Buffer.compare(written, bytes) !== 0) throw new Error(`${path}: changed by a translation by itself`);
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const other = translated(edits);
  const [, translatedMs] = timed(() => format.render(article, other));
  const [units, segments] = [article.units.length, edits.length];
  return { bytes: bytes.length, units, segments, parseMs, cutMs, renderMs, translatedMs, peakRssMb };
}

/** The cost of one article, measured in a process of its own that has done nothing else. */
function costOf({ path, text }: Generator, density: Density, size: number): Cost {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-large-"));
  try {
    const file = join(folder, path);
    writeFileSync(file, text(density, size));
    const args = [fileURLToPath(import.meta.url), "--measure", file];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${path} ${density}: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function totalMs({ parseMs, cutMs, renderMs }: Cost): number {
  return parseMs + cutMs + renderMs;
}

function report(generator: Generator, density: Density): unknown {
  const small = costOf(generator, density, 10e6);
  const large = costOf(generator, density, 20e6);
  const ratio20to10 = Number((totalMs(large) / totalMs(small)).toFixed(2));
  return { ...small, cpuMs: totalMs(small), ratio20to10, peakRssMb20: large.peakRssMb };
}

const [first, ...rest] = process.argv.slice(2);
if (first === "--measure") console.log(JSON.stringify(measure(rest[0] ?? "")));
else {
  const names = first === undefined ? Object.keys(generators) : [first, ...rest];
  const costs = names.map((name) => {
    const generator = generators[name];
    if (generator === undefined) throw new Error(`no kind of article: ${name}`);
    return [name, { dense: report(generator, "dense"), sparse: report(generator, "sparse") }] as const;
  });
  console.log(JSON.stringify({ ...Object.fromEntries(costs), loadAverage: Number((loadavg()[0] ?? 0).toFixed(2)) }));
}
