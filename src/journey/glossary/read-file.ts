import { Problem } from "../../core/problem.ts";
import { decodeText, readBytes } from "../../files/read.ts";
import { readZip } from "../../files/zip.ts";
import type { IncomingTerm } from "./merge.ts";

/** The terms of a file, and what could not be read of it. */
export interface TermFile {
  readonly terms: readonly IncomingTerm[];
  readonly problems: readonly Problem[];
}

/**
 * Reads terms from a table (`.csv`, `.tsv`, `.xlsx`) whose first row names languages, or from TBX (`.tbx`, `.xml`).
 *
 * @throws Problem `E_GLOSSARY_FORMAT` for another file, `E_GLOSSARY_NO_FILE`, or what the reader says
 */
export async function readTermFile(absolute: string, path: string): Promise<TermFile> {
  const bytes = readBytes(absolute, path);
  if (bytes === undefined) throw new Problem("E_GLOSSARY_NO_FILE", { path }, { path });
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === "tbx" || ending === "xml") {
    const { readTbx } = await import("../../exchange/tbx.ts");
    const { decodeXmlChunks } = await import("../../exchange/decode-xml.ts");
    const { entries, problems } = readTbx(decodeXmlChunks([bytes], path), path);
    return { terms: entries.map((entry) => ({ entry })), problems };
  }
  const { readGlossaryRows } = await import("../../exchange/glossary-csv.ts");
  const { readRows, separatorOf } = await import("../../exchange/columns.ts");
  if (ending === "xlsx") {
    const { readSheet } = await import("../../exchange/sheet.ts");
    const parts = new Map(Array.from(readZip(bytes, path), (part) => [part.name, part.bytes]));
    return { terms: readGlossaryRows(readSheet(parts, path), path), problems: [] };
  }
  if (ending !== "csv" && ending !== "tsv" && ending !== "tab" && ending !== "txt")
    throw new Problem("E_GLOSSARY_FORMAT", { path }, { path });
  const text = decodeText(bytes, path);
  const rows = readRows(text, path, ending === "csv" ? separatorOf(text) : "\t");
  return { terms: readGlossaryRows(rows, path), problems: [] };
}
