import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CONFIG_FILE } from "../config/load.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import { filesBelow } from "../files/tree.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import { say } from "../report/say.ts";
import type { Command, Context } from "./command.ts";
import { starterFiles } from "./starter.ts";

/** `translate init`: sets a project up in this folder; `--demo` with the sample project's articles to try it on. */
export const initCommand: Command = { options: { demo: { type: "boolean" } }, run };

/** What the demo brings, from the package itself. */
const DEMO_FOLDERS = ["articles", "memory"];
const DEMO_FILES = ["glossary.yaml", CONFIG_FILE];
/** What every project needs, and npm leaves out of packages. */
const GIT_FILES = [".gitattributes", ".gitignore"];

async function run({ positionals, values, reporter, folder }: Context): Promise<number> {
  const root = resolve(folder, positionals[0] ?? ".");
  const demo = values["demo"] === true;
  if (demo && existsSync(root) && readdirSync(root).some((name) => name !== ".git"))
    throw new Problem("E_INIT_NOT_EMPTY", { folder: root });
  const files = demo ? demoFiles() : starterFiles;
  const created: string[] = [];
  const kept: string[] = [];
  for (const [path, content] of Object.entries(files)) {
    if (existsSync(join(root, path))) {
      kept.push(path);
      continue;
    }
    writeAtomically(join(root, path), path, content);
    created.push(path);
  }
  reporter.object("init", { created, kept });
  for (const path of created) reporter.result(say("init.created", { path }));
  for (const path of kept) reporter.note(say("init.kept", { path }));
  reporter.result(say("summary.next", { step: say("next.run", { lang: "kk" }) }));
  return 0;
}

function demoFiles(): Record<string, string | Uint8Array> {
  const home = fileURLToPath(new URL("../../", import.meta.url));
  const paths = [
    ...DEMO_FILES,
    ...DEMO_FOLDERS.flatMap((below) => filesBelow(join(home, below)).map((path) => `${below}/${path}`)),
  ];
  const sample = paths.flatMap((path) => {
    const content = readBytes(join(home, path), path);
    return content === undefined ? [] : [[path, content] as const];
  });
  return Object.fromEntries([...sample, ...GIT_FILES.map((path) => [path, starterFiles[path] ?? ""] as const)]);
}
