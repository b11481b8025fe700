import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { segment, unit12 } from "../exchange/validate/documents.ts";
import { temporaryProject } from "../support/project.ts";

const VALID = unit12("<source>Yes</source><target>Иә</target>");
const INVALID = segment('One\n<sc id="1"/><ph id="1"/>', "Бір");
const TRANSITIONAL = unit12("<source ts='1'>Yes</source>");

test("each violation is shown with its place, rule and sentence, and the exit code says that a file is invalid", async () => {
  using files = temporaryProject({ "good.xlf": VALID, "bad.xlf": INVALID, "loose.xlf": TRANSITIONAL });
  const { code, stdout, stderr } = await files.run(["validate", "good.xlf", "bad.xlf", "loose.xlf"]);
  expect(stderr).toBe("");
  expect(stdout).toBe(readFileSync(new URL("../fixtures/validate/shown.txt", import.meta.url), "utf8"));
  expect(code).toBe(3);
});

test("--json gives every violation with its section, as documented", async () => {
  using files = temporaryProject({
    "good.xlf": VALID,
    "bad.xlf": INVALID,
    "loose.xlf": TRANSITIONAL,
    "page.html": "<html/>",
  });
  const { code, stdout } = await files.run(["validate", "good.xlf", "bad.xlf", "loose.xlf", "page.html", "--json"]);
  expect(JSON.parse(stdout)).toEqual(
    JSON.parse(readFileSync(new URL("../fixtures/validate/shown.json", import.meta.url), "utf8")),
  );
  expect(code).toBe(2);
});

test("valid files give 0, also where only the transitional schema takes them", async () => {
  using files = temporaryProject({ "good.xlf": VALID, "loose.xlf": TRANSITIONAL });
  expect((await files.run(["validate", "good.xlf", "loose.xlf"])).code).toBe(0);
});

test("a file that is missing or of no known standard gives 2, and the others are validated", async () => {
  using files = temporaryProject({ "good.xlf": VALID, "page.html": "<html/>" });
  const { code, stdout, stderr } = await files.run(["validate", "none.xlf", "page.html", "good.xlf"]);
  expect(stdout).toBe("good.xlf: valid XLIFF 1.2\n");
  expect(stderr).toMatch(/none\.xlf E_FILE_MISSING[\s\S]*page\.html:1:1 E_VALIDATE_UNKNOWN/);
  expect(code).toBe(2);
});

test("without files it says so", async () => {
  using files = temporaryProject({});
  const { code, stderr } = await files.run(["validate"]);
  expect([code, stderr.split(" ")[0]]).toEqual([2, "E_USAGE_NOTHING"]);
});
