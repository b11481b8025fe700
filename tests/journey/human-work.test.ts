import { renameSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { articlePaths } from "../../src/commands/articles.ts";
import { openMeans } from "../../src/commands/means.ts";
import { openProject } from "../../src/commands/open-project.ts";
import type { EngineAnswer } from "../../src/core/engine.ts";
import { pseudoEngine } from "../../src/engines/pseudo.ts";
import { decide } from "../../src/journey/decide.ts";
import { carryAlong, findMoved } from "../../src/journey/moved.ts";
import { orphanPaths } from "../../src/journey/orphans.ts";
import { prune } from "../../src/journey/prune.ts";
import { translate } from "../../src/pipeline.ts";
import { NOW, type TemporaryProject, temporaryProject } from "../support/project.ts";

const SENTENCES = [
  "The centre opened in 2008.",
  "Families came from the south.",
  "They were given a room each.",
  "Nobody counted the children.",
  "The winter was hard.",
  "In spring they moved on.",
];
const env = { SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000) };

interface Stored {
  id: string;
  source: unknown;
  target?: string;
  state: string;
  locked?: true;
  proposal?: { target: string };
}

/** A run of the main job with an engine that always answers. */
async function run(project: TemporaryProject, pruning = false): Promise<void> {
  const opened = await openProject(project.root, env);
  for (const moved of await findMoved(opened, articlePaths(opened))) carryAlong(opened, moved, opened.config.targets);
  const means = await openMeans(opened, { frozen: false });
  const engine = pseudoEngine();
  await translate(opened, means, {
    langs: ["kk"],
    paths: articlePaths(opened),
    engineOf: () => engine,
    interrupted: () => false,
    ask: async (wishes) => {
      const request = {
        items: wishes.map((wish) => wish.ask),
        from: "en",
        to: "kk",
        signal: new AbortController().signal,
      };
      const { answers } = await engine.translate(request);
      return {
        answers: new Map<string, EngineAnswer>(wishes.map((wish, index) => [wish.key, answers[index]!])),
        failures: new Map(),
      };
    },
  });
  if (pruning) await prune(opened, means, orphanPaths(opened, articlePaths(opened)), ["kk"]);
  means.stamps.save();
  await means.memory.close();
}

/** Does something to the project; gives back the text of human work that it added, if any, and the one it replaced. */
type Step = (
  project: TemporaryProject,
  serial: number,
) => Promise<{ readonly added?: string; readonly replaced?: string }>;

/** A step that adds no text of a person. */
async function andNothing(done: Promise<void>): Promise<object> {
  await done;
  return {};
}

function article(project: TemporaryProject): string | undefined {
  return [...project.files().keys()].find((path) => path.startsWith("articles/"))?.slice("articles/".length);
}

function record(project: TemporaryProject, path: string): { segments: Stored[] } | undefined {
  const file = `segments/kk/${path}.json`;
  return project.files().has(file) ? JSON.parse(project.read(file)) : undefined;
}

function changeArticle(change: (sentences: string[], serial: number) => string[]): Step {
  return async (project, serial) => {
    const path = article(project);
    if (path !== undefined)
      project.write(
        `articles/${path}`,
        `${change(project.read(`articles/${path}`).trim().split("\n\n"), serial).join("\n\n")}\n`,
      );
    return {};
  };
}

