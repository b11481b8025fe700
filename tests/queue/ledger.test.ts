import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { hash } from "../../src/core/normalise.ts";
import { Problem } from "../../src/core/problem.ts";
import { type Ledger, openLedger } from "../../src/queue/ledger.ts";
import type { LedgerRow } from "../../src/queue/ledger-contract.ts";
import { temporaryFolder } from "./temporary.ts";

const noon = Date.UTC(2026, 10, 22, 12);

function row(text: string): LedgerRow {
  return { key: hash(text), from: "en", to: "kk", engine: "google", model: "general/nmt", text };
}

const senate = row("The Senate met on Monday.");
const budget = row("The budget was approved.");

async function sent(ledger: Ledger, costs: ReadonlyMap<string, number>, run: string): Promise<number> {
  const request = await ledger.sending({ costs }, run);
  if (request.kind === "sent") return request.pack;
  throw new Error(`over ${request.budget}`);
}

async function answer(ledger: Ledger, run: string, asked: LedgerRow, text: string): Promise<void> {
  await ledger.claim([asked], run);
  const pack = await sent(ledger, new Map([[asked.key, asked.text.length]]), run);
  await ledger.settle(pack, [{ kind: "translated", key: asked.key, answer: { runs: [text], raw: text } }], run);
}

test("an answer that was settled is there for every process, and nobody may send its row again", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  const first = openLedger(path);
  await answer(first, "run-1", senate, "Сенат дүйсенбіде жиналды.");
  const second = openLedger(path);
  const stored = { runs: ["Сенат дүйсенбіде жиналды."], raw: "Сенат дүйсенбіде жиналды." };
  expect(await second.answers([senate.key, budget.key])).toEqual(new Map([[senate.key, stored]]));
  expect(await second.claim([senate], "run-2")).toMatchObject({ mine: [], answers: new Map([[senate.key, stored]]) });
  await Promise.all([first.close(), second.close()]);
});

test("a row that a living run has is waited for; when the run ends without an answer it is free, and uncertain", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  const first = openLedger(path);
  const second = openLedger(path);
  await first.claim([senate, budget], "run-1");
  await sent(first, new Map([[senate.key, 25]]), "run-1");
  expect(await second.claim([senate, budget], "run-2")).toMatchObject({ mine: [], waiting: [senate.key, budget.key] });
  expect(await second.uncertain()).toBe(0);
  await first.close();
  expect(await second.uncertain()).toBe(1);
  expect(await second.claim([senate, budget], "run-2")).toMatchObject({
    mine: [senate.key, budget.key],
    waiting: [],
    uncertain: 1,
  });
  await second.close();
});

test("a refused row is not asked again in its run, once in each later one, and never after three refusals", async () => {
  await using folder = await temporaryFolder();
  const ledger = openLedger(join(folder.path, "ledger.db"));
  const problem = new Problem("E_ENGINE_CODES", { engine: "google" });
  for (const run of ["run-1", "run-2", "run-3"]) {
    expect(await ledger.claim([senate], run)).toMatchObject({ mine: [senate.key] });
    const pack = await sent(ledger, new Map([[senate.key, 25]]), run);
    await ledger.settle(pack, [{ kind: "refused", key: senate.key, problem, raw: "<u>" }], run);
    expect(await ledger.claim([senate], run)).toMatchObject({ mine: [], failures: new Map([[senate.key, problem]]) });
  }
  expect(await ledger.claim([senate], "run-4")).toMatchObject({ mine: [] });
  expect((await ledger.refusals([senate.key])).get(senate.key)).toEqual(problem);
  await ledger.close();
});

test("what fails while a run waits for it has failed for that run, too", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  const first = openLedger(path);
  const second = openLedger(path);
  const problem = new Problem("E_ENGINE_EMPTY", { engine: "google" });
  await first.claim([senate, budget], "run-1");
  const early = await sent(first, new Map([[senate.key, 25]]), "run-1");
  expect(await second.claim([senate], "run-2")).toMatchObject({ waiting: [senate.key] });
  await first.settle(early, [{ kind: "refused", key: senate.key, problem, raw: "" }], "run-1");
  const late = await sent(first, new Map([[budget.key, 25]]), "run-1");
  await first.settle(late, [{ kind: "refused", key: budget.key, problem, raw: "" }], "run-1");
  expect(await second.claim([senate], "run-2", { waited: true })).toMatchObject({ mine: [], failures: { size: 1 } });
  expect(await second.claim([budget], "run-2")).toMatchObject({ mine: [], failures: { size: 1 } });
  await Promise.all([first.close(), second.close()]);
});

test("a ledger that cannot be made is a Problem with its place", async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, "file"), "");
  const path = join(folder.path, "file", "ledger.db");
  expect(() => openLedger(path)).toThrow(expect.objectContaining({ code: "E_LEDGER_UNWRITABLE", place: { path } }));
});

test("failures that are not the segment's fault may be asked again without end", async () => {
  await using folder = await temporaryFolder();
  const ledger = openLedger(join(folder.path, "ledger.db"));
  const problem = new Problem("E_ENGINE_UNREACHABLE", { engine: "google", detail: "" });
  for (const run of ["a", "b", "c", "d", "e"]) {
    expect((await ledger.claim([senate], run)).mine).toEqual([senate.key]);
    await ledger.retract(await sent(ledger, new Map([[senate.key, 25]]), run), [senate.key], true);
    await ledger.fail([senate.key], { failure: "transient", problem }, run);
  }
  await ledger.close();
});

