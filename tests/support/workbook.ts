import { writeZip } from "../../src/files/zip.ts";

/** A cell as a spreadsheet program writes it: a shared or inline text, rich text, a number, a formula's last value or error. */
export type Cell =
  | string
  | { readonly kind: "inline" | "rich" | "number" | "formula" | "error"; readonly text: string };

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** An XLSX file whose first sheet has these rows; an empty cell is left out, an empty row too. */
export function workbook(rows: readonly (readonly Cell[])[], more: Readonly<Record<string, string>> = {}): Uint8Array {
  const strings: string[] = [];
  const sheet = rows
    .map((cells, row) => {
      const written = cells.map((cell, column) => cellXml(cell, `${letter(column)}${row + 1}`, strings)).join("");
      return written === "" ? "" : `<row r="${row + 1}">${written}</row>`;
    })
    .join("");
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="Аударма" sheetId="1" r:id="rId3"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId3" Type="${REL}/worksheet" Target="worksheets/sheet7.xml"/></Relationships>`,
    "xl/worksheets/sheet7.xml": `<worksheet xmlns="${MAIN}"><sheetData>${sheet}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${strings.join("")}</sst>`,
    ...more,
  };
  return writeZip(Object.entries(parts).map(([name, xml]) => ({ name, bytes: new TextEncoder().encode(xml) })));
}

function letter(column: number): string {
  return String.fromCharCode("A".charCodeAt(0) + column);
}

function cellXml(cell: Cell, name: string, strings: string[]): string {
  if (typeof cell === "string") {
    if (cell === "") return "";
    strings.push(`<si><t xml:space="preserve">${escaped(cell)}</t></si>`);
    return `<c r="${name}" t="s"><v>${strings.length - 1}</v></c>`;
  }
  const text = escaped(cell.text);
  switch (cell.kind) {
    case "inline":
      return `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`;
    case "rich":
      strings.push(
        `<si><r><t>${text.slice(0, 3)}</t></r><rPh sb="0" eb="1"><t>READING</t></rPh><r><rPr><b/></rPr><t>${text.slice(3)}</t></r></si>`,
      );
      return `<c r="${name}" t="s"><v>${strings.length - 1}</v></c>`;
    case "number":
      return `<c r="${name}"><v>${text}</v></c>`;
    case "formula":
      return `<c r="${name}" t="str"><f>A1</f><v>${text}</v></c>`;
    case "error":
      return `<c r="${name}" t="e"><f>A1</f><v>${text}</v></c>`;
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
