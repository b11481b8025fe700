import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const COMMAND = join(import.meta.dirname, "..", "..", "bin", "translate.js");

const PAIRS = [
  ["The decree on kandas status was signed.", "Қандас мәртебесі туралы жарлыққа қол қойылды."],
  ["Untranslated", ""],
  ["The court met in Astana on Monday.", "Сот дүйсенбіде Астанада жиналды."],
  ["The court met in Almaty on Monday.", "Сот дүйсенбіде Алматыда жиналды."],
] as const;

function tmx(): string {
  const units = PAIRS.map(
    ([en, kk]) => `<tu><tuv xml:lang="en"><seg>${en}</seg></tuv><tuv xml:lang="kk"><seg>${kk}</seg></tuv></tu>`,
  );
  return `<?xml version="1.0"?>\n<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/>\n<body>\n${units.join("\n")}\n</body></tmx>\n`;
}

function project(): TemporaryProject {
  return temporaryProject({ "translate.config.yaml": "targets: [kk, ru]\n", "memory/court.tmx": tmx() });
}

/** The lines that come back for lines on standard input. */
async function answered(root: string, args: readonly string[], input: string) {
  const child = spawn(process.execPath, [COMMAND, "memory", "lookup", "--stdin-jsonl", ...args], { cwd: root });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    code,
    lines: stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

test("lines are answered with the nearest units, with their places in the file", async () => {
  using temporary = project();
  const asked = [
    { id: "a", text: "The court met in Astana on Monday." },
    { id: 2, text: "The court met in Astana on Friday." },
    { id: null, text: "Nothing of the kind was ever said here" },
  ];
  const input = asked.map((line) => JSON.stringify(line)).join("\n");
  const { code, lines } = await answered(temporary.root, ["--lang", "kk", "--threshold", "70", "--top", "2"], input);
  expect(code).toBe(0);
  expect(lines).toEqual([
    {
      id: "a",
      matches: [
        { source: PAIRS[2][0], score: 95, base: 100, tuIndex: 2, memory: "memory/court.tmx" },
        { source: PAIRS[3][0], score: 82, base: 87, tuIndex: 3, memory: "memory/court.tmx" },
      ],
    },
    {
      id: 2,
      matches: [
        { source: PAIRS[2][0], score: 82, base: 87, tuIndex: 2, memory: "memory/court.tmx" },
        { source: PAIRS[3][0], score: 70, base: 75, tuIndex: 3, memory: "memory/court.tmx" },
      ],
    },
    { id: null, matches: [] },
  ]);
});

test("a broken line gets an answer with its error, and the others go on", async () => {
  using temporary = project();
  const input = 'no JSON\n{"id": 5}\n{"id": 6, "text": "The court met in Astana on Monday."}\n';
  const { code, lines } = await answered(temporary.root, ["--lang", "kk"], input);
  expect(code).toBe(4);
  expect(lines.map(({ id, error, matches }) => [id, error?.code ?? matches.length])).toEqual([
    [null, "E_LINE"],
    [5, "E_LINE"],
    [6, 2],
  ]);
});

test("one text is answered with a table or an object; a language must be named where there are several", async () => {
  using temporary = project();
  const text = "The court met in Astana on Tuesday.";
  const shown = await temporary.run(["memory", "lookup", text, "--lang", "kk"]);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toMatch(/^ *82 +87 +memory\/court\.tmx +The court met in Astana on Monday\. +Сот дүйсенбіде/m);
  const { stdout } = await temporary.run(["memory", "lookup", text, "--lang", "kk", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ schema: "translate.memory-lookup/1", lang: "kk", texts: [{ text }] });
  expect((await temporary.run(["memory", "lookup", text])).code).toBe(2);
  expect((await temporary.run(["memory", "lookup", "--lang", "kk"])).code).toBe(2);
  expect((await temporary.run(["memory", "lookup", text, "--lang", "kk", "--threshold", "high"])).code).toBe(2);
});

test("a search shows what was found in brackets, and tells how much there is", async () => {
  using temporary = project();
  const { code, stdout } = await temporary.run([
    "memory",
    "search",
    "court",
    '"met in"',
    "--lang",
    "kk",
    "--limit",
    "1",
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain("The [court] [met in] Astana on Monday.");
  expect(stdout).toContain("kk: 1 of 2 passages");
  const json = await temporary.run(["memory", "search", "қандас", "--side", "target", "--json"]);
  const { languages } = JSON.parse(json.stdout);
  expect(languages.map(({ lang, total }: { lang: string; total: number }) => [lang, total])).toEqual([
    ["kk", 1],
    ["ru", 0],
  ]);
  expect(languages[0].passages[0]).toMatchObject({
    side: "target",
    places: [{ start: 0, end: 6 }],
    tuIndex: 0,
    memory: "memory/court.tmx",
  });
  expect((await temporary.run(["memory", "search", "court", "--side", "left"])).code).toBe(2);
});

test("a memory that one command has read is not read again by another", async () => {
  using temporary = project();
  temporary.write("translate.config.yaml", "targets: [ru, kk]\n");
  temporary.write("articles/court.md", "The court met in Astana on Friday.\n");
  const read = (): unknown => JSON.parse(temporary.read(".qazyna/stamps.json"))["memory memory/court.tmx"];
  const stamps: unknown[] = [];
  for (const args of [
    ["explain", "articles/court.md"],
    ["memory", "lookup", "Court", "--lang", "kk"],
    ["--lang", "kk"],
  ]) {
    temporary.remove(".qazyna/stamps.json");
    await temporary.run(args);
    stamps.push(read());
  }
  expect(stamps).toEqual([stamps[0], stamps[0], stamps[0]]);
  expect(stamps[0]).toBeDefined();
});

test("an answer from a memory that could not be read whole is told, and by the exit code", async () => {
  using temporary = project();
  temporary.write("articles/court.md", "The court met in Astana on Friday.\n");
  temporary.write("memory/broken.tmx", "<tmx");
  const asked = [
    ["memory", "lookup", "Court", "--lang", "kk"],
    ["memory", "search", "court"],
    ["explain", "articles/court.md"],
  ];
  for (const args of asked) {
    const { code, stderr } = await temporary.run(args);
    expect([code, stderr]).toEqual([4, expect.stringContaining("memory/broken.tmx:1")]);
  }
});
