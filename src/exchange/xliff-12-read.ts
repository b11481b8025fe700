import { Problem } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";
import type { ReturnedFile, ReturnedUnit } from "./handover.ts";
import { type InlineContent, inlineContent } from "./xliff-12-inline-read.ts";
import { finishUnit, startUnit, type UnitParts } from "./xliff-12-unit.ts";
import { readXml, type XmlElement, type XmlHandlers } from "./xml-reader.ts";

/**
 * The files of an XLIFF 1.x document that came back, each with its units in the document's order.
 *
 * Any prefix may stand for XLIFF's namespace; elements of other namespaces are passed over, their text inside a segment
 * kept. A unit with a fault carries a `problem` and the others are read on. What is not XLIFF 1.x at all, broken XML,
 * or a file without `original` or `source-language`, is thrown as a Problem with its place.
 */
export function readXliff12(xml: string, path: string): readonly ReturnedFile[] {
  const files: (ReturnedFile & { readonly units: ReturnedUnit[] })[] = [];
  const handlers = xliffHandlers({
    file: (file) => files.push({ ...file, units: [] }),
    unit: (unit) => files.at(-1)?.units.push(unit),
  });
  readXml(xml, path, handlers);
  if (files.length === 0) throw new Problem("E_XLIFF_NO_FILE", {}, { path });
  return files;
}

/** Told of each file as it begins and of each unit as it ends. */
interface XliffListener {
  file(file: Omit<ReturnedFile, "units">): void;
  unit(unit: ReturnedUnit): void;
}

/** Elements that hold others we want; what is in none of these lists is passed over with all its content. */
const CONTAINERS = new Set(["body", "group", "bin-unit"]);
const CONTENTS = new Set(["source", "target", "note"]);

/** Where the reader stands: only one unit is held at a time. */
interface Position {
  /** The root's namespace, which all that counts must share. */
  namespace: string | undefined;
  /** Ids in this file. */
  ids: Set<string>;
  unit: UnitParts | undefined;
  /** The content being read, and how many elements are open inside it. */
  content: { readonly element: XmlElement; readonly inline: InlineContent; depth: number } | undefined;
  /** How many elements are open that are passed over. */
  passing: number;
}

function xliffHandlers(listener: XliffListener): XmlHandlers {
  const at: Position = { namespace: undefined, ids: new Set(), unit: undefined, content: undefined, passing: 0 };
  // What to do at the end of each open element that is neither passed over nor inside a content.
  const ends: (() => void)[] = [];
  return {
    open: (element) => {
      if (at.namespace === undefined) at.namespace = rootNamespace(element);
      else if (at.passing > 0) at.passing++;
      else if (at.content !== undefined) {
        at.content.depth++;
        at.content.inline.open(element.namespace === at.namespace ? element : undefined);
      } else {
        const end = element.namespace === at.namespace ? structure(at, element, listener) : undefined;
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

/** Begins an element outside segments; gives what its end does, or undefined where it is passed over. */
function structure(at: Position, element: XmlElement, listener: XliffListener): (() => void) | undefined {
  const { name } = element;
  if (name === "file" && at.unit === undefined) {
    at.ids = new Set();
    listener.file(fileOf(element));
    return () => {};
  }
  if (name === "trans-unit" && at.unit === undefined) {
    const unit = startUnit(element, at.ids);
    at.unit = unit;
    return () => {
      at.unit = undefined;
      listener.unit(finishUnit(unit));
    };
  }
  if (CONTENTS.has(name) && at.unit !== undefined) {
    const { unit } = at;
    const content = { element, inline: inlineContent(), depth: 0 };
    at.content = content;
    return () => {
      at.content = undefined;
      keepContent(unit, element, content.inline);
    };
  }
  return CONTAINERS.has(name) && at.unit === undefined ? () => {} : undefined;
}

/** Authors of notes that tools write; theirs are not a person's. */
const TOOL_AUTHORS = new Set(["context", "glossary", "memory", "qa", "developer"]);

function keepContent(unit: UnitParts, element: XmlElement, content: InlineContent): void {
  const { runs, problem } = content.result();
  if (element.name === "note") {
    const text = plainText(runs).trim();
    if (text !== "" && !TOOL_AUTHORS.has(element.attributes["from"] ?? "")) unit.notes.push(text);
    return;
  }
  const part = element.name === "source" ? "source" : "target";
  unit.problem ??= problem;
  if (unit[part] !== undefined)
    unit.problem ??= new Problem("E_XLIFF_TWICE", { id: unit.id, element: part }, element.place);
  unit[part] ??= { element, runs };
}

function rootNamespace(root: XmlElement): string {
  if (root.name !== "xliff") throw new Problem("E_XML_ROOT", { root: root.name, expected: "xliff" }, root.place);
  const version = root.attributes["version"] ?? "";
  if (!/^1\.\d$/.test(version)) throw new Problem("E_XLIFF_VERSION", { version: version || "unknown" }, root.place);
  return root.namespace;
}

function fileOf(element: XmlElement): Omit<ReturnedFile, "units"> {
  const required = (attribute: string): string => {
    const value = element.attributes[attribute];
    if (value === undefined || value === "")
      throw new Problem("E_XLIFF_ATTRIBUTE", { element: "file", attribute }, element.place);
    return value;
  };
  const lang = element.attributes["target-language"];
  return { original: required("original"), sourceLang: required("source-language"), lang: lang || undefined };
}
