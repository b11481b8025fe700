import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";

/** What a terminal received, and the exit code of what ran in it. */
export interface Capture {
  readonly code: number | null;
  /** Every character in order, escape codes too. */
  readonly received: string;
  /** The lines that stand on the screen in the end, without colours. */
  readonly screen: readonly string[];
}

const COMMAND = join(import.meta.dirname, "..", "..", "bin", "translate.js");

/** Why nothing can be captured here; undefined where it can. */
export function withoutTerminal(): string | undefined {
  const { stdout, error } = spawnSync("script", ["--version"], { encoding: "utf8" });
  if (error !== undefined) return "`script` is not installed";
  return stdout.includes("util-linux") ? undefined : "this `script` is not that of util-linux";
}

/** Runs `translate` in a pseudo-terminal of 100 columns, by means of `script` of util-linux. */
export async function runInTerminal(
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Capture> {
  const quoted = [process.execPath, COMMAND, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const child = spawn("script", ["-qec", `stty cols 100 rows 30; exec ${quoted}`, "/dev/null"], {
    cwd,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], TERM: "xterm-256color", ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let received = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (received += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, received, screen: screenOf(received) };
}

/** Obeys carriage returns and "erase to the end of the line", which is all that we send besides colours. */
function screenOf(received: string): readonly string[] {
  const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
  return received
    .replace(colours, "")
    .split("\r\n")
    .map((line) => line.split("\r\u001b[K").at(-1) ?? "");
}
