import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openMemory } from "../../src/memory/index.ts";
import { memoryContract } from "./contract.ts";

const folder = mkdtempSync(join(tmpdir(), "qazyna-memory-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

memoryContract("a memory in a file", () => openMemory(join(folder, `${++files}`, "memory.db")));
memoryContract("a memory in this process alone", () => openMemory(":memory:"));
