/**
 * Rewrites other people's XLIFF files and compares the result with `xmllint` (Debian: libxml2-utils).
 *
 *     QAZYNA_DATA=… node tests/interop/xliff-lossless.ts [FILE…]
 *
 * Without files it takes the valid ones of the suites in `$QAZYNA_DATA/xliff/suites` and the files in
 * `tests/fixtures/exchange/foreign`. Of each it checks that
 *
 * - written without edits it is the same bytes;
 * - with the target of each unit changed in its turn, it is well-formed, reads back so, and is the same text outside that
 *   target and its state;
 * - with all that was changed set back, its canonical form (C14N) is that of the file, where its targets hold nothing that a
 *   replaced target loses: annotations, comments, processing instructions.
 *
 * And a strict XLIFF 1.2 file stays one, by the schema in `$QAZYNA_DATA/xliff/schemas`, with a target put into each unit.
 *
 * What cannot be checked is printed as `skipped: …`, which is no failure.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Problem } from "../../src/core/problem.ts";
import { markedText, textRuns } from "../../src/core/runs.ts";
import { openXliffBytes } from "../../src/exchange/xliff-bytes.ts";

const FOREIGN = fileURLToPath(new URL("../fixtures/exchange/foreign/", import.meta.url));
const CHANGED = textRuns("Қазақстан & ғаламтор <әуе> 👩🏽‍🌾");

/** What a replaced target loses. */
const LOST = /<(?:\w+:)?(?:mrk|sm|em|cp)\b|<!--|<\?/;

/** Every valid file that is there. */
function files(): readonly string[] {
  const foreign = readdirSync(FOREIGN).map((name) => join(FOREIGN, name));
  const suites = join(process.env["QAZYNA_DATA"] ?? "", "xliff", "suites");
  if (process.env["QAZYNA_DATA"] === undefined || !existsSync(suites)) {
    console.log("skipped: the suites: QAZYNA_DATA names no folder with them");
    return foreign;
  }
  const valid = readdirSync(suites, { recursive: true, encoding: "utf8" })
    .filter((name) => /[\\/]valid[\\/][^\\/]*\.xlf$/.test(name))
    .map((name) => join(suites, name));
  return [...foreign, ...valid];
}

/** What is wrong with one file; empty where nothing is. */
function faults(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const document = openXliffBytes(bytes, path);
  const found: string[] = [];
  if (!Buffer.from(document.write([])).equals(bytes)) found.push("other bytes without an edit");
  for (const [unit, { target, ranges, unit: id }] of document.units.entries()) {
    const written = document.write([{ unit, target: CHANGED }]);
    const after = openXliffBytes(written, path);
    if (markedText(after.units[unit]?.target ?? []) !== markedText(CHANGED)) found.push(`${id}: read back otherwise`);
    if (ranges.target === undefined || target === undefined) continue;
    const { from, to } = ranges.target;
    const isAlone = after.text.startsWith(document.text.slice(0, from)) && after.text.endsWith(document.text.slice(to));
    if (!isAlone && from !== to) found.push(`${id}: more than its target changed`);
    if (LOST.test(document.text.slice(from, to)) || target.some(({ kind }) => kind === "code")) continue;
    const back = after.write([{ unit, target }]);
    const canonical = [bytes, back].map((xml) => xmllint(["--c14n"], xml));
    if (canonical[0] !== canonical[1]) found.push(`${id}: another infoset after changing back`);
  }
  const all = document.units.map((_unit, unit) => ({ unit, target: CHANGED }));
  if (xmllint(["--noout"], document.write(all)) === undefined) found.push("not well-formed with all targets changed");
  return found;
}

/** What `xmllint` prints; undefined where it refuses the text. */
function xmllint(options: readonly string[], xml: Uint8Array): string | undefined {
  const run = spawnSync("xmllint", ["--nonet", ...options, "-"], { input: xml, encoding: "utf8", maxBuffer: 2 ** 28 });
  return run.status === 0 ? run.stdout : undefined;
}

/** Whether our own file, its targets taken out and put in again behind the sources, is valid by the strict schema. */
function staysStrict(): boolean {
  const schema = join(process.env["QAZYNA_DATA"] ?? "", "xliff", "schemas", "xliff-1.2", "xliff-core-1.2-strict.xsd");
  if (!existsSync(schema)) {
    console.log("skipped: the strict schema: QAZYNA_DATA names no folder with it");
    return true;
  }
  const golden = readFileSync(new URL("../fixtures/exchange/kandas.xlf", import.meta.url), "utf8");
  const bare = golden.replace(/^ {10}<target[^>]*>.*<\/target>\n/gm, "");
  const document = openXliffBytes(Buffer.from(bare), "kandas.xlf");
  const edits = document.units.map(
    (_unit, unit) => ({ unit, target: CHANGED, state: "reviewed", approved: true }) as const,
  );
  const isValid = xmllint(["--noout", "--schema", schema], document.write(edits)) !== undefined;
  console.log(
    isValid ? "valid by the strict schema with new targets" : "NOT valid by the strict schema with new targets",
  );
  return isValid;
}

function main(named: readonly string[]): void {
  if (spawnSync("xmllint", ["--version"]).error !== undefined) {
    console.log("skipped: xmllint is not installed (Debian: libxml2-utils)");
    return;
  }
  const paths = named.length > 0 ? named : files();
  let wrong = 0;
  for (const path of paths) {
    try {
      const found = faults(path);
      for (const fault of found) console.log(`${path}: ${fault}`);
      if (found.length > 0) wrong++;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      console.log(`${path}: ${error.message}`);
      wrong++;
    }
  }
  console.log(`${paths.length - wrong} of ${paths.length} files rewritten without loss`);
  if (!staysStrict()) wrong++;
  if (wrong > 0) process.exitCode = 1;
}

main(process.argv.slice(2));
