import { article, sentences } from "../support/news.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";
import { seeded } from "../support/random.ts";

/**
 * Kills `translate build` while it writes pages, in a new folder and over an older site: the next build ends with the files
 * of one that nobody disturbed, and no others.
 *
 *     node tests/crash/site.ts
 */
const FILES = [1, 2, 3, 7, 12, 17];
const ARTICLES = 6;

type Texts = readonly string[];

let failed = 0;
let passed = 0;

function report(line: string, failures: readonly string[]): void {
  if (failures.length === 0) passed++;
  else failed++;
  process.stdout.write(`${failures.length === 0 ? "passed" : "FAILED"}  ${line}\n`);
  for (const failure of failures) process.stdout.write(`        ${failure}\n`);
}

function project(texts: Texts): TemporaryProject {
  const articles = texts.map((text, index) => [`articles/story-${index}.md`, text] as const);
  return temporaryProject({ "translate.config.yaml": "targets: [kk, ru]\n", ...Object.fromEntries(articles) });
}

/** Brings the articles from `before` to `texts`. */
function edit(of: TemporaryProject, before: Texts, texts: Texts): void {
  for (const [index, text] of texts.entries()) of.write(`articles/story-${index}.md`, text);
  for (let index = texts.length; index < before.length; index++) of.remove(`articles/story-${index}.md`);
}

/** The site's files but its list of them, which has times of files. */
function pages(of: TemporaryProject): ReadonlyMap<string, string> {
  const files = [...of.files()].filter(([path]) => path.startsWith("site/") && !path.endsWith(".qazyna-site.json"));
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function differences(found: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...found.keys(), ...wanted.keys()])]
    .filter((path) => found.get(path) !== wanted.get(path))
    .map((path) => `${path} ${found.has(path) ? (wanted.has(path) ? "differs" : "is left over") : "is missing"}`);
}

/** A site as it is after a build of `first`, if any, one of `second` that is killed, and another of `second`. */
async function round(first: Texts | undefined, second: Texts, at: number): Promise<readonly string[] | undefined> {
  using disturbed = project(first ?? second);
  if (first !== undefined) await disturbed.run(["build"]);
  edit(disturbed, first ?? second, second);
  const killed = await disturbed.run(["build"], { FAILPOINT: `site-file:kill@${at}` });
  if (killed.signal !== "SIGKILL") return undefined;
  const again = await disturbed.run(["build"]);
  const third = await disturbed.run(["build", "--json"]);
  using quiet = project(second);
  await quiet.run(["build"]);
  return [
    ...(again.code === 0 ? [] : [`exit ${again.code}: ${again.stderr}`]),
    ...(JSON.parse(third.stdout).written.length === 0 ? [] : ["the build after that writes again"]),
    ...differences(pages(disturbed), pages(quiet)),
  ];
}

const random = seeded(2026);
const stories = (): Texts =>
  Array.from({ length: ARTICLES }, (_, index) => article(`Story ${index}`, sentences(random, 8)));
const [before, after] = [stories(), stories()];
for (const [name, first] of [
  ["a new folder", undefined],
  ["an older site", before],
  ["an older site with more articles", [...before, ...before]],
] as const)
  for (const at of FILES) {
    const failures = await round(first, after, at);
    if (failures === undefined) report(`${name}, file ${at}`, ["never reached"]);
    else report(`${name}, file ${at}`, failures);
  }
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
