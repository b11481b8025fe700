import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { type Memory, openMemory, type ScoredMatch } from "../../src/memory/index.ts";
import { memoryProblems } from "../../src/report/problems/memory.ts";
import { collection, query, unit } from "./units.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "qazyna-memory-"));
  path = join(folder, "memory.db");
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const OPTIONS = { threshold: 70, limit: 100 };
const UNITS = Array.from({ length: 300 }, (_, at) =>
  unit(`Article ${at} of the law on kandas was changed on Monday.`, `Қандастар туралы заңның ${at}-бабы өзгертілді.`, {
    id: `s${at}`,
  }),
);
const QUERIES = [5, 77, 299].map((at) => query(`Article ${at} of the law on kandas was changed on Tuesday.`));
const EXACT = [1, 150].map((at) => query(`Article ${at} of the law on kandas was changed on Monday.`));

/** What a caller does at the start of a run: puts in what the memory does not hold. */
async function fill(memory: Memory): Promise<void> {
  const wanted = collection("memory/law.tmx", { version: "v7", penalty: 2 });
  const held = await memory.collections();
  if (JSON.stringify(held) === JSON.stringify([wanted])) return;
  await memory.remove(held.map(({ name }) => name));
  await memory.replace(wanted, UNITS);
}

async function answers(memory: Memory): Promise<readonly (readonly ScoredMatch[])[]> {
  return memory.lookup([...QUERIES, ...EXACT], OPTIONS);
}

async function filled(): Promise<readonly (readonly ScoredMatch[])[]> {
  const memory = await openMemory(path);
  try {
    await fill(memory);
    return await answers(memory);
  } finally {
    await memory.close();
  }
}

async function code(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Problem ? error.code : String(error);
}

describe("a file that cannot be trusted", () => {
  test("what was deleted comes back from the same collections", async () => {
    const before = await filled();
    expect(before[0]?.[0]?.score).toBeGreaterThan(80);
    rmSync(path);
    expect(await filled()).toEqual(before);
  });

  test.each([
    ["no database at all", () => writeFileSync(path, "Қазақстан Республикасы ".repeat(500))],
    ["half of a database", () => truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096)],
    ["an empty file", () => truncateSync(path, 0)],
    ["of an older version", () => write("PRAGMA user_version = 0")],
    ["of a newer version", () => write("PRAGMA user_version = 4711")],
  ])("one that is %s is built anew", async (_, harm) => {
    const before = await filled();
    harm();
    const memory = await openMemory(path);
    expect(await memory.collections()).toEqual([]);
    await memory.close();
    expect(await filled()).toEqual(before);
  });

  test("a log left behind by a deleted database does no harm", async () => {
    const before = await filled();
    writeFileSync(`${path}-wal`, readFileSync(path));
    rmSync(path);
    expect(await filled()).toEqual(before);
  });

  test.each([
    ["with an application id of its own", "PRAGMA application_id = 252006674; CREATE TABLE fossil (x)"],
    ["without an application id", "CREATE TABLE accounts (x)"],
  ])("a database of another program, %s, is named and left as it is", async (_, sql) => {
    const other = new DatabaseSync(path);
    other.exec(sql);
    other.close();
    const bytes = readFileSync(path);
    expect(await code(openMemory(path))).toBe("E_MEMORY_FOREIGN");
    expect(readFileSync(path)).toEqual(bytes);
  });

  test("a path that cannot be a file is a problem with a reason", async () => {
    expect(await code(openMemory(folder))).toBe("E_MEMORY_UNUSABLE");
    writeFileSync(path, "");
    expect(await code(openMemory(join(path, "memory.db")))).toBe("E_MEMORY_UNUSABLE");
  });

  test("damage at any place is noticed or changes no answer, and the next run has all again", async () => {
    const before = await filled();
    const sound = readFileSync(path);
    let noticed = 0;
    for (let trial = 0; trial < 40; trial++) {
      const harmed = Buffer.from(sound);
      const at = Math.floor(((trial + 0.37) * (sound.length - 64)) / 40);
      for (let byte = at; byte < at + 64; byte++) harmed[byte] = (byte * 167 + trial) & 0xff;
      for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
      writeFileSync(path, harmed);
      const problem = await code(filled().then((found) => expect(found).toEqual(before)));
      expect(["undefined", "E_MEMORY_DAMAGED"]).toContain(problem);
      if (problem === "E_MEMORY_DAMAGED") noticed++;
      expect(await filled()).toEqual(before);
    }
    expect(noticed).toBeGreaterThan(10);
  });

  describe("that is damaged while it is open", () => {
    test.each([
      ["a changed text", "UPDATE unit SET content = replace(content, '150-бабы', '151-бабы')"],
      ["a lost unit", "DELETE FROM unit WHERE id = 3"],
      ["a value of another type", "UPDATE unit SET sum = x'00' WHERE id = 78"],
    ])("%s empties it, so that it can be filled again", async (_, harm) => {
      const before = await filled();
      const memory = await openMemory(path);
      write(harm);
      expect(await code(answers(memory))).toBe("E_MEMORY_DAMAGED");
      expect(await memory.collections()).toEqual([]);
      await fill(memory);
      expect(await answers(memory)).toEqual(before);
      await memory.close();
    });

    test("is emptied once, whoever else notices later", async () => {
      const before = await filled();
      const [first, second] = [await openMemory(path), await openMemory(path)];
      write("UPDATE unit SET content = replace(content, '150-бабы', '151-бабы')");
      expect(await code(answers(first))).toBe("E_MEMORY_DAMAGED");
      await fill(first);
      expect(await code(answers(second))).toBe("E_MEMORY_DAMAGED");
      expect(await second.collections()).toHaveLength(1);
      expect(await answers(second)).toEqual(before);
      expect(await answers(first)).toEqual(before);
      await first.close();
      await second.close();
    });
  });

  test("a damaged key hides no match, in the table or in its index", async () => {
    const before = await filled();
    const sound = readFileSync(path);
    const key = read("SELECT key FROM unit WHERE content LIKE '%Article 150 %'");
    const places: number[] = [];
    for (let at = sound.indexOf(key); at >= 0; at = sound.indexOf(key, at + 1)) places.push(at);
    let noticed = 0;
    for (const at of places) {
      const harmed = Buffer.from(sound);
      harmed[at + 15] = (harmed[at + 15] ?? 0) ^ 1;
      rmSync(path);
      writeFileSync(path, harmed);
      const problem = await code(filled().then((found) => expect(found).toEqual(before)));
      expect(["undefined", "E_MEMORY_DAMAGED"]).toContain(problem);
      if (problem === "E_MEMORY_DAMAGED") noticed++;
      expect(await filled()).toEqual(before);
    }
    // A third copy may stand in space that is not in use.
    expect(noticed).toBe(2);
  });

  function write(sql: string): void {
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
  }

  function read(sql: string): Uint8Array {
    const db = new DatabaseSync(path);
    const [value] = Object.values(db.prepare(sql).get() ?? {});
    db.close();
    if (!(value instanceof Uint8Array)) throw new Error(`no bytes: ${sql}`);
    return value;
  }
});

