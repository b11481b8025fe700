import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Command } from "../../src/commands/command.ts";
import { decisionCommand } from "../../src/commands/decision.ts";
import { importCommand } from "../../src/commands/import.ts";
import { runCommand } from "../../src/commands/run.ts";
import { createReporter } from "../../src/report/terminal.ts";
import { article, sentences, withMarkup } from "./news.ts";
import { seeded } from "./random.ts";

/** What a person does to one segment: translate it in one of three ways, or decide on it. */
export type TargetDeed = { readonly lang: string; readonly article: string; readonly id: string } & (
  | {
      /** In the record where it lies, in the hand-over file where it lies, or with a hand-over file that comes back. */
      readonly kind: "record" | "handover" | "import";
      readonly text: string;
    }
  | { readonly kind: "approve" | "lock" }
);

/** What a person does to the English article: a sentence put after another, another wording, or one sentence less. */
export interface SourceDeed {
  readonly kind: "add" | "rewrite" | "remove";
  readonly article: string;
  readonly sentence: string;
  readonly now: string;
}

export type Deed = TargetDeed | SourceDeed;

/** A segment as the record has it. */
export interface Entry {
  readonly id: string;
  readonly source: unknown;
  readonly target?: unknown;
  readonly state: string;
  readonly locked?: true;
}

/** What git and the next run made of two people's work. */
export interface Merged {
  /** Files in conflict. */
  readonly conflicts: readonly string[];
  /** What went wrong before or after the merge. */
  readonly problems: readonly string[];
}

/** A repository with two working trees, one for each person. */
export interface Repository extends Disposable {
  readonly articles: readonly string[];
  /** The sentences of each article in the base, without title and heading, as the article writes them. */
  readonly sentences: ReadonlyMap<string, readonly string[]>;
  /** Segments of the base. */
  entries(lang: string, article: string): readonly Entry[];
  /** Segments of the first person's working tree as it stands. */
  standing(lang: string, article: string): readonly Entry[];
  /** A file of the first person's working tree; empty where there is none. */
  read(path: string): string;
  /**
   * Both people begin at the base, do their deeds, run and commit; the second one's branch is merged into the first
   * one's, and the main job runs twice.
   */
  merge(first: readonly Deed[], second: readonly Deed[]): Promise<Merged>;
}

interface Ran {
  readonly code: number;
  readonly written: readonly string[];
  readonly stderr: string;
}

const LANGS = ["kk", "ru"];
const CONFIG = "targets: [kk, ru]\nmemory:\n  fill: 95\nperson: aigerim\n";
/** When the base was made, and when each of the two works. */
const EPOCHS = { base: 1_768_467_600, first: 1_768_640_400, second: 1_768_813_200 } as const;
const exec = promisify(execFile);

