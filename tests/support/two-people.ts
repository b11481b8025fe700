import { execFile } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Command } from "../../src/commands/command.ts";
import { decisionCommand } from "../../src/commands/decision.ts";
import { importCommand } from "../../src/commands/import.ts";
import { runCommand } from "../../src/commands/run.ts";
import { createReporter } from "../../src/report/terminal.ts";
import { article, sentences, withMarkup } from "./news.ts";
import { temporaryProject } from "./project.ts";
import { seeded } from "./random.ts";

/** What one of two people does to one segment, before she runs `translate` and commits. */
export type Deed =
  | {
      /** In the record where it lies, in the hand-over file where it lies, or by a hand-over file that comes back. */
      readonly kind: "record" | "handover" | "import";
      readonly lang: string;
      readonly article: string;
      readonly index: number;
      readonly text: string;
    }
  | {
      readonly kind: "approve" | "reject" | "lock";
      readonly lang: string;
      readonly article: string;
      readonly index: number;
    }
  /** Changes the English article: a sentence after another, another wording, or one less. */
  | {
      readonly kind: "add" | "rewrite" | "remove";
      readonly article: string;
      readonly index: number;
      readonly text: string;
    };

/** A segment as the record has it. */
export interface Entry {
  readonly id: string;
  readonly source: unknown;
  readonly target?: unknown;
  readonly state: string;
  readonly stale?: true;
}

/** A repository with two working trees, one for each person; both begin each round at the same commit. */
export interface Repository extends Disposable {
  readonly articles: readonly string[];
  /** The sentences of an article as the base has them. */
  readonly sentences: ReadonlyMap<string, readonly string[]>;
  entries(lang: string, article: string): readonly Entry[];
  read(path: string): string;
  /** Both people do their deeds, run, and commit; then the second one's branch is merged into the first one's. */
  merge(first: readonly Deed[], second: readonly Deed[]): Promise<Merged>;
  /** Runs the main job on the merged tree; gives its exit code, and what it wrote. */
  run(): Promise<Ran>;
}

/** What git made of two branches: files in conflict, none where all went well. */
export interface Merged {
  readonly conflicts: readonly string[];
  readonly problems: readonly string[];
  readonly diff: string;
}

interface Ran {
  readonly code: number;
  readonly written: readonly string[];
  readonly stderr: string;
}

const LANGS = ["kk", "ru"];
const EPOCHS = [1_768_467_600, 1_768_640_400, 1_768_813_200] as const;
const exec = promisify(execFile);

export async function openRepository(seed: number): Promise<Repository> {
  const random = seeded(seed);
  const project = temporaryProject({
    "translate.config.yaml": "targets: [kk, ru]\nmemory:\n  fill: 95\nperson: aigerim\n",
    ".gitignore": ".qazyna/\n",
  });
  cpSync(join(import.meta.dirname, "..", "..", ".gitattributes"), project.path(".gitattributes"));
  const all = sentences(random, 60);
  const known = new Map<string, readonly string[]>();
  for (const [at, name] of ["picket.md", "census.md"].entries()) {
    const lines = withMarkup(random, all.slice(at * 30, at * 30 + 14));
    known.set(name, lines);
    project.write(`articles/${name}`, article(`The ${name.slice(0, -3)}`, lines, 3));
  }
  project.write("memory/own.tmx", tmx(random.sample(all, 30)));
  const other = `${project.root}-other`;
  await command(project.root, runCommand, { lang: "kk,ru" }, [], EPOCHS[0]);
  for (const lang of LANGS)
    for (const name of known.keys())
      for (const [index, { id }] of entriesAt(project.root, lang, name).entries())
        if (index % 3 === 0) editRecord(project.root, lang, name, id, `${lang} ${name} ${index} бұрын аударылған.`);
  await command(project.root, runCommand, { lang: "kk,ru" }, [], EPOCHS[0]);
  const env = gitEnvironment();
  const git = async (cwd: string, ...args: string[]): Promise<string> =>
    (await exec("git", ["-c", "gc.auto=0", ...args], { cwd, env, maxBuffer: 2 ** 26 })).stdout;
  await git(project.root, "init", "-q", "-b", "first");
  await git(project.root, "add", "-A");
  await git(project.root, "commit", "-qm", "Begin");
  await git(project.root, "branch", "base");
  await git(project.root, "worktree", "add", "-q", "-b", "second", other);
  const base = new Map(
    LANGS.flatMap((lang) => [...known.keys()].map((name) => [`${lang} ${name}`, entriesAt(project.root, lang, name)])),
  );
  const entries: Repository["entries"] = (lang, name) => base.get(`${lang} ${name}`) ?? [];
  return {
    articles: [...known.keys()],
    sentences: known,
    entries,
    read: project.read,
    merge: async (first, second) => {
      const problems: string[] = [];
      for (const [cwd, deeds, at] of [
        [project.root, first, EPOCHS[1]],
        [other, second, EPOCHS[2]],
      ] as const) {
        await git(cwd, "reset", "-q", "--hard", "base");
        await git(cwd, "clean", "-qfd");
        for (const deed of deeds) problems.push(...(await perform(cwd, deed, at)));
        const { code, stderr } = await command(cwd, runCommand, { lang: "kk,ru" }, [], at);
        if (code !== 0) problems.push(`the run ended with ${code}: ${stderr}`);
        await git(cwd, "add", "-A");
        await git(cwd, "commit", "-q", "--allow-empty", "-m", "Work");
      }
      try {
        await git(project.root, "merge", "-q", "--no-edit", "second");
        return { conflicts: [], problems, diff: "" };
      } catch (error) {
        const conflicts = (await git(project.root, "diff", "--name-only", "--diff-filter=U")).trim().split("\n");
        if (conflicts[0] === "") throw error;
        const diff = await git(project.root, "diff");
        await git(project.root, "merge", "--abort");
        return { conflicts, problems, diff };
      }
    },
    run: async () => await command(project.root, runCommand, { lang: "kk,ru" }, [], EPOCHS[2]),
    [Symbol.dispose]: () => {
      rmSync(other, { recursive: true, force: true });
      project[Symbol.dispose]();
    },
  };
}

