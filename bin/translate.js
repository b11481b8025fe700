#!/usr/bin/env node
// Finds a fit Node, turns the compile cache on and hands over. Plain JavaScript that Node 12 can still read.
import { existsSync } from "node:fs";
import module from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [major, minor] = process.versions.node.split(".").map(Number);
const isFit = major > 24 || (major === 24 && minor >= 11);

if (isFit) {
  module.enableCompileCache();
  const source = join(root, "src", "cli.ts");
  await import(pathToFileURL(existsSync(source) ? source : join(root, "dist", "cli.js")).href);
} else {
  await handOver();
}

/** Runs the same command on the Node that the checkout brings, with its streams, signals and exit code. */
async function handOver() {
  const own = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (process.env.QAZYNA_HANDED_OVER !== undefined || !existsSync(own)) {
    process.stderr.write(
      `Qazyna needs Node 24.11 or later; this is ${process.version}. Install it from nodejs.org, or run \`npm ci\` in a checkout, which brings its own.\n`,
    );
    process.exitCode = 78;
    return;
  }
  const { spawn } = await import("node:child_process");
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, QAZYNA_HANDED_OVER: "1" },
  });
  // A terminal sends Ctrl-C to both, `kill` to this process alone. The child decides what it means, and counts it once.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    if (signal !== null) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
    process.exitCode = code ?? 1;
  });
}
