import { expect, test } from "vitest";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const CONFIG = "targets: [kk]\nengine: { name: none }\n";
const REPEATED = "Nobody comes out.";

interface Entry {
  readonly id: string;
  readonly source: string;
  target?: string;
  readonly state: string;
  readonly onlyHere?: true;
  readonly origin?: { readonly kind: string; readonly memory?: string; readonly score?: number };
}

/** Two articles; one sentence stands twice in the first and once in the second. */
async function repeating(config = CONFIG): Promise<TemporaryProject> {
  const project = temporaryProject({
    "translate.config.yaml": config,
    "articles/picket.md": `Families gather. ${REPEATED} They wait. ${REPEATED}\n`,
    "articles/prison.md": `The gate is shut. ${REPEATED} It rains.\n`,
  });
  await project.run(["--lang", "kk"]);
  return project;
}

function entries(project: TemporaryProject, article: string): Entry[] {
  return JSON.parse(project.read(`segments/kk/${article}.json`)).segments;
}

/** A person's edit in the record where it lies. */
function translate(project: TemporaryProject, article: string, index: number, target: string): void {
  const record = JSON.parse(project.read(`segments/kk/${article}.json`));
  record.segments[index].target = target;
  project.write(`segments/kk/${article}.json`, `${JSON.stringify(record, null, 2)}\n`);
}

async function runsTwice(project: TemporaryProject): Promise<void> {
  expect((await project.run(["--lang", "kk"])).code).toBe(0);
  const before = project.files();
  expect(JSON.parse((await project.run(["--lang", "kk", "--json"])).stdout).written).toEqual([]);
  expect(project.files()).toEqual(before);
  expect((await project.run(["--lang", "kk", "--frozen"])).code).toBe(0);
}

/** The targets of the repeated sentence: twice in the first article, once in the second. */
function repetitions(project: TemporaryProject): readonly (string | undefined)[] {
  return ["picket.md", "prison.md"].flatMap((article) =>
    entries(project, article).flatMap(({ source, target }) => (source === REPEATED ? [target] : [])),
  );
}

test("a person's translation fills its repetitions in the article and in others, as drafts that say where from", async () => {
  using project = await repeating();
  translate(project, "picket.md", 1, "Ешкім шықпайды.");
  await runsTwice(project);
  expect(repetitions(project)).toEqual(["Ешкім шықпайды.", "Ешкім шықпайды.", "Ешкім шықпайды."]);
  expect(entries(project, "prison.md")[1]).toMatchObject({
    state: "draft",
    origin: { kind: "memory", memory: "segments/kk/picket.md.json", score: 100 },
  });
  expect(entries(project, "picket.md")[3]).toMatchObject({ state: "draft", origin: { kind: "memory" } });
});

test("its correction follows into the drafts, an import too", async () => {
  using project = await repeating();
  translate(project, "picket.md", 1, "Ешкім шықпайды.");
  await project.run(["--lang", "kk"]);
  const xliff = project.read("xliff/kk/picket.md.xlf");
  const returned = xliff.replace(
    /<target state="translated">Ешкім шықпайды\.<\/target>/,
    '<target state="translated">Ешкім де шыққан жоқ.</target>',
  );
  expect(returned).not.toBe(xliff);
  project.write("back/picket.xlf", returned);
  expect((await project.run(["import", "back/picket.xlf"])).code).toBe(0);
  expect(repetitions(project)).toEqual(["Ешкім де шыққан жоқ.", "Ешкім де шыққан жоқ.", "Ешкім де шыққан жоқ."]);
  await runsTwice(project);
});

test("an engine's and a pseudo draft give way to it, and it is not asked for again", async () => {
  using project = await repeating();
  await project.run(["--lang", "kk", "--engine", "pseudo"]);
  translate(project, "prison.md", 1, "Ешкім шықпайды.");
  const ran = await project.run(["--lang", "kk", "--engine", "pseudo", "--json"]);
  expect(ran.code).toBe(0);
  expect(repetitions(project)).toEqual(["Ешкім шықпайды.", "Ешкім шықпайды.", "Ешкім шықпайды."]);
});

test("where a person's translations differ, each stays, the rest is not filled and is shown as ambiguous", async () => {
  using project = await repeating();
  translate(project, "picket.md", 1, "Ешкім шықпайды.");
  translate(project, "prison.md", 1, "Ешкім де шықпады.");
  await runsTwice(project);
  expect(repetitions(project)).toEqual(["Ешкім шықпайды.", undefined, "Ешкім де шықпады."]);
  expect(project.read("xliff/kk/picket.md.xlf")).toContain("−1 ambiguous");
});

test("where a person's translations differ, the same surroundings decide", async () => {
  using project = await repeating();
  translate(project, "picket.md", 1, "Ешкім шықпайды.");
  translate(project, "prison.md", 1, "Ешкім де шықпады.");
  project.write("articles/second.md", `The gate is shut. ${REPEATED} It rains.\n`);
  await runsTwice(project);
  expect(entries(project, "second.md")[1]).toMatchObject({
    target: "Ешкім де шықпады.",
    origin: { memory: "segments/kk/prison.md.json", score: 102 },
  });
});

