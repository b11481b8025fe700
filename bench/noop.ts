/**
 * How long a run takes that has nothing to do, over 1,000 generated articles: `node bench/noop.ts`. Prints one JSON
 * object: `{articles, segments, firstMs, noopMs, noopRssMb, frozenMs, loadAverage}`; `noopMs` is the median of five.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";

const ARTICLES = 1000;
const COMMAND = join(import.meta.dirname, "..", "bin", "translate.js");
const WORDS =
  "families wait gate consulate photograph winter village border letter answer brother teacher office morning road".split(
    " ",
  );

function article(number: number): string {
  const sentence = (index: number): string => {
    const words = Array.from(
      { length: 8 + ((number + index) % 9) },
      (_, at) => WORDS[(number * 7 + index * 5 + at * 3) % WORDS.length],
    );
    return `Story ${number}.${index} says that ${words.join(" ")}.`;
  };
  const paragraphs = Array.from({ length: 6 }, (_, at) =>
    Array.from({ length: 4 }, (_, index) => sentence(at * 4 + index)).join(" "),
  );
  return `---\ntitle: Story ${number}\n---\n\n${paragraphs.join("\n\n")}\n`;
}

function run(
  root: string,
  ...args: readonly string[]
): {
  readonly ms: number;
  readonly rssMb: number;
  readonly report: { readonly written: readonly string[]; readonly languages: readonly { segments: number }[] };
} {
  const measure = join(import.meta.dirname, "peak-memory.ts");
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", measure, COMMAND, ...args, "--json"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { PATH: process.env["PATH"] },
  });
  const ms = performance.now() - started;
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return { ms, rssMb: Number(/peak memory (\d+) MB/.exec(stderr)?.[1]), report: JSON.parse(stdout) };
}

const root = mkdtempSync(join(tmpdir(), "qazyna-noop-"));
try {
  mkdirSync(join(root, "articles"));
  writeFileSync(join(root, "translate.config.yaml"), "targets: [kk]\n");
  for (let number = 0; number < ARTICLES; number++)
    writeFileSync(join(root, "articles", `story-${number}.md`), article(number));
  const first = run(root, "--lang", "kk");
  const noops = Array.from({ length: 5 }, () => run(root, "--lang", "kk"));
  if (noops.some(({ report }) => report.written.length > 0)) throw new Error("a run without changes wrote files");
  const median = noops.map(({ ms }) => ms).sort((a, b) => a - b)[2] ?? 0;
  const frozen = run(root, "--lang", "kk", "--frozen");
  process.stdout.write(
    `${JSON.stringify({ articles: ARTICLES, segments: first.report.languages[0]?.segments, firstMs: Math.round(first.ms), noopMs: Math.round(median), noopRssMb: Math.max(...noops.map(({ rssMb }) => rssMb)), frozenMs: Math.round(frozen.ms), loadAverage: loadavg()[0] })}\n`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
