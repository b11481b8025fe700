import { startOfText } from "../text-bytes.ts";
import { metaName } from "./attributes.ts";
import { INVISIBLE } from "./elements.ts";
import type { Attribute } from "./tag.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** What a frame needs to know of a document. */
export interface Head {
  /** The start tag of `html`, if there is one. */
  readonly root?: { readonly start: number; readonly attributes: readonly Attribute[] };
  /** Where elements are added to the head, if there is one. */
  readonly end?: number;
  /** The `meta` elements of the head by their names in lower case. */
  readonly metas: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
  /** Where the body's content begins. */
  readonly body: number;
}

const HEAD_CONTENT = new Set(["html", "head", "meta", "title", ...INVISIBLE]);

/**
 * The head of a document, as far as it goes (HTML Standard, sections 13.2.6.4.1 to 13.2.6.4.6). A fragment has none, and
 * its body begins where it does.
 *
 *     <!doctype html><html lang=en><head><title>Kandas</title></head><body><p>
 *                    ^root                                   ^end          ^body
 */
export function headOf(text: string, from: number): Head {
  const metas = new Map<string, { readonly start: number; readonly end: number }>();
  let root: Head["root"];
  let start: number | undefined;
  let end: number | undefined;
  let body: number | undefined;
  let isDocument = false;
  for (const token of tokensOf(text, from)) {
    if (token.kind === "start" && token.name === "body") {
      isDocument = true;
      body = token.end;
      break;
    }
    if (!isHeadContent(text, token)) {
      body = token.start;
      break;
    }
    if (token.kind === "comment") isDocument ||= /^<!doctype/i.test(text.slice(token.start, token.start + 9));
    else if (token.kind !== "text") isDocument ||= token.name !== "script" && token.name !== "style";
    if (token.kind === "end" && token.name === "head") end ??= token.start;
    if (token.kind !== "start") continue;
    if (token.name === "html") root ??= { start: token.start, attributes: token.attributes };
    else if (token.name === "head") start ??= token.end;
    else if (token.name === "meta") {
      const name = metaName(text, token);
      if (name !== undefined && !metas.has(name)) metas.set(name, { start: token.start, end: token.end });
    }
  }
  const headEnd = end ?? start;
  return {
    ...(root === undefined ? {} : { root }),
    ...(headEnd === undefined ? {} : { end: headEnd }),
    metas,
    body: isDocument ? (body ?? text.length) : Math.max(from, startOfText(text)),
  };
}

function isHeadContent(text: string, token: Token): boolean {
  switch (token.kind) {
    case "comment":
      return true;
    case "text":
      return !/[^ \t\n\f\r]/.test(text.slice(token.start, token.end));
    case "start":
      return HEAD_CONTENT.has(token.name);
    case "raw":
      return HEAD_CONTENT.has(token.name) || token.name === "noscript";
    case "end":
      return token.name !== "body" && token.name !== "html" && token.name !== "br";
  }
}