test("approve --only-here makes one place an exception, --everywhere takes it back, and undo both", async () => {
  using project = await repeating();
  translate(project, "prison.md", 1, "Одан ешкім босап шықпайды.");
  await project.run(["--lang", "kk"]);
  const id = entries(project, "prison.md")[1]?.id ?? "";
  expect(repetitions(project)).toEqual([1, 2, 3].map(() => "Одан ешкім босап шықпайды."));
  const ran = await project.run(["approve", `prison.md#${id}`, "--only-here", "--json"]);
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.stdout)).toMatchObject({
    changed: [{ lang: "kk", article: "prison.md", id }],
    withdrawn: [{ article: "picket.md" }, { article: "picket.md" }],
    refused: 0,
  });
  expect(entries(project, "prison.md")[1]).toMatchObject({ state: "reviewed", onlyHere: true });
  expect(repetitions(project)).toEqual([undefined, undefined, "Одан ешкім босап шықпайды."]);
  translate(project, "picket.md", 1, "Ешкім шықпайды.");
  await runsTwice(project);
  expect(repetitions(project)).toEqual(["Ешкім шықпайды.", "Ешкім шықпайды.", "Одан ешкім босап шықпайды."]);
  expect((await project.run(["explain", `prison.md#${id}`])).stdout).toContain("only here");

  expect((await project.run(["approve", `prison.md#${id}`, "--everywhere"])).code).toBe(0);
  expect(entries(project, "prison.md")[1]?.onlyHere).toBeUndefined();
  expect((await project.run(["undo"])).code).toBe(0);
  expect(entries(project, "prison.md")[1]).toMatchObject({ state: "reviewed", onlyHere: true });
  await runsTwice(project);
});

test("undoing an exception fills again what it had taken out", async () => {
  using project = await repeating();
  translate(project, "prison.md", 1, "Ешкім шықпайды.");
  await project.run(["--lang", "kk"]);
  const before = project.files();
  const id = entries(project, "prison.md")[1]?.id ?? "";
  await project.run(["approve", `prison.md#${id}`, "--only-here"]);
  expect((await project.run(["undo"])).code).toBe(0);
  expect(project.files()).toEqual(before);
});

test("an exception keeps its flag through a hand-over that is edited, and through the loss of its article", async () => {
  using project = await repeating();
  translate(project, "prison.md", 1, "Одан ешкім босап шықпайды.");
  await project.run(["--lang", "kk"]);
  const id = entries(project, "prison.md")[1]?.id ?? "";
  await project.run(["approve", `prison.md#${id}`, "--only-here"]);
  const xliff = project.read("xliff/kk/prison.md.xlf");
  project.write("xliff/kk/prison.md.xlf", xliff.replace(">Одан ешкім босап шықпайды.<", ">Одан ешкім шықпайды.<"));
  await project.run(["--lang", "kk"]);
  expect(entries(project, "prison.md")[1]).toMatchObject({ target: "Одан ешкім шықпайды.", onlyHere: true });
  project.remove("articles/prison.md");
  expect((await project.run(["--lang", "kk", "--prune"])).code).toBe(0);
  expect(JSON.parse(project.read("memory/superseded/kk/prison.md.jsonl"))).toMatchObject({ onlyHere: true });
  translate(project, "picket.md", 1, "Ешкім шықпайды.");
  await project.run(["--lang", "kk"]);
  expect(entries(project, "picket.md")[3]?.target).toBe("Ешкім шықпайды.");
});

test("--only-here wants one place: an id that stands in several articles is refused with their names", async () => {
  using project = await repeating();
  translate(project, "prison.md", 1, "Ешкім шықпайды.");
  await project.run(["--lang", "kk"]);
  const before = project.files();
  const id = entries(project, "prison.md")[1]?.id ?? "";
  const refused = await project.run(["approve", id, "--only-here"]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("E_USAGE_SEGMENT_PLACES");
  expect(refused.stderr).toContain(`articles/picket.md#${id}, articles/prison.md#${id}`);
  const both = await project.run(["approve", `prison.md#${id}`, "--only-here", "--everywhere"]);
  expect(both.code).toBe(2);
  expect(both.stderr).toContain("E_USAGE_BOTH");
  expect((await project.run(["reject", id, "--only-here"])).code).toBe(2);
  expect(project.files()).toEqual(before);
});

test("with propagate: false only reviewed work fills repetitions", async () => {
  using project = await repeating(`${CONFIG}memory: { propagate: false }\n`);
  translate(project, "prison.md", 1, "Ешкім шықпайды.");
  await project.run(["--lang", "kk"]);
  expect(repetitions(project)).toEqual([undefined, undefined, "Ешкім шықпайды."]);
  expect(project.read("xliff/kk/picket.md.xlf")).toContain("exact 95 (text 100, −5 unreviewed)");
  const id = entries(project, "prison.md")[1]?.id ?? "";
  await project.run(["approve", `prison.md#${id}`]);
  expect(repetitions(project)).toEqual(["Ешкім шықпайды.", "Ешкім шықпайды.", "Ешкім шықпайды."]);
});

test("what a person rejected does not fill repetitions", async () => {
  using project = await repeating();
  translate(project, "prison.md", 1, "Ешкім шықпайды.");
  const id = entries(project, "prison.md")[1]?.id ?? "";
  await project.run(["reject", `prison.md#${id}`]);
  await project.run(["--lang", "kk"]);
  expect(repetitions(project)).toEqual([undefined, undefined, "Ешкім шықпайды."]);
});

test("a sentence that says its joined neighbour's meaning as well fills no repetition", async () => {
  using project = await repeating();
  const record = JSON.parse(project.read("segments/kk/prison.md.json"));
  Object.assign(record.segments[1], { target: "Ешкім шықпайды, жаңбыр жауып тұр." });
  Object.assign(record.segments[2], { target: "", state: "edited", joined: true });
  project.write("segments/kk/prison.md.json", `${JSON.stringify(record, null, 2)}\n`);
  await runsTwice(project);
  expect(repetitions(project)).toEqual([undefined, undefined, "Ешкім шықпайды, жаңбыр жауып тұр."]);
});