/** A repository with two articles, some of whose sentences a memory knows and some of which people have translated. */
export async function openRepository(seed: number): Promise<Repository> {
  const random = seeded(seed);
  const root = mkdtempSync(join(quickFolder(), "qazyna-git-"));
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  cpSync(join(import.meta.dirname, "..", "..", ".gitattributes"), join(root, ".gitattributes"));
  write("translate.config.yaml", CONFIG);
  write(".gitignore", ".qazyna/\n");
  const all = sentences(random, 40);
  const known = new Map(
    ["picket.md", "census.md"].map((name, at) => [name, withMarkup(random, all.slice(at * 20, at * 20 + 12))]),
  );
  for (const [name, lines] of known) write(`articles/${name}`, article(`The ${name}`, lines, 3));
  write("memory/own.tmx", tmx(random.sample(all, 20)));
  await run(root, EPOCHS.base);
  for (const lang of LANGS)
    for (const name of known.keys())
      for (const [index, { id }] of entriesOf(root, lang, name).entries())
        if (index % 3 === 0) editRecord(root, { lang, article: name, id, text: `${lang} ${name} ${id}` });
  await run(root, EPOCHS.base);
  const base = new Map(
    LANGS.flatMap((lang) => [...known.keys()].map((name) => [`${lang} ${name}`, entriesOf(root, lang, name)])),
  );
  const other = `${root}-other`;
  await git(root, "init", "-q", "-b", "first");
  await git(root, "add", "-A");
  await git(root, "commit", "-qm", "Begin");
  await git(root, "branch", "base");
  await git(root, "worktree", "add", "-q", "-b", "second", other);
  return {
    articles: [...known.keys()],
    sentences: known,
    entries: (lang, name) => base.get(`${lang} ${name}`) ?? [],
    standing: (lang, name) => entriesOf(root, lang, name),
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : ""),
    merge: async (first, second) => await merge({ root, other }, first, second),
    [Symbol.dispose]: () => {
      for (const folder of [root, other]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where files are kept in memory, if there is room: 1,200 runs sync some 10,000 files. */
function quickFolder(): string {
  const inMemory = "/dev/shm";
  if (!existsSync(inMemory)) return tmpdir();
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize > 2 ** 30 ? inMemory : tmpdir();
}

async function merge(
  { root, other }: { readonly root: string; readonly other: string },
  first: readonly Deed[],
  second: readonly Deed[],
): Promise<Merged> {
  const problems = [
    ...(await Promise.all([workOn(root, first, EPOCHS.first), workOn(other, second, EPOCHS.second)])).flat(),
  ];
  try {
    await git(root, "merge", "-q", "--no-edit", "second");
  } catch (error) {
    const conflicts = (await git(root, "diff", "--name-only", "--diff-filter=U")).split("\n").filter(Boolean);
    if (conflicts.length === 0) throw error;
    return { conflicts, problems };
  }
  const ran = await run(root, EPOCHS.second);
  if (ran.code !== 0) problems.push(`the run after the merge ended with ${ran.code}: ${ran.stderr}`);
  const again = await run(root, EPOCHS.second);
  if (again.code !== 0 || again.written.length > 0) problems.push(`the second run wrote ${again.written.join(", ")}`);
  return { conflicts: [], problems };
}

/** One person's day: begins at the base, does what is to be done, runs, commits. Gives back what went wrong. */
async function workOn(root: string, deeds: readonly Deed[], at: number): Promise<readonly string[]> {
  await git(root, "add", "-A"); // what the last round left is thrown away, new files with it
  await git(root, "reset", "-q", "--hard", "base");
  const problems: string[] = [];
  for (const deed of deeds) problems.push(...(await perform(root, deed, at)));
  const { code, stderr } = await run(root, at);
  if (code !== 0) problems.push(`a person's run ended with ${code}: ${stderr}`);
  await git(root, "add", "-A");
  await git(root, "commit", "-q", "--allow-empty", "-m", "Work");
  return problems;
}

async function perform(root: string, deed: Deed, at: number): Promise<readonly string[]> {
  switch (deed.kind) {
    case "add":
    case "rewrite":
    case "remove":
      rewriteArticle(root, deed);
      return [];
    case "record":
      editRecord(root, deed);
      return [];
    case "handover":
      editHandover(root, deed, handoverOf(root, deed));
      return [];
    case "import": {
      const copy = `${root}.xlf`;
      editHandover(root, deed, copy);
      const { code, stderr } = await command(root, importCommand, at, [copy]);
      rmSync(copy);
      return code === 0 ? [] : [`import ended with ${code}: ${stderr}`];
    }
    case "approve":
    case "lock": {
      const { code, stderr } = await command(root, decisionCommand(deed.kind), at, [deed.id], deed.lang);
      return code === 0 ? [] : [`${deed.kind} ended with ${code}: ${stderr}`];
    }
  }
}

function rewriteArticle(root: string, { kind, article: name, sentence, now }: SourceDeed): void {
  const path = join(root, "articles", name);
  const before = readFileSync(path, "utf8");
  const after =
    kind === "add"
      ? before.replace(sentence, () => `${sentence} ${now}`)
      : kind === "rewrite"
        ? before.replace(sentence, () => now)
        : before.replace(sentence, "").replace(/ +$| +(?= )|^ +/gm, "");
  if (after === before) throw new Error(`${name} has no ${sentence}`);
  writeFileSync(path, after);
}

interface Wording {
  readonly lang: string;
  readonly article: string;
  readonly id: string;
  readonly text: string;
}

function editRecord(root: string, { lang, article: name, id, text }: Wording): void {
  const path = join(root, `segments/${lang}/${name}.json`);
  const record: { segments: { id: string; target?: string }[] } = JSON.parse(readFileSync(path, "utf8"));
  const entry = record.segments.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`${path} has no ${id}`);
  entry.target = text;
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
}

/** Writes a target into a unit as an editor would, and the file to `to`. */
function editHandover(root: string, deed: Wording, to: string): void {
  const xml = readFileSync(handoverOf(root, deed), "utf8");
  const unit = new RegExp(`<trans-unit id="${deed.id}"[^]*?</trans-unit>`).exec(xml)?.[0] ?? "";
  const empty = unit.replace(/^ *<target[^>]*>.*<\/target>\n|^ *<target[^>]*\/>\n/m, "");
  const filled = empty.replace("</source>\n", () => `</source>\n          <target>${deed.text}</target>\n`);
  if (filled === unit) throw new Error(`The hand-over file has no ${deed.id}`);
  writeFileSync(
    to,
    xml.replace(unit, () => filled),
  );
}

function handoverOf(
  root: string,
  { lang, article: name }: { readonly lang: string; readonly article: string },
): string {
  return join(root, `xliff/${lang}/${name}.xlf`);
}

async function run(root: string, at: number): Promise<Ran> {
  return await command(root, runCommand, at, [], LANGS.join());
}

/** Runs a command in this process, as the command line would. */
async function command(
  folder: string,
  { run: start }: Command,
  at: number,
  positionals: readonly string[],
  lang?: string,
): Promise<Ran> {
  const output = { stdout: "", stderr: "" };
  const reporter = createReporter({
    stdout: { write: (text) => (output.stdout += text) },
    stderr: { write: (text) => (output.stderr += text) },
    json: true,
    quiet: true,
    env: {},
  });
  const env = { SOURCE_DATE_EPOCH: String(at), METADATA_SERVER_DETECTION: "none" };
  const values = lang === undefined ? {} : { lang };
  const code = await start({ folder, positionals, values, reporter, env });
  const { written = [] }: { written?: readonly string[] } = JSON.parse(output.stdout || "{}");
  return { code, written, stderr: output.stderr };
}

function entriesOf(root: string, lang: string, name: string): readonly Entry[] {
  const record: { segments: readonly Entry[] } = JSON.parse(
    readFileSync(join(root, `segments/${lang}/${name}.json`), "utf8"),
  );
  return record.segments;
}

/** Runs git without anybody's configuration. */
async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env["PATH"],
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Aigerim",
    GIT_AUTHOR_EMAIL: "aigerim@example.org",
    GIT_COMMITTER_NAME: "Aigerim",
    GIT_COMMITTER_EMAIL: "aigerim@example.org",
  };
  const { stdout } = await exec("git", ["-c", "gc.auto=0", ...args], { cwd, env, maxBuffer: 2 ** 26 });
  return stdout;
}

/** A memory that knows some sentences in both languages. */
function tmx(known: readonly string[]): string {
  const units = known.map((text, index) => {
    const word = { kk: "Жад", ru: "Память" };
    const variants = Object.entries(word).map(
      ([lang, name]) => `<tuv xml:lang="${lang}"><seg>${name} ${index}.</seg></tuv>`,
    );
    return `<tu><tuv xml:lang="en"><seg>${text}</seg></tuv>${variants.join("")}</tu>`;
  });
  const header =
    '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/>';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">${header}<body>\n${units.join("\n")}\n</body></tmx>\n`;
}
