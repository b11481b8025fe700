import { sameLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { textRuns } from "../../core/runs.ts";
import type { Row } from "../../exchange/columns.ts";
import type { ReturnedUnit } from "../../exchange/handover.ts";
import { ERROR_MARK } from "../../exchange/sheet.ts";
import { decodeText } from "../../files/read.ts";
import { readZip } from "../../files/zip.ts";
import { languageInPath } from "../memory-files.ts";
import type { ArrivedFile, Returned } from "./arrival.ts";

/** What the columns of a table may be, as they come; one is never both. */
interface Columns {
  readonly id: number;
  readonly source: number;
  readonly note: number;
  readonly targets: readonly { readonly column: number; readonly lang: LanguageTag }[];
}

/** Which languages a project translates between. */
export interface TableLanguages {
  readonly sourceLang: LanguageTag;
  /** Those that were asked for. */
  readonly langs: readonly LanguageTag[];
}

/**
 * What a table brought back that somebody translated without a CAT tool: CSV, values with tabs, or a workbook's first
 * sheet. Its first row names the columns: `source` and `target`, or language tags; `id` and `note` besides.
 *
 * A row without a target is no work. Inline codes stand as marks, `{1}…{/1}`. A table that was only found in a folder or
 * an archive and has other columns is somebody else's: then nothing is given.
 *
 * @throws Problem `E_IMPORT_COLUMNS`, `E_USAGE_NO_LANGUAGE`, and what the readers say of a file that is broken
 */
export async function returnedInTable(file: ArrivedFile, languages: TableLanguages): Promise<readonly Returned[]> {
  const { name, kind, found } = file;
  const [header, ...rows] = await rowsOf(file);
  const columns = columnsOf(header?.cells ?? [], name, languages);
  if (columns === undefined) {
    if (found) return [];
    const { sourceLang, langs } = languages;
    const values = { found: header?.cells.join(", ") ?? "", source: sourceLang, known: langs.join(", ") };
    throw new Problem("E_IMPORT_COLUMNS", values, { path: name, line: header?.line ?? 1 });
  }
  return columns.targets.map(({ column, lang }) => ({
    file: name,
    kind,
    lang,
    original: undefined,
    units: rows.map((row) => unitOf(row, { ...columns, target: column, width: header?.cells.length ?? 0 }, name)),
  }));
}

async function rowsOf({ name, kind, bytes }: ArrivedFile): Promise<readonly Row[]> {
  if (kind === "workbook") {
    const { readSheet } = await import("../../exchange/sheet.ts");
    return readSheet(new Map(Array.from(readZip(bytes, name), (part) => [part.name, part.bytes])), name);
  }
  const { readRows, separatorOf } = await import("../../exchange/columns.ts");
  const text = textOf(bytes, name);
  return readRows(text, name, /\.(tsv|tab)$/i.test(name) ? "\t" : separatorOf(text));
}

// Excel saves "Unicode text" as UTF-16 with a byte-order mark.
function textOf(bytes: Uint8Array, name: string): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined;
  return utf16 === undefined ? decodeText(bytes, name) : new TextDecoder(utf16).decode(bytes);
}

const ID = /^(id|key|segment)$/;
const SOURCE = /^source$/;
const TARGET = /^(target|translation)$/;
const NOTE = /^(notes?|comments?)$/;

function columnsOf(
  header: readonly string[],
  path: string,
  { sourceLang, langs }: TableLanguages,
): Columns | undefined {
  const names = header.map((name) => name.trim().toLowerCase().replaceAll("_", "-"));
  const find = (shape: RegExp): number => names.findIndex((name) => shape.test(name));
  const isTag = (name: string, lang: LanguageTag): boolean => /^[a-z]{2,3}(-|$)/.test(name) && sameLanguage(name, lang);
  const named = find(SOURCE);
  const source = named >= 0 ? named : names.findIndex((name) => isTag(name, sourceLang));
  const byTag = names.flatMap((name, column) => {
    const lang = column === source ? undefined : langs.find((tag) => isTag(name, tag));
    return lang === undefined ? [] : [{ column, lang }];
  });
  const only = find(TARGET);
  const targets = byTag.length > 0 || only < 0 ? byTag : [{ column: only, lang: languageOf(path, langs) }];
  if (source < 0 || targets.length === 0) return undefined;
  return { id: find(ID), source, note: find(NOTE), targets };
}

/** The language of a column `target`. */
function languageOf(path: string, langs: readonly LanguageTag[]): LanguageTag {
  const lang = languageInPath(path, langs);
  if (lang === undefined) throw new Problem("E_USAGE_NO_LANGUAGE", { known: langs.join(",") }, { path });
  return lang;
}

function unitOf(
  { cells, line }: Row,
  columns: Columns & { readonly target: number; readonly width: number },
  path: string,
): ReturnedUnit {
  const cell = (column: number): string => cells[column]?.trim() ?? "";
  const [id, source, target, note] = [columns.id, columns.source, columns.target, columns.note].map(cell);
  const hasTarget = target !== undefined && target !== "";
  const problem = problemOf({ cells, line }, columns.width, path, hasTarget && source === "" && id === "");
  return {
    id: id ?? "",
    source: textRuns(source ?? ""),
    ...(hasTarget && { target: textRuns(target) }),
    state: hasTarget ? "edited" : "new",
    approved: false,
    notes: note === undefined || note === "" ? [] : [note],
    line,
    column: 1,
    ...(problem !== undefined && { problem }),
  };
}

/** What is wrong with a row: a formula's error, a comma that should have stood between quotes, or nothing to know it by. */
function problemOf({ cells, line }: Row, width: number, path: string, isNameless: boolean): Problem | undefined {
  const place = { path, line };
  if (cells.some((text) => text.startsWith(ERROR_MARK))) return new Problem("E_SHEET_FORMULA", { row: line }, place);
  if (cells.slice(width).some((text) => text.trim() !== ""))
    return new Problem("E_IMPORT_CELLS", { row: line, cells: cells.length, wanted: width }, place);
  return isNameless ? new Problem("E_IMPORT_ROW", { row: line }, place) : undefined;
}
