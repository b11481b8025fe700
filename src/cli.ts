import { help } from "./help.ts";
import { uiLanguage, uiTexts } from "./report/ui-language.ts";

const args = process.argv.slice(2);

// Whoever reads the output may have read enough (`translate status | head`): that is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

if (args.length === 0 || args.includes("--help") || args.includes("-h")) process.stdout.write(helpText());
else if (args.includes("--version")) await printVersion();
else process.exitCode = await (await import("./commands/dispatch.ts")).dispatch(args);

/** The help in the language that the command line speaks. English needs nothing loaded. */
function helpText(): string {
  const lang = uiLanguage(args, process.env);
  const lines = lang === "en" ? undefined : uiTexts(lang)?.["help"];
  return Array.isArray(lines) ? lines.join("\n") : help;
}

async function printVersion(): Promise<void> {
  const { readFileSync } = await import("node:fs");
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  process.stdout.write(`${version}\n`);
}
