import { existsSync } from "node:fs";
import { Problem } from "../core/problem.ts";
import { type Ledger, openLedger } from "../queue/ledger.ts";
import { COSTS_BY, type CostLine, type CostsBy, ROW_STATES, type RowFilter } from "../queue/ledger-report.ts";
import { problemFrom } from "../queue/stored-problem.ts";
import { english, say } from "../report/say.ts";
import { dollars, table } from "../report/table.ts";
import type { Reporter } from "../report/terminal.ts";
import type { Command, Context } from "./command.ts";
import { oneOf } from "./one-of.ts";
import { openProject } from "./open-project.ts";

/** `translate report`: what was asked of engines (`--ledger`, JSON lines), and what it cost (`--cost`, a table). */
export const reportCommand: Command = {
  takesNames: false,
  options: {
    ledger: { type: "boolean" },
    cost: { type: "boolean" },
    by: { type: "string" },
    jsonl: { type: "boolean" },
    since: { type: "string" },
    engine: { type: "string" },
    state: { type: "string" },
  },
  run,
};

async function run({ values, reporter, folder, env }: Context): Promise<number> {
  if ((values["ledger"] === true) === (values["cost"] === true)) throw new Problem("E_USAGE_REPORT");
  refuseForeign(values);
  const by = oneOf("--by", values["by"], COSTS_BY) ?? "month";
  const filter = filterOf(values);
  const project = await openProject(folder, env, { glossary: false });
  const path = project.layout.absolute(project.layout.own("ledger.db"));
  const ledger = openLedger(existsSync(path) ? path : ":memory:"); // looking makes no file
  try {
    if (values["cost"] === true) reportCost(reporter, await ledger.costs(by), by);
    else await exportLedger(reporter, ledger, filter);
  } finally {
    await ledger.close();
  }
  return 0;
}

/** The options that belong to one report only: beside the other they would be passed over in silence. */
const OPTIONS_OF = { ledger: ["jsonl", "since", "engine", "state"], cost: ["by"] } as const;

function refuseForeign(values: Context["values"]): void {
  const [wanted, other] = values["cost"] === true ? (["cost", "ledger"] as const) : (["ledger", "cost"] as const);
  for (const option of OPTIONS_OF[other])
    if (values[option] !== undefined) throw new Problem("E_USAGE_BOTH", { one: `--${wanted}`, other: `--${option}` });
}

function filterOf(values: Context["values"]): RowFilter {
  const { since, engine } = values;
  const state = oneOf("--state", values["state"], ROW_STATES);
  return {
    ...(since === undefined ? {} : { since: timeOf(String(since)) }),
    ...(typeof engine === "string" ? { engine } : {}),
    ...(state === undefined ? {} : { state }),
  };
}

/** A date or time in ISO 8601, as the ledger writes it. */
function timeOf(given: string): string {
  const time = /^\d{4}-\d{2}(-\d{2}.*)?$/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(time))
    throw new Problem("E_USAGE_VALUE", { option: "--since", value: given, known: "2026-11-01, 2026-11-01T12:00:00Z" });
  return new Date(time).toISOString();
}

/** One row a line; each line says what it is, since there is no object around them. */
async function exportLedger(reporter: Reporter, ledger: Ledger, filter: RowFilter): Promise<void> {
  for await (const row of ledger.rows(filter))
    await reporter.line({ schema: "translate.ledger/1", ...row, problem: inWords(row.problem) });
}

/** A problem's code and values as programs read them: phrases in English. What is no problem stays as it is. */
function inWords(kept: unknown): unknown {
  if (kept === null) return null;
  const { code, values } = problemFrom(JSON.stringify(kept));
  if (code === "E_LEDGER_DAMAGED") return kept;
  const words = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "object" ? english.phrase(value) : value,
  ]);
  return { code, values: Object.fromEntries(words) };
}

function reportCost(reporter: Reporter, lines: readonly CostLine[], by: CostsBy): void {
  const total = totalOf(lines);
  const { name: _name, ...sums } = costJson(total);
  reporter.object("report", { by, costs: lines.map(costJson), total: sums });
  if (lines.length === 0) {
    reporter.result(say("report.nothing"));
    return;
  }
  const keys = ["requests", "texts", "characters", "unanswered", "dollars"] as const;
  const rows = [...lines, total].map((line) => [
    line === total ? say("report.total") : (line.name ?? say("report.unnoted")),
    line.requests,
    line.texts,
    line.codepoints,
    line.unanswered,
    dollars(line.costMicroUsd / 1_000_000),
  ]);
  reporter.result(table({ head: [say(`report.${by}`), ...keys.map((key) => say(`report.${key}`))], rows }));
  if (total.unpriced > 0) reporter.result(say("report.unpriced", { count: total.unpriced }));
}

function totalOf(lines: readonly CostLine[]): CostLine {
  const sum = (pick: (line: CostLine) => number): number => lines.reduce((all, line) => all + pick(line), 0);
  return {
    name: null,
    since: lines[0]?.since ?? "",
    requests: sum(({ requests }) => requests),
    texts: sum(({ texts }) => texts),
    codepoints: sum(({ codepoints }) => codepoints),
    costMicroUsd: sum(({ costMicroUsd }) => costMicroUsd),
    unpriced: sum(({ unpriced }) => unpriced),
    unanswered: sum(({ unanswered }) => unanswered),
  };
}

function costJson({ name, since, ...numbers }: CostLine): Record<string, unknown> {
  return { name, since: since || null, ...numbers, costUsd: numbers.costMicroUsd / 1_000_000 };
}
