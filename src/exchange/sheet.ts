/**
 * The first sheet of an Office Open XML workbook (ECMA-376, SpreadsheetML) as rows of text.
 *
 *     <row r="2"><c r="A2" t="s"><v>14</v></c>                    a shared string
 *     <c r="B2" t="inlineStr"><is><t>Мәтін</t></is></c>           an inline one
 *     <c r="C2"><v>1992</v></c></row>                             a number
 */
import { Problem } from "../core/problem.ts";
import type { Row } from "./columns.ts";
import { decodeXml } from "./decode-xml.ts";
import { readXml, type XmlElement } from "./xml-reader.ts";

/** Columns beyond these are no table of texts. */
const MAX_COLUMNS = 64;
/** Of one sheet, as Excel has it. */
const MAX_ROWS = 1_048_576;

/** The parts of a workbook by their names in the archive. Names said inside are only looked up here. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/**
 * The rows of the first sheet; `line` is the row's number. Empty rows are left out, missing cells are `""`.
 *
 * Texts are as a person sees them: formatting and readings beside a text (`rPh`) are dropped, `_x000D_` is the character
 * it stands for. A formula gives its last value.
 *
 * @throws Problem `E_SHEET_PART`, `E_SHEET_CELL`, or what the XML reader says
 */
export function readSheet(parts: Parts, path: string): readonly Row[] {
  const xml = xmlOf(parts, path);
  const sheet = sheetName(xml);
  const strings = parts.has("xl/sharedStrings.xml") ? sharedStrings(xml("xl/sharedStrings.xml")) : [];
  return rowsOf(xml(sheet), strings);
}

/** The text of a part, with the name by which problems call it. */
interface Part {
  readonly text: string;
  readonly path: string;
}

function xmlOf(parts: Parts, path: string): (name: string) => Part {
  return (name) => {
    const bytes = parts.get(name);
    if (bytes === undefined) throw new Problem("E_SHEET_PART", { part: name }, { path });
    return { text: decodeXml(bytes, `${path}/${name}`), path: `${path}/${name}` };
  };
}

function sheetName(xml: (name: string) => Part): string {
  let id: string | undefined;
  each(xml("xl/workbook.xml"), "sheet", ({ attributes }) => {
    id ??= attributes["r:id"] ?? Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
  });
  let target: string | undefined;
  each(xml("xl/_rels/workbook.xml.rels"), "Relationship", ({ attributes }) => {
    if (attributes["Id"] === id) target = attributes["Target"];
  });
  const part = target ?? "worksheets/sheet1.xml";
  return part.startsWith("/") ? part.slice(1) : `xl/${part}`;
}

function each({ text, path }: Part, name: string, found: (element: XmlElement) => void): void {
  const open = (element: XmlElement): void => {
    if (element.name === name) found(element);
  };
  readXml(text, path, { open, close: () => {}, text: () => {} });
}

function sharedStrings(part: Part): readonly string[] {
  const strings: string[] = [];
  const reader = textReader();
  readXml(part.text, part.path, {
    open: (element) => {
      if (element.name === "si") reader.begin();
      reader.open(element);
    },
    close: () => {
      if (reader.close() === "si") strings.push(reader.end());
    },
    text: reader.text,
  });
  return strings;
}

/** Gathers what stands in `t` elements, those of readings (`rPh`) left out. */
function textReader() {
  const path: string[] = [];
  let gathered = "";
  return {
    begin: () => {
      gathered = "";
    },
    open: ({ name }: XmlElement) => path.push(name),
    close: () => path.pop(),
    text: (text: string) => {
      if (path.at(-1) === "t" && !path.includes("rPh")) gathered += text;
    },
    end: () => unescaped(gathered),
  };
}

/** Characters that XML cannot hold are written `_xHHHH_`, and the same shape meant literally begins with `_x005F_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

interface Cell {
  readonly element: XmlElement;
  readonly column: number;
  value: string;
}

function rowsOf({ text, path }: Part, strings: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  const inline = textReader();
  let line = 0;
  let cells: string[] = [];
  let cell: Cell | undefined;
  let inValue = false;
  readXml(text, path, {
    open: (element) => {
      inline.open(element);
      if (element.name === "row") {
        line = rowNumber(element, line);
        cells = [];
      } else if (element.name === "c") {
        inline.begin();
        cell = { element, column: columnOf(element, cells.length), value: "" };
      } else if (element.name === "v") inValue = true;
    },
    close: () => {
      const name = inline.close();
      if (name === "v") inValue = false;
      if (name === "c" && cell !== undefined) {
        const content = textOf(cell, strings, inline.end());
        while (cells.length < cell.column) cells.push("");
        cells[cell.column] = content;
        cell = undefined;
      }
      if (name === "row" && cells.some((content) => content !== "")) rows.push({ cells, line });
    },
    text: (piece) => {
      if (inValue && cell !== undefined) cell.value += piece;
      else inline.text(piece);
    },
  });
  return rows;
}

function rowNumber({ attributes, place }: XmlElement, before: number): number {
  const number = attributes["r"] === undefined ? before + 1 : Number(attributes["r"]);
  if (!Number.isInteger(number) || number <= before || number > MAX_ROWS)
    throw new Problem("E_SHEET_CELL", { cell: attributes["r"] ?? "" }, place);
  return number;
}

/** The column of `AB12`, counted from 0; of a cell without a name the next one. */
function columnOf({ attributes, place }: XmlElement, next: number): number {
  const name = attributes["r"];
  const letters = name === undefined ? undefined : (/^([A-Z]{1,3})\d+$/.exec(name)?.[1] ?? "");
  const column =
    letters === undefined
      ? next
      : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - "A".charCodeAt(0) + 1, 0) - 1;
  if (column < 0 || column < next || column >= MAX_COLUMNS)
    throw new Problem("E_SHEET_CELL", { cell: name ?? "" }, place);
  return column;
}

function textOf({ element, value }: Cell, strings: readonly string[], inline: string): string {
  const { attributes, place } = element;
  switch (attributes["t"]) {
    case "s": {
      const shared = /^\d+$/.test(value) ? strings[Number(value)] : undefined;
      if (shared === undefined) throw new Problem("E_SHEET_CELL", { cell: attributes["r"] ?? "" }, place);
      return shared;
    }
    case "inlineStr":
      return inline;
    case "str":
      return unescaped(value);
    // A text that begins with "=" is taken for a formula and shows "#NAME?": it is nobody's translation.
    case "e":
      return ERROR_MARK + value;
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    default:
      return value;
  }
}

/** Begins what a cell shows whose formula has failed; no XML can hold this character. */
export const ERROR_MARK = "\u0000";
