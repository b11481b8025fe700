import { sameLanguage } from "../core/locale.ts";
import { Problem, phrase } from "../core/problem.ts";
import type { ReturnedFile, ReturnedUnit } from "./handover.ts";
import { characterOf, type Inline2Content, inline2Content } from "./xliff-2-inline-read.ts";
import { METADATA } from "./xliff-2-modules-write.ts";
import { returnedSegments } from "./xliff-2-segments.ts";
import { type Part, startPart, startUnit2, type Unit2Parts } from "./xliff-2-unit-read.ts";
import { type XmlElement, type XmlHandlers, xmlReader } from "./xml-reader.ts";

/** Told of each file as it begins, of each segment when its unit has ended, and of what was passed over. */
export interface XliffListener {
  file(file: Omit<ReturnedFile, "units">): void;
  unit(unit: ReturnedUnit): void;
  /** A namespace that the document uses and that is not read: a module, or another vendor's. Told once. */
  ignored?(namespace: string): void;
}

/**
 * The files of an XLIFF 2.0, 2.1 or 2.2 document that came back, each with its segments in the document's order.
 *
 * Any prefix may stand for XLIFF's namespace. Segments that a translator has split are put together by what we told
 * ourselves when they were sent; one to which its neighbour has been joined carries a `problem`, as does everything else
 * that is damaged, and the others are read on. What is not XLIFF 2 at all, or broken XML, is thrown as a Problem with
 * its place. A file without `original` is known by its id.
 */
export function readXliff2(chunks: Iterable<string>, path: string): readonly ReturnedFile[] {
  return gathered(path, (listener) => {
    const reader = xmlReader(path, xliff2Handlers(listener));
    for (const chunk of chunks) reader.write(chunk);
    reader.close();
  });
}

/** The files that `read` tells of; none at all is a Problem. */
export function gathered(path: string, read: (listener: XliffListener) => void): readonly ReturnedFile[] {
  const files: (ReturnedFile & { readonly units: ReturnedUnit[] })[] = [];
  const ignored = new Set<string>();
  read({
    file: (file) => files.push({ ...file, units: [] }),
    unit: (unit) => files.at(-1)?.units.push(unit),
    ignored: (namespace) => ignored.add(namespace),
  });
  if (files.length === 0) throw new Problem("E_XLIFF_NO_FILE", {}, { path });
  const names = [...ignored].sort();
  return names.length === 0 ? files : files.map((file) => ({ ...file, ignored: names }));
}

/** Version by namespace: 2.0 and 2.1 share one. */
const CORE = new Map([
  ["urn:oasis:names:tc:xliff:document:2.0", /^2\.[01]$/],
  ["urn:oasis:names:tc:xliff:document:2.2", /^2\.2$/],
]);

const METADATA_NAMESPACE = /^urn:oasis:names:tc:xliff:metadata:2\.\d$/;

/** Where the reader stands: only one unit is held at a time. */
interface Position {
  readonly listener: XliffListener;
  /** The root's namespace and languages. */
  root: { readonly namespace: string; readonly sourceLang: string; readonly lang: string | undefined } | undefined;
  /** Ids of segments in this file, and the units that they stand in. */
  ids: Map<string, string>;
  unit: Unit2Parts | undefined;
  part: Part | undefined;
  /** The `category` of the `mda:metaGroup` that is open. */
  category: string;
  /** The content being read, and how many elements are open inside it. */
  content: { readonly inline: Inline2Content; depth: number } | undefined;
  /** How many elements are open that are passed over. */
  passing: number;
  readonly ignored: Set<string>;
}

/** Handlers that tell `listener` of a document, for a reader of one's own: a file of any size is read in little memory. */
export function xliff2Handlers(listener: XliffListener): XmlHandlers {
  const at: Position = {
    listener,
    root: undefined,
    ids: new Map(),
    unit: undefined,
    part: undefined,
    category: "",
    content: undefined,
    passing: 0,
    ignored: new Set(),
  };
  // What to do at the end of each open element that is neither passed over nor inside a content.
  const ends: (() => void)[] = [];
  return {
    open: (element) => {
      if (at.root === undefined) at.root = rootOf(element);
      else if (at.passing > 0) at.passing++;
      else if (at.content !== undefined) {
        at.content.depth++;
        at.content.inline.open(element.namespace === at.root.namespace ? element : undefined);
      } else {
        const end = beginElement(at, at.root, element);
        if (end === undefined) at.passing++;
        else ends.push(end);
      }
    },
    close: () => {
      if (at.passing > 0) at.passing--;
      else if (at.content !== undefined && at.content.depth > 0) {
        at.content.depth--;
        at.content.inline.close();
      } else ends.pop()?.();
    },
    text: (text) => {
      if (at.passing === 0) at.content?.inline.text(text);
    },
  };
}

function rootOf(element: XmlElement): NonNullable<Position["root"]> {
  const { name, namespace, attributes: said, place } = element;
  if (name !== "xliff") throw new Problem("E_XML_ROOT", { root: name, expected: "xliff" }, place);
  const version = said["version"] ?? "";
  if (CORE.get(namespace)?.test(version) !== true)
    throw new Problem("E_XLIFF_VERSION", { version: version || phrase("phrase.xliff.noVersion") }, place);
  const { srcLang = "", trgLang } = said;
  if (srcLang === "") throw new Problem("E_XLIFF_ATTRIBUTE", { element: "xliff", attribute: "srcLang" }, place);
  return { namespace, sourceLang: srcLang, lang: trgLang || undefined };
}

