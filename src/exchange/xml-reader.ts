import { SaxesParser } from "saxes";
import { type Place, Problem, phrase } from "../core/problem.ts";
import { type UnreadText, unreadText } from "./unread-text.ts";

/** Elements nested deeper than this are an attack, not a document. */
const MAX_DEPTH = 256;

/** Characters of one tag, text or comment: more are refused, because each is held in memory whole. */
const MAX_TOKEN = 16_777_216;

/** How many characters the parser is given at once, however they come: so that their division changes nothing. */
const SLICE = 16_384;

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
  /** Its start tag as offsets into the text, a byte-order mark not counted: from `<` to behind `>`. */
  readonly start: number;
  readonly end: number;
}

/** What is told of a document, in its order. Text comes decoded and may come in several pieces. */
export interface XmlHandlers {
  open(element: XmlElement): void;
  /** The innermost element that is open ends. @param end the offset behind its last `>` */
  close(end: number): void;
  text(text: string): void;
}

/** A document that comes in pieces. */
export interface XmlReader {
  write(chunk: string): void;
  /** The document ends here. */
  close(): void;
}

/** Reads a document that is there as a whole; see `xmlReader`. */
export function readXml(xml: string, path: string, handlers: XmlHandlers, doctype?: RegExp): void {
  const reader = xmlReader(path, handlers, doctype);
  reader.write(xml);
  reader.close();
}

/**
 * Reads an XML 1.0 document and calls the handlers in order; keeps nothing but the path of open elements and what it is
 * in the middle of. How the document is divided into pieces makes no difference.
 *
 * Throws at the first violation as `E_XML`, with its place. No entity but the five of XML is known, nothing is fetched,
 * a document type is refused (`E_XML_DOCTYPE`) unless it matches `doctype`, and so are nesting deeper than 256
 * (`E_XML_DEPTH`) and a tag or text of more than 16,777,216 characters (`E_XML_TOKEN`). The encoding declared in the
 * text is not looked at: the text has been decoded already.
 *
 * @param doctype what may stand between `<!DOCTYPE` and `>`; nothing may where it is absent
 */
