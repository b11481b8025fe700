/**
 * Raw HTML inside a paragraph (CommonMark 0.31.2, section 6.6).
 *
 *     He <abbr title="Kazakh Telegraph Agency">KazTAG</abbr> said
 *        ^--------------------------------------^     ^-----^
 */

import type { Find } from "./finder.ts";

/** The source of a regular expression for an opening tag; its first group is the name. */
export const OPEN_TAG =
  "<([A-Za-z][A-Za-z0-9-]*)(?:\\s+[A-Za-z_:][\\w.:-]*(?:\\s*=\\s*(?:[^\\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\\s*/?>";

/** The same for a closing tag. */
export const CLOSE_TAG = "</([A-Za-z][A-Za-z0-9-]*)\\s*>";

const OPEN = new RegExp(OPEN_TAG, "y");
const CLOSE = new RegExp(CLOSE_TAG, "y");
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/** What stands between angle brackets, or between the marks of a comment, an instruction or a declaration. */
interface Tag {
  readonly end: number;
  readonly type: "open" | "close" | "standalone";
  /** In lower case; `comment`, `instruction`, `declaration` or `cdata` for what is no element. */
  readonly element: string;
}

/** The tag at `offset`, where a `<` stands; undefined where it is only a character. */
export function tagAt(text: string, offset: number, find: Find): Tag | undefined {
  OPEN.lastIndex = offset;
  const open = OPEN.exec(text);
  if (open !== null) {
    const element = (open[1] ?? "").toLowerCase();
    const isAlone = VOID.has(element) || open[0].endsWith("/>");
    return { end: OPEN.lastIndex, type: isAlone ? "standalone" : "open", element };
  }
  CLOSE.lastIndex = offset;
  const close = CLOSE.exec(text);
  if (close !== null) return { end: CLOSE.lastIndex, type: "close", element: (close[1] ?? "").toLowerCase() };
  return otherMarkup(text, offset, find);
}

function otherMarkup(text: string, offset: number, find: Find): Tag | undefined {
  if (text.startsWith("<!--", offset)) {
    const short = text.startsWith(">", offset + 4) ? 5 : text.startsWith("->", offset + 4) ? 6 : 0;
    if (short > 0) return { end: offset + short, type: "standalone", element: "comment" };
    return upTo("-->", offset + 4, "comment");
  }
  if (text.startsWith("<?", offset)) return upTo("?>", offset + 2, "instruction");
  if (text.startsWith("<![CDATA[", offset)) return upTo("]]>", offset + 9, "cdata");
  if (/[A-Za-z]/.test(text.charAt(offset + 2)) && text[offset + 1] === "!") return upTo(">", offset + 3, "declaration");
  return undefined;

  function upTo(needle: string, from: number, element: string): Tag | undefined {
    const found = find(needle, from);
    return found < 0 ? undefined : { end: found + needle.length, type: "standalone", element };
  }
}