const steps: Readonly<Record<string, (index: number) => Step>> = {
  run: () => async (project) => await andNothing(run(project)),
  editSource: (index) =>
    changeArticle((sentences, serial) =>
      sentences.map((text, at) => (at === index % sentences.length ? text.replace(/\.$/, ` again ${serial}.`) : text)),
    ),
  insertSource: (index) =>
    changeArticle((sentences, serial) =>
      sentences.toSpliced(index % (sentences.length + 1), 0, `Wholly new words ${serial}.`),
    ),
  removeSource: (index) =>
    changeArticle((sentences) => (sentences.length > 1 ? sentences.toSpliced(index % sentences.length, 1) : sentences)),
  moveSource: (index) =>
    changeArticle((sentences) => [
      ...sentences.slice(index % sentences.length),
      ...sentences.slice(0, index % sentences.length),
    ]),
  rename: () => async (project, serial) => {
    const path = article(project);
    if (path !== undefined) renameSync(project.path(`articles/${path}`), project.path(`articles/renamed-${serial}.md`));
    return {};
  },
  prune: () => async (project) => await andNothing(run(project, true)),
  editRecordInPlace: (index) => async (project, serial) => {
    const path = article(project) ?? "";
    const stored = record(project, path);
    const entry = stored?.segments[index % stored.segments.length];
    if (stored === undefined || entry === undefined) return {};
    const replaced = entry.target;
    entry.target = `Қолмен ${serial}.`;
    project.write(`segments/kk/${path}.json`, `${JSON.stringify(stored, null, 2)}\n`);
    return { added: entry.target, ...(replaced === undefined ? {} : { replaced }) };
  },
  editHandoverInPlace: (index) => async (project, serial) => {
    const path = article(project) ?? "";
    const file = `xliff/kk/${path}.xlf`;
    if (!project.files().has(file)) return {};
    const lines = project.read(file).split("\n");
    const targets = lines.flatMap((line, at) =>
      /^ {10}<target[ >]/.test(line) && !/translate="no"/.test(lines[at - 2] ?? "") ? [at] : [],
    );
    const at = targets[index % Math.max(1, targets.length)];
    if (at === undefined) return {};
    const added = `Файлда ${serial}.`;
    const replaced = />([^<]*)<\/target>/.exec(lines[at] ?? "")?.[1];
    lines[at] = (lines[at] ?? "").replace(/>[^<]*<\/target>/, `>${added}</target>`);
    project.write(file, lines.join("\n"));
    return { added, ...(replaced === undefined ? {} : { replaced }) };
  },
  approve: (index) => async (project) => await andNothing(decideOn(project, index, "approve")),
  lock: (index) => async (project) => await andNothing(decideOn(project, index, "lock")),
};

async function decideOn(project: TemporaryProject, index: number, decision: "approve" | "lock"): Promise<void> {
  const path = article(project);
  if (path === undefined || record(project, path) === undefined) return;
  const opened = await openProject(project.root, env);
  const means = await openMeans(opened, { frozen: false });
  const ids = record(project, path)?.segments.map(({ id }) => id) ?? [];
  await decide(opened, means, { path, lang: "kk" }, (target) => target.id === ids[index % ids.length], decision, {
    kind: "person",
    name: "aigerim",
  });
  await means.memory.close();
}

/** Every text that the project still holds as a target, a proposal or a remembered pair. */
function heldTexts(project: TemporaryProject): string {
  return [...project.files()]
    .filter(([path]) => path.startsWith("segments/kk/") || path.startsWith("memory/") || path.startsWith("xliff/"))
    .map(([, text]) => text)
    .join("\n");
}

test("law 1: a person's text survives any sequence of runs, source edits, renames, edits in place and decisions", {
  timeout: 240_000,
}, async () => {
  const sequence = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(7)), {
    minLength: 4,
    maxLength: 14,
  });
  await fc.assert(
    fc.asyncProperty(sequence, async (chosen) => {
      using project = temporaryProject({ "articles/centre.md": `${SENTENCES.join("\n\n")}\n` });
      await run(project);
      const human = new Set<string>();
      for (const [serial, [name, index]] of chosen.entries()) {
        const { added, replaced } = (await steps[name]?.(index)(project, serial)) ?? {};
        if (replaced !== undefined) human.delete(replaced); // the person's own correction
        if (added !== undefined) human.add(added);
        const held = heldTexts(project);
        expect([...human].filter((text) => !held.includes(text))).toEqual([]);
      }
      await run(project);
      const held = heldTexts(project);
      expect([...human].filter((text) => !held.includes(text))).toEqual([]);
      const before = project.files();
      await run(project);
      expect(project.files()).toEqual(before);
    }),
    { numRuns: 60 },
  );
});
