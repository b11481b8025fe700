import { expect, test } from "vitest";
import { Problem, type ProblemCode } from "../../src/core/problem.ts";
import { escapeTerminal } from "../../src/report/escape.ts";
import { messages } from "../../src/report/messages/index.ts";
import { problems } from "../../src/report/problems/index.ts";
import { describeProblem, formatProblem, say } from "../../src/report/say.ts";

test("counts choose the plural form and have their thousands apart", () => {
  expect(say("summary.complete", { lang: "kk", count: 1 })).toBe("kk: 1 segment, which has a target.");
  expect(say("summary.complete", { lang: "kk", count: 2310 })).toBe("kk: all 2,310 segments have a target.");
});

test("values are only values: names that i18next uses as options, nesting and placeholders in them do nothing", () => {
  expect(
    say("segment.exported", { path: "$t(summary.words) {{lang}}", lng: "ru", context: "male", defaultValue: "no" }),
  ).toBe("Wrote $t(summary.words) {{lang}}");
});

test("controls and bidirectional overrides of a value are shown, not obeyed; Kazakh and Arabic letters stay", () => {
  const path = "xliff/kk/\u001b[2J\u009b31mқандас\u202e\u2066\r\n\tقازاق.xlf";
  expect(say("export.written", { path })).toBe(
    "Wrote xliff/kk/\\u{1b}[2J\\u{9b}31mқандас\\u{202e}\\u{2066}\\u{d}\\u{a}\\u{9}قازاق.xlf",
  );
});

test("every dangerous character is escaped and no other", () => {
  const dangerous = (code: number) =>
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069);
  for (let code = 0; code < 0xd800; code += 1) {
    const character = String.fromCharCode(code);
    expect(escapeTerminal(character)).toBe(dangerous(code) ? `\\u{${code.toString(16)}}` : character);
  }
});

test("a problem names its place, code and values, even before the catalogue knows it", () => {
  const problem = new Problem(
    "E_NOT_LISTED",
    { term: "Kan\u001bdas", lang: "kk" },
    { path: "glossary\u202e.yaml", line: 42, column: 5 },
  );
  expect(formatProblem(problem)).toBe('glossary\\u{202e}.yaml:42:5 E_NOT_LISTED {"term":"Kan\\u001bdas","lang":"kk"}');
  expect(describeProblem(problem).hint).toBeUndefined();
});

test("each listed problem is printed as its sentence and, indented below, its hint", () => {
  for (const [code, { text, hint }] of problems) {
    const names = [...`${text} ${hint}`.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "");
    const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
    const filled = (part: string) => part.replace(/\{\{(\w+)\}\}/g, "<$1>");
    // The catalogue's keys are codes; its type only says text.
    const problem = new Problem(code as ProblemCode, values, { path: "articles/2021/kandas.md" });
    expect(formatProblem(problem)).toBe(`articles/2021/kandas.md ${code} ${filled(text)}\n  hint: ${filled(hint)}`);
  }
});

test("plural messages have both English forms", () => {
  const keys = Object.keys(messages);
  for (const key of keys.filter((one) => /_(one|other)$/.test(one))) {
    expect(keys).toContain(key.replace(/_(one|other)$/, "_one"));
    expect(keys).toContain(key.replace(/_(one|other)$/, "_other"));
  }
});
