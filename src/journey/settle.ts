import type { Actor } from "../core/change.ts";
import { stateRank } from "../core/change.ts";
import type { LanguageTag } from "../core/model.ts";
import { markedText } from "../core/runs.ts";
import { formatTargetRecord } from "../record/json.ts";
import { formatPairs, type Pair, pairKey, pairLine } from "../record/pairs.ts";
import type { ArrivalKind, Returned } from "./arrivals/arrival.ts";
import { differences, type KeptPairs, type Logged } from "./decide.ts";
import type { Project } from "./project.ts";
import { keptPairs } from "./remember.ts";
import { readSourceRecord } from "./source.ts";
import { type Incoming, type Row, takeIn } from "./take-in.ts";
import { readSent, readTargetRecord } from "./target.ts";
import type { Means } from "./work.ts";

/** A unit that came back, with the file that it came in. */
export interface Homecoming {
  readonly from: Returned;
  readonly unit: Incoming;
}

/** What became of it. */
export interface Received {
  readonly from: Returned;
  readonly path: string;
  readonly row: Row;
}

/** What the returns of one article in one language came to. */
export interface Settled {
  readonly received: readonly Received[];
  readonly logged: readonly Logged[];
  /** The pairs that it takes out of the record and keeps in the memory; none where they were there already. */
  readonly kept: KeptPairs;
  /** Writes it. */
  readonly put: () => void;
}

/** What the returns are taken in by. */
export interface Taking {
  readonly actor: Actor & { kind: "person" };
  readonly trustsStates: boolean;
}

/**
 * Takes all that came back for one article in one language into its record as it stands.
 *
 * In an order of their own, so that the files' order makes no difference: first from files that know what was sent, then
 * the further state. The caller holds the language's lock until it has logged and written it.
 */
export async function settle(
  project: Project,
  { outbox }: Pick<Means, "outbox">,
  { path, lang }: { readonly path: string; readonly lang: LanguageTag },
  homecomings: readonly Homecoming[],
  { actor, trustsStates }: Taking,
): Promise<Settled> {
  const { layout } = project;
  const before = await readTargetRecord(project, path, lang);
  const ordered = homecomings
    .map((homecoming) => ({ ...homecoming, key: orderOf(homecoming) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const keptBefore = keptPairs(project, path, lang, []);
  const standing = new Set(keptBefore.map((pair) => pairLine(pair)));
  const compared = {
    record: before,
    source: await readSourceRecord(project, path),
    sent: readSent(project, path, lang),
    kept: new Set(keptBefore.map((pair) => pairKey(pair))),
    trustsStates,
  };
  const units = ordered.map(({ unit }) => unit);
  const { record, rows, superseded } = takeIn(units, compared, actor, project.now());
  const received = ordered.flatMap(({ from }, index) => {
    const row = rows[index];
    return row === undefined ? [] : [{ from, path, row }];
  });
  const logged = differences(before, record, { path, lang });
  const pairs: readonly Pair[] | undefined =
    superseded.length === 0 ? undefined : keptPairs(project, path, lang, superseded);
  const lines = (pairs ?? []).map((pair) => pairLine(pair));
  const kept = { path, lang, kept: lines.filter((line) => !standing.has(line)) };
  const put = (): void => {
    if (logged.length === 0) return;
    if (pairs !== undefined) outbox.put(layout.superseded(lang, path), formatPairs(pairs));
    outbox.put(layout.record(lang, path), formatTargetRecord(record));
  };
  return { received, logged, kept, put };
}

const KINDS: Readonly<Record<ArrivalKind, number>> = { xliff: 0, workbook: 1, table: 1, tmx: 2 };

function orderOf({ from, unit }: Homecoming): string {
  const { id, base = "", target = [], source, state, notes } = unit;
  return [
    KINDS[from.kind],
    9 - stateRank(state),
    id,
    markedText(target),
    markedText(source),
    base,
    JSON.stringify(notes),
  ].join("\u0000");
}
