import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * What starting the command costs: CPU time (user and system) of `--help`, `--version` and `status` against an empty
 * Node program, as ratios. Rounds are interleaved, so that a busy machine slows all alike; medians of 15 after one
 * round to warm the compile cache.
 */
const ROUNDS = 15;

const root = fileURLToPath(new URL("..", import.meta.url));
const command = join(root, "bin", "translate.js");
const scratch = mkdtempSync(join(tmpdir(), "qazyna-startup-"));
const times = join(scratch, "times");

// Each Node process adds its CPU time to a file as it ends, so that a process that hands over to another counts twice.
const meter = join(scratch, "meter.cjs");
writeFileSync(
  meter,
  `process.once("exit", () => {
  const { user, system } = process.cpuUsage();
  require("node:fs").appendFileSync(${JSON.stringify(times)}, (user + system) + "\\n");
});\n`,
);
const empty = join(scratch, "empty.mjs");
writeFileSync(empty, "");

const programs = {
  empty: [empty],
  help: [command, "--help"],
  version: [command, "--version"],
  status: [command, "status"],
} as const;
type Program = keyof typeof programs;

/** Microseconds of CPU time that a program and the Node processes it starts take. */
function cpuTime(program: Program): number {
  writeFileSync(times, "");
  const env = { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(meter)}` };
  const { status, stderr, error } = spawnSync(process.execPath, [...programs[program]], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${programs[program].join(" ")} ended with ${status}: ${stderr}`);
  return readFileSync(times, "utf8")
    .trim()
    .split("\n")
    .reduce((sum, line) => sum + Number(line), 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function measure(): Record<string, number> {
  const names = Object.keys(programs) as Program[]; // the keys of the object above, no other
  const samples: Record<Program, number[]> = { empty: [], help: [], version: [], status: [] };
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const name of names) {
      const time = cpuTime(name);
      if (round > 0) samples[name].push(time);
    }
  const ratio = (name: Program): number => Number((median(samples[name]) / median(samples.empty)).toFixed(3));
  return {
    helpCpuRatio: ratio("help"),
    versionCpuRatio: ratio("version"),
    statusCpuRatio: ratio("status"),
    loadAverage: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}

try {
  console.log(JSON.stringify(measure()));
} finally {
  rmSync(scratch, { recursive: true });
}