describe("several processes", () => {
  interface Ended {
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stderr: string;
  }

  function run(name: string, times: number, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const script = join(import.meta.dirname, "use-memory.ts");
    const child = spawn(process.execPath, [script, path, name, String(times)], { env: { ...process.env, ...env } });
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, stderr })));
  }

  const ENDED_WELL = { code: 0, signal: null, stderr: "" };

  test("write and read at once, and each sees whole collections", async () => {
    const names = ["a", "b", "c"];
    const memory = await openMemory(path);
    const running = Promise.all(names.map((name) => run(name, 25)));
    let isRunning = true;
    void running.finally(() => {
      isRunning = false;
    });
    while (isRunning) {
      const [found = []] = await memory.lookup([query("Decree 3 of a was signed")], { threshold: 70, limit: 100 });
      expect([0, 20]).toContain(found.filter((match) => match.memory === "a").length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await running).toEqual(names.map(() => ENDED_WELL));
    expect(await memory.collections()).toEqual(names.map((name) => collection(name, { version: "25" })));
    await memory.close();
  });

  test("that find a damaged file at once rebuild it once, and lose nothing that they put in", async () => {
    writeFileSync(path, "not a database ".repeat(1000));
    const names = ["a", "b", "c", "d"];
    expect(await Promise.all(names.map((name) => run(name, 3)))).toEqual(names.map(() => ENDED_WELL));
    const memory = await openMemory(path);
    expect((await memory.collections()).map(({ name }) => name)).toEqual(names);
    await memory.close();
  });

  test("one that has to wait for another that reads a large memory in waits, and does not read the same once more", async () => {
    const memory = await openMemory(path);
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    const wanted = collection("memory/law.tmx", { version: "v7" });
    let taken = 0;
    const counted = function* () {
      taken++;
      yield* UNITS;
    };
    const written = memory.replace(wanted, counted());
    await new Promise((resolve) => setTimeout(resolve, 400));
    other
      .prepare("INSERT INTO collection (name, version, penalty, priority) VALUES (?, ?, 0, 0)")
      .run(wanted.name, wanted.version);
    other.exec("COMMIT");
    await written;
    expect(taken).toBe(0);
    other.exec("BEGIN IMMEDIATE");
    const changed = memory.replace({ ...wanted, version: "v8" }, counted());
    await new Promise((resolve) => setTimeout(resolve, 400));
    other.exec("COMMIT");
    other.close();
    await changed;
    expect(taken).toBe(1);
    expect(await memory.collections()).toEqual([{ ...wanted, version: "v8" }]);
    await memory.close();
  });

  test("one that is killed while it writes leaves what stood before", async () => {
    const ended = await run("a", 9, { FAILPOINT: "memory-replace:kill@4" });
    expect(ended.signal).toBe("SIGKILL");
    const memory = await openMemory(path);
    expect(await memory.collections()).toEqual([collection("a", { version: "3" })]);
    const [found = []] = await memory.lookup([query("Decree 3 of a was signed today")], { threshold: 70, limit: 100 });
    expect(new Set(found.map((match) => JSON.stringify(match.unit.target)))).toHaveLength(1);
    await memory.close();
    expect(await run("a", 1)).toEqual(ENDED_WELL);
  });
});

test("a closed memory leaves one database and its lock behind", async () => {
  await filled();
  expect([path, `${path}-lock`, `${path}-wal`, `${path}-shm`].map((file) => existsSync(file))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("every problem has a sentence and a hint", () => {
  for (const { text, hint } of Object.values(memoryProblems)) {
    expect(text).toMatch(/[.]$/);
    expect(hint).toMatch(/([.]"?|: translate [a-z ]+)$/);
  }
});
