/** A thread that makes one index of all that has come since the last one, and saves it for whoever loads it next. */
import { workerData } from "node:worker_threads";
import { openDatabase } from "./database.ts";
import { type MergeOrder, rebuilt, refresh } from "./loaded.ts";
import { prepareStatements } from "./statements.ts";

// It is what `startMerge` passed.
const { path, pair, grade } = workerData as MergeOrder;
const { db } = openDatabase(path);
const statements = prepareStatements(db);
db.exec("BEGIN");
const parts = new Map(statements.partsBetween(pair).map((part) => [part.id, part]));
const place = { statements, path, pair, grade };
rebuilt(place, refresh(place, undefined, parts));
db.exec("COMMIT");
db.close();
