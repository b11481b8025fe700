import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";

/**
 * How long `translate build` takes for 1,000 articles in two target languages: everything, nothing changed, and after one
 * sentence of one article has been edited; the same with a gate, and with reviewed Kazakh in two more scripts. Prints one JSON object; every time is of the whole process.
 */
const ARTICLES = 1000;
const COMMAND = join(import.meta.dirname, "..", "bin", "translate.js");

function article(number: number): string {
  const paragraph = (index: number): string =>
    `The ${number} family came to station ${index} in ${1990 + (index % 30)}. They [asked](https://example.org/${index}) for **papers**. The answer took ${index + 2} weeks.`;
  const body = Array.from(
    { length: 8 },
    (_, index) => `${index % 4 === 0 ? `## Part ${index}\n\n` : ""}${paragraph(index)}`,
  );
  return `---\ntitle: "Story ${number}"\ndescription: "What happened to family ${number}."\ndate: 2026-01-${String(1 + (number % 28)).padStart(2, "0")}\n---\n\n${body.join("\n\n")}\n`;
}

function run(root: string, ...args: readonly string[]) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args, "--json"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { PATH: process.env["PATH"] },
  });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return { ms: Math.round(performance.now() - started), report: JSON.parse(stdout) };
}

const CONFIG = "targets: [kk, ru]\noutputs: { articles: false, resources: false }\n";
/** Asks for everything, so that the checks run too; the pages stay, so that there is as much to build. */
const GATE = "gates: { publish: { reviewed: 80, maxUneditedMtParagraph: 50, findings: warning, below: notice } }\n";

const SCRIPTS =
  "targets: [kk, ru]\noutputs: { articles: false, resources: false, scripts: { languages: [kk-Arab, kk-Latn] } }\n";

/** Builds after one sentence of one article has been edited, for three articles. */
function edit(root: string, count: string) {
  return Array.from({ length: 3 }, (_, index) => {
    const path = join(root, "articles", `story-${index}.md`);
    writeFileSync(path, readFileSync(path, "utf8").replace(/took \S+ weeks/, `took ${count} weeks`));
    return build(root);
  });
}

function build(root: string) {
  return run(root, "build", "--base-url", "https://example.org/");
}

/** Every second segment gets a draft of an engine, so that pages have passages of every kind. */
function fillRecords(root: string): void {
  for (const lang of ["kk", "ru"])
    for (let number = 0; number < ARTICLES; number++) {
      const path = join(root, "segments", lang, `story-${number}.md.json`);
      const record = JSON.parse(readFileSync(path, "utf8"));
      for (const [index, segment] of record.segments.entries())
        if (index % 2 === 0)
          Object.assign(segment, { target: segment.source, state: "edited", origin: { kind: "person" } });
      writeFileSync(path, JSON.stringify(record, null, 2));
    }
}

/** Every second Kazakh segment is reviewed, and there are terms whose renderings are looked for in each. */
function reviewKazakh(root: string): void {
  for (let number = 0; number < ARTICLES; number++) {
    const path = join(root, "segments", "kk", `story-${number}.md.json`);
    const record = JSON.parse(readFileSync(path, "utf8"));
    for (const [index, segment] of record.segments.entries())
      if (index % 2 === 0)
        Object.assign(segment, {
          target: `Шыңжаңнан шыққан ${number}-отбасы ${1990 + index} жылы бекетке жетіп, жауапты бірнеше апта күтті.`,
          state: "reviewed",
          origin: { kind: "person" },
          reviewedBy: "aidana",
        });
    writeFileSync(path, JSON.stringify(record, null, 2));
  }
  const terms = Array.from(
    { length: 300 },
    (_, index) =>
      `  - id: t${index}\n    source: Station${index}\n    kk: { term: Бекет${index} }\n    kk-Arab: { term: بەكەت }\n    kk-Latn: { term: Beket }\n    certainty: A\n`,
  );
  writeFileSync(join(root, "glossary.yaml"), `version: 1\nterms:\n${terms.join("")}`);
}

const root = mkdtempSync(join(tmpdir(), "qazyna-outputs-"));
try {
  mkdirSync(join(root, "articles"));
  writeFileSync(join(root, "translate.config.yaml"), CONFIG);
  for (let number = 0; number < ARTICLES; number++)
    writeFileSync(join(root, "articles", `story-${number}.md`), article(number));
  run(root, "--lang", "kk,ru");
  fillRecords(root);
  const cold = build(root);
  const nothing = Array.from({ length: 3 }, () => build(root));
  if (nothing.some(({ report }) => report.written.length > 0)) throw new Error("a build without changes wrote files");
  const edits = edit(root, "four");
  writeFileSync(join(root, "translate.config.yaml"), `${CONFIG}${GATE}`);
  const gatedCold = build(root);
  const gatedEdits = edit(root, "two");
  writeFileSync(join(root, "translate.config.yaml"), SCRIPTS);
  reviewKazakh(root);
  const scriptsCold = build(root);
  const scriptsEdits = edit(root, "nine");
  const median = (runs: readonly { readonly ms: number }[]): number =>
    runs.map(({ ms }) => ms).sort((a, b) => a - b)[1] ?? 0;
  process.stdout.write(
    `${JSON.stringify({ articles: ARTICLES, languages: 2, pages: cold.report.pages.length, coldMs: cold.ms, coldWritten: cold.report.written.length, nothingMs: median(nothing), editMs: median(edits), editWritten: edits.map(({ report }) => report.written), gatedColdMs: gatedCold.ms, gatedEditMs: median(gatedEdits), gatedEditWritten: gatedEdits.map(({ report }) => report.written), scriptsPages: scriptsCold.report.pages.length, scriptsColdMs: scriptsCold.ms, scriptsEditMs: median(scriptsEdits), scriptsEditWritten: scriptsEdits.map(({ report }) => report.written), loadAverage: loadavg()[0] })}\n`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
