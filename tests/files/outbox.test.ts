import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { layoutOf } from "../../src/files/layout.ts";
import { openOutbox } from "../../src/files/outbox.ts";
import { fileSignature } from "../../src/files/stamps.ts";
import { temporaryProject } from "../support/project.ts";

const FOLDERS = { articles: "articles", xliff: "xliff" };

test("what is new or different is written and named once, in order; what is equal is not touched", () => {
  using project = temporaryProject({ "a.txt": "same", "b.txt": "old" });
  const before = fileSignature(project.path("a.txt"));
  const outbox = openOutbox(layoutOf(project.root, FOLDERS), false);
  outbox.put("c/d.txt", "new");
  outbox.put("a.txt", "same");
  outbox.put("b.txt", "newer");
  outbox.put("c/d.txt", "newest");
  expect(outbox.changes).toEqual(["c/d.txt", "b.txt"]);
  expect([project.read("a.txt"), project.read("b.txt"), project.read("c/d.txt")]).toEqual(["same", "newer", "newest"]);
  expect(fileSignature(project.path("a.txt"))).toBe(before);
});

test("a frozen one names what it would write and remove, and does neither", () => {
  using project = temporaryProject({ "a.txt": "same", "b.txt": "old" });
  const before = project.files();
  const outbox = openOutbox(layoutOf(project.root, FOLDERS), true);
  outbox.put("a.txt", "same");
  outbox.put("b.txt", "newer");
  outbox.put("c.txt", "new");
  outbox.remove("a.txt");
  outbox.remove("nothing.txt");
  expect(outbox.changes).toEqual(["b.txt", "c.txt", "a.txt"]);
  expect(project.files()).toEqual(before);
});

test("a removed file is gone and named; one that is not there is not named", () => {
  using project = temporaryProject({ "a.txt": "text" });
  const outbox = openOutbox(layoutOf(project.root, FOLDERS), false);
  outbox.remove("a.txt");
  outbox.remove("a.txt");
  expect(outbox.changes).toEqual(["a.txt"]);
  expect(project.files().size).toBe(0);
});

test("a file that cannot be written is named with its path in the project, and nothing is left beside it", () => {
  using project = temporaryProject({ taken: "a file where a folder should be" });
  mkdirSync(project.path("folder"));
  const outbox = openOutbox(layoutOf(project.root, FOLDERS), false);
  expect(() => outbox.put("taken/a.txt", "text")).toThrow(expect.objectContaining({ code: "E_FILE_UNWRITABLE" }));
  expect(() => outbox.put("folder", "text")).toThrow(
    expect.objectContaining({ code: "E_FILE_UNREADABLE", place: { path: "folder" } }),
  );
  expect(readdirSync(project.root).sort()).toEqual(["folder", "taken"]);
  expect(outbox.changes).toEqual([]);
});

test("law 9: a link out of the project is not written or removed through; one within it is", () => {
  using outside = temporaryProject({ "a.txt": "theirs" });
  using project = temporaryProject({ "real/a.txt": "ours" });
  symlinkSync(outside.root, project.path("out"));
  symlinkSync(project.path("real"), project.path("in"));
  const outbox = openOutbox(layoutOf(project.root, FOLDERS), false);
  for (const act of [
    () => outbox.put("out/a.txt", "text"),
    () => outbox.put("out/deep/er/a.txt", "text"),
    () => outbox.remove("out/a.txt"),
  ])
    expect(act).toThrow(expect.objectContaining({ code: "E_FILE_OUTSIDE" }));
  expect(outside.files()).toEqual(new Map([["a.txt", "theirs"]]));
  outbox.put("in/a.txt", "changed");
  expect(project.read("real/a.txt")).toBe("changed");
});

test("a link in a file's place is replaced, and what it led to stays", () => {
  using outside = temporaryProject({ "a.txt": "theirs" });
  using project = temporaryProject();
  writeFileSync(project.path("b.txt"), "");
  symlinkSync(outside.path("a.txt"), project.path("link.txt"));
  openOutbox(layoutOf(project.root, FOLDERS), false).put("link.txt", "ours");
  expect([outside.read("a.txt"), project.read("link.txt")]).toEqual(["theirs", "ours"]);
});