test("what is spent counts by run and by month what was or may have been charged", async () => {
  await using folder = await temporaryFolder();
  let now = noon;
  const ledger = openLedger(join(folder.path, "ledger.db"), () => now);
  await answer(ledger, "run-1", senate, "Сенат дүйсенбіде жиналды.");
  await ledger.claim([budget], "run-1");
  const throttled = await sent(ledger, new Map([[budget.key, 1_000]]), "run-1");
  await ledger.retract(throttled, [budget.key], false);
  const lost = await sent(ledger, new Map([[budget.key, 100]]), "run-1");
  await ledger.retract(lost, [budget.key], true);
  now = Date.UTC(2026, 11, 1);
  await answer(ledger, "run-2", row("In December."), "Желтоқсанда.");
  expect(await ledger.spent({ run: "run-1" })).toBe(senate.text.length + 100);
  expect(await ledger.spent({ month: "2026-11" })).toBe(senate.text.length + 100);
  expect(await ledger.spent({ month: "2026-12" })).toBe("In December.".length);
  await ledger.close();
});

test("a run that takes the name of a dead one is not kept waiting by what that left behind", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  const dead = openLedger(path);
  await dead.claim([senate], "nightly");
  await sent(dead, new Map([[senate.key, 25]]), "nightly");
  await dead.close();
  const ledger = openLedger(path);
  expect(await ledger.claim([senate], "nightly")).toMatchObject({ mine: [senate.key], uncertain: 1 });
  await ledger.close();
});

test("an answer damaged inside its row is not given out: it is asked again and counted as uncertain", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  const ledger = openLedger(path);
  await answer(ledger, "run-1", senate, "Сенат дүйсенбіде жиналды.");
  const vandal = new DatabaseSync(path);
  vandal.exec(`UPDATE request SET answer = '["Сенат таратылды."]'`);
  vandal.close();
  expect((await ledger.answers([senate.key])).size).toBe(0);
  expect(await ledger.claim([senate], "run-2")).toMatchObject({ mine: [senate.key], uncertain: 1 });
  await ledger.close();
});

test("another program's database, a newer ledger and a damaged one are named and left as they are", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  const foreign = new DatabaseSync(path);
  foreign.exec("CREATE TABLE bookmarks (url TEXT)");
  foreign.close();
  expect(() => openLedger(path)).toThrow(expect.objectContaining({ code: "E_LEDGER_FOREIGN", place: { path } }));

  const newer = join(folder.path, "newer.db");
  await openLedger(newer).close();
  const future = new DatabaseSync(newer);
  future.exec("PRAGMA user_version = 99");
  future.close();
  expect(() => openLedger(newer)).toThrow(
    expect.objectContaining({ code: "E_LEDGER_NEWER", values: { found: 99, known: 2 } }),
  );

  const damaged = join(folder.path, "damaged.db");
  await writeFile(damaged, "this is no database, but a text that is long enough to be read as a header ".repeat(20));
  const before = await readFile(damaged);
  expect(() => openLedger(damaged)).toThrow(
    expect.objectContaining({ code: "E_LEDGER_DAMAGED", place: { path: damaged } }),
  );
  expect(await readFile(damaged)).toEqual(before);
});

test("a ledger cut in half is damaged, whenever that comes to light", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  const ledger = openLedger(path);
  await ledger.claim(
    Array.from({ length: 500 }, (_, index) => row(`Sentence number ${index}. ${"x".repeat(200)}`)),
    "run-1",
  );
  await ledger.close();
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, whole.length / 2));
  const use = async (): Promise<void> => {
    const opened = openLedger(path);
    try {
      for (let index = 0; index < 500; index += 1)
        await opened.claim([row(`Sentence number ${index}. ${"x".repeat(200)}`)], "run-2");
    } finally {
      await opened.close();
    }
  };
  await expect(use()).rejects.toMatchObject({ code: "E_LEDGER_DAMAGED" });
});

test("a change that was begun counts once it is finished, and is found unfinished until then", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  const ledger = openLedger(path);
  const change = { command: "memory import", at: new Date(noon).toISOString(), by: "aigerim", changes: { files: [] } };
  const id = await ledger.beginChange(change);
  await ledger.close();
  const again = openLedger(path);
  expect(await again.unfinishedChanges()).toMatchObject([{ id, ...change, undone: false }]);
  expect([await again.lastChange(), await again.changeOf(id), await again.changes(10)]).toEqual([
    undefined,
    undefined,
    [],
  ]);
  await again.finishChange(id);
  expect(await again.unfinishedChanges()).toEqual([]);
  expect(await again.changeOf(id)).toMatchObject({ id, undone: false });
  expect((await again.lastChange())?.id).toBe(id);
  await again.close();
});

test("the undo log gives changes back, newest first, and the last that is not undone", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  const ledger = openLedger(path);
  const at = new Date(noon).toISOString();
  const approve = await ledger.logChange({
    command: "approve",
    at,
    by: "aigerim",
    changes: { ids: ["s1"], state: "edited" },
  });
  const lock = await ledger.logChange({ command: "lock", at, by: undefined, changes: [1, null] });
  await ledger.markUndone(lock);
  await ledger.close();
  const again = openLedger(path);
  expect(await again.lastChange()).toEqual({
    id: approve,
    command: "approve",
    at,
    by: "aigerim",
    changes: { ids: ["s1"], state: "edited" },
    undone: false,
  });
  expect((await again.changes(10)).map(({ id, undone }) => [id, undone])).toEqual([
    [lock, true],
    [approve, false],
  ]);
  await again.close();
});
