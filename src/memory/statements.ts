import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { DamagedUnit } from "./database.ts";
import type { Collection, Use } from "./memory.ts";
import { isIntact, isWhole, type LanguagePair, type Row } from "./rows.ts";

/** A part of a collection, with what the collection says of all its units. */
export interface PartRow {
  readonly id: number;
  readonly collection: string;
  /** How many units it has. */
  readonly units: number;
  readonly penalty: number;
  readonly priority: number;
  readonly use: Use | undefined;
}

/** A part as the one that puts units in sees it. */
export interface PartContent {
  readonly id: number;
  readonly pair: LanguagePair;
  readonly units: number;
  /** Equal for the same units in any order. */
  readonly digest: string;
}

/** A stored unit, whose content was found to be intact. */
export interface StoredUnit {
  readonly id: number;
  readonly part: number;
  readonly key: Uint8Array;
  /** Its place in what it was read from, counted from 0. */
  readonly position: number;
  readonly content: string;
}

/** How far something has come in what the store writes down: units by id, removals by number. */
export interface Mark {
  readonly unit: number;
  readonly removal: number;
}

/** All that is asked of the database, with rows as plain values. */
export interface Statements {
  /** Which file this is. */
  instance(): string;
  /** Removals up to this one are forgotten. */
  forgotten(): number;
  /** Forgets all removals, so that only what is loaded from now on is of use. */
  forgetRemovals(): void;
  /** The last unit and the last removal. */
  mark(): Mark;
  collections(): readonly Collection[];
  putCollection(collection: Collection): void;
  removeCollection(name: string): void;
  partsOf(collection: string): readonly PartContent[];
  addPart(collection: string, pair: LanguagePair): number;
  setPart(part: number, units: number, digest: string): void;
  removePart(id: number): void;
  /** The id of the new unit, or undefined where the part has the same one already. */
  addUnit(part: number, position: number, row: Row): number | undefined;
  unitLike(part: number, row: Row): { readonly id: number; readonly position: number } | undefined;
  moveUnit(id: number, position: number): void;
  unitsIn(part: number): Iterable<{ readonly id: number }>;
  removeUnit(id: number): void;
  /** The parts in a pair of languages. */
  partsBetween(pair: LanguagePair): readonly PartRow[];
  /** What look-ups into a language depend on, in a stable order. */
  partsInto(lang: string): readonly (readonly (string | number)[])[];
  unitsByKey(key: Uint8Array): readonly StoredUnit[];
  /** The contents of the units of a part with a greater id, in the order of their ids. */
  unitsAfter(part: number, id: number): Iterable<Pick<StoredUnit, "id" | "content">>;
  removedAfter(removal: number): readonly number[];
  unit(id: number): StoredUnit;
}

type Values = Record<string, SQLOutputValue>;

const UNIT = "SELECT id, part, position, key, sum, content FROM unit";

/** Prepares every statement once. Values of a type that is never written show damage. */
export function prepareStatements(db: DatabaseSync): Statements {
  return { ...prepareCollections(db), ...prepareParts(db), ...prepareUnits(db), ...prepareMarks(db) };
}

function prepareMarks(db: DatabaseSync): Pick<Statements, "instance" | "forgotten" | "forgetRemovals" | "mark"> {
  const meta = db.prepare("SELECT instance, forgotten FROM meta");
  const last = db.prepare("SELECT coalesce(max(seq), 0) AS last FROM sqlite_sequence WHERE name = ?");
  const lastOf = (table: string): number => number(last.get(table), "last");
  return {
    instance: () => text(meta.get(), "instance"),
    forgotten: () => number(meta.get(), "forgotten"),
    forgetRemovals: () => {
      db.exec("UPDATE meta SET forgotten = coalesce((SELECT max(seq) FROM removed), forgotten); DELETE FROM removed;");
    },
    mark: () => ({ unit: lastOf("unit"), removal: lastOf("removed") }),
  };
}

function prepareCollections(db: DatabaseSync): Pick<Statements, "collections" | "putCollection" | "removeCollection"> {
  const collections = db.prepare("SELECT name, version, penalty, priority, use FROM collection ORDER BY name");
  const put = db.prepare(
    "INSERT INTO collection (name, version, penalty, priority, use) VALUES (?, ?, ?, ?, ?) " +
      "ON CONFLICT (name) DO UPDATE SET version = excluded.version, penalty = excluded.penalty, " +
      "priority = excluded.priority, use = excluded.use",
  );
  const remove = db.prepare("DELETE FROM collection WHERE name = ?");
  return {
    collections: () =>
      collections.all().map((row) => ({
        name: text(row, "name"),
        version: text(row, "version"),
        penalty: number(row, "penalty"),
        priority: number(row, "priority"),
        ...withUse(row),
      })),
    putCollection: ({ name, version, penalty, priority, use }) =>
      void put.run(name, version, penalty, priority, use ?? null),
    removeCollection: (name) => void remove.run(name),
  };
}

