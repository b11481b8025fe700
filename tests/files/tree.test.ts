import { mkdirSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { filesBelow, jsonBelow, selectPaths } from "../../src/files/tree.ts";
import { temporaryProject } from "../support/project.ts";

test("all files are found, sorted by code unit whatever the locale, with hidden ones and links left out", () => {
  using outside = temporaryProject({ "secret.md": "x" });
  using project = temporaryProject({
    "a/b.md": "",
    "a.md": "",
    "a/B.md": "",
    "ә.md": "",
    "z.md": "",
    ".hidden/c.md": "",
    "a/.hidden.md": "",
  });
  mkdirSync(project.path("empty"));
  symlinkSync(outside.root, project.path("link"));
  symlinkSync(outside.path("secret.md"), project.path("link.md"));
  symlinkSync(project.root, project.path("a/loop"));
  expect(filesBelow(project.root)).toEqual(["a.md", "a/B.md", "a/b.md", "z.md", "ә.md"]);
});

test("a folder that is not there, and a file in its place, have no files", () => {
  using project = temporaryProject({ "a.md": "" });
  expect(filesBelow(project.path("nowhere"))).toEqual([]);
  expect(filesBelow(project.path("a.md"))).toEqual([]);
});

test("JSON files are named without their ending, others not at all", () => {
  using project = temporaryProject({ "a.md.json": "", "b.json.md": "", "c/d.txt.json": "", "e.JSON": "" });
  expect(jsonBelow(project.root)).toEqual(["a.md", "c/d.txt"]);
});

describe("selecting", () => {
  test("takes what is included and not excluded", () => {
    expect(selectPaths(["a.md", "b.txt", "drafts/c.md"], ["**/*.md"], ["drafts/**"])).toEqual(["a.md"]);
  });

  test.each([
    ["Kandas.md", "kandas.md"],
    ["қазына.md", "Қазына.md"],
    ["caf\u00e9.md", "cafe\u0301.md"],
  ])("%s and %s cannot both be articles", (one, other) => {
    expect(() => selectPaths([one, other], ["**/*.md"], [])).toThrow(
      expect.objectContaining({ code: "E_ARTICLE_PATHS_COLLIDE" }),
    );
  });

  test("an article cannot be named as the state of another is", () => {
    expect(() => selectPaths(["a.json", "A.json.state.json"], ["**/*.json"], [])).toThrow(
      expect.objectContaining({ code: "E_ARTICLE_PATH_OF_STATE" }),
    );
    expect(selectPaths(["a.json", "b.json.state.json"], ["**/*.json"], [])).toHaveLength(2);
  });
});
