import { type Tag, tagAt } from "./tag.ts";

/** What begins with a `<` and is no text. */
export type Markup =
  | (Tag & { readonly kind: "start" | "end" })
  /** A comment, declaration, instruction, or what HTML takes for a comment. */
  | { readonly kind: "comment"; readonly end: number; readonly isClosed: boolean };

/**
 * The markup at `offset`, where a `<` stands; undefined where it is only a character (HTML Standard, section 13.2.5.6).
 * Markup that the text's end cuts short is no longer shown by browsers, and is a comment here.
 *
 * @param isForeign whether it stands in SVG or MathML, where `<![CDATA[` is what it says
 */
export function markupAt(text: string, offset: number, isForeign: boolean): Markup | undefined {
  const unclosed = { kind: "comment", end: text.length, isClosed: false } as const;
  const next = text.charCodeAt(offset + 1);
  if (isLetter(next)) return tag("start", offset + 1);
  if (next === 0x2f) {
    if (isLetter(text.charCodeAt(offset + 2))) return tag("end", offset + 2);
    return upTo(">", offset + 2);
  }
  if (next === 0x21) {
    if (text.startsWith("--", offset + 2)) return endOfComment(text, offset + 4);
    return isForeign && text.startsWith("[CDATA[", offset + 2) ? upTo("]]>", offset + 9) : upTo(">", offset + 2);
  }
  return next === 0x3f ? upTo(">", offset + 2) : undefined;

  function tag(kind: "start" | "end", name: number): Markup {
    const found = tagAt(text, name);
    return found === undefined ? unclosed : { kind, ...found };
  }

  function upTo(needle: string, from: number): Markup {
    const found = text.indexOf(needle, from);
    return found < 0 ? unclosed : { kind: "comment", end: found + needle.length, isClosed: true };
  }
}

/** The comment whose content begins at `from`: `<!-->` and `<!--->` are whole ones. */
function endOfComment(text: string, from: number): Markup {
  const short = text.startsWith(">", from) ? 1 : text.startsWith("->", from) ? 2 : 0;
  if (short > 0) return { kind: "comment", end: from + short, isClosed: true };
  const end = /--!?>/g;
  end.lastIndex = from;
  const isClosed = end.test(text);
  return { kind: "comment", end: isClosed ? end.lastIndex : text.length, isClosed };
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}
