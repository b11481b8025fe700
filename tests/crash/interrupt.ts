import { type Crash, openCrashBench } from "../support/crashes.ts";
import { seeded } from "../support/random.ts";

/**
 * Presses Ctrl-C at random moments of 20 runs, and says of each whether all was well after it: the answers under way
 * were kept and nothing was asked twice, and the next run ends as one that nobody disturbed.
 *
 *     node tests/crash/interrupt.ts [SEED]
 */
const ROUNDS = 20;
/** Two seconds for the answers under way, and what a busy machine takes to end a process: longer is a hang. */
const LONGEST_STOP_MS = 6_000;
const SITUATIONS = ["fresh", "edited"] as const;

const random = seeded(Number(process.argv[2] ?? 2026));
await using bench = await openCrashBench();
const stops: number[] = [];
let failed = 0;
for (let number = 0; stops.length < ROUNDS; number++) {
  const situation = SITUATIONS[number % SITUATIONS.length] ?? "fresh";
  const afterMs = (0.3 + 0.7 * random.fraction()) * bench.durationMs(situation);
  const crash: Crash = { kind: "interrupt", afterMs };
  const { line, reached, failures, stopMs } = await bench.round(situation, [crash]);
  if (!reached) continue;
  stops.push(stopMs);
  const problems = stopMs > LONGEST_STOP_MS ? [...failures, "the run did not stop in time"] : failures;
  if (problems.length > 0) failed++;
  process.stdout.write(
    `${problems.length === 0 ? "passed" : "FAILED"}  ${line}; stopped in ${Math.round(stopMs)} ms\n`,
  );
  for (const problem of problems.slice(0, 10)) process.stdout.write(`        ${problem}\n`);
}
stops.sort((a, b) => a - b);
const [middle = 0, longest = 0] = [stops[Math.floor(stops.length / 2)], stops.at(-1)];
process.stdout.write(
  `${ROUNDS - failed} passed, ${failed} failed; stopped in ${Math.round(middle)} ms (median), ${Math.round(longest)} ms at most\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
