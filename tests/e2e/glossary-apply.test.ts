import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const KANDAS = `version: 1
terms:
  - id: kandas
    source: Kandas
    variants: [Kandases]
    kk: { term: оралман, class: n, harmony: back }
    ru: { term: оралман, class: 2m, animate: true, gender: masculine }
    certainty: A
  - id: picket
    source: picket
    kk: { term: пикет }
    ru: { term: пикет }
    certainty: A
`;
const CHANGED = KANDAS.replace("kk: { term: оралман,", "kk: { term: қандас,").replace(
  "ru: { term: оралман,",
  "ru: { term: кандас,",
);
const ARTICLE = `---
date: 2021-06-07
---

The Kandas came home.

The office gave papers to the Kandases.

A picket stood there.
`;
const LANGUAGE = "kk";

/** A project in which a person has reviewed one sentence and a machine drafted another. */
function project(): TemporaryProject {
  const made = temporaryProject({
    "translate.config.yaml": "targets: [kk, ru]\n",
    "glossary.yaml": KANDAS,
    "articles/a.md": ARTICLE,
    "memory/imported/kk/0.jsonl": `${pair("A Kandas wrote.", "Оралман жазды.", { state: "reviewed" })}\n${pair("Kandases came.", "Оралмандар келді.", { state: "draft", origin: "aligned" })}\n`,
  });
  return made;
}

function pair(source: string, target: string, more: object): string {
  return JSON.stringify({ source, target, ...more });
}

interface Sentence {
  readonly id: string;
  readonly kind: string;
  readonly segment?: string;
  readonly fate: string;
  readonly before: string;
  readonly after?: string;
  readonly out?: string;
  readonly repairs: readonly { readonly before: string; readonly after: string }[];
}

interface StoredTarget {
  readonly id: string;
  readonly origin?: object;
  readonly notes?: readonly string[];
  readonly waivers?: readonly object[];
}

function record(made: TemporaryProject): { segments: StoredTarget[] } {
  return JSON.parse(made.read(`segments/${LANGUAGE}/a.md.json`));
}

/** What the engine says. */
const ANSWERS = new Map([
  ["The Kandas came home.", "Оралмандар үйіне келді."],
  ["The office gave papers to the Kandases.", "Кеңсе оралмандарға құжат берді."],
  ["A picket stood there.", "Онда пикет тұрды."],
]);

