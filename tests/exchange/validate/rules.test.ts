import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RULES, validateDocument } from "../../../src/exchange/validate/index.ts";
import { sayViolation } from "../../../src/report/say.ts";
import { violationMessages } from "../../../src/report/violations.ts";
import { CORE_CASES } from "./core-cases.ts";
import { MODULE_CASES } from "./module-cases.ts";
import { OTHER_CASES } from "./other-cases.ts";

const CASES = [...CORE_CASES, ...MODULE_CASES, ...OTHER_CASES];

function broken(xml: string): readonly string[] {
  return [...new Set(validateDocument([xml], "a.xlf").violations.map(({ rule }) => rule))];
}

test.each(CASES)("$rule is found where it is broken, and only there", ({ rule, valid, invalid, also = [] }) => {
  expect(broken(valid)).toEqual([]);
  expect(new Set(broken(invalid))).toEqual(new Set([rule, ...also]));
});

test("every rule has its case", () => {
  expect(CASES.map(({ rule }) => rule).sort()).toEqual([...RULES.keys()].sort());
});

test("every rule has its sentence, with all of its values, and no sentence is left over", () => {
  const used = new Set<string>();
  for (const { invalid } of CASES)
    for (const { rule, values } of validateDocument([invalid], "a.xlf").violations) {
      expect(sayViolation(rule, values)).not.toMatch(/\{\{|^violation\./);
      used.add(rule in violationMessages ? rule : rule.replace(/^[^-]+/, "*"));
    }
  expect(Object.keys(violationMessages).filter((key) => !used.has(key))).toEqual([]);
});

test("docs/validate.md lists every rule with its section and severity", () => {
  const page = readFileSync(new URL("../../../docs/validate.md", import.meta.url), "utf8");
  for (const [rule, { severity, section }] of RULES) {
    const structural = /^(?:X12|X2|TMX|TBX)-(?:ELEMENT|CONTENT|INCOMPLETE|TEXT|ATTRIBUTE|REQUIRED|VALUE)$/.test(rule);
    const name = structural ? rule.replace(/^[^-]+/, "*") : rule;
    expect(page).toContain(`| ${name} |`);
    if (!structural) expect(page).toContain(`| ${rule} | ${severity} | ${section} |`);
  }
});
