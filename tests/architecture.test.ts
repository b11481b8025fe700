import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What each folder of src/ may import from its siblings; `core` is open to all. Single files stand under their name. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "cli.ts": ["help.ts", "commands", "report"],
  "help.ts": [],
  "index.ts": ["memory", "segmentation", "formats", "exchange"],
  "pipeline.ts": ["journey"],
  commands: [
    "pipeline.ts",
    "journey",
    "config",
    "files",
    "report",
    "record",
    "engines",
    "queue",
    "memory",
    "terms",
    "exchange",
    "alignment",
    "formats",
    "segmentation",
  ],
  journey: [
    "config",
    "files",
    "record",
    "formats",
    "segmentation",
    "exchange",
    "terms",
    "checks",
    "memory",
    "queue",
    "outputs",
    "alignment",
  ],
  core: [],
  record: [],
  alignment: [],
  files: [],
  config: [],
  report: [],
  formats: [],
  segmentation: [],
  exchange: [],
  terms: [],
  checks: [],
  memory: [],
  engines: [],
  queue: [],
  outputs: [],
};

const PURE = ["record", "formats", "segmentation", "exchange", "terms", "checks", "alignment"];

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"));

const imports = files.flatMap((path) => {
  const text = readFileSync(`src/${path}`, "utf8");
  return [...text.matchAll(/(import|export)\s(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g)].map((match) => ({
    path,
    isType: match[2] !== undefined,
    target: match[3] ?? match[4] ?? "",
  }));
});

function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : path;
}

function resolved(path: string, target: string): string {
  return new URL(target, `file:///${path}`).pathname.slice(1);
}

test("imports point one way: every folder imports only what the architecture lets it", () => {
  const wrong = imports
    .filter(({ target }) => target.startsWith("."))
    .map(({ path, target, isType }) => ({ from: folderOf(path), to: folderOf(resolved(path, target)), path, isType }))
    .filter(({ from, to }) => from !== to && to !== "core" && !to.startsWith("..") && !ALLOWED[from]?.includes(to))
    .filter(({ path, to }) => !(path === "outputs/wording.ts" && to === "locales"));
  expect(wrong).toEqual([]);
});

test("the journey takes nothing but types from the config", () => {
  const values = imports.filter(
    ({ path, target, isType }) => path.startsWith("journey/") && target.includes("../config/") && !isType,
  );
  expect(values).toEqual([]);
});

test("pure folders import nothing of Node, and core only its hashes", () => {
  const impure = imports
    .filter(({ target }) => target.startsWith("node:"))
    .filter(({ path }) => PURE.includes(folderOf(path)) || path.startsWith("memory/repair/"));
  const inCore = imports.filter(
    ({ path, target }) => folderOf(path) === "core" && target.startsWith("node:") && target !== "node:crypto",
  );
  expect([...impure, ...inCore]).toEqual([]);
});

test("every folder is named in the rules", () => {
  expect(files.map(folderOf).filter((folder) => !(folder in ALLOWED))).toEqual([]);
});

test("only the command line sets the exit code, and nothing leaves by process.exit", () => {
  const offenders = files.filter((path) => {
    const text = readFileSync(`src/${path}`, "utf8");
    return /process\.exit\(/.test(text) || (path !== "cli.ts" && /process\.exitCode\s*=/.test(text));
  });
  expect(offenders).toEqual([]);
});

test("the tests run on the Node that the project brings", () => {
  const [major, minor] = process.versions.node.split(".").map(Number);
  expect([major, (minor ?? 0) >= 11]).toEqual([24, true]);
});