/** Has an engine translate all of it and a person review the second sentence; gives the first two ids. */
async function translated(made: TemporaryProject, answers = ANSWERS): Promise<readonly [string, string]> {
  await using server = await startRehearsal({ answers: new Map([["kk", answers]]) });
  await made.run(["--lang", "kk", "--engine", "google"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  const [first, second] = record(made).segments;
  if (first === undefined || second === undefined) throw new Error("two segments");
  await made.run(["approve", second.id, "--lang", "kk", "--by", "editor-1"]);
  return [first.id, second.id];
}

async function apply(made: TemporaryProject, ...args: readonly string[]) {
  const { code, stdout, stderr } = await made.run(["glossary", "apply", "--lang", "kk", "--json", ...args]);
  return {
    code,
    stderr,
    ...(JSON.parse(stdout) as { sentences: readonly Sentence[]; since: string; filesOut: string[] }),
  };
}

test("a dry run lists every sentence in record, memory and files out, and writes nothing", async () => {
  using made = project();
  const [draft, reviewed] = await translated(made);
  made.write("glossary.yaml", CHANGED);
  const before = made.files();
  const { code, sentences, since, filesOut } = await apply(made, "--dry-run");
  expect([code, since, filesOut]).toEqual([0, "state", ["xliff/kk/a.md.xlf"]]);
  expect(sentences.map(({ kind, segment, fate, after }) => [kind, segment, fate, after])).toEqual([
    ["record", draft, "changed", "Қандастар үйіне келді."],
    ["record", reviewed, "pending", "Кеңсе қандастарға құжат берді."],
    ["imported", undefined, "pending", "Қандас жазды."],
    ["imported", undefined, "changed", "Қандастар келді."],
  ]);
  expect(made.files()).toEqual(before);
});

test("apply changes what machines made, and leaves a person's work until it is accepted", async () => {
  using made = project();
  await translated(made);
  made.write("glossary.yaml", CHANGED);
  const sent = made.read("xliff/kk/a.md.xlf");
  expect((await apply(made)).code).toBe(4);
  const [first, second] = record(made).segments;
  expect(first).toMatchObject({
    target: "Қандастар үйіне келді.",
    state: "draft",
    origin: { kind: "engine" },
    raw: "Оралмандар үйіне келді.",
  });
  expect(second).toMatchObject({
    target: "Кеңсе оралмандарға құжат берді.",
    state: "reviewed",
    reviewedBy: "editor-1",
  });
  expect(made.read("memory/imported/kk/0.jsonl")).toContain("Қандастар келді.");
  expect(made.read("memory/imported/kk/0.jsonl")).toContain("Оралман жазды.");
  expect(made.read("xliff/kk/a.md.xlf")).toBe(sent);

  const again = await apply(made, "--accept-all", "--by", "editor-2");
  expect(again.code).toBe(0);
  expect(record(made).segments[1]).toMatchObject({
    target: "Кеңсе қандастарға құжат берді.",
    state: "reviewed",
    by: "editor-2",
    reviewedBy: "editor-2",
  });
  expect(made.read("memory/imported/kk/0.jsonl")).toContain("Қандас жазды.");
  expect((await apply(made)).sentences).toEqual([]);
  await made.run(["export", "--lang", "kk"]);
  expect(made.read("xliff/kk/a.md.xlf")).toContain("Кеңсе қандастарға құжат берді.");
});

test("one sentence is accepted by its id, another rejected, and the rejected one does not come again", async () => {
  using made = project();
  const [, reviewed = ""] = await translated(made);
  made.write("glossary.yaml", CHANGED);
  const { sentences } = await apply(made, "--dry-run");
  const imported = sentences[2]?.id ?? "";
  const { code, sentences: settled } = await apply(
    made,
    "--accept",
    imported,
    "--reject",
    reviewed,
    "--reason",
    "Of 2015.",
  );
  expect([code, settled.map(({ fate }) => fate)]).toEqual([0, ["changed", "rejected", "changed", "changed"]]);
  const target = record(made).segments[1];
  expect(target).toMatchObject({ target: "Кеңсе оралмандарға құжат берді.", reviewedBy: "editor-1" });
  expect(target?.waivers).toEqual([expect.objectContaining({ check: "terms.missing", reason: "Of 2015." })]);
  expect((await apply(made)).sentences).toEqual([]);
});

test("all of it is one change, which undo takes back byte for byte", async () => {
  using made = project();
  await translated(made);
  made.write("glossary.yaml", CHANGED);
  const before = made.files();
  await apply(made, "--accept-all");
  expect(made.files()).not.toEqual(before);
  const { code, stdout } = await made.run(["undo"]);
  expect([code, stdout]).toEqual([0, expect.stringContaining("Took back “glossary apply”")]);
  for (const path of ["segments/kk/a.md.json", "memory/imported/kk/0.jsonl"])
    expect(made.read(path)).toBe(before.get(path));
  const { sentences } = await apply(made, "--dry-run");
  expect(sentences.length).toBe(4);
});

test.each(["after-log", "after-first"])("what a crash leaves half-written is taken back: %s", async (when) => {
  using made = project();
  await translated(made);
  made.write("glossary.yaml", CHANGED);
  const before = made.files();
  await apply(made, "--accept-all");
  // As a crash leaves it: begun, not finished, and of the files none or only the record written.
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(made.path(".qazyna/ledger.db"));
  database.exec("UPDATE undo SET undone = 2 WHERE id = (SELECT MAX(id) FROM undo)");
  database.close();
  made.write("memory/imported/kk/0.jsonl", before.get("memory/imported/kk/0.jsonl") ?? "");
  if (when === "after-log") made.write("segments/kk/a.md.json", before.get("segments/kk/a.md.json") ?? "");
  const { stderr } = await made.run(["undo"]);
  expect(stderr).not.toContain("E_");
  expect(made.files()).toEqual(before);
});

test("a form that only a person can decide stays, and gets a note once", async () => {
  using made = project();
  const [draft] = await translated(made, new Map([...ANSWERS, ["The Kandas came home.", "Олар үйіне келді."]]));
  made.write("glossary.yaml", CHANGED);
  const first = await apply(made);
  expect(first.sentences.find(({ segment }) => segment === draft)).toMatchObject({ fate: "left" });
  expect(first.code).toBe(4);
  await apply(made);
  expect(record(made).segments[0]?.notes).toEqual([
    "The glossary has changed. No rendering of “Kandas” was found; the glossary asks for “қандас”.",
  ]);
});

test("a locked sentence is listed and stays", async () => {
  using made = project();
  const [, reviewed = ""] = await translated(made);
  await made.run(["lock", reviewed, "--lang", "kk"]);
  made.write("glossary.yaml", CHANGED);
  const before = record(made).segments[1];
  const { sentences } = await apply(made, "--accept-all");
  expect(sentences.find(({ segment }) => segment === reviewed)).toMatchObject({ fate: "left", because: "locked" });
  expect(record(made).segments[1]).toEqual(before);
});

test("without a past, what the glossary forbids is found all the same; --since names an earlier glossary", async () => {
  using made = project();
  await translated(made);
  made.remove(".qazyna");
  made.write("old.yaml", KANDAS);
  made.write("glossary.yaml", CHANGED);
  const none = await apply(made, "--dry-run");
  expect([none.since, none.sentences]).toEqual(["nowhere", []]);
  expect((await apply(made, "--dry-run", "--since", "old.yaml")).sentences.length).toBe(4);
  made.write("glossary.yaml", CHANGED.replace("{ term: қандас,", "{ term: қандас, forbidden: [оралман],"));
  expect((await apply(made, "--dry-run")).sentences.length).toBe(4);
  const { code, stderr } = await made.run(["glossary", "apply", "--since", "no-such"]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("E_GLOSSARY_SINCE")]);
});

test("a memory that was brought along is told and never changed, and does not bring the old word back", async () => {
  using made = project();
  const tmx = `<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>A picket stood there.</seg></tuv><tuv xml:lang="kk"><seg>Онда пикет тұрды.</seg></tuv></tu>
</body></tmx>
`;
  made.write("tm/enforce/old.tmx", tmx);
  made.write("translate.config.yaml", 'targets: [kk, ru]\nmemory:\n  files:\n    - { path: "tm/**/*.tmx" }\n');
  await made.run(["--lang", "kk"]);
  const filled = record(made).segments.find(({ origin }) => origin !== undefined);
  expect(filled).toMatchObject({ target: "Онда пикет тұрды.", origin: { kind: "memory" } });
  made.write("glossary.yaml", KANDAS.replace("kk: { term: пикет }", "kk: { term: шеру }"));
  const { code, sentences } = await apply(made);
  expect([code, sentences.at(-1)]).toEqual([0, expect.objectContaining({ path: "tm/enforce/old.tmx", line: 3 })]);
  expect(sentences.map(({ kind, fate, after }) => [kind, fate, after])).toEqual([
    ["record", "changed", "Онда шеру тұрды."],
    ["file", "left", "Онда шеру тұрды."],
  ]);
  expect(made.read("tm/enforce/old.tmx")).toBe(tmx);
  await made.run(["--lang", "kk"]);
  expect(record(made).segments.find(({ id }) => id === filled?.id)).toMatchObject({ target: "Онда шеру тұрды." });
});

test("the text tells each sentence with its place, before and after, and what is to be done", async () => {
  using made = project();
  const [, reviewed = ""] = await translated(made);
  made.write("glossary.yaml", CHANGED);
  const { stdout } = await made.run(["glossary", "apply", "--lang", "kk", "--dry-run"]);
  expect(stdout).toMatch(
    new RegExp(`g[0-9a-f]{8}  articles/a\\.md:7:1  kk  ${reviewed}  a person’s work: to be accepted`),
  );
  expect(stdout).toContain("  - Кеңсе [оралмандарға] құжат берді.\n  + Кеңсе [қандастарға] құжат берді.\n");
  expect(stdout).toContain(
    "4 sentences: 2 would be changed, 2 to be accepted, 0 rejected, 0 left for a person; nothing was written",
  );
});
