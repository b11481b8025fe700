import { expect, test } from "vitest";
import { sampleProject } from "../support/project.ts";

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
