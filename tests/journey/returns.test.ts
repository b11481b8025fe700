import { cpSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { articlePaths } from "../../src/commands/articles.ts";
import type { Command } from "../../src/commands/command.ts";
import { importCommand } from "../../src/commands/import.ts";
import { openMeans } from "../../src/commands/means.ts";
import { openProject } from "../../src/commands/open-project.ts";
import { undoCommand } from "../../src/commands/undo.ts";
import type { EngineAnswer } from "../../src/core/engine.ts";
import { pseudoEngine } from "../../src/engines/pseudo.ts";
import { writeZip } from "../../src/files/zip.ts";
import { translate } from "../../src/pipeline.ts";
import { createReporter } from "../../src/report/terminal.ts";
import { NOW, type TemporaryProject, temporaryProject } from "../support/project.ts";
import { csv, type Pair, projectSave, sdlxliff, xlsx } from "../support/returns.ts";

const env = { SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000) };
const ARTICLES = {
  "centre.md": [
    "The centre opened in 2008.",
    "Families came from the *far south* by train.",
    "They were given a room each.",
    "Nobody counted the children.",
  ],
  "picket.md": [
    "The winter was hard.",
    "See the [new decree](/decree) today.",
    "In spring they moved on.",
    "The police only watch from across the road.",
  ],
};

/** A project with machine drafts for both articles. */
async function drafted(): Promise<TemporaryProject> {
  const project = temporaryProject(
    Object.fromEntries(
      Object.entries(ARTICLES).map(([name, lines]) => [`articles/${name}`, `${lines.join("\n\n")}\n`]),
    ),
  );
  await run(project);
  return project;
}

async function run(project: TemporaryProject): Promise<void> {
  const opened = await openProject(project.root, env);
  const means = await openMeans(opened, { frozen: false });
  // Not as pseudo-text, which nobody hands over, but as an engine's drafts.
  const engine = { ...pseudoEngine(), name: "accents" };
  await translate(opened, means, {
    langs: ["kk"],
    paths: articlePaths(opened),
    engineOf: () => engine,
    interrupted: () => false,
    ask: async (wishes) => {
      const items = wishes.map((wish) => wish.ask);
      const { answers } = await engine.translate({
        items,
        from: "en",
        to: "kk",
        signal: new AbortController().signal,
      });
      return {
        answers: new Map<string, EngineAnswer>(wishes.map((wish, at) => [wish.key, answers[at]!])),
        failures: new Map(),
      };
    },
  });
  means.stamps.save();
  await means.memory.close();
}

async function command(project: TemporaryProject, { run: start }: Command, names: readonly string[], values = {}) {
  const output = { stdout: "", stderr: "" };
  const stdout = { write: (text: string) => (output.stdout += text) };
  const stderr = { write: (text: string) => (output.stderr += text) };
  const reporter = createReporter({ stdout, stderr, json: false, quiet: false, env: {} });
  const code = await start({
    folder: project.root,
    positionals: names,
    values: { lang: "kk", ...values },
    reporter,
    env,
  });
  return { code, ...output };
}

interface Entry {
  readonly id: string;
  readonly source: string | readonly unknown[];
  readonly state: string;
}

/** A segment and what somebody made of it. */
interface Work extends Pair {
  readonly id: string;
  readonly article: string;
}

/** The text of a person for a segment, with the codes of its source. */
function work(article: string, { id, source }: Entry, serial: number): Work {
  const marks = Object.entries({ "far south": ["{1}", "{/1}"], "new decree": ["{1}", "{/1}"] });
  const written = JSON.stringify(source);
  const marked = ARTICLES[article as keyof typeof ARTICLES].map((line) =>
    line.replace(/\*(.*)\*/, "{1}$1{/1}").replace(/\[(.*)\]\(.*?\)/, "{1}$1{/1}"),
  );
  const own = marked.find((line) => written.includes(line.replaceAll(/\{.*\}/g, "").slice(0, 8))) ?? "";
  const hasCode = marks.some(([words]) => own.includes(words));
  return { article, id, source: own, target: hasCode ? `Адам ${serial} {1}сөзі{/1}.` : `Адамның ${serial}-сөзі.` };
}

const FORMS = ["xliff", "csv", "csv-ids", "xlsx", "xlsx-ids", "tmx", "tmx-ids", "sdlxliff"] as const;
type Form = (typeof FORMS)[number];

