/**
 * Counts how the validator judges the conformance suites of OASIS in `$QAZYNA_DATA/xliff/suites`, valid and invalid
 * files of core and modules apart, and prints one JSON object, then every file that is judged otherwise than by its suite.
 *
 *     QAZYNA_DATA=… node tests/interop/xliff-suite.ts [--rules]
 *
 * With `--rules` it also prints which rules each invalid file breaks. It fails where a valid file is refused.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { decodeXmlChunks } from "../../src/exchange/decode-xml.ts";
import { validateDocument } from "../../src/exchange/validate/index.ts";
import { readChunks } from "../../src/files/read.ts";

interface Judged {
  readonly file: string;
  readonly errors: number;
  readonly rules: readonly string[];
}

/** Valid files of the suite of 2.2 that break their own schemas, as its readers have found. */
const BROKEN = new Set(["Good-itsm_text-analytics.xlf", "Good-mda_top-level.xlf", "Good-pgs_plural.xlf"]);

function judge(folder: string): readonly Judged[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".xlf"));
  return names.map((file) => {
    const { violations, counts } = validateDocument(decodeXmlChunks(readChunks(join(folder, file), file), file), file);
    const errors = violations.filter(({ severity }) => severity === "error");
    return { file, errors: counts.error, rules: [...new Set(errors.map(({ rule }) => rule))] };
  });
}

function countSuite(folder: string, showRules: boolean): boolean {
  const counted = ["core", "modules"].map((part) => {
    const valid = judge(join(folder, part, "valid"));
    const invalid = judge(join(folder, part, "invalid"));
    const refused = valid.filter(({ errors }) => errors > 0);
    const passed = invalid.filter(({ errors }) => errors === 0);
    for (const { file, rules } of refused) {
      const broken = BROKEN.has(file) ? " (known to be broken)" : "";
      console.log(`${part}: the valid ${file} is refused: ${rules.join(", ")}${broken}`);
    }
    for (const { file } of passed) console.log(`${part}: the invalid ${file} is accepted`);
    if (showRules) for (const { file, rules } of invalid) console.log(`${part}: ${file}: ${rules.join(", ")}`);
    const counts = {
      valid: valid.length,
      validRefused: refused.length,
      invalidRefused: invalid.length - passed.length,
      of: invalid.length,
    };
    return { part, counts, sound: refused.every(({ file }) => BROKEN.has(file)) };
  });
  console.log(JSON.stringify({ suite: Object.fromEntries(counted.map(({ part, counts }) => [part, counts])) }));
  return counted.every(({ sound }) => sound);
}

function main(args: readonly string[]): void {
  const folder = process.env["QAZYNA_DATA"];
  const suites = folder === undefined ? "" : join(folder, "xliff", "suites");
  if (!existsSync(suites)) {
    console.log("skipped: QAZYNA_DATA names no folder with xliff/suites");
    return;
  }
  const names = readdirSync(suites, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of names) {
    console.log(name);
    if (!countSuite(join(suites, name), args.includes("--rules"))) process.exitCode = 1;
  }
}

main(process.argv.slice(2));
