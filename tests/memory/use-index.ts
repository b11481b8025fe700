/** A process that may put a collection (a JSON file) into the memory at the given path, and asks it a question. */
import { readFileSync } from "node:fs";
import { openMemory } from "../../src/memory/index.ts";
import { collection, query, unit } from "./units.ts";

const [path = "", file] = process.argv.slice(2);
const memory = await openMemory(path);
if (file !== undefined) {
  const { name, version, sources } = JSON.parse(readFileSync(file, "utf8"));
  const units = sources.map((source: string, at: number) => unit(source, `${at}`));
  await memory.replace(collection(name, { version }), units);
}
await memory.lookup([query("The court of Astana heard a case on the law of kandas today.")], {
  threshold: 70,
  limit: 5,
});
await memory.close();
