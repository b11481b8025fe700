import { isLanguageTag } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { type Row, readRows, separatorOf } from "./columns.ts";
import { type TermEntry, type TermForm, type TermStatus, textsOf } from "./term-entry.ts";

/** Between several forms in one cell. */
const FORMS = " | ";

/** A byte-order mark: without one, spreadsheets take the file for another encoding. */
const MARK = "\uFEFF";

/**
 * A glossary as comma-separated values (RFC 4180), for spreadsheets and for tools that take tables: one line an entry.
 *
 *     id,en,en admitted,kk,kk admitted,kk forbidden,note,reference
 *     beijing,Beijing,,Бейжің,Пекин,,Kazakh media use both.,sn.kz
 *
 * Several forms stand in one cell with ` | ` between them. A cell that a spreadsheet would take for a formula has an
 * apostrophe before it, which the reader takes off.
 */
export function writeGlossaryCsv(
  entries: readonly TermEntry[],
  { sourceLang, lang }: { readonly sourceLang: LanguageTag; readonly lang: LanguageTag },
): string {
  return writeGlossaryTable(entries, { sourceLang, langs: [lang], separator: "," });
}

/** The same table for several languages, each with its three columns; with tabs between the values where they are asked for. */
export function writeGlossaryTable(
  entries: readonly TermEntry[],
  {
    sourceLang,
    langs,
    separator,
  }: { readonly sourceLang: LanguageTag; readonly langs: readonly LanguageTag[]; readonly separator: "," | "\t" },
): string {
  const head = ["id", sourceLang, `${sourceLang} admitted`];
  const heads = langs.flatMap((lang) => [lang, `${lang} admitted`, `${lang} forbidden`]);
  const rows = entries.map((entry) => [
    entry.id,
    ...[textsOf(entry, sourceLang, "preferred"), textsOf(entry, sourceLang, "admitted")].map(joined),
    ...langs.flatMap((lang) =>
      (["preferred", "admitted", "deprecated"] as const).map((status) => joined(textsOf(entry, lang, status))),
    ),
    entry.notes.join("\n"),
    entry.reference ?? "",
  ]);
  const lines = [[...head, ...heads, "note", "reference"], ...rows].map((cells) => cells.map(cellText).join(separator));
  return `${MARK}${lines.join("\r\n")}\r\n`;
}

function joined(forms: readonly string[]): string {
  return forms.join(FORMS);
}

function cellText(text: string): string {
  const plain = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * The entries of a glossary in a table: what `writeGlossaryCsv` writes, and any table whose first line names columns by
 * language tags, alone or followed by `admitted` or `forbidden`, in any order, with `,`, `;` or tabs between them.
 *
 * @throws Problem `E_GLOSSARY_TABLE` where fewer than two languages are named, `E_MEMORY_QUOTE` for a quote left open
 */
export function readGlossaryCsv(text: string, path: string): readonly TermEntry[] {
  return readGlossaryRows(readRows(text, path, separatorOf(text)), path).map(({ entry }) => entry);
}

/** An entry of a table, with the line on which it begins. */
export interface TableEntry {
  readonly entry: TermEntry;
  /** 1-based; in a workbook the row's number. */
  readonly line: number;
}

/** The same, from rows: those of a workbook too. Columns `definition`, `description` and `comment` are notes. */
export function readGlossaryRows(table: readonly Row[], path: string): readonly TableEntry[] {
  const [head, ...rows] = table;
  const columns = (head?.cells ?? []).map(columnOf);
  const langs = new Set(columns.flatMap((column) => (column?.kind === "forms" ? [column.lang] : [])));
  if (langs.size < 2) throw new Problem("E_GLOSSARY_TABLE", {}, { path, line: head?.line ?? 1 });
  return rows.flatMap(({ cells, line }) => {
    const entry = entryOf(columns, cells);
    return entry.forms.length === 0 ? [] : [{ entry, line }];
  });
}

const NOTES: ReadonlySet<string> = new Set(["note", "definition", "description", "comment"]);

type Column =
  | { readonly kind: "forms"; readonly lang: LanguageTag; readonly status: TermStatus }
  | { readonly kind: "id" | "note" | "reference" };

function columnOf(name: string): Column | undefined {
  const [tag = "", word = "preferred", more] = name.trim().split(/\s+/);
  const lower = tag.toLowerCase();
  if (more === undefined && word === "preferred" && NOTES.has(lower)) return { kind: "note" };
  if (lower === "id" || lower === "reference") return { kind: lower };
  const status = STATUSES.get(word.toLowerCase());
  if (more !== undefined || status === undefined || !isLanguage(tag)) return undefined;
  return { kind: "forms", lang: tag, status };
}

/** Whether CLDR knows the language: `Who` is a well-formed tag as well. */
function isLanguage(tag: string): boolean {
  if (!isLanguageTag(tag)) return false;
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return names.of(new Intl.Locale(tag).language) !== undefined;
}

const STATUSES: ReadonlyMap<string, TermStatus> = new Map([
  ["preferred", "preferred"],
  ["admitted", "admitted"],
  ["forbidden", "deprecated"],
]);

function entryOf(columns: readonly (Column | undefined)[], cells: readonly string[]): TermEntry {
  const forms: TermForm[] = [];
  const notes: string[] = [];
  let id = "";
  let reference = "";
  for (const [index, column] of columns.entries()) {
    const cell = (cells[index] ?? "").replace(/^'(?='*[=+\-@\t\r])/, "");
    if (column === undefined || cell === "") continue;
    switch (column.kind) {
      case "id":
        id = cell;
        break;
      case "reference":
        reference = cell;
        break;
      case "note":
        notes.push(...cell.split("\n"));
        break;
      case "forms":
        forms.push(...formsIn(cell).map((text) => ({ lang: column.lang, text, status: column.status })));
    }
  }
  return { id, forms, notes, ...(reference === "" ? {} : { reference }) };
}

function formsIn(cell: string): readonly string[] {
  return cell.split(FORMS.trim()).flatMap((form) => (form.trim() === "" ? [] : [form.trim()]));
}
