import type { BlockScan } from "./block-scan.ts";
import { literalEnd } from "./braces.ts";
import type { Cursor } from "./cursor.ts";
import { jsxTagAt } from "./jsx.ts";
import { shortcodeBlockEnd } from "./shortcode.ts";

const ESM = /(?:import|export) /y;
const ESM_TOKEN = /[{}()[\]"'`]|\/[/*]|(?:\r\n|\n|\r)(?=[ \t]*(?:[\r\n]|$))/g;

/**
 * Where a block ends that other programs read and that is read whole, whatever lines it has: shortcodes, formulas, and
 * in MDX modules, tags and expressions; undefined where none begins at the cursor.
 *
 *     {{< figure src="a.jpg" >}}     $$           import Map from "./map"     <Tabs items={[     {rows.map(
 *                                    E = mc^2                                   "Almaty",       (row) => row.name,
 *                                    $$                                       ]}>             )}
 *
 * @returns the end of the block's last line
 */
export function opaqueEnd(scan: BlockScan, cursor: Cursor, interrupts: boolean): number | undefined {
  const { text, dialect, find } = scan;
  switch (text[cursor.solid]) {
    case "{":
      return dialect === "mdx" ? flowEnd(scan, cursor.solid) : shortcodeBlockEnd(text, cursor.solid, find);
    case "<":
      return dialect === "mdx" ? flowEnd(scan, cursor.solid) : undefined;
    case "$":
      return formulaEnd(scan, cursor);
    case "i":
    case "e":
      return dialect === "mdx" && !interrupts ? moduleEnd(scan, cursor) : undefined;
    default:
      return undefined;
  }
}

/** Tags and expressions that fill their lines. */
function flowEnd({ text, braceEnd, find }: BlockScan, offset: number): number | undefined {
  let at = offset;
  for (;;) {
    const end =
      text[at] === "{" ? braceEnd(at) : text[at] === "<" ? jsxTagAt(text, at, braceEnd, find)?.end : undefined;
    if (end === undefined) return undefined;
    at = skipBlanks(text, end);
    if (isLineEnd(text, at)) return at;
  }
}

function formulaEnd({ text, find }: BlockScan, { solid, end }: Cursor): number | undefined {
  if (text[solid + 1] !== "$" || text.slice(solid, end).includes("$", 2)) return undefined;
  const close = find("$$", end);
  const at = close < 0 ? -1 : skipBlanks(text, close + 2);
  return at >= 0 && isLineEnd(text, at) ? at : undefined;
}

/** Imports and exports, up to a blank line outside all brackets. */
function moduleEnd(scan: BlockScan, { solid, column, offset }: Cursor): number | undefined {
  const { text, find } = scan;
  ESM.lastIndex = solid;
  if (scan.containers.length > 0 || column > 0 || offset !== solid || !ESM.test(text)) return undefined;
  let depth = 0;
  let firstBlank: number | undefined;
  ESM_TOKEN.lastIndex = solid;
  for (let token = ESM_TOKEN.exec(text); token !== null; token = ESM_TOKEN.exec(text)) {
    if (/[\r\n]/.test(token[0])) {
      if (depth <= 0 || scan.hasBrokenModule) return token.index;
      firstBlank ??= token.index;
    } else if (/[{([]/.test(token[0])) depth++;
    else if (/[})\]]/.test(token[0])) depth--;
    else ESM_TOKEN.lastIndex = literalEnd(text, token.index, find);
  }
  // One look through the whole text for the end of a module that has none is enough.
  if (depth > 0) scan.hasBrokenModule = true;
  return depth > 0 && firstBlank !== undefined ? firstBlank : text.length;
}

function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === "\n" || text[at] === "\r";
}
