import { readFileSync } from "node:fs";
import { plainText } from "../src/core/runs.ts";
import { readTmx } from "../src/exchange/tmx.ts";

/** Translations by language code and source text. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface AnswerFile {
  readonly answers: Answers;
  /** Where each language's answers come from: `ru: 1063 from ru_google (machine)`. */
  readonly origins: readonly string[];
}

const SOURCE = "en";
const LANGUAGES = ["kk", "ru"] as const;

/** Reads a file of answers: a TMX by its name, otherwise a TSV with a header. */
export function readAnswers(path: string): AnswerFile {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  return /\.tmx$/i.test(path) ? fromTmx(text, path) : fromTsv(text);
}

/**
 * Answers of a table: column `en` has the sources, `kk…` and `ru…` the translations. Where a language has several
 * columns, Google's is taken, else another machine's, else the language's own or its reference.
 */
export function fromTsv(tsv: string): AnswerFile {
  const [header = [], ...rows] = tsv.split(/\r?\n/).map((line) => line.split("\t"));
  const source = header.indexOf(SOURCE);
  if (source < 0) throw new Error(`The table has no column "${SOURCE}".`);
  const answers = new Map<string, ReadonlyMap<string, string>>();
  const origins: string[] = [];
  for (const lang of LANGUAGES) {
    const column = columnFor(lang, header);
    if (column === undefined) continue;
    const at = header.indexOf(column);
    const pairs = rows.map((row) => [row[source] ?? "", row[at] ?? ""] as const);
    const known = new Map(pairs.filter(([from, to]) => from !== "" && to !== ""));
    answers.set(lang, known);
    origins.push(`${lang}: ${known.size} from ${column} (${isHuman(lang, column) ? "human reference" : "machine"})`);
  }
  return { answers, origins };
}

function columnFor(lang: string, header: readonly string[]): string | undefined {
  const columns = header.filter((name) => name === lang || name.startsWith(`${lang}_`));
  const machine = columns.filter((name) => !isHuman(lang, name));
  return machine.find((name) => name.includes("google")) ?? machine[0] ?? columns[0];
}

function isHuman(lang: string, column: string): boolean {
  return column === lang || column.startsWith(`${lang}_ref`);
}

function fromTmx(xml: string, path: string): AnswerFile {
  const answers = new Map<string, ReadonlyMap<string, string>>();
  const origins: string[] = [];
  for (const lang of LANGUAGES) {
    const { units } = readTmx(xml, path, { sourceLang: SOURCE, lang });
    if (units.length === 0) continue;
    const known = new Map(units.map(({ source, target }) => [plainText(source), plainText(target)]));
    answers.set(lang, known);
    origins.push(`${lang}: ${known.size} from the TMX`);
  }
  return { answers, origins };
}
