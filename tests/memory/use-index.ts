/** A process that asks the memory at the given path one question. */
import { openMemory } from "../../src/memory/index.ts";
import { query } from "./units.ts";

const memory = await openMemory(process.argv[2] ?? "");
await memory.lookup([query("The court of Astana heard a case on the law of kandas today.")], {
  threshold: 70,
  limit: 5,
});
await memory.close();
