import { type Cell, workbook } from "./workbook.ts";

/** A translation as a translator's tool has it: the texts with codes as marks, `{1}…{/1}`. */
export interface Pair {
  readonly id?: string;
  readonly source: string;
  readonly target: string;
}

/** A CSV table with the given columns. */
export function csv(columns: readonly (keyof Pair)[], pairs: readonly Pair[]): string {
  const row = (cells: readonly string[]): string =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;
  return [columns, ...pairs.map((pair) => columns.map((column) => pair[column] ?? ""))].map(row).join("");
}

/** The same as a workbook. */
export function xlsx(columns: readonly (keyof Pair)[], pairs: readonly Pair[]): Uint8Array {
  const rows: (readonly Cell[])[] = [columns, ...pairs.map((pair) => columns.map((column) => pair[column] ?? ""))];
  return workbook(rows);
}

/** OmegaT's memory of a project's own translations, as its 6.0 writes it: codes as tags in the text, numbered from 0. */
export function projectSave(pairs: readonly Pair[]): string {
  const units = pairs.map(({ id, source, target }) => {
    const place = id === undefined ? "" : `<prop type="file">kandas.md.xlf</prop><prop type="id">${id}</prop>`;
    return `    <tu>
      ${place}<tuv xml:lang="EN"><seg>${omegatTags(source)}</seg></tuv>
      <tuv xml:lang="KK" changeid="aigerim" changedate="20260110T120000Z"><seg>${omegatTags(target)}</seg></tuv>
    </tu>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0.0" segtype="sentence" srclang="EN"/>
  <body>
${units.join("\n")}
  </body>
</tmx>
`;
}

function omegatTags(text: string): string {
  return escaped(text).replace(
    /\{(\/?)(\d+)(\/?)\}/g,
    (_, open: string, id: string, close: string) => `&lt;${open}g${Number(id) - 1}${close}&gt;`,
  );
}

/** A bilingual file of Trados Studio: ids of its own, the segment's state beside it, texts in `mrk`. */
export function sdlxliff(original: string, units: readonly (Pair & { readonly conf: string })[]): string {
  const written = units.map(
    ({ source, target, conf }, at) => `<trans-unit id="0000000${at}-a1b2-4c3d-8e9f-000000000000">
<source>${tags(source)}</source><seg-source><mrk mtype="seg" mid="${at + 1}">${tags(source)}</mrk></seg-source>
<target><mrk mtype="seg" mid="${at + 1}">${tags(target)}</mrk></target>
<sdl:seg-defs><sdl:seg id="${at + 1}" conf="${conf}" origin="interactive"/></sdl:seg-defs></trans-unit>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0">
<file original="${original}" datatype="x-sdlfilterframework2" source-language="en-US" target-language="kk-KZ">
<body>${written.join("\n")}</body></file></xliff>
`;
}

function tags(text: string): string {
  return escaped(text)
    .replace(/\{(\d+)\}/g, '<g id="1$1">')
    .replace(/\{\/\d+\}/g, "</g>")
    .replace(/\{(\d+)\/\}/g, '<x id="1$1"/>');
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
