import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type RehearsalProcess, startRehearsalProcess } from "../../rehearsal/process.ts";
import type { LoggedRequest } from "../../rehearsal/server-process.ts";
import { filesBelow } from "../../src/files/tree.ts";
import { article, sentences, withMarkup } from "./news.ts";
import { type Ran, type TemporaryProject, temporaryProject } from "./project.ts";
import { seeded } from "./random.ts";

/** Where a run is killed: when it passes a failpoint for the nth time, or so long after its start; or Ctrl-C then. */
export type Crash =
  | { readonly kind: "failpoint"; readonly name: string; readonly at: number }
  | { readonly kind: "time"; readonly afterMs: number }
  | { readonly kind: "interrupt"; readonly afterMs: number };

/**
 * What stands before the run that crashes: nothing, or a translated project on which people have worked. `resumed` is
 * the latter, and people go on working after the crash, before anything is run again.
 */
export type Situation = "fresh" | "edited" | "resumed";

/** What came of a crash and of the runs after it. */
export interface Round {
  readonly line: string;
  /** Whether the run was killed. Not every failpoint lies on the way of every run. */
  readonly reached: boolean;
  /** What does not hold; nothing where all is well. */
  readonly failures: readonly string[];
  /** Milliseconds from the signal to the end of the run. */
  readonly stopMs: number;
}

/** What rounds have in common: the service, and for each situation how it begins and how it ends undisturbed. */
export interface CrashBench extends AsyncDisposable {
  /** Crashes a run as planned, runs again until all is done, and compares with a run that nobody disturbed. */
  round(situation: Situation, crashes: readonly Crash[]): Promise<Round>;
  /** Milliseconds that an undisturbed run takes. */
  durationMs(situation: Situation): number;
}

const CONCURRENCY = 3;
const RUN = ["--lang", "kk", "--engine", "google", "--concurrency", String(CONCURRENCY)];
/** So few characters a minute make packs of three or four sentences. */
const CONFIG = `targets: [kk]
engine:
  charactersPerMinute: 18000
  google: { project: newsroom }
person: aigerim
`;
/** What people wrote before the run that crashes. */
const BY_HAND = [
  "Отбасылар көктемде хат күтті, бірақ жауап келген жоқ.",
  "Мұғалім қыс бойы мектептің шатырын жөндеді.",
  "Шенеуніктер қаулының орыс тілінде шыққанын айтты.",
] as const;
/** What is added to every article after a crash. */
const LATER = "Nobody had expected that.";
const IN_HANDOVER = "Жүргізушілер асудан жаяу өтті.";

/** The names of all failpoints in `src/`. */
export function failpoints(): readonly string[] {
  const src = join(import.meta.dirname, "..", "..", "src");
  const names = filesBelow(src).flatMap((path) =>
    [...readFileSync(join(src, path), "utf8").matchAll(/\bfailpoint\("([\w-]+)"\)/g)].map(([, name = ""]) => name),
  );
  return [...new Set(names)].sort();
}

