import { spawnSync } from "node:child_process";
import { isDeepStrictEqual } from "node:util";

/** Says on stdout what holds and what does not; the last line counts, and a failure makes the script exit with 1. */
export interface Outcomes {
  /** Prints `ok` or `NOT OK` with the name; `detail` is printed below the latter. */
  check(name: string, holds: boolean, detail?: unknown): void;
  /** `check` that two lists are equal, one by one, whatever their order in memory; the first difference is printed. */
  same(name: string, found: readonly unknown[], expected: readonly unknown[]): void;
  /** Prints what was measured and is no claim. */
  note(text: string): void;
  finish(): void;
}

export function outcomes(): Outcomes {
  let passed = 0;
  let failed = 0;
  const check: Outcomes["check"] = (name, holds, detail) => {
    if (holds) passed++;
    else failed++;
    console.log(`${holds ? "ok" : "NOT OK"} ${name}`);
    if (!holds && detail !== undefined) console.log(detail);
  };
  return {
    check,
    same(name, found, expected) {
      const at = expected.findIndex((one, index) => !isDeepStrictEqual(found[index], one));
      const holds = at < 0 && found.length === expected.length;
      const difference = { at, found: found[at], expected: expected[at] };
      check(`${name} (${expected.length})`, holds, JSON.stringify(difference, undefined, 2));
    },
    note: (text) => console.log(`   ${text}`),
    finish() {
      console.log(`${passed} passed, ${failed} failed`);
      if (failed > 0) process.exitCode = 1;
    },
  };
}

/** Says that something was not run, and what to install for it. Not a failure. */
export function skip(what: string, missing: string): void {
  console.log(`skipped: ${what}: ${missing}`);
}

/** Whether a program can be started with these arguments, whatever it then says. */
export function canRun(program: string, args: readonly string[] = ["--help"]): boolean {
  return spawnSync(program, args, { stdio: "ignore", timeout: 60_000 }).error === undefined;
}

/** The version of an installed Debian package, or `unknown version` elsewhere. */
export function debianVersion(name: string): string {
  const asked = spawnSync("dpkg-query", ["-W", `-f=\${Version}`, name], { encoding: "utf8" });
  return asked.status === 0 ? asked.stdout : "unknown version";
}