async function perform(root: string, deed: Deed, at: number): Promise<readonly string[]> {
  if (deed.kind === "add" || deed.kind === "rewrite" || deed.kind === "remove") return rewriteArticle(root, deed);
  const { kind, lang, article: name, index } = deed;
  const id = entriesAt(root, lang, name)[index]?.id ?? "";
  switch (kind) {
    case "record":
      return editRecord(root, lang, name, id, deed.text);
    case "handover":
      return editHandover(
        join(root, `xliff/${lang}/${name}.xlf`),
        join(root, `xliff/${lang}/${name}.xlf`),
        id,
        deed.text,
      );
    case "import": {
      const copy = `${root}.xlf`;
      const problems = editHandover(join(root, `xliff/${lang}/${name}.xlf`), copy, id, deed.text);
      const { code, stderr } = await command(root, importCommand, {}, [copy], at);
      return code === 0 ? problems : [...problems, `import ended with ${code}: ${stderr}`];
    }
    case "approve":
    case "reject":
    case "lock": {
      const { code, stderr } = await command(root, decisionCommand(kind), { lang }, [id], at);
      return code === 0 ? [] : [`${kind} ended with ${code}: ${stderr}`];
    }
  }
}

function rewriteArticle(
  root: string,
  { kind, article: name, index, text }: Extract<Deed, { kind: "add" | "rewrite" | "remove" }>,
): readonly string[] {
  const path = join(root, "articles", name);
  const before = readFileSync(path, "utf8");
  const sentence = text.split("|");
  const [old = "", now = ""] = sentence;
  if (!before.includes(old)) return [`${name} has no ${old} (${index})`];
  const after =
    kind === "add"
      ? before.replace(old, `${old} ${now}`)
      : kind === "rewrite"
        ? before.replace(old, now)
        : before.replace(` ${old}`, "");
  writeFileSync(path, after);
  return after === before ? [`${kind} of ${old} changes nothing`] : [];
}

function editRecord(root: string, lang: string, name: string, id: string, text: string): readonly string[] {
  const path = join(root, `segments/${lang}/${name}.json`);
  const record: { segments: { id: string; target?: string }[] } = JSON.parse(readFileSync(path, "utf8"));
  const entry = record.segments.find((one) => one.id === id);
  if (entry === undefined) return [`no ${id} in ${path}`];
  entry.target = text;
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
  return [];
}

function editHandover(from: string, to: string, id: string, text: string): readonly string[] {
  const lines = readFileSync(from, "utf8").split("\n");
  const begin = lines.findIndex((line) => line.includes(`<trans-unit id="${id}"`));
  const end = lines.findIndex((line, at) => at > begin && line.includes("</trans-unit>"));
  const at = lines.findIndex((line, index) => index > begin && index < end && /^ *<target/.test(line));
  const source = lines.findIndex((line, index) => index > begin && line.includes("</source>"));
  if (begin < 0) return [`no ${id} in ${from}`];
  if (at >= 0) lines[at] = lines[at]!.replace(/<target([^>]*?)\/?>.*$/, `<target$1>${text}</target>`);
  else lines.splice(source + 1, 0, `          <target>${text}</target>`);
  writeFileSync(to, lines.join("\n"));
  return [];
}

/** Runs a command in this process, as the command line would. */
async function command(
  folder: string,
  { run }: Command,
  values: Record<string, string>,
  positionals: readonly string[],
  epoch: number,
): Promise<Ran> {
  const output = { stdout: "", stderr: "" };
  const reporter = createReporter({
    stdout: { write: (text) => (output.stdout += text) },
    stderr: { write: (text) => (output.stderr += text) },
    json: true,
    quiet: true,
    env: {},
  });
  const env = { SOURCE_DATE_EPOCH: String(epoch), METADATA_SERVER_DETECTION: "none" };
  const code = await run({ folder, positionals, values, reporter, env });
  const { written = [] }: { written?: readonly string[] } = JSON.parse(output.stdout || "{}");
  return { code, written, stderr: output.stderr };
}

function entriesAt(root: string, lang: string, name: string): readonly Entry[] {
  const path = join(root, `segments/${lang}/${name}.json`);
  if (!existsSync(path)) return [];
  const { segments }: { segments: readonly Entry[] } = JSON.parse(readFileSync(path, "utf8"));
  return segments;
}

function gitEnvironment(): NodeJS.ProcessEnv {
  const who = { NAME: "Aigerim", EMAIL: "aigerim@example.org" };
  return {
    PATH: process.env["PATH"],
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: who.NAME,
    GIT_AUTHOR_EMAIL: who.EMAIL,
    GIT_COMMITTER_NAME: who.NAME,
    GIT_COMMITTER_EMAIL: who.EMAIL,
  };
}

/** A memory that knows some sentences in both languages. */
function tmx(known: readonly string[]): string {
  const units = known.map((text, index) => {
    const variants = LANGS.map(
      (lang) => `<tuv xml:lang="${lang}"><seg>${lang === "kk" ? "Жад" : "Память"} ${index}.</seg></tuv>`,
    );
    return `<tu><tuv xml:lang="en"><seg>${text}</seg></tuv>${variants.join("")}</tu>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>\n${units.join("\n")}\n</body></tmx>\n`;
}
