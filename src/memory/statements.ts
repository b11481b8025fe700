import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { DamagedUnit } from "./database.ts";
import type { Collection, Use } from "./memory.ts";
import { isIntact, type LanguagePair, type NewPart } from "./rows.ts";

/** A part of a collection, with what the collection's matches are worth. */
export interface PartRow {
  readonly id: number;
  readonly collection: string;
  /** How many units it has. */
  readonly units: number;
  readonly penalty: number;
  readonly priority: number;
  readonly use: Use | undefined;
}

/** A stored unit, whose content was found to be intact. */
export interface StoredUnit {
  readonly id: number;
  readonly part: number;
  readonly key: Uint8Array;
  readonly content: string;
}

/** All that is asked of the database, with rows as plain values. */
export interface Statements {
  collections(): readonly Collection[];
  putCollection(collection: Collection): void;
  removeCollection(name: string): void;
  digestsOf(collection: string): ReadonlyMap<string, number>;
  addPart(collection: string, part: NewPart): void;
  removePart(id: number): void;
  /** The parts in a pair of languages. */
  partsBetween(pair: LanguagePair): readonly PartRow[];
  /** What look-ups into a language depend on, in a stable order. */
  partsInto(lang: string): readonly (readonly (string | number)[])[];
  unitsByKey(key: Uint8Array): readonly StoredUnit[];
  unitsOfPart(part: number): Iterable<StoredUnit>;
  unit(id: number): StoredUnit;
}

type Values = Record<string, SQLOutputValue>;

const UNIT = "SELECT id, part, key, sum, content FROM unit";

/** Prepares every statement once. Values of a type that is never written show damage. */
export function prepareStatements(db: DatabaseSync): Statements {
  const collections = db.prepare("SELECT name, version, penalty, priority, use FROM collection ORDER BY name");
  const putCollection = db.prepare(
    "INSERT INTO collection (name, version, penalty, priority, use) VALUES (?, ?, ?, ?, ?) " +
      "ON CONFLICT (name) DO UPDATE SET version = excluded.version, penalty = excluded.penalty, " +
      "priority = excluded.priority, use = excluded.use",
  );
  const removeCollection = db.prepare("DELETE FROM collection WHERE name = ?");
  const digestsOf = db.prepare("SELECT id, digest FROM part WHERE collection = ?");
  const addPart = db.prepare("INSERT INTO part (collection, source_lang, lang, units, digest) VALUES (?, ?, ?, ?, ?)");
  const removePart = db.prepare("DELETE FROM part WHERE id = ?");
  const addUnit = db.prepare("INSERT INTO unit (part, key, sum, content) VALUES (?, ?, ?, ?)");
  const partsBetween = db.prepare(
    "SELECT part.id, collection, units, penalty, priority, use FROM part JOIN collection ON name = collection " +
      "WHERE source_lang = ? AND lang = ?",
  );
  const partsInto = db.prepare(
    "SELECT collection, penalty, priority, use, digest FROM part JOIN collection ON name = collection " +
      "WHERE lang = ? ORDER BY collection, source_lang",
  );
  const unitsByKey = db.prepare(`${UNIT} WHERE key = ?`);
  const unitsOfPart = db.prepare(`${UNIT} WHERE part = ?`);
  const unit = db.prepare(`${UNIT} WHERE id = ?`);

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
      void putCollection.run(name, version, penalty, priority, use ?? null),
    removeCollection: (name) => void removeCollection.run(name),
    digestsOf: (name) => new Map(digestsOf.all(name).map((row) => [text(row, "digest"), number(row, "id")])),
    addPart: (name, { pair, rows, digest }) => {
      const id = addPart.run(name, pair.from, pair.to, rows.length, digest).lastInsertRowid;
      for (const { key, sum, content } of rows) addUnit.run(id, key, sum, content);
    },
    removePart: (id) => void removePart.run(id),
    partsBetween: ({ from, to }) =>
      partsBetween.all(from, to).map((row) => ({
        id: number(row, "id"),
        collection: text(row, "collection"),
        units: number(row, "units"),
        penalty: number(row, "penalty"),
        priority: number(row, "priority"),
        use: withUse(row).use,
      })),
    partsInto: (lang) =>
      partsInto
        .all(lang)
        .map((row) => [
          text(row, "collection"),
          number(row, "penalty"),
          number(row, "priority"),
          withUse(row).use ?? "",
          text(row, "digest"),
        ]),
    unitsByKey: (key) => unitsByKey.all(key).map(intactUnit),
    unitsOfPart: (part) => intactUnits(unitsOfPart.iterate(part)),
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

function* intactUnits(rows: Iterable<Values>): Iterable<StoredUnit> {
  for (const row of rows) yield intactUnit(row);
}

function intactUnit(row: Values | undefined): StoredUnit {
  const stored = { key: bytes(row, "key"), sum: bytes(row, "sum"), content: text(row, "content") };
  if (!isIntact(stored)) throw new DamagedUnit("checksum");
  return { id: number(row, "id"), part: number(row, "part"), key: stored.key, content: stored.content };
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
