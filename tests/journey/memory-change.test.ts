import fc from "fast-check";
import { expect, test } from "vitest";
import { openProject } from "../../src/commands/open-project.ts";
import { openOutbox } from "../../src/files/outbox.ts";
import { importUnits } from "../../src/journey/import-units.ts";
import { memoryChangeOf, takeMemoryBack, writeMemory } from "../../src/journey/memory-change.ts";
import { mendMemory } from "../../src/journey/mend-memory.ts";
import type { Project } from "../../src/journey/project.ts";
import { readUnits } from "../../src/journey/read-units.ts";
import { type Ledger, openLedger } from "../../src/queue/ledger.ts";
import { CONFLICT_RULES, type ConflictRule } from "../../src/record/merge-units.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const AT = "2026-01-15T09:00:00Z";
const alone = async <T>(_langs: readonly string[], work: () => Promise<T>): Promise<T> => await work();

interface Opened extends AsyncDisposable {
  readonly files: TemporaryProject;
  readonly project: Project;
  readonly ledger: Ledger;
}

async function opened(): Promise<Opened> {
  const files = temporaryProject({ "translate.config.yaml": "targets: [kk]\n", "articles/a.md": "One.\n" });
  const project = await openProject(files.root, {});
  const ledger = openLedger(files.path(".qazyna/ledger.db"));
  return {
    files,
    project,
    ledger,
    [Symbol.asyncDispose]: async () => {
      await ledger.close();
      files[Symbol.dispose]();
    },
  };
}

/** Imports rows of a table and gives the number of the change. */
async function imported({ files, project, ledger }: Opened, rows: readonly Row[], rule: ConflictRule): Promise<number> {
  files.write("in.jsonl", rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const read = await readUnits(project, { absolute: files.path("in.jsonl"), path: "in.jsonl", langs: ["kk"] });
  files.remove("in.jsonl");
  const { files: changes } = await importUnits(project, "kk", read.units.get("kk") ?? [], rule);
  return await writeMemory(
    { outbox: openOutbox(project.layout, false) },
    ledger,
    { command: "memory import", at: AT, by: "aigerim" },
    changes,
  );
}

async function takenBack({ project, ledger }: Opened, id: number) {
  const change = await ledger.changeOf(id);
  const memory = change === undefined ? undefined : memoryChangeOf(change);
  if (memory === undefined) throw new Error("no such change");
  await ledger.markUndone(id);
  return takeMemoryBack(project, { outbox: openOutbox(project.layout, false) }, memory);
}

interface Row {
  readonly source: string;
  readonly target: string;
  readonly state: string;
  readonly at?: string;
  readonly previousKey?: string;
}

const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.record(
    {
      source: fc.constantFrom("Families gather.", "They hold photographs.", "The police watch.", "Nobody comes out."),
      target: fc.constantFrom("Отбасылар жиналады.", "Қолдарында фотосуреттер.", "Полиция қарап тұр."),
      state: fc.constantFrom("edited", "reviewed"),
      at: fc.constantFrom("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"),
      previousKey: fc.constantFrom("", "beef"),
    },
    { requiredKeys: ["source", "target", "state"] },
  ),
  { maxLength: 8 },
);

test("an import that is taken back leaves the files as they were, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.constantFrom(...CONFLICT_RULES), async (first, second, rule) => {
      await using it = await opened();
      await imported(it, first, "both");
      const before = it.files.files();
      const id = await imported(it, second, rule);
      const { problems } = await takenBack(it, id);
      expect(problems).toEqual([]);
      expect(it.files.files()).toEqual(before);
    }),
    { numRuns: 40 },
  );
});

test("imports taken back in turn leave nothing", async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (first, second) => {
      await using it = await opened();
      const before = it.files.files();
      const ids = [await imported(it, first, "newest"), await imported(it, second, "newest")];
      for (const id of ids.reverse()) expect((await takenBack(it, id)).problems).toEqual([]);
      expect(it.files.files()).toEqual(before);
    }),
    { numRuns: 20 },
  );
});

