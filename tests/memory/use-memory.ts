/** A process that uses the memory at `path`: puts in its collection in `times` versions, looking up in between. */
import { openMemory } from "../../src/memory/index.ts";
import { collection, query, unit } from "./units.ts";

const [path = "", name = "", times = "1"] = process.argv.slice(2);
const memory = await openMemory(path);
for (let version = 1; version <= Number(times); version++) {
  const units = Array.from({ length: 20 }, (_, at) =>
    unit(`Decree ${at} of ${name} was signed today`, `${name} ${version}`),
  );
  await memory.replace(collection(name, { version: `${version}` }), units);
  const [matches = []] = await memory.lookup([query(`Decree 3 of ${name} was signed`)], { threshold: 70, limit: 50 });
  // Its own units are of one version, all of them or none.
  const own = matches.filter((match) => match.memory === name);
  const versions = new Set(own.map((match) => JSON.stringify(match.unit.target)));
  if (versions.size !== 1 || own.length !== 20) throw new Error(`torn: ${own.length} units, ${versions.size} versions`);
}
await memory.close();
