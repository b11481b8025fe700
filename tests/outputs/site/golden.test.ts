import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesBelow } from "../../../src/files/tree.ts";
import { type TemporaryProject, temporaryProject } from "../../support/project.ts";

/**
 * The whole site of `tests/fixtures/site`, page by page, against `tests/golden/site`. The style stands in each page; in
 * the golden files one comment stands for it.
 */
const HOME = join(import.meta.dirname, "..", "..");
const FIXTURE = join(HOME, "fixtures", "site");
const GOLDEN = join(HOME, "golden", "site");

let project: TemporaryProject;

beforeAll(async () => {
  project = temporaryProject();
  for (const path of filesBelow(FIXTURE)) project.write(path, readFileSync(join(FIXTURE, path)));
  const { code, stderr } = await project.run(["build"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

afterAll(() => project[Symbol.dispose]());

test("the site has the files that are expected, and no other", () => {
  expect(filesBelow(project.path("site"))).toEqual([...filesBelow(GOLDEN), "images/2026/queue.png"].sort());
});

test.each(filesBelow(GOLDEN))("%s is as expected", (path) => {
  const page = project
    .read(`site/${path}`)
    .replace(/<style>[^<]*<\/style>/, "<style></style>")
    .replace(/sha256-[A-Za-z0-9+/=]+/, "sha256-");
  expect(page).toBe(readFileSync(join(GOLDEN, path), "utf8"));
});