/** The files that somebody's work comes back in: one for each article where the form is an article's, else one. */
function returned(
  project: TemporaryProject,
  form: Form,
  works: readonly Work[],
  name: string,
): Readonly<Record<string, string | Uint8Array>> {
  const plain = works.map(({ source, target }) => ({ source, target }));
  switch (form) {
    case "csv":
      return { [`${name}.csv`]: csv(["source", "target"], plain) };
    case "csv-ids":
      return { [`${name}.csv`]: csv(["target", "id", "source"], works) };
    case "xlsx":
      return { [`${name}.xlsx`]: xlsx(["source", "target"], plain) };
    case "xlsx-ids":
      return { [`${name}.xlsx`]: xlsx(["id", "source", "target"], works) };
    case "tmx":
      return { [`${name}-omegat.tmx`]: projectSave(plain) };
    case "tmx-ids":
      return { [`${name}-omegat.tmx`]: projectSave(works) };
    case "sdlxliff":
      return {
        [`${name}.sdlxliff`]: sdlxliff(
          "job.xlf",
          works.map((one) => ({ ...one, conf: "Translated" })),
        ),
      };
    case "xliff":
      return Object.fromEntries(
        [...Map.groupBy(works, ({ article }) => article)].map(([article, own]) => [
          `${name}-${article}.xlf`,
          edited(project.read(`xliff/kk/${article}.xlf`), own),
        ]),
      );
  }
}

/** A hand-over file with only these units, in their order, and with these targets. */
function edited(xlf: string, works: readonly Work[]): string {
  const units = works.map(({ id, target }) => {
    const unit = new RegExp(`<trans-unit id="${id}"[\\s\\S]*?</trans-unit>`).exec(xlf)?.[0] ?? "";
    const inline = target.replace("{1}", '<g id="1">').replace("{/1}", "</g>");
    return unit.replace(/<target.*<\/target>/, () => `<target state="translated">${inline}</target>`);
  });
  return xlf.replace(/<body>[\s\S]*<\/body>/, () => `<body>${units.join("\n")}</body>`);
}

function records(project: TemporaryProject): ReadonlyMap<string, string> {
  return new Map([...project.files()].filter(([path]) => RECORDS.test(path)));
}

