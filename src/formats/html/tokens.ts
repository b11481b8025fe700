import { FOREIGN, RAW } from "./elements.ts";
import { foreignEnd } from "./foreign.ts";
import { type Markup, markupAt } from "./markup.ts";
import { rawEnd } from "./raw-text.ts";
import type { Attribute } from "./tag.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

type Element = Span & {
  readonly name: string;
  readonly attributes: readonly Attribute[];
};

/** An element whose content is no markup of ours: `script`, `title`, `svg` … */
export type RawElement = Element & {
  readonly kind: "raw";
  /** Its content. */
  readonly inner: Span;
  /** Whether its own end tag ends it. */
  readonly isClosed: boolean;
};

/** What a document is made of; the tokens tile it. */
export type Token =
  | (Span & { readonly kind: "text" })
  /** `isClosed` is false where it runs to the end of the text. */
  | (Span & { readonly kind: "comment"; readonly isClosed: boolean })
  | (Element & { readonly kind: "start" })
  | (Span & { readonly kind: "end"; readonly name: string })
  | RawElement;

/**
 * The tokens of a text from `from` on, as a browser reads them (HTML Standard, section 13.2.5). Takes linear time.
 *
 *     <p lang=en>Fish &amp; chips<!-- sic --></p>
 *     ^start     ^text           ^comment    ^end
 */
export function* tokensOf(text: string, from: number): Generator<Token, void, undefined> {
  let textStart = from;
  for (let at = text.indexOf("<", from); at >= 0; at = text.indexOf("<", at)) {
    const markup = markupAt(text, at, false);
    if (markup === undefined) {
      at++;
      continue;
    }
    if (at > textStart) yield { kind: "text", start: textStart, end: at };
    const token = tokenOf(text, at, markup);
    yield token;
    at = token.end;
    textStart = at;
  }
  if (textStart < text.length) yield { kind: "text", start: textStart, end: text.length };
}

function tokenOf(text: string, start: number, markup: Markup): Token {
  const { end } = markup;
  if (markup.kind === "comment") return { kind: "comment", start, end, isClosed: markup.isClosed };
  const { name, attributes } = markup;
  if (markup.kind === "end") return { kind: "end", name, start, end };
  if (FOREIGN.has(name) && !markup.isSelfClosing) {
    const { end: elementEnd, isClosed } = foreignEnd(text, name, end);
    return { kind: "raw", name, attributes, start, end: elementEnd, inner: { start: end, end: elementEnd }, isClosed };
  }
  if (RAW.has(name)) {
    const { innerEnd, end: elementEnd, isClosed } = rawEnd(text, name, end);
    return { kind: "raw", name, attributes, start, end: elementEnd, inner: { start: end, end: innerEnd }, isClosed };
  }
  return { kind: "start", name, attributes, start, end };
}