const nothing = (): void => {};

type Begin = (at: Position, element: XmlElement) => (() => void) | undefined;

/** Begins an element outside content; gives what its end does, or undefined where it is passed over with all it holds. */
function beginElement(at: Position, root: NonNullable<Position["root"]>, element: XmlElement): ReturnType<Begin> {
  if (element.namespace !== root.namespace) {
    if (at.unit !== undefined && METADATA_NAMESPACE.test(element.namespace))
      return beginOf(METADATA_ELEMENTS, at, element);
    if (!at.ignored.has(element.namespace)) at.listener.ignored?.(element.namespace);
    at.ignored.add(element.namespace);
    return undefined;
  }
  if (element.name === "file" && at.unit === undefined) {
    at.ids = new Map();
    const { original, id } = element.attributes;
    const name = original || id;
    if (!name) throw new Problem("E_XLIFF_ATTRIBUTE", { element: "file", attribute: "id" }, element.place);
    at.listener.file({ original: name, sourceLang: root.sourceLang, lang: root.lang });
    return nothing;
  }
  const elements = at.part !== undefined ? PART_ELEMENTS : at.unit !== undefined ? UNIT_ELEMENTS : FILE_ELEMENTS;
  return beginOf(elements, at, element);
}

function beginOf(elements: Readonly<Record<string, Begin>>, at: Position, element: XmlElement): ReturnType<Begin> {
  return Object.hasOwn(elements, element.name) ? elements[element.name]?.(at, element) : undefined;
}

const FILE_ELEMENTS: Readonly<Record<string, Begin>> = {
  group: () => nothing,
  unit: (at, element) => {
    const unit = startUnit2(element);
    at.unit = unit;
    return () => {
      at.unit = undefined;
      for (const segment of returnedSegments(unit, at.ids)) at.listener.unit(segment);
    };
  },
};

const UNIT_ELEMENTS: Readonly<Record<string, Begin>> = {
  notes: () => nothing,
  note: (at, { attributes: { id = "", category = "", ref = "" } }) =>
    plain(at, (text) => at.unit?.notes.push({ id, category, ref, text: text.trim() })),
  originalData: () => nothing,
  data: (at, element) => plain(at, (text) => at.unit?.data.set(element.attributes["id"] ?? "", text)),
  segment: beginPart,
  ignorable: beginPart,
};

function beginPart(at: Position, element: XmlElement): () => void {
  if (at.unit !== undefined) at.part = startPart(at.unit, element);
  return () => {
    at.part = undefined;
  };
}

const PART_ELEMENTS: Readonly<Record<string, Begin>> = { source: beginContent, target: beginContent };

function beginContent(at: Position, element: XmlElement): (() => void) | undefined {
  const { unit, part } = at;
  if (unit === undefined || part === undefined) return undefined;
  const side = element.name === "source" ? "source" : "target";
  const inline = inline2Content(side === "source" ? unit.sources : unit.targets);
  at.content = { inline, depth: 0 };
  const order = Number(element.attributes["order"] ?? "");
  if (Number.isSafeInteger(order) && order > 0) part.order = order;
  return () => {
    at.content = undefined;
    const { runs, problem, comments } = inline.result();
    part.problem ??= problem ?? languageProblem(at, part, element);
    part.comments.push(...comments);
    if (part[side] !== undefined)
      part.problem ??= new Problem("E_XLIFF_TWICE", { id: part.id, element: side }, element.place);
    part[side] ??= runs;
  };
}

/** A text that says itself that it is in another language than the document's (XLIFF 2.1, sections 4.2.2.11 and 4.2.2.12). */
function languageProblem({ root }: Position, { id }: Part, element: XmlElement): Problem | undefined {
  const wanted = element.name === "source" ? root?.sourceLang : root?.lang;
  const found = element.attributes["xml:lang"] || wanted;
  if (wanted === undefined || found === undefined || sameLanguage(found, wanted)) return undefined;
  return new Problem("E_XLIFF_LANGUAGE", { id, element: element.name, found, wanted }, element.place);
}

const METADATA_ELEMENTS: Readonly<Record<string, Begin>> = {
  metadata: () => nothing,
  metaGroup: (at, { attributes: { category = "" } }) => {
    const outer = at.category;
    at.category = category;
    return () => {
      at.category = outer;
    };
  },
  meta: (at, { attributes: { type = "" } }) => {
    const { unit, category } = at;
    const key = category === METADATA.base ? "base" : category === METADATA.source ? "source" : undefined;
    if (unit === undefined || key === undefined) return undefined;
    return plain(at, (text) => unit.sent.set(type, { ...unit.sent.get(type), [key]: text.trim() }));
  },
};

/** Reads an element that holds only text and `cp`. */
function plain(at: Position, keep: (text: string) => void): () => void {
  let text = "";
  const fault: { problem: Problem | undefined } = { problem: undefined };
  at.content = {
    depth: 0,
    inline: {
      open: (element) => {
        if (element?.name === "cp") text += characterOf(fault, element);
      },
      close: nothing,
      text: (more) => {
        text += more;
      },
      result: () => ({ runs: [], problem: undefined, comments: [] }),
    },
  };
  return () => {
    at.content = undefined;
    if (at.unit !== undefined) at.unit.problem ??= fault.problem;
    keep(text);
  };
}