const GATHER: Row = { source: "Families gather.", target: "Отбасылар жиналады.", state: "edited" };
const WATCH: Row = { source: "The police watch.", target: "Полиция қарап тұр.", state: "edited" };

function shardOf(it: Opened, text: string): string {
  const found = [...it.files.files()].find(([path, content]) => path.startsWith("memory/") && content.includes(text));
  if (found === undefined) throw new Error(`${text} stands nowhere`);
  return found[0];
}

test("a line edited since stays and is named with its place; the others go", async () => {
  await using it = await opened();
  const id = await imported(it, [GATHER, WATCH], "newest");
  const path = shardOf(it, GATHER.target);
  it.files.write(path, it.files.read(path).replace(GATHER.target, "Отбасылар жиналып жатыр."));
  const { count, problems } = await takenBack(it, id);
  expect(count).toBe(1);
  expect(problems).toMatchObject([{ code: "E_UNDO_MEMORY_CHANGED", place: { path, line: 1 } }]);
  expect(it.files.read(path)).toContain("Отбасылар жиналып жатыр.");
  expect([...it.files.files().values()].join("")).not.toContain(WATCH.target);
});

test("a replacement that was edited since stays, and what it replaced does not come back beside it", async () => {
  await using it = await opened();
  await imported(it, [GATHER], "newest");
  const id = await imported(it, [{ ...GATHER, target: "Отбасылар жиналды.", at: AT }], "newest");
  const path = shardOf(it, "Отбасылар жиналды.");
  it.files.write(path, it.files.read(path).replace("жиналды", "бас қосты"));
  const { count, problems } = await takenBack(it, id);
  expect([count, problems.map(({ code }) => code)]).toEqual([0, ["E_UNDO_MEMORY_CHANGED"]]);
  expect(it.files.read(path)).not.toContain(GATHER.target);
});

test("a line that somebody removed since is passed over", async () => {
  await using it = await opened();
  const id = await imported(it, [GATHER, WATCH], "newest");
  it.files.remove(shardOf(it, GATHER.target));
  expect(await takenBack(it, id)).toMatchObject({ count: 1, problems: [] });
});

test("two equal lines, as git's union may leave them, go together", async () => {
  await using it = await opened();
  const id = await imported(it, [GATHER], "newest");
  const path = shardOf(it, GATHER.target);
  it.files.write(path, it.files.read(path).repeat(2));
  await takenBack(it, id);
  expect(it.files.files().has(path)).toBe(false);
});

test("a change that its process did not finish is taken back once, and counts as undone", async () => {
  await using it = await opened();
  const { project, ledger } = it;
  const outbox = openOutbox(project.layout, false);
  const unfinished: Ledger = { ...ledger, finishChange: async () => {} };
  await imported({ ...it, ledger: unfinished }, [GATHER, WATCH], "newest");
  expect(await ledger.lastChange()).toBeUndefined();
  const mended = await mendMemory(project, { outbox }, ledger, alone);
  expect(mended).toMatchObject([{ count: 2, problems: [] }]);
  expect([...it.files.files().keys()].filter((path) => path.startsWith("memory/"))).toEqual([]);
  expect(await mendMemory(project, { outbox }, ledger, alone)).toEqual([]);
  expect(await ledger.changes(10)).toMatchObject([{ undone: true }]);
});

test("lines that nothing changes keep their bytes, also where somebody wrote them by hand", async () => {
  await using it = await opened();
  await imported(it, [GATHER], "newest");
  const path = shardOf(it, GATHER.target);
  const byHand = `{ "target": "Отбасылар жиналады.", "source": "Families gather.", "state": "reviewed", "mine": 1 }\n`;
  it.files.write(path, byHand);
  await imported(it, [{ ...GATHER, target: "Отбасылар жиналды." }], "both");
  expect(it.files.read(path)).toContain(byHand);
});
