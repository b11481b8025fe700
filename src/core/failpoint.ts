const counts = new Map<string, number>();

/**
 * Ends the process here, as a crash would, when the environment asks for it. For tests of durability only.
 *
 * `FAILPOINT=after-answer:kill@7` sends SIGKILL to this process when `after-answer` is passed for the seventh time;
 * `@n` may be left out and then means the first time. Passing a failpoint costs one look at the environment.
 */
export function failpoint(name: string): void {
  const wanted = process.env["FAILPOINT"];
  if (wanted === undefined || !wanted.startsWith(`${name}:kill`)) return;
  const seen = (counts.get(name) ?? 0) + 1;
  counts.set(name, seen);
  const at = Number(wanted.split("@")[1] ?? 1);
  if (seen === at) process.kill(process.pid, "SIGKILL");
}
