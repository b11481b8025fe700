import type { Run, Runs } from "../core/model.ts";
import { Problem, phrase } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";
import type { ReturnedFile, ReturnedUnit } from "./handover.ts";
import { fromStudio } from "./states.ts";
import { type InlineContent, inlineContent } from "./xliff-12-inline-read.ts";
import { type SegmentFinder, segmentFinder } from "./xliff-12-segments.ts";
import { finishUnit, startUnit, type UnitParts } from "./xliff-12-unit.ts";
import type { XmlElement, XmlHandlers } from "./xml-reader.ts";

/** Told of each file as it begins and of each unit as it ends. */
export interface XliffListener {
  file(file: Omit<ReturnedFile, "units">): void;
  unit(unit: ReturnedUnit): void;
}

/** Elements that hold others we want; what is in none of these lists is passed over with all its content. */
const CONTAINERS = new Set(["body", "group", "bin-unit"]);
const CONTENTS = new Set(["source", "seg-source", "target", "note"]);

/** Trados Studio's namespace in SDLXLIFF. */
const STUDIO = "http://sdl.com/FileTypes/SdlXliff/1.0";

/** The `source`, `seg-source`, `target` or `note` that is being read. */
interface OpenContent {
  readonly element: XmlElement;
  readonly inline: InlineContent;
  readonly segments: SegmentFinder;
  /** How many elements are open inside it. */
  depth: number;
}

/** Where the reader stands: only one unit is held at a time. */
interface Position {
  /** The root's namespace, which all that counts must share. */
  namespace: string | undefined;
  /** Ids in this file. */
  ids: Set<string>;
  unit: UnitParts | undefined;
  content: OpenContent | undefined;
  /** How many elements are open that are passed over. */
  passing: number;
  /** Of each element on the way here: what it says of white space and of merged units, its own or its parent's. */
  readonly scopes: Scope[];
}

interface Scope {
  readonly keepsSpace: boolean;
  readonly isMerged: boolean;
}

/** What is to be done with the elements of an XLIFF 1.x document, for `xmlReader`. */
export function xliffHandlers(listener: XliffListener): XmlHandlers {
  const at: Position = {
    namespace: undefined,
    ids: new Set(),
    unit: undefined,
    content: undefined,
    passing: 0,
    scopes: [],
  };
  // What to do at the end of each open element that is neither passed over nor inside a content.
  const ends: (() => void)[] = [];
  return {
    open: (element) => {
      if (at.namespace === undefined) {
        at.namespace = rootNamespace(element);
        at.scopes.push(scopeOf(element, undefined));
      } else if (at.passing > 0) at.passing++;
      else if (at.content !== undefined) {
        const known = element.namespace === at.namespace ? element : undefined;
        at.content.depth++;
        at.content.inline.open(known);
        at.content.segments.open(known);
      } else {
        at.scopes.push(scopeOf(element, at.scopes.at(-1)));
        const end = element.namespace === at.namespace ? structure(at, element, listener) : studio(at, element);
        if (end !== undefined) ends.push(end);
        else {
          at.scopes.pop();
          at.passing++;
        }
      }
    },
    close: () => {
      if (at.passing > 0) at.passing--;
      else if (at.content !== undefined && at.content.depth > 0) {
        at.content.depth--;
        at.content.inline.close();
        at.content.segments.close();
      } else {
        ends.pop()?.();
        at.scopes.pop();
      }
    },
    text: (text) => {
      if (at.passing > 0) return;
      at.content?.inline.text(text);
      at.content?.segments.text(text);
    },
  };
}

function scopeOf({ attributes }: XmlElement, outer: Scope | undefined): Scope {
  const space = attributes["xml:space"];
  const merged = attributes["merged-trans"];
  return {
    keepsSpace: space === undefined ? (outer?.keepsSpace ?? false) : space === "preserve",
    isMerged: merged === undefined ? (outer?.isMerged ?? false) : merged === "yes",
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
    const unit = startUnit(element, at.ids, at.scopes.at(-1)?.isMerged ?? false);
    at.unit = unit;
    return () => {
      at.unit = undefined;
      listener.unit(finishUnit(unit));
    };
  }
  if (CONTENTS.has(name) && at.unit !== undefined) {
    const { unit } = at;
    const content = { element, inline: inlineContent(), segments: segmentFinder(), depth: 0 };
    const keepsSpace = at.scopes.at(-1)?.keepsSpace ?? false;
    at.content = content;
    return () => {
      at.content = undefined;
      keepContent(unit, content, keepsSpace);
    };
  }
  return CONTAINERS.has(name) && at.unit === undefined ? () => {} : undefined;
}

/** What Trados Studio says of a unit's segments in its own elements. */
function studio({ unit }: Position, { name, namespace, attributes }: XmlElement): (() => void) | undefined {
  if (unit === undefined || namespace !== STUDIO) return undefined;
  if (name === "seg") unit.states.push(fromStudio(attributes["conf"]));
  return name === "seg-defs" || name === "seg" ? () => {} : undefined;
}

/** Authors of notes that tools write; theirs are not a person's. */
const TOOL_AUTHORS = new Set(["context", "glossary", "memory", "qa", "developer"]);

function keepContent(unit: UnitParts, { element, inline, segments }: OpenContent, keepsSpace: boolean): void {
  const { runs, problem } = inline.result();
  if (element.name === "note") {
    const text = plainText(runs).trim();
    if (text !== "" && !TOOL_AUTHORS.has(element.attributes["from"] ?? "")) unit.notes.push(text);
    return;
  }
  if (element.name === "seg-source") {
    unit.cut ??= segments.result();
    return;
  }
  const part = element.name === "source" ? "source" : "target";
  unit.problem ??= problem;
  if (unit[part] !== undefined)
    unit.problem ??= new Problem("E_XLIFF_TWICE", { id: unit.id, element: part }, element.place);
  unit[part] ??= { element, runs: keepsSpace ? runs : withoutIndentation(runs), marks: segments.result() };
}

/** Without the line breaks and indentation that a tool puts round a text where `xml:space` does not forbid it. */
function withoutIndentation(runs: Runs): Runs {
  return runs
    .map((run, index): Run => {
      if (run.kind === "code") return run;
      const start = index === 0 ? run.text.replace(/^[ \t\r]*\n[ \t\r\n]*/, "") : run.text;
      return { kind: "text", text: index === runs.length - 1 ? start.replace(/\n[ \t\r\n]*$/, "") : start };
    })
    .filter((run) => run.kind === "code" || run.text !== "");
}

function rootNamespace(root: XmlElement): string {
  if (root.name !== "xliff") throw new Problem("E_XML_ROOT", { root: root.name, expected: "xliff" }, root.place);
  const version = root.attributes["version"] ?? "";
  if (!/^1\.\d$/.test(version))
    throw new Problem("E_XLIFF_VERSION", { version: version || phrase("phrase.xliff.noVersion") }, root.place);
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
