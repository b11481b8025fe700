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
  /** The latest change that is not undone. */
  lastChange(): Promise<Change | undefined>;
  /** The latest changes, newest first, undone ones among them. */
  changes(limit: number): Promise<readonly Change[]>;
  markUndone(id: number): Promise<void>;
}

/** The undo log in the ledger's file; `read` and `write` wrap each access. */
export function sqliteUndoLog(
  db: DatabaseSync,
  read: <T>(work: () => T) => Promise<T>,
  write: <T>(work: () => T) => Promise<T>,
): UndoLog {
  return {
    logChange: ({ command, at, by, changes }) =>
      write(() => {
        const insert = db.prepare("INSERT INTO undo (command, at, by, changes) VALUES (?, ?, ?, ?)");
        return Number(insert.run(command, at, by ?? null, JSON.stringify(changes)).lastInsertRowid);
      }),
    lastChange: () =>
      read(() => {
        const row = db.prepare("SELECT * FROM undo WHERE undone = 0 ORDER BY id DESC LIMIT 1").get();
        return row === undefined ? undefined : toChange(row);
      }),
    changes: (limit) => read(() => db.prepare("SELECT * FROM undo ORDER BY id DESC LIMIT ?").all(limit).map(toChange)),
    markUndone: (id) =>
      write(() => {
        db.prepare("UPDATE undo SET undone = 1 WHERE id = ?").run(id);
      }),
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
    undone: row["undone"] === 1,
  };
}
