// Prints how faithful and how fast each format is on real files, as one JSON object:
//
//     node bench/formats.ts [folder…]
//
// Reads every file below the folders that a format knows by its ending, by default below node_modules. `losslessNoOp`
// counts the files that come back byte for byte, `losslessIdentity` those that do so with every segment translated by
// itself. `mbPerS` is the speed of reading and writing without changes. Files that are not UTF-8 are left out, and their
// number goes to stderr, as does the name of each file that comes back changed.

import { readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Edit } from "../src/core/model.ts";
import { Problem } from "../src/core/problem.ts";
import type { Format } from "../src/formats/format.ts";
import { formats } from "../src/formats/index.ts";
import { segmentUnit } from "../src/segmentation/index.ts";

interface Tally {
  files: number;
  unreadable: number;
  losslessNoOp: number;
  losslessIdentity: number;
  bytes: number;
  seconds: number;
}

const folders = process.argv.slice(2);
const roots = folders.length > 0 ? folders : [fileURLToPath(new URL("../node_modules/", import.meta.url))];

/** Every file below a folder, links to folders not followed. */
function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

function formatOf(path: string): Format | undefined {
  return formats.find(({ extensions }) => extensions.some((extension) => path.toLowerCase().endsWith(extension)));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function measure(format: Format, path: string, tally: Tally): void {
  const bytes = readFileSync(path);
  const begin = process.hrtime.bigint();
  const article = format.parse(bytes, { path, lang: "en", frontMatter: ["title", "description"] });
  const written = format.render(article, []);
  tally.seconds += Number(process.hrtime.bigint() - begin) / 1e9;
  tally.files++;
  tally.bytes += bytes.length;
  if (sameBytes(written, bytes)) tally.losslessNoOp++;
  else console.error(`${path}: changed without an edit`);
  const edits = article.units.flatMap((unit, index) =>
    segmentUnit(unit, "en").map(
      ({ start, end, source }): Edit => ({ unit: index, start, end, content: { kind: "target", runs: source } }),
    ),
  );
  if (sameBytes(format.render(article, edits), bytes)) tally.losslessIdentity++;
  else console.error(`${path}: changed by a translation by itself`);
}

const tallies = new Map<Format, Tally>(
  formats.map((format) => [
    format,
    { files: 0, unreadable: 0, losslessNoOp: 0, losslessIdentity: 0, bytes: 0, seconds: 0 },
  ]),
);

for (const root of roots) {
  for (const path of filesBelow(root)) {
    const format = formatOf(path);
    const tally = format === undefined ? undefined : tallies.get(format);
    if (format === undefined || tally === undefined) continue;
    try {
      measure(format, path, tally);
    } catch (error) {
      if (!(error instanceof Problem)) throw new Error(path, { cause: error });
      if (error.code.startsWith("E_TEXT_")) tally.unreadable++;
      else console.error(`${path}: ${error.message}`);
    }
  }
}

const result = [...tallies].map(([{ name }, tally]) => {
  if (tally.unreadable > 0) console.error(`${name}: ${tally.unreadable} files are not UTF-8`);
  const { files, losslessNoOp, losslessIdentity, bytes, seconds } = tally;
  return [name, { files, losslessNoOp, losslessIdentity, mbPerS: Number((bytes / 1e6 / seconds).toFixed(1)) }] as const;
});
console.log(JSON.stringify({ ...Object.fromEntries(result), loadAverage: Number((loadavg()[0] ?? 0).toFixed(2)) }));
