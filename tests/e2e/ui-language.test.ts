import { spawnSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleProject, temporaryProject } from "../support/project.ts";

const KAZAKH = { LC_ALL: "kk_KZ.UTF-8" };
const RUSSIAN = { LC_ALL: "", LC_MESSAGES: "", LANG: "ru_RU.UTF-8" };

test("the command line speaks the language of the environment, or the one that --ui-lang names", async () => {
  using project = sampleProject();
  expect((await project.run(["status"], RUSSIAN)).stdout).toMatch(/сегмент/u);
  expect((await project.run(["status"], KAZAKH)).stdout).toMatch(/[әғқңөұүһі]/u);
  expect((await project.run(["status", "--ui-lang", "en"], KAZAKH)).stdout).not.toMatch(/\p{Script=Cyrillic}/u);
  expect((await project.run(["--help"], RUSSIAN)).stdout).toMatch(/Коды завершения/u);
  expect((await project.run(["explain", "s0000"], { ...RUSSIAN })).stderr).toMatch(/\p{Script=Cyrillic}/u);
});

test("another language is refused by --ui-lang with the known ones, and is English where only the environment has it", async () => {
  using project = sampleProject();
  const refused = await project.run(["status", "--ui-lang", "de"]);
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain("en, kk, ru");
  const german = await project.run(["status"], { LC_ALL: "de_DE.UTF-8" });
  expect(german.stdout).toBe((await project.run(["status"])).stdout);
});

test("a wrong value of --ui-lang is refused in the language of the environment, and --version needs no place", async () => {
  using project = sampleProject();
  const refused = await project.run(["status", "--ui-lang", "de"], RUSSIAN);
  expect(refused.stderr).toMatch(/Допустимо: en, kk, ru/u);
  const version = await project.run(["--ui-lang", "ru", "--version"]);
  expect(version).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test.each([
  ["missing", undefined],
  ["damaged", '{ "help": ["Мыс'],
  ["of another shape", "[]"],
])("where the file of a language is %s, the command line says so and works on in English", async (_, content) => {
  using home = temporaryProject();
  const here = join(import.meta.dirname, "..", "..");
  for (const name of ["src", "bin", "package.json", "schema", "locales"])
    cpSync(join(here, name), home.path(name), { recursive: true });
  symlinkSync(join(here, "node_modules"), home.path("node_modules"));
  const file = "locales/kk/command-line.json";
  if (content === undefined) home.remove(file);
  else home.write(file, content);
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [home.path("bin/translate.js"), ...args], {
      cwd: home.path("schema"),
      env: { ...process.env, ...KAZAKH },
      encoding: "utf8",
    });
  expect(run("--help").stdout).toMatch(/^Example:/);
  const { status, stderr } = run("status");
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^E_UI_TEXTS .*command-line\.json\n {2}hint: .*English\.\nE_PROJECT_NOT_FOUND No project here/,
  );
  expect(run("status", "--json").stderr).not.toContain("E_UI_TEXTS");
});

test("what programs read and what is written to files is the same in every language", async () => {
  using english = sampleProject();
  using russian = sampleProject();
  for (const args of [
    ["--lang", "kk,ru", "--engine", "pseudo", "--json"],
    ["check", "--json"],
    ["status", "--json"],
  ]) {
    const one = await english.run(args);
    const other = await russian.run([...args, "--ui-lang", "ru"], RUSSIAN);
    expect({ ...other, stdout: withoutFolder(other.stdout) }).toEqual({ ...one, stdout: withoutFolder(one.stdout) });
  }
  await english.run(["--lang", "kk,ru"]);
  await russian.run(["--lang", "kk,ru"], RUSSIAN);
  expect(russian.files()).toEqual(english.files());
  const sarif = await english.run(["check", "--format", "sarif"]);
  expect((await russian.run(["check", "--format", "sarif"], RUSSIAN)).stdout).toBe(sarif.stdout);
});

function withoutFolder(text: string): string {
  return text.replaceAll(/\/[^" ]*qazyna-[^"/ ]*/gu, "");
}
