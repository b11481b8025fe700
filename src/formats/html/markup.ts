import { type Tag, tagAt } from "./tag.ts";

/** What begins with a `<` and is no text. */
export type Markup =
  | (Tag & { readonly kind: "start" | "end" })
  /** A comment, declaration, instruction, or what HTML takes for a comment. */
  | { readonly kind: "comment"; readonly end: number };

/**
 * The markup at `offset`, where a `<` stands; undefined where it is only a character (HTML Standard, section 13.2.5.6).
 * Markup that the text's end cuts short is no longer shown by browsers, and is a comment here.
 *
 * @param isForeign whether it stands in SVG or MathML, where `<![CDATA[` is what it says
 */
export function markupAt(text: string, offset: number, isForeign: boolean): Markup | undefined {
  const next = text.charCodeAt(offset + 1);
  if (isLetter(next)) return tag("start", offset + 1);
  if (next === 0x2f) {
    if (isLetter(text.charCodeAt(offset + 2))) return tag("end", offset + 2);
    return offset + 2 < text.length ? upTo(">", offset + 2) : undefined;
  }
  if (next === 0x21) {
    if (text.startsWith("--", offset + 2)) return { kind: "comment", end: endOfComment(text, offset + 4) };
    return isForeign && text.startsWith("[CDATA[", offset + 2) ? upTo("]]>", offset + 9) : upTo(">", offset + 2);
  }
  return next === 0x3f ? upTo(">", offset + 2) : undefined;

  function tag(kind: "start" | "end", name: number): Markup {
    const found = tagAt(text, name);
    return found === undefined ? { kind: "comment", end: text.length } : { kind, ...found };
  }

  function upTo(needle: string, from: number): Markup {
    const found = text.indexOf(needle, from);
    return { kind: "comment", end: found < 0 ? text.length : found + needle.length };
  }
}

/** Where a comment ends whose content begins at `from`: `<!-->` and `<!--->` are whole ones. */
function endOfComment(text: string, from: number): number {
  if (text.startsWith(">", from)) return from + 1;
  if (text.startsWith("->", from)) return from + 2;
  const end = /--!?>/g;
  end.lastIndex = from;
  return end.test(text) ? end.lastIndex : text.length;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}