export function xmlReader(path: string, handlers: XmlHandlers, doctype?: RegExp): XmlReader {
  const unread = unreadText(path);
  const reading: Reading = { unread, told: 0, scopes: [], opened: { path }, start: 0 };
  const parser = parserFor(reading, handlers, doctype);
  let waiting = "";
  let begun = false;
  const feed = (text: string): void => {
    // saxes joins a lone high surrogate with whatever follows, a "<" too, so they are looked for beforehand.
    const lone = text.isWellFormed() ? -1 : text.search(LONE_SURROGATE);
    if (lone >= 0) {
      feed(text.slice(0, lone));
      unread.append(text.slice(lone));
      throw new Problem(
        "E_XML",
        { reason: phrase("phrase.xml.halfSurrogate") },
        unread.placeOf(unread.length() - text.length + lone),
      );
    }
    unread.append(text);
    parser.write(text);
    if (unread.length() - reading.told > MAX_TOKEN) throw tokenProblem(unread, reading.told);
    // The "<" that ended a text has been read with it, and its place may still be asked for.
    unread.forget(reading.told - 1);
  };
  return {
    write: (chunk) => {
      waiting += chunk;
      if (!begun && waiting.startsWith("\uFEFF")) waiting = waiting.slice(1);
      begun ||= waiting !== "";
      let from = 0;
      while (waiting.length - from > SLICE) {
        const to = sliceEnd(waiting, from);
        feed(waiting.slice(from, to));
        from = to;
      }
      waiting = waiting.slice(from);
    },
    close: () => {
      feed(waiting);
      parser.close();
    },
  };
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Where a slice that begins at `from` ends: never between the halves of a surrogate pair. */
function sliceEnd(text: string, from: number): number {
  const end = from + SLICE;
  return isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

interface Reading {
  readonly unread: UnreadText;
  /** The offset up to which everything has been told to the handlers. */
  told: number;
  readonly scopes: (Scope | undefined)[];
  /** Where the element began that is being read. */
  opened: Place;
  start: number;
}

// Without `xmlns`, because saxes looks names up in quadratic time there (4 s for 20,000 nested elements).
const SAXES_OPTIONS = { xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" } as const;

function parserFor(
  reading: Reading,
  handlers: XmlHandlers,
  doctype: RegExp | undefined,
): SaxesParser<typeof SAXES_OPTIONS> {
  const { unread, scopes } = reading;
  const parser = new SaxesParser(SAXES_OPTIONS);
  const told = (): void => {
    reading.told = parser.position;
  };
  parser.on("error", (error) => {
    throw syntaxProblem(error, unread, { from: reading.told, to: parser.position });
  });
  parser.on("doctype", (content) => {
    const start = unread.lastIndexOf("<!DOCTYPE", parser.position);
    if (doctype?.test(content) !== true) throw new Problem("E_XML_DOCTYPE", {}, unread.placeOf(start));
    told();
  });
  parser.on("opentagstart", () => {
    // What ended its name has been read; right after that the next "<" may stand.
    reading.start = unread.lastIndexOf("<", parser.position - 1);
    reading.opened = unread.placeOf(reading.start);
  });
  parser.on("opentag", (tag) => {
    const { opened, start } = reading;
    if (scopes.length >= MAX_DEPTH) throw new Problem("E_XML_DEPTH", { limit: MAX_DEPTH }, opened);
    const scope = scopeOf(tag.attributes, scopes.at(-1));
    scopes.push(scope);
    const { name, namespace } = resolve(tag.name, scope, opened);
    handlers.open({ name, namespace, attributes: tag.attributes, place: opened, start, end: parser.position });
    told();
  });
  parser.on("closetag", () => {
    scopes.pop();
    handlers.close(parser.position);
    told();
  });
  for (const event of ["text", "cdata"] as const) {
    parser.on(event, (content) => {
      handlers.text(content);
      // Words outside the root are about to be refused, at their place.
      if (scopes.length > 0 || !/[^ \t\r\n]/.test(content)) told();
    });
  }
  parser.on("comment", () => {
    // It is told at its "--", before its ">".
    reading.told = parser.position + 1;
  });
  parser.on("processinginstruction", told);
  return parser;
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
    throw new Problem("E_XML", { reason: phrase("phrase.xml.prefix", { prefix }) }, place);
  return { name: qualified.slice(colon + 1), namespace: namespace ?? "" };
}

function tokenProblem(text: UnreadText, from: number): Problem {
  const ampersand = ampersandProblem(text, { from, to: text.length() });
  return ampersand ?? new Problem("E_XML_TOKEN", { limit: MAX_TOKEN }, text.placeOf(from));
}

function syntaxProblem(error: Error, text: UnreadText, unread: { from: number; to: number }): Problem {
  const ampersand = ampersandProblem(text, unread, error);
  if (ampersand !== undefined) return ampersand;
  const reason = error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
  return new Problem("E_XML", { reason }, text.placeOf(placeIn(text, unread, reason)), { cause: error });
}

// saxes reads text outside the root to its end, or to that of the slice, before it says that there is some.
function placeIn(text: UnreadText, { from, to }: { from: number; to: number }, reason: string): number {
  const first = reason === "text data outside of root node" ? text.slice(from, to).search(/[^ \t\r\n]/) : -1;
  return first >= 0 ? from + first : Math.max(to - 1, 0);
}

// saxes reads on to the next ";" after a bare "&", often many lines below, so that the true place is found here.
function ampersandProblem(text: UnreadText, unread: { from: number; to: number }, cause?: Error): Problem | undefined {
  const at = bareAmpersand(text.slice(unread.from, unread.to));
  if (at < 0) return undefined;
  const reason = phrase("phrase.xml.ampersand");
  return new Problem("E_XML", { reason }, text.placeOf(unread.from + at), { cause });
}

function bareAmpersand(unread: string): number {
  if (/<!\[CDATA\[|<!--|<\?/.test(unread)) return -1;
  return unread.search(/&(?!(?:\w+|#\d+|#x[\da-f]+);)/i);
}
