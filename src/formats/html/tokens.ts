import { FOREIGN, RAW } from "./elements.ts";
import { foreignEnd } from "./foreign.ts";
import { markupAt } from "./markup.ts";
import { rawEnd } from "./raw-text.ts";
import type { Attribute } from "./tag.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a document is made of; the tokens tile it. */
export type Token = Span &
  (
    | { readonly kind: "text" }
    | { readonly kind: "comment" }
    | { readonly kind: "start"; readonly name: string; readonly attributes: readonly Attribute[] }
    | { readonly kind: "end"; readonly name: string }
    /** An element whose content is no markup of ours: `script`, `title`, `svg` … `inner` is absent without an end tag. */
    | {
        readonly kind: "raw";
        readonly name: string;
        readonly attributes: readonly Attribute[];
        /** Where its start tag ends. */
        readonly tagEnd: number;
        readonly inner?: Span;
      }
  );

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
    if (markup.kind === "comment") yield { kind: "comment", start: at, end: markup.end };
    else if (markup.kind === "end") yield { kind: "end", name: markup.name, start: at, end: markup.end };
    else {
      const { name, attributes, end } = markup;
      const isForeign = FOREIGN.has(name) && !markup.isSelfClosing;
      if (isForeign) {
        const token = {
          kind: "raw",
          name,
          attributes,
          tagEnd: end,
          start: at,
          end: foreignEnd(text, name, end),
        } as const;
        yield token;
        at = token.end;
        textStart = at;
        continue;
      }
      if (RAW.has(name)) {
        const { innerEnd, end: elementEnd, isClosed } = rawEnd(text, name, end);
        const inner = { start: end, end: innerEnd };
        yield {
          kind: "raw",
          name,
          attributes,
          tagEnd: end,
          start: at,
          end: elementEnd,
          ...(isClosed ? { inner } : {}),
        };
        at = elementEnd;
        textStart = at;
        continue;
      }
      yield { kind: "start", name, attributes, start: at, end };
    }
    at = markup.end;
    textStart = at;
  }
  if (textStart < text.length) yield { kind: "text", start: textStart, end: text.length };
}
