import type { DatabaseSync } from "node:sqlite";

/** How things stand with a row, for people: `uncertain` was sent by a run that is over, and perhaps paid for. */
export const ROW_STATES = ["planned", "sent", "uncertain", "done", "failed"] as const;
export type RowState = (typeof ROW_STATES)[number];

/** Which rows to show; all that are given must hold. */
export interface RowFilter {
  /** ISO 8601: rows with which something has happened at that time or later. */
  readonly since?: string | undefined;
  readonly engine?: string | undefined;
  readonly state?: RowState | undefined;
}

/** A request as the ledger has it, for export. Absent values are null, so that each row has every key. */
export interface ExportedRow {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly engine: string;
  readonly model: string;
  readonly state: RowState;
  /** `throttle`, `daily`, `transient`, `bad-request`, `auth`, or `refused` for an unusable answer. */
  readonly class: string | null;
  readonly problem: unknown;
  /** Nobody asks again before that time. */
  readonly nextAt: string | null;
  readonly attempts: number;
  readonly refusals: number;
  /** The run that settled it. */
  readonly run: string | null;
  readonly plannedAt: string;
  readonly sentAt: string | null;
  readonly settledAt: string | null;
  /** Of the last attempt. */
  readonly codepoints: number;
  readonly text: string;
  readonly context: unknown;
  /** As stored: text, and codes by type and number. */
  readonly answer: unknown;
  readonly raw: string | null;
  /** The request that it went in last. */
  readonly pack: ExportedPack | null;
}

/** A request of several rows. */
export interface ExportedPack {
  readonly id: number;
  readonly outcome: string;
  readonly strings: number;
  readonly codepoints: number;
  readonly unit: string | null;
  readonly billedSent: number | null;
  readonly billedAnswered: number | null;
  readonly costMicroUsd: number | null;
}

export const COSTS_BY = ["run", "engine", "lang", "month"] as const;
export type CostsBy = (typeof COSTS_BY)[number];

/** What the requests of one run, engine with its model, language or month came to. Refunded ones are left out. */
export interface CostLine {
  /** Null where an older version has not noted it. */
  readonly name: string | null;
  /** The first request's time; ISO 8601. */
  readonly since: string;
  readonly requests: number;
  readonly texts: number;
  readonly codepoints: number;
  /** Millionths of a US dollar, of the requests whose price was known. */
  readonly costMicroUsd: number;
  /** Requests whose price was not known. */
  readonly unpriced: number;
  /** Requests without an answer: perhaps charged, and counted. */
  readonly unanswered: number;
}

type Row = Readonly<Record<string, unknown>>;

const ROWS_AT_ONCE = 500;

const PAGE = `
  SELECT request.*, p.id AS pack_id, p.outcome, p.strings, p.codepoints AS pack_codepoints, p.unit, p.billed_sent,
    p.billed_answered, p.cost
  FROM request LEFT JOIN pack AS p ON p.id = request.pack
  WHERE key > ? AND (?2 IS NULL OR coalesce(settled_at, sent_at, planned_at) >= ?2) AND (?3 IS NULL OR request.engine = ?3)
    AND (?4 IS NULL OR request.state = ?4)
  ORDER BY key LIMIT ${ROWS_AT_ONCE}`;

/** Rows by key. Each page is a reading of its own, so that a slow reader holds nobody up. */
export async function* exportRows(
  db: DatabaseSync,
  filter: RowFilter,
  isAlive: (run: string) => boolean,
): AsyncGenerator<ExportedRow> {
  const page = db.prepare(PAGE);
  const stored = filter.state === "uncertain" ? "sent" : filter.state;
  let after: Uint8Array = Uint8Array.of(0); // an empty one would be NULL to SQLite
  for (;;) {
    const rows = page.all(after, filter.since ?? null, filter.engine ?? null, stored ?? null);
    for (const row of rows) {
      const shown = exportRow(row, isAlive);
      if (filter.state === undefined || shown.state === filter.state) yield shown;
    }
    const last = rows.at(-1)?.["key"];
    if (!(last instanceof Uint8Array) || rows.length < ROWS_AT_ONCE) return;
    after = last;
  }
}

function exportRow(row: Row, isAlive: (run: string) => boolean): ExportedRow {
  const key = row["key"];
  return {
    key: key instanceof Uint8Array ? Buffer.from(key).toString("hex") : "",
    from: String(row["source_lang"]),
    to: String(row["lang"]),
    engine: String(row["engine"]),
    model: String(row["model"]),
    state: stateOf(row, isAlive),
    class: text(row["class"]),
    problem: json(row["problem"]),
    nextAt: text(row["next_at"]),
    attempts: Number(row["attempts"]),
    refusals: Number(row["refusals"]),
    run: text(row["run"]),
    plannedAt: String(row["planned_at"]),
    sentAt: text(row["sent_at"]),
    settledAt: text(row["settled_at"]),
    codepoints: Number(row["codepoints"]),
    text: String(row["text"]),
    context: json(row["context"]),
    answer: json(row["answer"]),
    raw: text(row["raw"]),
    pack: row["pack_id"] === null ? null : exportPack(row),
  };
}

function exportPack(row: Row): ExportedPack {
  return {
    id: Number(row["pack_id"]),
    outcome: String(row["outcome"]),
    strings: Number(row["strings"]),
    codepoints: Number(row["pack_codepoints"]),
    unit: text(row["unit"]),
    billedSent: number(row["billed_sent"]),
    billedAnswered: number(row["billed_answered"]),
    costMicroUsd: number(row["cost"]),
  };
}

function stateOf(row: Row, isAlive: (run: string) => boolean): RowState {
  const owner = row["owner"];
  const state = ROW_STATES.find((known) => known === row["state"]) ?? "failed";
  return state === "sent" && (owner === null || !isAlive(String(owner))) ? "uncertain" : state;
}

const NAMES: Readonly<Record<CostsBy, string>> = {
  run: "run",
  engine: "engine || ' ' || model",
  lang: "lang",
  month: "substr(at, 1, 7)",
};

/** What requests came to, in the order of their first. */
export function sumCosts(db: DatabaseSync, by: CostsBy): readonly CostLine[] {
  const rows = db
    .prepare(
      `SELECT ${NAMES[by]} AS name, min(at) AS since, count(*) AS requests, total(strings) AS texts,
        total(codepoints) AS codepoints, total(cost) AS cost, sum(cost IS NULL) AS unpriced,
        sum(outcome <> 'answered') AS unanswered
      FROM pack WHERE outcome <> 'refunded' GROUP BY 1 ORDER BY 2, 1`,
    )
    .all();
  return rows.map((row) => ({
    name: text(row["name"]),
    since: String(row["since"]),
    requests: Number(row["requests"]),
    texts: Number(row["texts"]),
    codepoints: Number(row["codepoints"]),
    costMicroUsd: Number(row["cost"]),
    unpriced: Number(row["unpriced"]),
    unanswered: Number(row["unanswered"]),
  }));
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function number(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** What JSON stands for; the text itself where it is none. */
function json(value: unknown): unknown {
  if (typeof value !== "string") return null;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
