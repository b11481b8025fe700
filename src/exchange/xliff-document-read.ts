import { Problem, phrase } from "../core/problem.ts";
import {
  type ContentReader,
  closingTag,
  contentReader,
  type DocumentContent,
  type Range,
} from "./xliff-document-content.ts";
import { readXml, type XmlElement, type XmlHandlers } from "./xml-reader.ts";

/** An element of a document: its start tag, and what it is up to behind its end. */
export interface Span {
  readonly element: XmlElement;
  readonly end: number;
}

/** A `source`, `seg-source` or `target`. */
export interface ContentSpan extends Span, DocumentContent {}

/** A `trans-unit` of XLIFF 1.2, or a `segment` of XLIFF 2.x. */
export interface HolderSpan {
  readonly file: string;
  readonly unit: string;
  readonly element: XmlElement;
  readonly source?: ContentSpan;
  readonly cut?: ContentSpan;
  readonly target?: ContentSpan;
}

/** A document taken apart. */
export interface ScannedXliff {
  readonly version: string;
  readonly sourceLang: string | undefined;
  readonly lang: string | undefined;
  readonly holders: readonly HolderSpan[];
}

type Part = "source" | "cut" | "target";

const PARTS: ReadonlyMap<string, Part> = new Map([
  ["source", "source"],
  ["seg-source", "cut"],
  ["target", "target"],
]);

type Growing = { -readonly [Key in keyof HolderSpan]: HolderSpan[Key] };

/** Where everything stands in an XLIFF 1.x or 2.x document that can be written back. */
export function scanXliff(text: string, path: string): ScannedXliff {
  const scan = new Scan(text, path);
  readXml(text, path, scan);
  return scan.result();
}

class Scan implements XmlHandlers {
  readonly #text: string;
  readonly #path: string;
  readonly #open: XmlElement[] = [];
  readonly #holders: Growing[] = [];
  #root: XmlElement | undefined;
  #file = "";
  #unit = "";
  #langs: { readonly source: string | undefined; readonly target: string | undefined } | undefined;
  #holder: Growing | undefined;
  #content: { readonly reader: ContentReader; readonly part: Part; readonly depth: number } | undefined;

  constructor(text: string, path: string) {
    this.#text = text;
    this.#path = path;
  }

  open(element: XmlElement): void {
    const parent = this.#open.at(-1);
    this.#open.push(element);
    if (this.#root === undefined) {
      this.#root = checkedRoot(element);
      return;
    }
    const isForeign = element.namespace !== this.#root.namespace;
    if (this.#content !== undefined) this.#content.reader.open(element, isForeign);
    else if (!isForeign) this.#structure(element, parent);
  }

  #structure(element: XmlElement, parent: XmlElement | undefined): void {
    const { name, attributes } = element;
    if (name === "file") {
      this.#file = attributes["original"] ?? attributes["id"] ?? "";
      this.#langs ??= { source: attributes["source-language"], target: attributes["target-language"] };
    } else if (name === "unit") this.#unit = attributes["id"] ?? "";
    else if (name === "trans-unit") this.#hold(attributes["id"] ?? "", element);
    else if (name === "segment") this.#hold(this.#unit, element);
    const part = PARTS.get(name);
    // Sources and targets of `alt-trans`, `match` and the like stand in those, not in the unit itself.
    if (part === undefined || this.#holder === undefined || parent !== this.#holder.element) return;
    if (this.#holder[part] !== undefined)
      throw new Problem("E_XLIFF_TWICE", { id: this.#holder.unit, element: name }, element.place);
    this.#content = { reader: contentReader(this.#text), part, depth: this.#open.length };
  }

  #hold(unit: string, element: XmlElement): void {
    this.#holder = { file: this.#file, unit, element };
    this.#holders.push(this.#holder);
  }

  close(end: number): void {
    const element = this.#open.pop();
    if (this.#content !== undefined && this.#open.length >= this.#content.depth) this.#content.reader.close(end);
    else if (this.#content !== undefined && this.#holder !== undefined && element !== undefined) {
      this.#holder[this.#content.part] = { element, end, ...this.#content.reader.result() };
      this.#content = undefined;
    } else if (element !== undefined && element === this.#holder?.element) this.#holder = undefined;
  }

  text(text: string): void {
    this.#content?.reader.text(text);
  }

  result(): ScannedXliff {
    if (this.#langs === undefined) throw new Problem("E_XLIFF_NO_FILE", {}, { path: this.#path });
    const { version = "", srcLang, trgLang } = this.#root?.attributes ?? {};
    const { source = srcLang, target = trgLang } = this.#langs;
    return { version, sourceLang: source, lang: target, holders: this.#holders };
  }
}

function checkedRoot(root: XmlElement): XmlElement {
  if (root.name !== "xliff") throw new Problem("E_XML_ROOT", { root: root.name, expected: "xliff" }, root.place);
  const version = root.attributes["version"] ?? "";
  if (/^(1\.\d|2\.[012])$/.test(version)) return root;
  throw new Problem("E_XLIFF_VERSION", { version: version || phrase("phrase.xliff.noVersion") }, root.place);
}

/** What stands between an element's tags; empty and behind it where it has only one. */
export function innerOf({ element, end }: Span, text: string): Range {
  return { from: element.end, to: end === element.end ? end : closingTag(text, end) };
}
