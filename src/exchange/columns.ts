import { type Place, Problem } from "../core/problem.ts";

/** A row of a table, with the line on which it begins. */
export interface Row {
  readonly cells: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/**
 * The rows of a table in plain text: CSV as RFC 4180 has it, with `,` or `;`, or values with tabs between them.
 *
 *     "He said ""no"".",Ол «жоқ» деді.
 *     ^ quotes round the cell, doubled inside
 *
 * Empty lines are no rows. In tables with tabs, quotes count only where a cell begins with one and ends with one.
 *
 * @throws Problem `E_MEMORY_QUOTE` where a quoted cell does not end, or goes on behind its end
 */
export function readRows(text: string, path: string, separator: "," | ";" | "\t"): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    const cell = cellAt(text, at, separator, { path, line });
    line += cell.lines;
    cells.push(cell.text);
    at = cell.end;
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      cells.push("");
    }
    if (cells.length > 1 || cells[0] !== "") rows.push({ cells, line: rowLine });
    cells = [];
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    line++;
    rowLine = line;
  }
  return rows;
}

/** The separator of a table, by its first line: the one of `;`, tab and `,` that occurs in it most often. */
export function separatorOf(text: string): "," | ";" | "\t" {
  const first = text.slice(0, (text.indexOf("\n") + 1 || text.length + 1) - 1);
  const count = (separator: string): number => first.split(separator).length;
  return ([",", ";", "\t"] as const).reduce((best, each) => (count(each) > count(best) ? each : best));
}

interface Cell {
  readonly text: string;
  readonly end: number;
  /** Line ends inside it. */
  readonly lines: number;
}

function cellAt(text: string, start: number, separator: string, place: Place): Cell {
  if (text[start] !== '"') return plainCell(text, start, separator);
  let content = "";
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      if (separator === "\t") return plainCell(text, start, separator);
      throw new Problem("E_MEMORY_QUOTE", {}, place);
    }
    content += text.slice(at, quote);
    at = quote + 1;
    if (text[at] === '"') {
      content += '"';
      at++;
      continue;
    }
    const next = text[at];
    if (next === undefined || next === separator || next === "\r" || next === "\n")
      return { text: content, end: at, lines: content.split("\n").length - 1 };
    if (separator === "\t") return plainCell(text, start, separator);
    throw new Problem("E_MEMORY_QUOTE", {}, place);
  }
}

function plainCell(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\r" && text[end] !== "\n") end++;
  return { text: text.slice(start, end), end, lines: 0 };
}