/** Starts a service and makes both situations, once each. */
export async function openCrashBench(): Promise<CrashBench> {
  const server = await startRehearsalProcess({ latencyMs: 8 });
  const edited = await prepared(await editedProject(server), server);
  const situations = { fresh: await prepared(freshProject(), server), edited, resumed: edited };
  return {
    durationMs: (situation) => situations[situation].durationMs,
    round: async (situation, crashes) => await round(situations[situation], server, situation, crashes),
    [Symbol.asyncDispose]: async () => {
      for (const { start } of new Set(Object.values(situations))) start[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

interface Prepared {
  readonly start: TemporaryProject;
  /** All files as an undisturbed run leaves them. */
  readonly end: ReadonlyMap<string, string>;
  /** All contents that an undisturbed run asks for. */
  readonly asked: ReadonlySet<string>;
  readonly durationMs: number;
}

function freshProject(): TemporaryProject {
  const random = seeded(1);
  const project = temporaryProject({ "translate.config.yaml": CONFIG });
  const lines = sentences(random, 6 * 22);
  for (let index = 0; index < 6; index++) {
    const own = withMarkup(random, lines.slice(index * 22, index * 22 + 22));
    project.write(`articles/story-${index}.md`, article(`Story ${index}`, ["Nobody was told.", ...own]));
  }
  return project;
}

/** A translated project in which people have edited, approved, renamed, rewritten and added since. */
async function editedProject(server: RehearsalProcess): Promise<TemporaryProject> {
  const project = freshProject();
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  await expectSuccess(project.run(RUN, env));
  for (const [index, text] of BY_HAND.entries()) editRecord(project, [0, 2, 3][index] ?? 0, 4, text);
  const approved = entries(project.read("segments/kk/story-1.md.json"))[6]?.id ?? "";
  await expectSuccess(project.run(["approve", approved, "--lang", "kk"], env));
  project.write(
    "xliff/kk/story-4.md.xlf",
    project.read("xliff/kk/story-4.md.xlf").replace(/(<target[^>]*>)[^<]*/, `$1${IN_HANDOVER}`),
  );
  // A translated sentence is rewritten and its translation goes stale; an article gets another name; one is new.
  const third = project.read("articles/story-2.md").split("\n");
  project.write("articles/story-2.md", third.map((line) => line.replace(/\.$/, ", they said.")).join("\n"));
  project.write("articles/under-another-name.md", project.read("articles/story-3.md"));
  project.remove("articles/story-3.md");
  project.write(
    "articles/news.md",
    article(
      "News",
      sentences(seeded(7), 24).map((line) => `Now ${line}`),
    ),
  );
  return project;
}

function editRecord(project: TemporaryProject, story: number, index: number, text: string): void {
  const path = `segments/kk/story-${story}.md.json`;
  const record: { segments: { target: string }[] } = JSON.parse(project.read(path));
  const entry = record.segments[index];
  if (entry !== undefined) entry.target = text;
  project.write(path, `${JSON.stringify(record, null, 2)}\n`);
}

async function prepared(start: TemporaryProject, server: RehearsalProcess): Promise<Prepared> {
  using project = copyOf(start);
  const before = server.requests().length;
  const began = performance.now();
  await expectSuccess(project.run(RUN, { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint }));
  const durationMs = performance.now() - began;
  const asked = new Set(
    server
      .requests()
      .slice(before)
      .flatMap(({ contents }) => contents),
  );
  return { start, end: project.files(), asked, durationMs };
}

function copyOf(start: TemporaryProject): TemporaryProject {
  const project = temporaryProject();
  cpSync(start.root, project.root, { recursive: true });
  return project;
}

async function expectSuccess(running: Promise<Ran>): Promise<void> {
  const { code, stderr } = await running;
  if (code !== 0) throw new Error(`The run ended with ${code}: ${stderr}`);
}

/** Every article gets one more sentence, the same one. */
function goOn(project: TemporaryProject): void {
  for (const path of project.files().keys())
    if (path.startsWith("articles/")) project.write(path, `${project.read(path).trimEnd()} ${LATER}\n`);
}

async function round(
  { start, end, asked }: Prepared,
  server: RehearsalProcess,
  situation: Situation,
  [first, ...further]: readonly Crash[],
): Promise<Round> {
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  const failures: string[] = [];
  const deaths: string[] = [];
  for (let planned = first; planned !== undefined; planned = earlier(planned)) {
    using project = copyOf(start);
    const before = server.requests().length;
    const stopMs = await crashed(project, planned, env);
    if (stopMs === undefined) continue;
    deaths.push(describe(planned));
    for (const crash of further) if ((await crashed(project, crash, env)) !== undefined) deaths.push(describe(crash));
    if (situation === "resumed") goOn(project);
    const rerun = await project.run(RUN, env);
    if (rerun.code !== 0) failures.push(`the rerun ended with ${rerun.code}: ${rerun.stderr}`);
    const requests = server.requests().slice(before);
    const again = askedAgain(requests);
    const files = project.files();
    failures.push(...lostSegments(project), ...leftovers(project.root));
    if (situation !== "resumed") failures.push(...differences(files, end));
    if (situation !== "fresh") failures.push(...lostWork(project));
    const wanted = situation === "resumed" ? new Set([...asked, LATER]) : asked;
    // Law 4: Ctrl-C waits for what is in flight, so nothing is asked again after it.
    failures.push(...askedWrongly(requests, wanted, planned.kind === "interrupt" ? 0 : deaths.length));
    const third = await project.run(RUN, env);
    if (third.code !== 0 || server.requests().length !== before + requests.length)
      failures.push(`the run after the rerun ended with ${third.code} or sent something`);
    failures.push(...differences(project.files(), files).map((path) => `after the run after the rerun: ${path}`));
    const line = `${situation}, ended at ${deaths.join(" and ")}: ${requests.length} requests, ${again.size} texts asked again`;
    return { line, reached: true, failures, stopMs };
  }
  return {
    line: `${situation}, never reached: ${first === undefined ? "" : describe(first)}`,
    reached: false,
    failures,
    stopMs: 0,
  };
}

/** Runs until killed or interrupted. Gives how long that took; undefined where the run came to its end before that. */
async function crashed(project: TemporaryProject, crash: Crash, env: NodeJS.ProcessEnv): Promise<number | undefined> {
  const failpoint = crash.kind === "failpoint" ? { FAILPOINT: `${crash.name}:kill@${crash.at}` } : {};
  const running = project.start(RUN, { ...env, ...failpoint });
  let signalled = performance.now();
  const send = (): void => {
    signalled = performance.now();
    running.kill(crash.kind === "interrupt" ? "SIGINT" : "SIGKILL");
  };
  const timer = crash.kind === "failpoint" ? undefined : setTimeout(send, crash.afterMs);
  const { signal, code, stderr } = await running.ended;
  clearTimeout(timer);
  const stopMs = performance.now() - signalled;
  // A run that has not yet begun to watch for Ctrl-C is ended by the signal itself.
  const isInterrupted = crash.kind === "interrupt" && (code === 130 || signal === "SIGINT");
  if (isInterrupted || signal === "SIGKILL") return stopMs;
  if (code !== 0) throw new Error(`The run ended with ${code} before its crash: ${stderr}`);
  return undefined;
}

/** The same crash at half the way, for a run that ended before; undefined where there is none. */
function earlier(crash: Crash): Crash | undefined {
  if (crash.kind !== "failpoint") return crash.afterMs < 2 ? undefined : { ...crash, afterMs: crash.afterMs / 2 };
  return crash.at === 1 ? undefined : { ...crash, at: Math.floor(crash.at / 2) };
}

function describe(crash: Crash): string {
  if (crash.kind === "failpoint") return `${crash.name}@${crash.at}`;
  return `${crash.kind === "interrupt" ? "Ctrl-C after " : ""}${Math.round(crash.afterMs)} ms`;
}

/** How often each text was asked, where that is more than once. */
function askedAgain(requests: readonly LoggedRequest[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const text of requests.flatMap(({ contents }) => contents)) times.set(text, (times.get(text) ?? 0) + 1);
  return new Map([...times].filter(([, count]) => count > 1));
}

/** Law 4: a crash asks again for what was in flight, so many packs, and for nothing else. */
function askedWrongly(
  requests: readonly LoggedRequest[],
  wanted: ReadonlySet<string>,
  crashes: number,
): readonly string[] {
  const again = askedAgain(requests);
  const texts = new Set(requests.flatMap(({ contents }) => contents));
  const inFlight = requests.filter(
    ({ contents }, index) =>
      contents.some((text) => again.has(text)) &&
      requests.slice(index + 1).some((later) => sharesText(contents, later)),
  );
  return [
    ...[...wanted].filter((text) => !texts.has(text)).map((text) => `never asked: ${text}`),
    ...[...texts].filter((text) => !wanted.has(text)).map((text) => `asked for nothing: ${text}`),
    ...[...again].filter(([, count]) => count > crashes + 1).map(([text, count]) => `asked ${count} times: ${text}`),
    ...(inFlight.length > crashes * CONCURRENCY ? [`${inFlight.length} packs were asked again`] : []),
  ];
}

function sharesText(contents: readonly string[], later: LoggedRequest): boolean {
  return contents.some((text) => later.contents.includes(text));
}

function differences(found: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...found.keys(), ...wanted.keys()])]
    .filter((path) => found.get(path) !== wanted.get(path))
    .map((path) => `${path} ${!found.has(path) ? "is missing" : wanted.has(path) ? "differs" : "is too many"}`);
}

/** Segments of an article that have no target, or that the record does not even know. */
function lostSegments(project: TemporaryProject): readonly string[] {
  const files = project.files();
  return [...files].flatMap(([path, text]) => {
    if (!path.startsWith("segments/en/")) return [];
    const targets = new Map(entries(files.get(path.replace("/en/", "/kk/")) ?? "{}").map((entry) => [entry.id, entry]));
    const lost = entries(text).filter(({ id }) => targets.get(id)?.target === undefined);
    return lost.map(({ id }) => `${path}: ${id} has no target`);
  });
}

/** People's sentences that no segment has any more as a person's work. */
function lostWork(project: TemporaryProject): readonly string[] {
  const records = [...project.files()].filter(([path]) => path.startsWith("segments/kk/"));
  const held = records.flatMap(([, text]) => entries(text).filter(({ state }) => state === "edited"));
  return [...BY_HAND, IN_HANDOVER]
    .filter((text) => !held.some(({ target }) => target === text))
    .map((text) => `a person's work is lost: ${text}`);
}

interface Entry {
  readonly id: string;
  readonly target?: unknown;
  readonly state: string;
}

function entries(record: string): readonly Entry[] {
  const { segments = [] }: { segments?: readonly Entry[] } = JSON.parse(record);
  return segments;
}

/** Temporary files that nobody has cleared away. */
function leftovers(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".tmp"))
    .map((path) => `${path} was left behind`);
}
