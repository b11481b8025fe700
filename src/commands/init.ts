import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CONFIG_FILE } from "../config/load.ts";
import { Problem } from "../core/problem.ts";
import { readBytes, readText } from "../files/read.ts";
import { filesBelow } from "../files/tree.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import { say } from "../report/say.ts";
import type { Command, Context } from "./command.ts";
import { starterFiles } from "./starter.ts";

/** `translate init`: sets a project up in this folder; `--demo` with the sample project's articles to try it on. */
export const initCommand: Command = { takesNames: true, options: { demo: { type: "boolean" } }, run };

/** What the demo brings, from the package itself. */
const DEMO_FOLDERS = ["articles", "memory"];
const DEMO_FILES = ["glossary.yaml"];
/** Lines of the sample's config that hold only here: where its schema lies, and who wrote its translations. */
const OF_THE_SAMPLE = /^(# yaml-language-server: .*|person: .*)\n/gm;
const OWN_FOLDER = ".qazyna/";
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
  const extended = extendIgnores(root);
  const hasArticles = existsSync(join(root, "articles"));
  for (const [path, content] of Object.entries(files)) {
    if (hasArticles && path.startsWith("articles/")) continue;
    if (existsSync(join(root, path))) {
      if (!extended.includes(path)) kept.push(path);
      continue;
    }
    writeAtomically(join(root, path), path, content);
    created.push(path);
  }
  reporter.object("init", { created, extended, kept });
  for (const path of created) reporter.result(say("init.created", { path }));
  for (const path of extended) reporter.result(say("init.extended", { path, line: OWN_FOLDER }));
  for (const path of kept) reporter.note(say("init.kept", { path }));
  reporter.result(say("summary.next", { step: say("next.run", { lang: "kk" }) }));
  return 0;
}

/** Adds our own folder to a `.gitignore` that stands already: the ledger in it is nobody else's business. */
function extendIgnores(root: string): readonly string[] {
  const path = ".gitignore";
  const standing = readText(join(root, path), path);
  if (standing === undefined || standing.split(/\r?\n/).some((line) => /^\/?\.qazyna\/?$/.test(line.trim()))) return [];
  const end = standing === "" || standing.endsWith("\n") ? "" : "\n";
  writeAtomically(join(root, path), path, `${standing}${end}${OWN_FOLDER}\n`);
  return [path];
}

function demoFiles(): Record<string, string | Uint8Array> {
  const home = fileURLToPath(new URL("../../", import.meta.url));
  const paths = [
    ...DEMO_FILES,
    ...DEMO_FOLDERS.flatMap((below) => filesBelow(join(home, below)).map((path) => `${below}/${path}`)),
  ];
  const sample = paths.flatMap((path): [string, string | Uint8Array][] => {
    const content = readBytes(join(home, path), path);
    return content === undefined ? [] : [[path, content]];
  });
  const config = Buffer.from(readBytes(join(home, CONFIG_FILE), CONFIG_FILE) ?? "").toString();
  sample.push([CONFIG_FILE, config.replace(OF_THE_SAMPLE, "")]);
  return Object.fromEntries([...sample, ...GIT_FILES.map((path) => [path, starterFiles[path] ?? ""] as const)]);
}
