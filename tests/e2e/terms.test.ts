import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryProject } from "../support/project.ts";

const command = join(import.meta.dirname, "..", "..", "bin", "translate.js");

/** Runs `translate terms --stdin-jsonl` outside any project with lines on its standard input. */
async function terms(args: readonly string[], input: string | Uint8Array) {
  const child = spawn(process.execPath, [command, "terms", "--stdin-jsonl", ...args], { cwd: tmpdir() });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    code,
    lines: stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  };
}

function jsonLines(lines: readonly object[]): string {
  return lines.map((line) => JSON.stringify(line)).join("\n");
}

test("forms of Kazakh terms match, near misses do not, one line for each in order", async () => {
  const { code, lines } = await terms(
    ["--lang", "kk"],
    jsonLines([
      { id: 1, term: "министрлік", kind: "noun", form: "министрлігіне" },
      { id: 2, term: "министрлік", kind: "noun", form: "министрлер" },
      { id: "ministry", term: "Сыртқы істер министрлігі", kind: "multiword", form: "сыртқы істер министрліктерінің" },
      { id: 4, term: "Алматы", kind: "proper", form: "АЛМАТЫДА" },
      { id: 5, term: "Алматы", kind: "proper", form: "алмасы" },
      { id: 6, term: "Күнболатұлы", kind: "proper-px3", form: "Күнболатұлын" },
      { id: 7, term: "АҚШ", class: "abbr", form: "АҚШ\u2011тың" },
      { id: 8, term: "«Центр Азия»", class: "fixed", form: "«Центр Азия»-ның" },
    ]),
  );
  expect(code).toBe(0);
  expect(lines).toEqual([
    { id: 1, matches: true },
    { id: 2, matches: false },
    { id: "ministry", matches: true },
    { id: 4, matches: true },
    { id: 5, matches: false },
    { id: 6, matches: true },
    { id: 7, matches: true },
    { id: 8, matches: true },
  ]);
});

test("--inflect gives the form of a slot, null where there is none", async () => {
  const { code, lines } = await terms(
    ["--lang", "kk-KZ", "--inflect"],
    jsonLines([
      { id: 1, term: "тонаушылық", case: "NOM", number: "SG", person: "PSS1S" },
      { id: 2, term: "қандас", case: "genitive", number: "plural", person: null },
      { id: 3, term: "кітап", case: "attr", number: "plur", person: 3 },
      { id: 4, term: "Reuters", class: "fixed", case: "genitive", number: "singular" },
      { id: 5, term: "Біләш", class: "np", h: "b", case: "dat", number: "sg" },
    ]),
  );
  expect(code).toBe(0);
  expect(lines.map(({ form }) => form)).toEqual(["тонаушылығым", "қандастардың", "кітаптарындағы", null, "Біләшқа"]);
});

test("Russian is served by its own rules", async () => {
  const asked = [
    { id: 1, term: "консульство", case: "ablt", number: "sing" },
    { id: 2, term: "консульство", case: "prepositional", number: "plural" },
  ];
  const { lines } = await terms(["--lang", "ru", "--inflect"], jsonLines(asked));
  expect(lines.map(({ form }) => form)).toEqual(["консульством", "консульствах"]);
  const forms = ["консульству", "консул"].map((form, id) => ({ id, term: "консульство", form }));
  expect((await terms(["--lang", "ru"], jsonLines(forms))).lines.map(({ matches }) => matches)).toEqual([true, false]);
});

test("a line that cannot be answered gets its Problem with its number, and the others are answered", async () => {
  const bad = [
    "{",
    "[]",
    '{"id": 3}',
    '{"id": 4, "term": "қала", "form": ""}',
    `{"id": 5, "term": "${"а".repeat(501)}", "form": "а"}`,
    '{"id": 6, "term": "қала", "class": {}, "form": "қала"}',
    '{"id": 7, "term": "қала", "form": "қалада"}',
  ];
  const { code, lines } = await terms(["--lang", "kk"], bad.join("\n"));
  expect(code).toBe(4);
  expect(lines.map(({ id, error }) => [id, error?.code])).toEqual([
    [null, "E_TERMS_LINE"],
    [null, "E_TERMS_LINE"],
    [3, "E_TERMS_LINE"],
    [4, "E_TERMS_LINE"],
    [5, "E_TERMS_LINE"],
    [6, "E_TERMS_LINE"],
    [7, undefined],
  ]);
  expect(lines[2].error.text).toBe('Line 3 cannot be answered: there is no "term".');
});

test("an unknown name of a case is a Problem that names the known ones", async () => {
  const { code, lines } = await terms(["--lang", "kk", "--inflect"], '{"id": 1, "term": "қала", "case": "dativ"}');
  expect(code).toBe(2);
  expect(lines[0]).toMatchObject({ id: 1, error: { code: "E_TERMS_SLOT", hint: expect.stringMatching(/ dat /) } });
});

test("10,000 lines come back in order", async () => {
  const many = Array.from({ length: 10_000 }, (_, id) => ({ id, term: `қала ${id % 700}`, form: `қала ${id % 700}` }));
  const { lines } = await terms(["--lang", "kk"], jsonLines(many));
  expect(lines).toEqual(many.map(({ id }) => ({ id, matches: true })));
});

test.each([
  [["terms", "--lang", "de", "--stdin-jsonl"], "E_USAGE_VALUE --lang does not know de."],
  [["terms", "--lang", "kk-Arab", "--stdin-jsonl"], "E_USAGE_VALUE --lang does not know kk-Arab."],
  [["terms", "--stdin-jsonl"], "E_USAGE_TERMS"],
  [["terms", "--lang", "kk"], "E_USAGE_TERMS"],
])("%j is refused before any line is read", async (args, message) => {
  using project = temporaryProject();
  const { code, stderr } = await project.run(args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
