import { join } from "node:path";
import { expect, test } from "vitest";
import { hash } from "../../src/core/normalise.ts";
import { Problem } from "../../src/core/problem.ts";
import { openLedger } from "../../src/queue/ledger.ts";
import type { Ledger, LedgerRow } from "../../src/queue/ledger-contract.ts";
import type { ExportedRow, RowFilter } from "../../src/queue/ledger-report.ts";
import { temporaryFolder } from "./temporary.ts";

function row(text: string, more: Partial<LedgerRow> = {}): LedgerRow {
  return { key: hash(text), from: "en", to: "kk", engine: "google", model: "general/nmt", text, ...more };
}

const noon = Date.UTC(2026, 10, 22, 12);
const senate = row("The Senate met on Monday.");
const water = row("The water code was read twice.");
const gate = row("Families gather at the gate.");
const busy = new Problem("E_ENGINE_UNREACHABLE", { engine: "google", detail: "busy" });

/** A ledger with a clock of its own. */
async function project() {
  const folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  const clock = { now: noon };
  const ledger = openLedger(path, () => clock.now);
  return {
    clock,
    ledger,
    open: () => openLedger(path, () => clock.now),
    async [Symbol.asyncDispose]() {
      await ledger.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function send(ledger: Ledger, rows: readonly LedgerRow[], run: string): Promise<number> {
  const sent = await ledger.sending({ costs: new Map(rows.map(({ key, text }) => [key, text.length])) }, run);
  if (sent.kind === "over") throw new Error(sent.budget);
  return sent.pack;
}

async function rowsOf(ledger: Ledger, filter: RowFilter = {}): Promise<readonly ExportedRow[]> {
  const rows: ExportedRow[] = [];
  for await (const found of ledger.rows(filter)) rows.push(found);
  return rows.sort((a, b) => (a.text < b.text ? -1 : 1));
}

test("a row for which the service named a time is waited for when that is near, and left alone when it is far", async () => {
  await using it = await project();
  await it.ledger.claim([senate, water], "run-1");
  await send(it.ledger, [senate, water], "run-1");
  await it.ledger.fail([senate.key], { failure: "transient", problem: busy, retryAfterMs: 30_000 }, "run-1");
  await it.ledger.fail([water.key], { failure: "daily", problem: busy, retryAfterMs: 3_600_000 }, "run-1");
  const claim = await it.ledger.claim([senate, water], "run-2");
  expect(claim).toMatchObject({ mine: [], waiting: [senate.key] });
  expect(claim.failures.get(water.key)).toMatchObject({
    code: "E_ASK_LATER",
    values: { engine: "google", at: "2026-11-22T13:00:00.000Z" },
  });
  expect([...(await it.ledger.refusals([senate.key, water.key])).keys()]).toEqual([water.key]);
  it.clock.now += 30_000;
  expect(await it.ledger.claim([senate], "run-2", { waited: true })).toMatchObject({ mine: [senate.key] });
  it.clock.now += 3_600_000;
  expect(await it.ledger.claim([water], "run-3")).toMatchObject({ mine: [water.key] });
});

test("no service is taken at its word for longer than a day", async () => {
  await using it = await project();
  await it.ledger.claim([senate], "run-1");
  await send(it.ledger, [senate], "run-1");
  await it.ledger.fail([senate.key], { failure: "throttle", problem: busy, retryAfterMs: 1e15 }, "run-1");
  expect(await rowsOf(it.ledger)).toMatchObject([{ nextAt: "2026-11-23T12:00:00.000Z" }]);
});

test("what a dead run had sent is counted before it is asked again, and can be held for a person", async () => {
  await using it = await project();
  const dead = it.open();
  await dead.claim([senate, water], "run-1");
  await send(dead, [senate], "run-1");
  expect(await it.ledger.uncertain([senate.key, water.key])).toBe(0);
  await dead.close();
  expect(await it.ledger.uncertain([senate.key, water.key, gate.key])).toBe(1);
  const held = await it.ledger.claim([senate, water], "run-2", { holdUncertain: true });
  expect(held).toMatchObject({ mine: [water.key], uncertain: 0 });
  expect(held.failures.get(senate.key)).toMatchObject({ code: "E_ASK_HELD" });
  expect(await rowsOf(it.ledger, { state: "uncertain" })).toMatchObject([{ text: senate.text, attempts: 1 }]);
  expect(await it.ledger.claim([senate], "run-3")).toMatchObject({ mine: [senate.key], uncertain: 1 });
});

test("what was sent by a dead run stays uncertain when a later run takes it and ends before it sends it", async () => {
  await using it = await project();
  const dead = it.open();
  await dead.claim([senate, water], "run-1");
  await send(dead, [senate, water], "run-1");
  await dead.close();
  expect(await it.ledger.claim([senate], "run-2")).toMatchObject({ mine: [senate.key], uncertain: 1 });
  await it.ledger.release([senate.key]); // its budget was reached, or somebody pressed Ctrl-C
  const killed = it.open();
  expect(await killed.claim([water], "run-3")).toMatchObject({ mine: [water.key], uncertain: 1 });
  await killed.close();
  expect(await it.ledger.uncertain([senate.key, water.key])).toBe(2);
  expect(await rowsOf(it.ledger, { state: "uncertain" })).toHaveLength(2);
  const held = await it.ledger.claim([senate, water], "run-4", { holdUncertain: true });
  expect([...held.failures.values()]).toMatchObject([{ code: "E_ASK_HELD" }, { code: "E_ASK_HELD" }]);
});

test("a clock that goes back leaves no row alone for longer than a day", async () => {
  await using it = await project();
  it.clock.now = Date.UTC(2038, 0, 1);
  await it.ledger.claim([senate], "run-1");
  await send(it.ledger, [senate], "run-1");
  await it.ledger.fail([senate.key], { failure: "daily", problem: busy, retryAfterMs: 3_600_000 }, "run-1");
  it.clock.now = noon;
  expect((await it.ledger.refusals([senate.key])).size).toBe(0);
  expect(await it.ledger.claim([senate], "run-2")).toMatchObject({ mine: [senate.key] });
});

test("the export tells the states apart, with class, attempts, times, context and what was billed", async () => {
  await using it = await project();
  const context = JSON.stringify({ previous: "It rained.", headings: ["Water"], examples: [] });
  const asked = { ...senate, context };
  await it.ledger.claim([asked, water, gate], "run-1");
  const pack = await send(it.ledger, [senate, water], "run-1");
  it.clock.now += 1_500;
  await it.ledger.settle(
    pack,
    [
      { kind: "translated", key: senate.key, answer: { runs: ["Сенат жиналды."], raw: "Сенат жиналды." } },
      { kind: "refused", key: water.key, problem: new Problem("E_ENGINE_EMPTY", { engine: "google" }), raw: " " },
    ],
    "run-1",
    { billed: { sent: 210, answered: 36 }, unit: "token", cost: 708 },
  );
  const found = await rowsOf(it.ledger);
  expect(found.map(({ text, state, class: kind, attempts }) => [text, state, kind, attempts])).toEqual([
    [gate.text, "planned", null, 0],
    [senate.text, "done", null, 1],
    [water.text, "failed", "refused", 1],
  ]);
  expect(found[1]).toEqual({
    key: senate.key,
    ...{ from: "en", to: "kk", engine: "google", model: "general/nmt", text: senate.text },
    ...{ state: "done", class: null, problem: null, nextAt: null, attempts: 1, refusals: 0, run: "run-1" },
    ...{ plannedAt: "2026-11-22T12:00:00.000Z", sentAt: "2026-11-22T12:00:00.000Z" },
    settledAt: "2026-11-22T12:00:01.500Z",
    codepoints: senate.text.length,
    context: JSON.parse(context),
    answer: ["Сенат жиналды."],
    raw: "Сенат жиналды.",
    pack: {
      ...{ id: pack, outcome: "answered", strings: 2, codepoints: senate.text.length + water.text.length },
      ...{ unit: "token", billedSent: 210, billedAnswered: 36, costMicroUsd: 708 },
    },
  });
  expect(await rowsOf(it.ledger, { state: "failed" })).toHaveLength(1);
  expect(await rowsOf(it.ledger, { since: "2026-11-22T12:00:01.000Z" })).toHaveLength(2);
  expect(await rowsOf(it.ledger, { engine: "deepl" })).toEqual([]);
});

test("the export has each row once, however many pages they fill", async () => {
  await using it = await project();
  const many = Array.from({ length: 1_203 }, (_, index) => row(`Sentence ${index}.`));
  await it.ledger.claim(many, "run-1");
  expect(new Set((await rowsOf(it.ledger)).map(({ key }) => key)).size).toBe(1_203);
});

test("a request that would exceed a budget is not noted, whoever has spent the rest", async () => {
  await using it = await project();
  const other = it.open();
  await it.ledger.claim([senate], "run-1");
  await other.claim([water, gate], "run-2");
  const budgets = { monthCost: 1_000 };
  const request = (asked: LedgerRow, cost: number) => ({ costs: new Map([[asked.key, 10]]), cost, budgets });
  expect(await it.ledger.sending(request(senate, 600), "run-1")).toMatchObject({ kind: "sent" });
  expect(await other.sending(request(water, 401), "run-2")).toEqual({ kind: "over", budget: "month-dollars" });
  expect(await other.left(budgets, "run-2")).toMatchObject({ "month-dollars": 400 });
  expect(await other.sending(request(water, 400), "run-2")).toMatchObject({ kind: "sent" });
  expect(await rowsOf(other, { state: "planned" })).toMatchObject([{ text: gate.text }]);
  it.clock.now = Date.UTC(2026, 11, 1);
  expect(await other.sending(request(gate, 1_000), "run-2")).toMatchObject({ kind: "sent" });
  await other.close();
});

test("what is billed takes the estimate's place in the budget, and what is refunded gives it back", async () => {
  await using it = await project();
  await it.ledger.claim([senate, water], "run-1");
  const sent = await it.ledger.sending({ costs: new Map([[senate.key, 10]]), cost: 900 }, "run-1");
  const budgets = { maxCost: 1_000, maxCodepoints: 100 };
  expect(await it.ledger.left(budgets, "run-1")).toMatchObject({ "run-dollars": 100, "run-characters": 90 });
  if (sent.kind === "over") throw new Error("over");
  const charged = { billed: { sent: 5, answered: 5 }, unit: "token" as const, cost: 50 };
  await it.ledger.settle(sent.pack, [{ kind: "refused", key: senate.key, problem: busy, raw: "" }], "run-1", charged);
  expect(await it.ledger.left(budgets, "run-1")).toMatchObject({ "run-dollars": 950 });
  const second = await it.ledger.sending({ costs: new Map([[water.key, 20]]), cost: 300 }, "run-1");
  if (second.kind === "over") throw new Error("over");
  await it.ledger.retract(second.pack, [water.key], false);
  expect(await it.ledger.left(budgets, "run-1")).toMatchObject({ "run-dollars": 950, "run-characters": 90 });
});
