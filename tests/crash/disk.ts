import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RehearsalProcess, startRehearsalProcess } from "../../rehearsal/process.ts";
import { article, sentences, withMarkup } from "../support/news.ts";
import { type Ran, type TemporaryProject, temporaryProject } from "../support/project.ts";
import { seeded } from "../support/random.ts";

/**
 * Runs on disks that are too small, each a little larger than the one before, and on one that cannot be written to: the
 * error is named, nothing is damaged, and once there is room the next run ends as one that never lacked any.
 *
 *     node tests/crash/disk.ts
 *
 * The disks are file systems in memory, mounted in a namespace of its own, which Linux lets everybody do in most places.
 * Where it does not, the script says that it has tested nothing, and ends with 0.
 */
const SIZES = 20;
const ROOM_KB = 65_536;
const CONCURRENCY = 3;
const RUN = ["--lang", "kk", "--engine", "google", "--concurrency", String(CONCURRENCY)];
const CONFIG = "targets: [kk]\nengine:\n  charactersPerMinute: 18000\n  google: { project: newsroom }\n";
/** What a full or read-only disk may end with: failed, usage, partly done. */
const EXPECTED_CODES: ReadonlySet<number | null> = new Set([1, 2, 4]);
/** Where programs other than ours keep their own files. */
const ELSEWHERE = tmpdir();

let failed = 0;

function report(line: string, failures: readonly string[]): void {
  if (failures.length > 0) failed++;
  process.stdout.write(`${failures.length === 0 ? "passed" : "FAILED"}  ${line}\n`);
  for (const failure of failures.slice(0, 10)) process.stdout.write(`        ${failure}\n`);
}

function mount(options: string, folder: string): void {
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]);
}

function usedKb(folder: string): number {
  const { blocks, bfree, bsize } = statfsSync(folder);
  return ((blocks - bfree) * bsize) / 1024;
}

/** A disk of its own with a copy of the project on it. */
function onDisk(
  start: TemporaryProject,
  options: string,
): { readonly folder: string; readonly project: TemporaryProject } {
  const folder = mkdtempSync(join(ELSEWHERE, "qazyna-disk-"));
  mount(options, folder);
  process.env["TMPDIR"] = folder;
  const project = temporaryProject();
  process.env["TMPDIR"] = ELSEWHERE;
  cpSync(start.root, project.root, { recursive: true });
  return { folder, project };
}

function remove(folder: string): void {
  execFileSync("umount", ["-l", folder]);
  rmSync(folder, { recursive: true });
}

/** What is wrong with how a run ended that could not write. */
function wrongEnding(ran: Ran): readonly string[] {
  return [
    ...(EXPECTED_CODES.has(ran.code) ? [] : [`the run ended with ${ran.code ?? ran.signal}: ${ran.stderr}`]),
    ...(/\bE_[A-Z_]+\b/.test(ran.stderr) ? [] : [`no problem is named: ${ran.stderr}`]),
    ...(/\n\s+at .*:\d+:\d+/.test(ran.stderr) ? ["a stack is shown"] : []),
  ];
}

function codesOf(stderr: string): string {
  return [...new Set(stderr.match(/\bE_[A-Z_]+\b/g))].join(" ");
}

/** Packs that were asked more than once. */
function packsAgain(requests: ReturnType<RehearsalProcess["requests"]>): number {
  const seen = new Set<string>();
  return requests.filter(({ contents }) => {
    const again = contents.some((text) => seen.has(text));
    for (const text of contents) seen.add(text);
    return again;
  }).length;
}

function differences(project: TemporaryProject, wanted: ReadonlyMap<string, string>): readonly string[] {
  const found = project.files();
  const paths = new Set([...found.keys(), ...wanted.keys()]);
  return [...paths].filter((path) => found.get(path) !== wanted.get(path)).map((path) => `${path} differs`);
}

async function inside(): Promise<void> {
  const random = seeded(1);
  using start = temporaryProject({ "translate.config.yaml": CONFIG });
  for (let index = 0; index < 4; index++)
    start.write(`articles/story-${index}.md`, article(`Story ${index}`, withMarkup(random, sentences(random, 22))));
  await using server = await startRehearsalProcess({ latencyMs: 4 });
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint, TMPDIR: ELSEWHERE };

  const { folder, project } = onDisk(start, `size=${ROOM_KB}k`);
  const least = usedKb(folder);
  const undisturbed = await project.run(RUN, env);
  if (undisturbed.code !== 0) throw new Error(undisturbed.stderr);
  const most = usedKb(folder);
  const end = project.files();
  // Nothing is to be done there, but even that is looked up in files that want to be written.
  execFileSync("mount", ["-o", "remount,ro", folder]);
  const readOnly = await project.run(RUN, env);
  const unchanged = differences(project, end);
  report(
    `read-only: ended with ${readOnly.code} ${codesOf(readOnly.stderr)}`,
    readOnly.code === 0 ? unchanged : [...wrongEnding(readOnly), ...unchanged],
  );
  remove(folder);

  for (let number = 0; number < SIZES; number++) {
    const size = Math.ceil(least + 8 + ((2.5 * most - least) * number) / SIZES);
    await onFullDisk(size, { start, server, env, end });
  }
  await onReadOnlyDisk(start, env);
}

interface Means {
  readonly start: TemporaryProject;
  readonly server: RehearsalProcess;
  readonly env: NodeJS.ProcessEnv;
  readonly end: ReadonlyMap<string, string>;
}

async function onFullDisk(size: number, { start, server, env, end }: Means): Promise<void> {
  const { folder, project } = onDisk(start, `size=${size}k`);
  const before = server.requests().length;
  const ran = await project.run(RUN, env);
  const failures = ran.code === 0 ? [] : [...wrongEnding(ran)];
  execFileSync("mount", ["-o", `remount,size=${ROOM_KB}k`, folder]);
  const rerun = await project.run(RUN, env);
  if (rerun.code !== 0) failures.push(`with room, the run ended with ${rerun.code}: ${rerun.stderr}`);
  failures.push(...differences(project, end));
  const again = packsAgain(server.requests().slice(before));
  if (again > CONCURRENCY) failures.push(`${again} packs were asked again`);
  report(`${size} KB: ended with ${ran.code} ${codesOf(ran.stderr)}; ${again} packs asked again`, failures);
  remove(folder);
}

async function onReadOnlyDisk(start: TemporaryProject, env: NodeJS.ProcessEnv): Promise<void> {
  const { folder, project } = onDisk(start, `size=${ROOM_KB}k`);
  const before = project.files();
  execFileSync("mount", ["-o", "remount,ro", folder]);
  const ran = await project.run(RUN, env);
  report(`read-only and new: ended with ${ran.code} ${codesOf(ran.stderr)}`, [
    ...wrongEnding(ran),
    ...differences(project, before),
  ]);
  remove(folder);
}

if (process.argv[2] === "inside") {
  await inside();
  process.stdout.write(`${failed === 0 ? "all passed" : `${failed} failed`}\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} else {
  const command = ["-Urm", process.execPath, import.meta.filename, "inside"];
  if (process.platform !== "linux" || spawnSync("unshare", ["-Urm", "true"]).status !== 0)
    process.stdout.write("NOT TESTED: full and read-only disks (no namespace of our own can be made here)\n");
  else process.exitCode = spawnSync("unshare", command, { stdio: "inherit" }).status ?? 1;
}
