import { help } from "./help.ts";

const args = process.argv.slice(2);

// Whoever reads the output may have read enough (`translate status | head`): that is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

if (args.length === 0 || args.includes("--help") || args.includes("-h")) process.stdout.write(help);
else if (args[0] === "--version") await printVersion();
else process.exitCode = await (await import("./commands/dispatch.ts")).dispatch(args);

async function printVersion(): Promise<void> {
  const { readFileSync } = await import("node:fs");
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  process.stdout.write(`${version}\n`);
}
