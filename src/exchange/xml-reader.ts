import { SaxesParser } from "saxes";
import { type Place, Problem } from "../core/problem.ts";

/** Elements nested deeper than this are an attack, not a document. */
const MAX_DEPTH = 256;

/** What the prefix `xml` means without being declared. */
const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

/** The start of an element, its prefix resolved. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** The namespace's address, or `""` for none. */
  readonly namespace: string;
  /** By name as written (`id`, `xml:lang`); has no prototype, so any name is safe. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** Where its `<` stands. */
  readonly place: Place;
}

/** What is told of a document, in its order. Text comes decoded and may come in several pieces. */
export interface XmlHandlers {
  open(element: XmlElement): void;
  /** The innermost element that is open ends. */
  close(): void;
  text(text: string): void;
}

/**
 * Reads an XML 1.0 document and calls the handlers in order; keeps nothing but the path of open elements.
 *
 * Throws at the first violation as `E_XML`, with its place. No entity but the five of XML is known, nothing is fetched,
 * a document type is refused (`E_XML_DOCTYPE`) unless it matches `doctype`, and so is nesting deeper than 256
 * (`E_XML_DEPTH`). The encoding declared in the text is not looked at: the text has been decoded already.
 *
 * @param doctype what may stand between `<!DOCTYPE` and `>`; nothing may where it is absent
 */
export function readXml(xml: string, path: string, handlers: XmlHandlers, doctype?: RegExp): void {
  const text = xml.startsWith("\uFEFF") ? xml.slice(1) : xml;
  refuseLoneSurrogates(text, path);
  // Without `xmlns`, because saxes looks names up in quadratic time there (4 s for 20,000 nested elements).
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" } as const);
  const placeOf = placesIn(text, path);
  const scopes: (Scope | undefined)[] = [];
  let opened: Place = { path };
  let told = 0;

  parser.on("error", (error) => {
    throw syntaxProblem(error, text, path, { from: told, to: parser.position });
  });
  parser.on("doctype", (content) => {
    const start = text.lastIndexOf("<!DOCTYPE", parser.position);
    if (doctype?.test(content) !== true) throw new Problem("E_XML_DOCTYPE", {}, placeOf(start));
  });
  parser.on("opentagstart", () => {
    opened = placeOf(text.lastIndexOf("<", parser.position));
  });
  parser.on("opentag", (tag) => {
    if (scopes.length >= MAX_DEPTH) throw new Problem("E_XML_DEPTH", { limit: MAX_DEPTH }, opened);
    const scope = scopeOf(tag.attributes, scopes.at(-1));
    scopes.push(scope);
    handlers.open({ ...resolve(tag.name, scope, opened), attributes: tag.attributes, place: opened });
    told = parser.position;
  });
  parser.on("closetag", () => {
    scopes.pop();
    handlers.close();
    told = parser.position;
  });
  for (const event of ["text", "cdata"] as const) {
    parser.on(event, (content) => {
      handlers.text(content);
      told = parser.position;
    });
  }
  parser.on("comment", () => {
    told = parser.position;
  });
  parser.write(text).close();
}

/** Namespace addresses declared on one element, by prefix (the default namespace under `""`), and what it stands in. */
interface Scope {
  readonly own: ReadonlyMap<string, string>;
  readonly outer: Scope | undefined;
}

// Scopes are linked and never copied: many prefixes on the root cost nothing at each of many declarations below it.
function scopeOf(attributes: Readonly<Record<string, string>>, outer: Scope | undefined): Scope | undefined {
  let own: Map<string, string> | undefined;
  for (const name in attributes) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    own ??= new Map();
    own.set(name.slice("xmlns:".length), attributes[name] ?? "");
  }
  return own === undefined ? outer : { own, outer };
}

function resolve(qualified: string, scope: Scope | undefined, place: Place): { name: string; namespace: string } {
  const colon = qualified.indexOf(":");
  const prefix = qualified.slice(0, Math.max(colon, 0));
  let namespace = prefix === "xml" ? XML_NAMESPACE : undefined;
  for (let at = scope; at !== undefined && namespace === undefined; at = at.outer) namespace = at.own.get(prefix);
  if (namespace === undefined && prefix !== "")
    throw new Problem("E_XML", { reason: `the prefix "${prefix}" is not declared` }, place);
  return { name: qualified.slice(colon + 1), namespace: namespace ?? "" };
}

/** Places of offsets that never decrease: takes O(length) time for all of them together. */
function placesIn(text: string, path: string): (offset: number) => Place {
  let line = 1;
  let lineStart = 0;
  let seen = 0;
  return (offset) => {
    for (; seen < offset; seen++) {
      const unit = text.charCodeAt(seen);
      if (unit !== 10 && (unit !== 13 || text.charCodeAt(seen + 1) === 10)) continue;
      line++;
      lineStart = seen + 1;
    }
    return { path, line, column: offset - lineStart + 1 };
  };
}

// saxes joins a lone high surrogate with whatever follows, a "<" too, so they are looked for beforehand.
function refuseLoneSurrogates(text: string, path: string): void {
  if (text.isWellFormed()) return;
  const at = text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  throw new Problem("E_XML", { reason: "half of a surrogate pair" }, placesIn(text, path)(at));
}

function syntaxProblem(error: Error, text: string, path: string, unread: { from: number; to: number }): Problem {
  const placeOf = placesIn(text, path);
  // saxes reads on to the next ";" after a bare "&", often many lines below, so that the true place is found here.
  const ampersand = bareAmpersand(text.slice(unread.from, unread.to));
  if (ampersand >= 0) {
    const reason = '"&" must be written "&amp;"';
    return new Problem("E_XML", { reason }, placeOf(unread.from + ampersand), { cause: error });
  }
  const reason = error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
  return new Problem("E_XML", { reason }, placeOf(Math.max(unread.to - 1, 0)), { cause: error });
}

function bareAmpersand(unread: string): number {
  if (/<!\[CDATA\[|<!--|<\?/.test(unread)) return -1;
  return unread.search(/&(?!(?:\w+|#\d+|#x[\da-f]+);)/i);
}
