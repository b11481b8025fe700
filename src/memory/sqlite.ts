import { hash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { failpoint } from "../core/failpoint.ts";
import { languageKey } from "../core/locale.ts";
import type { LanguageTag, TranslationUnit } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { createFind, type Find } from "./concordance/find.ts";
import { asProblem, isDamage, type OpenDatabase, openDatabase, rebuildDatabase, TIMEOUT_MS } from "./database.ts";
import { fillCollection } from "./fill-collection.ts";
import { createLookup, type Lookup } from "./lookup.ts";
import type {
  Collection,
  Contained,
  LookupOptions,
  Memory,
  NearestMatch,
  Query,
  ScoredMatch,
  SearchOptions,
  SearchResult,
  Similar,
} from "./memory.ts";
import { createMerging, type Merging } from "./merging.ts";
import { pairReader } from "./rows.ts";
import { prepareStatements, type Statements } from "./statements.ts";

/**
 * Opens the memory's cache at `path`, made where there is none, or one that lives only in this process.
 *
 * The file holds nothing of its own: a damaged one and one of another version are emptied silently, and `collections`
 * then tells the caller what to put in again. Several processes may use it at once.
 *
 * @throws {Problem} `E_MEMORY_FOREIGN`, `E_MEMORY_BUSY`, `E_MEMORY_UNUSABLE`
 */
export async function openMemory(path: string | ":memory:"): Promise<Memory> {
  return new SqliteMemory(path);
}

/** How long a writer waits for others in all, and at once, and how long between two tries, ms. */
const PATIENCE_MS = 120_000;
const BEGIN_MS = 200;
const RETRY_MS = 100;

/** When more units than these are gone from under an index, it is made anew instead. */
const REMEMBERED_REMOVALS = 100_000;

/** An open database with what is prepared and loaded from it. */
interface Session {
  readonly database: OpenDatabase;
  readonly statements: Statements;
  readonly lookup: Lookup;
  readonly find: Find;
}

function startSession(path: string, database: OpenDatabase): Session {
  const statements = prepareStatements(database.db);
  return { database, statements, lookup: createLookup(statements, path), find: createFind(statements, path) };
}

class SqliteMemory implements Memory {
  readonly #path: string;
  readonly #merging: Merging;
  #session: Session;

  constructor(path: string) {
    this.#path = path;
    this.#merging = createMerging(path);
    this.#session = startSession(path, openDatabase(path));
  }

  async collections(): Promise<readonly Collection[]> {
    const list = ({ statements }: Session): readonly Collection[] => statements.collections();
    try {
      return this.#guard(list);
    } catch (error) {
      // It is empty now, and whoever asks is about to fill it.
      if (error instanceof Problem && error.code === "E_MEMORY_DAMAGED") return this.#guard(list);
      throw error;
    }
  }

  async replace(collection: Collection, units: Iterable<TranslationUnit>): Promise<void> {
    await this.#write(({ statements }, waited) => {
      // Whoever was waited for may have read the same file.
      if (waited && statements.collections().some((standing) => isDeepStrictEqual(standing, collection))) return;
      statements.putCollection(collection);
      fillCollection(statements, collection.name, units);
      if (statements.mark().removal - statements.forgotten() > REMEMBERED_REMOVALS) statements.forgetRemovals();
      failpoint("memory-replace");
    });
  }

  async remove(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    await this.#write(({ statements }) => {
      for (const name of names) statements.removeCollection(name);
    });
  }

  async lookup(queries: readonly Query[], options: LookupOptions): Promise<readonly (readonly ScoredMatch[])[]> {
    if (queries.length === 0 || options.limit < 1) return queries.map(() => []);
    return this.#ask((lookup) => lookup.scored(queries, options));
  }

  async similar(queries: readonly Query[], options: LookupOptions): Promise<readonly (readonly Similar[])[]> {
    if (queries.length === 0 || options.limit < 1) return queries.map(() => []);
    return this.#ask((lookup) => lookup.similar(queries, options));
  }

  async nearest(queries: readonly Query[], options: LookupOptions): Promise<readonly (readonly NearestMatch[])[]> {
    if (queries.length === 0 || options.limit < 1) return queries.map(() => []);
    return this.#ask((lookup) => lookup.nearest(queries, options));
  }

  async contained(queries: readonly Query[]): Promise<readonly (readonly Contained[])[]> {
    return queries.length === 0 ? [] : this.#ask((lookup) => lookup.contained(queries));
  }

  async search(text: string, options: SearchOptions): Promise<SearchResult> {
    const pair = pairReader()(options);
    return this.#guard((session) => transaction(session, "BEGIN", () => session.find(text, pair, options)));
  }

  async digest(lang: LanguageTag): Promise<string> {
    const parts = this.#guard(({ statements }) => statements.partsInto(languageKey(lang)));
    return hash("sha256", JSON.stringify(parts), "hex");
  }

  async close(): Promise<void> {
    await this.#merging.settled();
    const { db } = this.#session.database;
    if (db.isOpen) db.close();
  }

  #ask<Answer>(question: (lookup: Lookup) => Answer): Answer {
    return this.#guard((session) => {
      const answer = transaction(session, "BEGIN", () => question(session.lookup));
      this.#merging.consider(session.lookup);
      return answer;
    });
  }

  /** Writes when no other process does: it may be reading a large memory in, which takes a while. */
  async #write(change: (session: Session, waited: boolean) => void): Promise<void> {
    const patientUntil = Date.now() + PATIENCE_MS;
    for (let waited = false; ; waited = true) {
      let isBegun = false;
      try {
        this.#guard((session) => {
          setTimeoutMs(session, waited ? 0 : BEGIN_MS);
          transaction(session, "BEGIN IMMEDIATE", () => {
            isBegun = true;
            setTimeoutMs(session, TIMEOUT_MS);
            change(session, waited);
          });
        });
        return;
      } catch (error) {
        const isBusy = error instanceof Problem && error.code === "E_MEMORY_BUSY" && !isBegun;
        if (!isBusy || Date.now() > patientUntil) throw error;
        await delay(RETRY_MS); // so that Ctrl-C is heard in between
      } finally {
        this.#guard((session) => setTimeoutMs(session, TIMEOUT_MS));
      }
    }
  }

  #guard<Result>(work: (session: Session) => Result): Result {
    const path = this.#path;
    return asProblem(path, () => {
      try {
        return work(this.#session);
      } catch (error) {
        if (!isDamage(error)) throw error;
        this.#session = startSession(path, rebuildDatabase(path, this.#session.database));
        throw new Problem("E_MEMORY_DAMAGED", { path }, undefined, { cause: error });
      }
    });
  }
}

/** How long a statement waits for another process before it is refused. */
function setTimeoutMs({ database: { db } }: Session, ms: number): void {
  if (db.isOpen) db.exec(`PRAGMA busy_timeout = ${ms}`);
}

function transaction<Result>({ database: { db } }: Session, begin: string, work: () => Result): Result {
  db.exec(begin);
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // SQLite has rolled back by itself after some errors, a full disk among them.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
