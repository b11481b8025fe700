import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag, Runs, State } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { type Place, Problem } from "../core/problem.ts";
import { plainText, textRuns } from "../core/runs.ts";
import { readBytes, readChunks, readText } from "../files/read.ts";
import { readMemoryLine } from "../record/memory-lines.ts";
import type { Incoming } from "../record/merge-units.ts";
import { type Pair, pairOfUnit } from "../record/pairs.ts";
import { languageInPath } from "./memory-files.ts";
import type { Project } from "./project.ts";

/** Where a unit that is brought stands. */
export interface UnitPlace {
  /** The file, with the line where that is known. */
  readonly place: Place;
  /** The 1-based number of the entry in its file. */
  readonly number: number;
}

/** What a memory file holds for the languages that are asked for. */
export interface UnitsRead {
  readonly units: ReadonlyMap<LanguageTag, readonly Incoming<UnitPlace>[]>;
  /** Entries that are damaged, each with its place. */
  readonly damaged: readonly Problem[];
  /** Entries of other languages. */
  readonly elsewhere: number;
}

/** A memory file to be read, and how. */
export interface Bringing {
  readonly absolute: string;
  /** As problems name it. */
  readonly path: string;
  readonly langs: readonly LanguageTag[];
  /** The state of all units, whatever the file says. */
  readonly state?: State;
  /** Who made the units of which the file does not say it. */
  readonly by?: string;
}

/**
 * The units of a TMX, JSONL, CSV or TSV file.
 *
 * @throws Problem where the file cannot be read, or is damaged as a whole
 */
export async function readUnits(project: Project, bringing: Bringing): Promise<UnitsRead> {
  const { path, absolute } = bringing;
  const collect = collector(bringing);
  const text = (): string => {
    const read = readText(absolute, path);
    if (read === undefined) throw new Problem("E_FILE_MISSING", { path }, { path });
    return read;
  };
  switch (/\.(tmx|jsonl|csv|tsv|tab)$/i.exec(path)?.[1]?.toLowerCase()) {
    case "tmx":
      return await fromTmx(project, bringing, collect);
    case "jsonl":
      return fromLines(project, text(), bringing, collect);
    case "csv":
    case "tsv":
    case "tab":
      return await fromTable(project, text(), bringing, collect);
  }
  throw new Problem("E_MEMORY_FORMAT", { path }, { path });
}

interface Collector {
  add(lang: LanguageTag, pair: Pair, from: UnitPlace): void;
  readonly units: Map<LanguageTag, Incoming<UnitPlace>[]>;
}

function collector({ path, state, by }: Bringing): Collector {
  const units = new Map<LanguageTag, Incoming<UnitPlace>[]>();
  const memory = path.split(/[/\\]/).at(-1) ?? path;
  return {
    units,
    add: (lang, { ...pair }, from) => {
      const brought: Pair = {
        ...pair,
        memory: pair.memory ?? memory,
        ...(state !== undefined && { state }),
        ...(by !== undefined && pair.by === undefined && { by }),
      };
      const list = units.get(lang);
      const incoming = { pair: brought, sourceKey: contentKey(pair.source), from };
      if (list === undefined) units.set(lang, [incoming]);
      else list.push(incoming);
    },
  };
}

async function fromTmx(project: Project, bringing: Bringing, { add, units }: Collector): Promise<UnitsRead> {
  const { tmxUnits } = await import("../exchange/tmx.ts");
  const { decodeXmlChunks } = await import("../exchange/decode-xml.ts");
  const { path, absolute, langs } = bringing;
  const damaged: Problem[] = [];
  let elsewhere = 0;
  const found = tmxUnits(
    decodeXmlChunks(readChunks(absolute, path), path),
    path,
    { sourceLang: project.config.source.lang, langs },
    (problem) => {
      if (problem.code === "E_TMX_LANGUAGES") elsewhere = Number(problem.values["count"]);
      else damaged.push(problem);
    },
  );
  for (const { unit, index } of found) add(unit.lang, pairOfUnit(unit), { place: { path }, number: index + 1 });
  return { units, damaged, elsewhere };
}

/**
 * The same places with the lines of entries of TMX files, which reading them in pieces leaves out. Each file is read
 * once more.
 */
