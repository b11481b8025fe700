import { existsSync, readdirSync, symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { openSiteFolder } from "../../src/files/site-folder.ts";
import { fileSignature } from "../../src/files/stamps.ts";
import { temporaryProject } from "../support/project.ts";

test("a build that was interrupted before its end can be repeated, and what it wrote and nobody wants is removed", () => {
  using project = temporaryProject();
  const first = openSiteFolder(project.path("site"), "site");
  first.put("kk/a.html", "а");
  first.put("kk/old/b.html", "б");
  const second = openSiteFolder(project.path("site"), "site");
  second.put("kk/a.html", "а");
  second.finish();
  expect([second.written, second.removed]).toEqual([[], ["kk/old/b.html"]]);
  expect(readdirSync(project.path("site")).sort()).toEqual([".qazyna-site.json", "kk"]);
});

test("what somebody has changed since a build was interrupted is not removed", () => {
  using project = temporaryProject();
  const first = openSiteFolder(project.path("site"), "site");
  first.put("kk/a.html", "а");
  project.write("site/kk/a.html", "mine");
  openSiteFolder(project.path("site"), "site").finish();
  expect(project.read("site/kk/a.html")).toBe("mine");
});

test("a journal of a build names no file outside the site, and is not written through a link", () => {
  using project = temporaryProject({ "secret.txt": "x" });
  const sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"; // of "x"
  project.write("site/.qazyna-site.log", `["../secret.txt","${sha256}"]\nnonsense\n[1]\n`);
  openSiteFolder(project.path("site"), "site").finish();
  expect(project.read("secret.txt")).toBe("x");
  symlinkSync(project.path("secret.txt"), project.path("site/.qazyna-site.log"));
  const folder = openSiteFolder(project.path("site"), "site");
  expect(() => folder.put("kk/a.html", "а")).toThrow(expect.objectContaining({ code: "E_FILE_UNWRITABLE" }));
  expect(project.read("secret.txt")).toBe("x");
});

test("two builds at once, into an empty folder too, come to one site", () => {
  using project = temporaryProject();
  const folders = [1, 2].map(() => openSiteFolder(project.path("site"), "site"));
  for (const folder of folders) folder.put("kk/a.html", "а");
  folders.push(openSiteFolder(project.path("site"), "site"));
  folders[2]?.put("kk/a.html", "а");
  for (const folder of folders) folder.finish();
  const again = openSiteFolder(project.path("site"), "site");
  again.put("kk/a.html", "а");
  again.finish();
  expect([again.written, again.removed]).toEqual([[], []]);
  expect(existsSync(project.path("site/kk/a.html"))).toBe(true);
});

test("a file may have a name as long as names can be; a longer one is refused by name", () => {
  using project = temporaryProject();
  const folder = openSiteFolder(project.path("site"), "site");
  folder.put(`${"x".repeat(250)}.html`, "x");
  expect(folder.written).toHaveLength(1);
  expect(() => folder.put(`${"x".repeat(251)}.html`, "x")).toThrow(
    expect.objectContaining({ code: "E_FILE_UNREADABLE" }),
  );
  expect(fileSignature(project.path("x".repeat(300)))).toBe("-");
});
