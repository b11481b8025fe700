import { type Crash, type CrashBench, failpoints, openCrashBench, type Situation } from "../support/crashes.ts";
import { type Random, seeded } from "../support/random.ts";

/**
 * Kills runs at every failpoint and at random moments, 50 times in all, and says of each whether all was well after it.
 *
 *     node tests/crash/crash.ts [SEED]
 */
const ROUNDS = 50;
/** Failpoints that the main job of a small project does not pass: `memory-index.ts` has a large one, `site.ts` builds pages. */
const ELSEWHERE: ReadonlySet<string> = new Set(["index-save", "site-file"]);
const SITUATIONS = ["fresh", "edited"] as const;

interface Plan {
  readonly situation: Situation;
  readonly crashes: readonly Crash[];
}

/** Every failpoint in both situations, the first time it is passed and a later one by turns. */
function atFailpoints(random: Random): readonly Plan[] {
  return SITUATIONS.flatMap((situation, turn) =>
    failpoints().map((name, index): Plan => {
      const at = (index + turn) % 2 === 0 ? 1 : 2 + random.below(40);
      return { situation, crashes: [{ kind: "failpoint", name, at }] };
    }),
  );
}

/** A random moment, and every fourth time the rerun is killed as well; or a random write, after which people go on. */
function atRandom(random: Random, bench: CrashBench, number: number): Plan {
  if (number % 3 === 0) {
    const crash: Crash = { kind: "failpoint", name: "after-rename", at: 1 + random.below(26) };
    return { situation: "resumed", crashes: [crash] };
  }
  const situation = number % 3 === 1 ? "edited" : "fresh";
  const moment = (): Crash => ({
    kind: "time",
    afterMs: (0.2 + 0.8 * random.fraction()) * bench.durationMs(situation),
  });
  return { situation, crashes: number % 4 === 3 ? [moment(), moment()] : [moment()] };
}

const random = seeded(Number(process.argv[2] ?? 2026));
const met = new Set<string>();
let passed = 0;
let failed = 0;

function report(line: string, failures: readonly string[]): void {
  if (failures.length === 0) passed++;
  else failed++;
  process.stdout.write(`${failures.length === 0 ? "passed" : "FAILED"}  ${line}\n`);
  for (const failure of failures.slice(0, 10)) process.stdout.write(`        ${failure}\n`);
}

await using bench = await openCrashBench();
for (const { situation, crashes } of atFailpoints(random)) {
  const { line, reached, failures } = await bench.round(situation, crashes);
  if (!reached) continue;
  for (const crash of crashes) if (crash.kind === "failpoint") met.add(crash.name);
  report(line, failures);
}
for (let number = 0; passed + failed < ROUNDS; number++) {
  const { situation, crashes } = atRandom(random, bench, number);
  const { line, failures } = await bench.round(situation, crashes);
  report(line, failures);
}
for (const name of failpoints())
  if (!met.has(name) && !ELSEWHERE.has(name)) report(`no run passes the failpoint ${name}`, ["never reached"]);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