const PLACE = { article: fc.constantFrom(...Object.keys(ARTICLES)), at: fc.nat(3) };
const MOST_PLACES = 5;
const batches = fc.array(
  fc.record({
    form: fc.constantFrom(...FORMS),
    places: fc.array(fc.record(PLACE), { minLength: 1, maxLength: MOST_PLACES }),
    zipped: fc.boolean(),
    whole: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);
const RECORDS = /^(segments|memory)\//;

interface Batch {
  readonly form: Form;
  readonly places: readonly { readonly article: string; readonly at: number }[];
  readonly zipped: boolean;
  /** Whether what nobody touched comes back too, with the machine's text. */
  readonly whole: boolean;
}

/** Writes what somebody sends back; gives the names of the files and what the person wrote, without codes. */
function sendBack(project: TemporaryProject, batches: readonly Batch[]): { names: string[]; human: string[] } {
  const human: string[] = [];
  const names: string[] = [];
  const encoder = new TextEncoder();
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === "string" ? encoder.encode(content) : content;
  for (const [index, { form, places, zipped, whole }] of batches.entries()) {
    const chosen = new Map(places.map(({ article, at }) => [`${article} ${at}`, { article, at }]));
    const works = [...chosen.values()].flatMap(({ article, at }, place) => {
      const entry = entriesOf(project, article)[at];
      return entry === undefined ? [] : [work(article, entry, index * 10 + place)];
    });
    human.push(...works.map(({ target }) => target.replaceAll(/\{.*/g, "").trim()));
    const touched = new Set(works.map(({ id }) => id));
    const others = whole ? untouched(project).filter(({ id }) => !touched.has(id)) : [];
    const files = Object.entries(returned(project, form, [...others, ...works], `work${index}`));
    if (zipped) {
      const packed = writeZip(files.map(([name, content]) => ({ name, bytes: bytesOf(content) })));
      project.write(`back/work${index}.zip`, packed);
      names.push(`back/work${index}.zip`);
    } else
      for (const [name, content] of files) {
        project.write(`back/${name}`, content);
        names.push(`back/${name}`);
      }
  }
  return { names, human };
}

/** The machine's drafts of segments without codes, as they come back from a tool that shows them. */
function untouched(project: TemporaryProject): readonly Work[] {
  return Object.keys(ARTICLES).flatMap((article) =>
    targetsOf(project, article).flatMap(({ id, source, target }): readonly Work[] =>
      typeof source === "string" && typeof target === "string" ? [{ article, id, source, target }] : [],
    ),
  );
}

/** The targets that pass for a person's work. */
function passing(project: TemporaryProject): readonly string[] {
  const targets = Object.keys(ARTICLES).flatMap((article) => targetsOf(project, article));
  return targets.flatMap(({ state, target }) => (state === "draft" || state === "new" ? [] : [JSON.stringify(target)]));
}

function missing(project: TemporaryProject, human: readonly string[]): readonly string[] {
  const held = [...records(project).values()].join("\n");
  return human.filter((text) => !held.includes(text));
}

test("work that comes back in any mixture of forms and any order loses no word, comes to the same, and once more to nothing", {
  timeout: 240_000,
}, async () => {
  using begun = await drafted();
  await fc.assert(
    fc.asyncProperty(batches, fc.infiniteStream(fc.nat(1000)), async (chosen, order) => {
      using project = copyOf(begun);
      const { names, human } = sendBack(project, chosen);
      using other = copyOf(project);
      const before = project.files();

      const dry = await command(project, importCommand, names, { "dry-run": true });
      expect(project.files()).toEqual(before);
      const real = await command(project, importCommand, names);
      expect({ code: dry.code, stdout: dry.stdout }).toEqual({ code: real.code, stdout: real.stdout });
      expect([0, 4]).toContain(real.code);
      expect(missing(project, human)).toEqual([]);
      expect(passing(project).filter((text) => !/Адам/.test(text))).toEqual([]);

      const after = project.files();
      await command(project, importCommand, names);
      expect(project.files()).toEqual(after);

      const shuffled = names
        .map((name) => ({ name, key: order.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ name }) => name);
      await command(other, importCommand, shuffled);
      expect(other.files()).toEqual(after);

      await command(project, undoCommand, []);
      expect(records(project)).toEqual(new Map([...before].filter(([path]) => RECORDS.test(path))));
    }),
    { numRuns: 25 },
  );
});

const SOURCE_EDITS: Readonly<Record<string, (lines: readonly string[], at: number) => readonly string[]>> = {
  lengthen: (lines, at) => lines.map((line, index) => (index === at ? line.replace(/\.$/, " as before.") : line)),
  remove: (lines, at) => (lines.length > 1 ? lines.toSpliced(at, 1) : lines),
  turn: (lines, at) => [...lines.slice(at), ...lines.slice(0, at)],
  rewrite: (lines, at) => lines.with(at % lines.length, "Wholly other words stand here now."),
};

test("where articles have changed meanwhile, every word is held or named, and once more changes nothing", {
  timeout: 240_000,
}, async () => {
  using begun = await drafted();
  const edit = fc.record({ kind: fc.constantFrom(...Object.keys(SOURCE_EDITS)), ...PLACE });
  await fc.assert(
    fc.asyncProperty(batches, fc.array(edit, { minLength: 1, maxLength: 4 }), async (chosen, edits) => {
      using project = copyOf(begun);
      const { names, human } = sendBack(project, chosen);
      for (const { kind, article, at } of edits) {
        const lines = project.read(`articles/${article}`).trim().split("\n\n");
        project.write(`articles/${article}`, `${SOURCE_EDITS[kind]?.(lines, at % lines.length).join("\n\n")}\n`);
      }
      await run(project);
      const { stderr } = await command(project, importCommand, names);
      const units = stderr.match(/E_UNIT_UNKNOWN/g)?.length ?? 0;
      const counted = [...stderr.matchAll(/^(?:.*its translations: )?(\d+)(?: entr(?:y|ies) of|\.$)/gm)];
      const inMemories = counted.reduce((sum, [, count]) => sum + Number(count), 0);
      const articles = (stderr.match(/E_IMPORT_ARTICLE/g)?.length ?? 0) * MOST_PLACES;
      expect(missing(project, human).length).toBeLessThanOrEqual(units + inMemories + articles);
      expect(passing(project).filter((text) => !/Адам/.test(text))).toEqual([]);
      const after = project.files();
      await command(project, importCommand, names);
      expect(project.files()).toEqual(after);
    }),
    { numRuns: 25 },
  );
});

function entriesOf(project: TemporaryProject, article: string): readonly Entry[] {
  return JSON.parse(project.read(`segments/en/${article}.json`)).segments;
}

function targetsOf(project: TemporaryProject, article: string): readonly (Entry & { readonly target?: unknown })[] {
  return JSON.parse(project.read(`segments/kk/${article}.json`)).segments;
}

function copyOf(project: TemporaryProject): TemporaryProject {
  const copy = temporaryProject();
  cpSync(project.root, copy.root, { recursive: true });
  return copy;
}