export async function withLines<T extends UnitPlace>(
  origins: readonly T[],
  absolute: (path: string) => string,
): Promise<readonly T[]> {
  const { tuLines } = await import("../exchange/tu-lines.ts");
  const { decodeXml } = await import("../exchange/decode-xml.ts");
  const files = new Map<string, readonly number[]>();
  const linesOf = (path: string): readonly number[] => {
    const known = files.get(path);
    const bytes = known === undefined ? readBytes(absolute(path), path) : undefined;
    const lines = known ?? (bytes === undefined ? [] : tuLines(decodeXml(bytes, path)));
    files.set(path, lines);
    return lines;
  };
  return origins.map((origin) => {
    const { path, line } = origin.place;
    const found = line ?? (/\.tmx$/i.test(path) ? linesOf(path)[origin.number - 1] : undefined);
    return found === undefined ? origin : { ...origin, place: { path, line: found } };
  });
}

/** One unit a line, as in memories brought along. */
function fromLines(project: Project, text: string, bringing: Bringing, { add, units }: Collector): UnitsRead {
  const { path, langs } = bringing;
  const sourceLang = project.config.source.lang;
  const named = languageInPath(path, langs);
  const known = { sourceLang, ...(named !== undefined && { lang: named }) };
  const damaged: Problem[] = [];
  let elsewhere = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const place = { path, line: index + 1 };
    try {
      const unit = readMemoryLine(line, place, known);
      const lang = langs.find((tag) => sameLanguage(tag, unit.lang));
      if (lang === undefined || !sameLanguage(unit.sourceLang, sourceLang)) elsewhere++;
      else add(lang, pairOfUnit(unit), { place, number: index + 1 });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      damaged.push(error);
    }
  }
  return { units, damaged, elsewhere };
}

/**
 * A table with a header that names its columns: `source` and `target`, or language tags; there may be several targets'.
 */
async function fromTable(
  project: Project,
  text: string,
  bringing: Bringing,
  { add, units }: Collector,
): Promise<UnitsRead> {
  const { readRows, separatorOf } = await import("../exchange/columns.ts");
  const { path } = bringing;
  const separator = /\.csv$/i.test(path) ? separatorOf(text) : "\t";
  const [header, ...rows] = readRows(text, path, separator);
  const columns = columnsOf(project, header?.cells ?? [], bringing);
  const damaged: Problem[] = [];
  for (const { cells, line } of rows) {
    const place = { path, line };
    const source = textRuns(cells[columns.source] ?? "");
    const filled = columns.targets.filter(({ index }) => !isEmpty(textRuns(cells[index] ?? "")));
    if (cells.length !== header?.cells.length || isEmpty(source) || filled.length === 0) {
      damaged.push(new Problem("E_MEMORY_ROW", { cells: cells.length, wanted: header?.cells.length ?? 0 }, place));
      continue;
    }
    for (const { index, lang } of filled) {
      const pair: Pair = { source, target: textRuns(cells[index] ?? ""), state: "edited", origin: "memory" };
      if (lang !== undefined) add(lang, pair, { place, number: line });
    }
  }
  const elsewhere = columns.targets.every(({ lang }) => lang === undefined) ? rows.length - damaged.length : 0;
  return { units, damaged, elsewhere };
}

interface Columns {
  readonly source: number;
  /** Without a language: one that is not asked for. */
  readonly targets: readonly { readonly index: number; readonly lang: LanguageTag | undefined }[];
}

function columnsOf(project: Project, header: readonly string[], bringing: Bringing): Columns {
  const names = header.map((name) => name.trim().replaceAll("_", "-"));
  const { source: from, targets: known } = project.config;
  const isSource = (name: string): boolean => name.toLowerCase() === "source" || sameLanguage(name, from.lang);
  const source = names.findIndex(isSource);
  const targets = names.flatMap((name, index) => {
    if (index === source) return [];
    if (name.toLowerCase() === "target") return [{ index, lang: languageOfTable(project, bringing) }];
    const isKnown = known.some((tag) => sameLanguage(tag, name));
    return isKnown ? [{ index, lang: bringing.langs.find((tag) => sameLanguage(tag, name)) }] : [];
  });
  if (source < 0 || targets.length === 0 || targets.length !== names.length - 1)
    throw new Problem(
      "E_MEMORY_COLUMNS",
      { found: names.join(", "), source: from.lang, known: known.join(", ") },
      {
        path: bringing.path,
        line: 1,
      },
    );
  return { source, targets };
}

/** The language of a column `target`. */
function languageOfTable({ config }: Project, { path, langs }: Bringing): LanguageTag {
  const lang = languageInPath(path, langs);
  if (lang === undefined) throw new Problem("E_USAGE_NO_LANGUAGE", { known: config.targets.join(",") }, { path });
  return lang;
}

function isEmpty(runs: Runs): boolean {
  return plainText(runs).trim() === "";
}
