import fc from "fast-check";
import { expect, test } from "vitest";
import { articlePaths } from "../../src/commands/articles.ts";
import { openMeans } from "../../src/commands/means.ts";
import { openProject } from "../../src/commands/open-project.ts";
import { decide } from "../../src/journey/decide.ts";
import type { Answers } from "../../src/journey/run.ts";
import { translate } from "../../src/pipeline.ts";
import { NOW, type TemporaryProject, temporaryProject } from "../support/project.ts";

const SENTENCES = ["The centre opened.", "Families came.", "Nobody counted.", "The winter was hard."];
const TARGETS = ["Бірінші.", "Екінші.", "Үшінші."];
const ARTICLES = ["one.md", "two.md"];
const env = { SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000) };

interface Stored {
  readonly id: string;
  readonly source: string;
  target?: string;
  readonly state: string;
  readonly onlyHere?: true;
}

async function run(project: TemporaryProject): Promise<void> {
  const opened = await openProject(project.root, env);
  const means = await openMeans(opened, { frozen: false });
  const ask = async (): Promise<Answers> => ({ answers: new Map(), failures: new Map() });
  await translate(opened, means, { langs: ["kk"], paths: articlePaths(opened), interrupted: () => false, ask });
  means.stamps.save();
  await means.memory.close();
}

function segmentsOf(project: TemporaryProject, article: string): readonly Stored[] {
  return JSON.parse(project.read(`segments/kk/${article}.json`)).segments;
}

/** A person's edit in the record where it lies; gives back the id, or nothing where the text stood there already. */
function edit(project: TemporaryProject, article: string, index: number, target: string): string | undefined {
  const record: { segments: Stored[] } = JSON.parse(project.read(`segments/kk/${article}.json`));
  const entry = record.segments[index % record.segments.length];
  if (entry === undefined || entry.target === target) return undefined;
  entry.target = target;
  project.write(`segments/kk/${article}.json`, `${JSON.stringify(record, null, 2)}\n`);
  return entry.id;
}

async function approve(project: TemporaryProject, path: string, index: number, onlyHere: boolean): Promise<void> {
  const all = segmentsOf(project, path);
  const id = all[index % all.length]?.id;
  const opened = await openProject(project.root, env);
  const means = await openMeans(opened, { frozen: false });
  const decree = { kind: "approve", onlyHere } as const;
  const isChosen = (target: { readonly id: string }): boolean => target.id === id;
  await decide(opened, means, { path, lang: "kk" }, isChosen, decree, { kind: "person", name: "aigerim" });
  await means.memory.close();
}

function isHuman({ state }: Stored): boolean {
  return state === "edited" || state === "reviewed";
}

/** All places of one sentence. */
function placesOf(project: TemporaryProject, source: string): readonly Stored[] {
  return ARTICLES.flatMap((article) => segmentsOf(project, article)).filter((segment) => segment.source === source);
}

/** What must hold after a run, whatever people did before it. */
function expectPropagated(project: TemporaryProject): void {
  for (const source of SENTENCES) {
    const places = placesOf(project, source);
    const human = places.filter(isHuman);
    const general = new Set(human.filter(({ onlyHere }) => onlyHere !== true).map(({ target }) => target));
    const here = human.filter(({ onlyHere }) => onlyHere === true).map(({ target }) => target);
    const open = places.filter((place) => !isHuman(place));
    const [only] = general;
    if (general.size === 1 && here.length === 0)
      expect(open.map(({ state, target }) => [state, target])).toEqual(open.map(() => ["draft", only]));
    if (general.size === 1) for (const { target } of open) expect([only, ...here]).toContain(target);
    for (const { state, target } of open) expect(state).toBe(target === undefined ? "new" : "draft");
  }
}

const place = { article: fc.constantFrom(...ARTICLES), index: fc.nat(7) };
const step = fc.oneof(
  fc.record({ kind: fc.constant("edit" as const), ...place, target: fc.constantFrom(...TARGETS) }),
  fc.record({ kind: fc.constant("approve" as const), ...place, onlyHere: fc.boolean() }),
  fc.record({ kind: fc.constant("run" as const) }),
);
const sentences = fc.array(fc.constantFrom(...SENTENCES), { minLength: 2, maxLength: 6 });

test("people's translations fill all repetitions, never change one another, and a second run changes nothing", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(sentences, sentences, fc.array(step, { maxLength: 8 }), async (one, two, steps) => {
      using project = temporaryProject({
        "translate.config.yaml": "targets: [kk]\nengine: { name: none }\n",
        "articles/one.md": `${one.join("\n\n")}\n`,
        "articles/two.md": `${two.join("\n\n")}\n`,
      });
      await run(project);
      const written = new Map<string, string>();
      for (const done of steps) {
        if (done.kind === "run") await run(project);
        else if (done.kind === "approve") await approve(project, done.article, done.index, done.onlyHere);
        else {
          const id = edit(project, done.article, done.index, done.target);
          if (id !== undefined) written.set(`${done.article} ${id}`, done.target);
        }
      }
      await run(project);
      for (const article of ARTICLES)
        for (const { id, target } of segmentsOf(project, article))
          if (written.has(`${article} ${id}`)) expect(target).toBe(written.get(`${article} ${id}`));
      expectPropagated(project);
      const before = project.files();
      await run(project);
      expect(project.files()).toEqual(before);
    }),
    { numRuns: 60 },
  );
});