function prepareParts(
  db: DatabaseSync,
): Pick<Statements, "partsOf" | "addPart" | "setPart" | "removePart" | "partsBetween" | "partsInto"> {
  const partsOf = db.prepare("SELECT id, source_lang, lang, units, digest FROM part WHERE collection = ?");
  const add = db.prepare("INSERT INTO part (collection, source_lang, lang, units, digest) VALUES (?, ?, ?, 0, '')");
  const set = db.prepare("UPDATE part SET units = ?, digest = ? WHERE id = ?");
  const remove = db.prepare("DELETE FROM part WHERE id = ?");
  const between = db.prepare(
    "SELECT part.id, collection, units, penalty, priority, use FROM part JOIN collection ON name = collection " +
      "WHERE source_lang = ? AND lang = ?",
  );
  const into = db.prepare(
    "SELECT collection, penalty, priority, use, digest FROM part JOIN collection ON name = collection " +
      "WHERE lang = ? ORDER BY collection, source_lang",
  );
  return {
    partsOf: (name) =>
      partsOf.all(name).map((row) => ({
        id: number(row, "id"),
        pair: { from: text(row, "source_lang"), to: text(row, "lang") },
        units: number(row, "units"),
        digest: text(row, "digest"),
      })),
    addPart: (name, { from, to }) => Number(add.run(name, from, to).lastInsertRowid),
    setPart: (part, units, digest) => void set.run(units, digest, part),
    removePart: (id) => void remove.run(id),
    partsBetween: ({ from, to }) =>
      between.all(from, to).map((row) => ({
        id: number(row, "id"),
        collection: text(row, "collection"),
        units: number(row, "units"),
        penalty: number(row, "penalty"),
        priority: number(row, "priority"),
        use: withUse(row).use,
      })),
    partsInto: (lang) =>
      into
        .all(lang)
        .map((row) => [
          text(row, "collection"),
          number(row, "penalty"),
          number(row, "priority"),
          withUse(row).use ?? "",
          text(row, "digest"),
        ]),
  };
}

function prepareUnits(
  db: DatabaseSync,
): Pick<
  Statements,
  "addUnit" | "unitLike" | "moveUnit" | "unitsIn" | "removeUnit" | "unitsByKey" | "unitsAfter" | "removedAfter" | "unit"
> {
  const add = db.prepare(
    "INSERT INTO unit (part, position, key, sum, crc, content) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const like = db.prepare("SELECT id, position FROM unit WHERE key = ? AND part = ? AND sum = ?");
  const move = db.prepare("UPDATE unit SET position = ? WHERE id = ?");
  const ids = db.prepare("SELECT id FROM unit WHERE part = ?");
  const remove = db.prepare("DELETE FROM unit WHERE id = ?");
  const noteRemoved = db.prepare("INSERT INTO removed (unit) VALUES (?)");
  const byKey = db.prepare(`${UNIT} WHERE key = ?`);
  const after = db.prepare("SELECT id, crc, content FROM unit WHERE part = ? AND id > ? ORDER BY id");
  const removed = db.prepare("SELECT unit FROM removed WHERE seq > ?");
  const unit = db.prepare(`${UNIT} WHERE id = ?`);
  return {
    addUnit: (part, position, { key, sum, crc, content }) => {
      const { changes, lastInsertRowid } = add.run(part, position, key, sum, crc, content);
      return Number(changes) === 0 ? undefined : Number(lastInsertRowid);
    },
    unitLike: (part, { key, sum }) => {
      const row = like.get(key, part, sum);
      return row === undefined ? undefined : { id: number(row, "id"), position: number(row, "position") };
    },
    moveUnit: (id, position) => void move.run(position, id),
    unitsIn: (part) => ids.all(part).map((row) => ({ id: number(row, "id") })),
    removeUnit: (id) => {
      remove.run(id);
      noteRemoved.run(id);
    },
    unitsByKey: (key) => byKey.all(key).map(intactUnit),
    unitsAfter: (part, id) => wholeContents(after.iterate(part, id)),
    removedAfter: (removal) => removed.all(removal).map((row) => number(row, "unit")),
    unit: (id) => intactUnit(unit.get(id)),
  };
}

const USES: readonly Use[] = ["repeat", "auto", "enforce", "mt"];

function withUse(row: Values): { readonly use?: Use } {
  const value = row["use"];
  if (value === null) return {};
  const use = USES.find((known) => known === value);
  if (use === undefined) throw new DamagedUnit("use");
  return { use };
}

function* wholeContents(rows: Iterable<Values>): Iterable<Pick<StoredUnit, "id" | "content">> {
  for (const row of rows) {
    const content = text(row, "content");
    if (!isWhole({ content, crc: number(row, "crc") })) throw new DamagedUnit("checksum");
    yield { id: number(row, "id"), content };
  }
}

function intactUnit(row: Values | undefined): StoredUnit {
  const stored = { key: bytes(row, "key"), sum: bytes(row, "sum"), content: text(row, "content") };
  if (!isIntact(stored)) throw new DamagedUnit("checksum");
  return {
    id: number(row, "id"),
    part: number(row, "part"),
    key: stored.key,
    position: number(row, "position"),
    content: stored.content,
  };
}

function bytes(row: Values | undefined, column: string): Uint8Array {
  const value = row?.[column];
  if (!(value instanceof Uint8Array)) throw new DamagedUnit(column);
  return value;
}

function text(row: Values | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value !== "string") throw new DamagedUnit(column);
  return value;
}

function number(row: Values | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value !== "number") throw new DamagedUnit(column);
  return value;
}
