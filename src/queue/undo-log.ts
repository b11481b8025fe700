import type { DatabaseSync } from "node:sqlite";

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a command changed, so that it can be undone. `changes` is the command's own affair. */
export interface Change {
  readonly id: number;
  readonly command: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string | undefined;
  readonly changes: Json;
  readonly undone: boolean;
}

/** The undo log. */
export interface UndoLog {
  /** The new entry's id, once it is on the disk. */
  logChange(change: Pick<Change, "command" | "at" | "by" | "changes">): Promise<number>;
  /**
   * Logs a change of several files before the first of them is replaced. Until `finishChange` it counts as unfinished:
   * whoever finds it so, and knows that its process is gone, takes it back.
   */
  beginChange(change: Pick<Change, "command" | "at" | "by" | "changes">): Promise<number>;
  finishChange(id: number): Promise<void>;
  /** Changes that were begun and neither finished nor undone, oldest first. */
  unfinishedChanges(): Promise<readonly Change[]>;
  /** The change with this id, undone or not; undefined where there is none, or it is unfinished. */
  changeOf(id: number): Promise<Change | undefined>;
  /** The latest change that is not undone. */
  lastChange(): Promise<Change | undefined>;
  /** The latest changes, newest first, undone ones among them, unfinished ones not. */
  changes(limit: number): Promise<readonly Change[]>;
  markUndone(id: number): Promise<void>;
}

/** What the column `undone` says of a change. */
type Standing = typeof DONE | typeof UNDONE | typeof UNFINISHED;
const DONE = 0;
const UNDONE = 1;
const UNFINISHED = 2;

/** The undo log in the ledger's file; `read` and `write` wrap each access. */
export function sqliteUndoLog(
  db: DatabaseSync,
  read: <T>(work: () => T) => Promise<T>,
  write: <T>(work: () => T) => Promise<T>,
): UndoLog {
  const log = (
    { command, at, by, changes }: Parameters<UndoLog["logChange"]>[0],
    standing: Standing,
  ): Promise<number> =>
    write(() => {
      const insert = db.prepare("INSERT INTO undo (command, at, by, changes, undone) VALUES (?, ?, ?, ?, ?)");
      return Number(insert.run(command, at, by ?? null, JSON.stringify(changes), standing).lastInsertRowid);
    });
  const set = (id: number, standing: Standing): Promise<void> =>
    write(() => {
      db.prepare("UPDATE undo SET undone = ? WHERE id = ?").run(standing, id);
    });
  return {
    logChange: (change) => log(change, DONE),
    beginChange: (change) => log(change, UNFINISHED),
    finishChange: (id) => set(id, DONE),
    unfinishedChanges: () =>
      read(() => db.prepare("SELECT * FROM undo WHERE undone = ? ORDER BY id").all(UNFINISHED).map(toChange)),
    changeOf: (id) =>
      read(() => {
        const row = db.prepare("SELECT * FROM undo WHERE id = ? AND undone <> ?").get(id, UNFINISHED);
        return row === undefined ? undefined : toChange(row);
      }),
    lastChange: () =>
      read(() => {
        const row = db.prepare("SELECT * FROM undo WHERE undone = 0 ORDER BY id DESC LIMIT 1").get();
        return row === undefined ? undefined : toChange(row);
      }),
    changes: (limit) =>
      read(() =>
        db
          .prepare("SELECT * FROM undo WHERE undone <> ? ORDER BY id DESC LIMIT ?")
          .all(UNFINISHED, limit)
          .map(toChange),
      ),
    markUndone: (id) => set(id, UNDONE),
  };
}

function toChange(row: Readonly<Record<string, unknown>>): Change {
  const by = row["by"];
  return {
    id: Number(row["id"]),
    command: String(row["command"]),
    at: String(row["at"]),
    by: by === null ? undefined : String(by),
    changes: JSON.parse(String(row["changes"])),
    undone: row["undone"] === UNDONE,
  };
}
