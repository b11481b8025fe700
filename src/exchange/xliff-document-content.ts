import type { InlineCode, Run, Runs } from "../core/model.ts";
import { joinRuns, UNNAMED_CODE } from "../core/runs.ts";
import type { XmlElement } from "./xml-reader.ts";

/** UTF-16 offsets into a document's text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A segment marked inside a content: `mrk mtype="seg"`. */
export interface MarkedSegment {
  readonly mid: string;
  /** What stands between its tags. */
  readonly inner: Range;
  readonly runs: Runs;
}

/** The content of a `source`, `seg-source` or `target`. The data of its codes is their markup as it stands in the file. */
export interface DocumentContent {
  readonly runs: Runs;
  readonly segments: readonly MarkedSegment[];
}

/** Takes one content piece by piece. */
export interface ContentReader {
  /** @param isForeign whether it is of another namespace than XLIFF's */
  open(element: XmlElement, isForeign: boolean): void;
  close(end: number): void;
  text(text: string): void;
  result(): DocumentContent;
}

/** What remains to be done when an element ends. */
type End = (end: number) => void;

interface Reading {
  readonly text: string;
  readonly runs: Run[];
  readonly ends: End[];
  readonly segments: MarkedSegment[];
  /** Ids of opening ends by what their closing ends say to find them. */
  readonly openings: Map<string, string>;
  /** How many elements are open whose content belongs to a code's markup. */
  inMarkup: number;
}

/**
 * Reads inline elements of XLIFF 1.2 and 2.x as codes whose data is their own markup.
 *
 * `g` and `pc` are pairs; `bpt`/`ept`, `bx`/`ex`, `sc`/`ec` and `it` are ends; `x` and `ph` stand alone; `cp` is the
 * character that it stands for. All others are seen through.
 */
export function contentReader(text: string): ContentReader {
  const reading: Reading = { text, runs: [], ends: [], segments: [], openings: new Map(), inMarkup: 0 };
  return {
    open: (element, isForeign) => {
      reading.ends.push(reading.inMarkup > 0 || isForeign ? () => {} : begin(reading, element));
    },
    close: (end) => reading.ends.pop()?.(end),
    text: (more) => {
      if (reading.inMarkup === 0) reading.runs.push({ kind: "text", text: more });
    },
    result: () => ({ runs: joinRuns(reading.runs), segments: reading.segments }),
  };
}

function begin(reading: Reading, element: XmlElement): End {
  const { id = "", rid, startRef, pos, hex = "" } = element.attributes;
  switch (element.name) {
    case "g":
    case "pc":
      return pair(reading, element, id);
    case "x":
    case "ph":
      return markup(reading, element, { id, type: "standalone" });
    case "bpt":
    case "bx":
    case "sc":
      reading.openings.set(rid ?? id, id);
      return markup(reading, element, { id, type: "open" });
    case "ept":
    case "ex":
      return markup(reading, element, { id: reading.openings.get(rid ?? id) ?? id, type: "close" });
    case "ec":
      return markup(reading, element, { id: startRef ?? id, type: "close" });
    case "it":
      return markup(reading, element, { id, type: pos === "close" ? "close" : "open" });
    case "cp":
      reading.runs.push({ kind: "text", text: characterOf(hex) });
      return () => {};
    case "mrk":
      return element.attributes["mtype"] === "seg" ? segment(reading, element) : () => {};
    default:
      return () => {};
  }
}

function markup(reading: Reading, element: XmlElement, code: Pick<InlineCode, "id" | "type">): End {
  reading.inMarkup++;
  return (end) => {
    reading.inMarkup--;
    push(reading, code, reading.text.slice(element.start, end));
  };
}

function pair(reading: Reading, element: XmlElement, id: string): End {
  const tag = reading.text.slice(element.start, element.end);
  const isEmpty = tag.endsWith("/>");
  push(reading, { id, type: "open" }, isEmpty ? `${tag.slice(0, -2)}>` : tag);
  return (end) => {
    const close = isEmpty ? `</${qualifiedName(tag)}>` : reading.text.slice(closingTag(reading.text, end), end);
    push(reading, { id, type: "close" }, close);
  };
}

function segment(reading: Reading, element: XmlElement): End {
  const first = reading.runs.length;
  return (end) => {
    // An element without content ends where it begins.
    const to = end === element.end ? end : closingTag(reading.text, end);
    const runs = joinRuns(reading.runs.slice(first));
    reading.segments.push({ mid: element.attributes["mid"] ?? "", inner: { from: element.end, to }, runs });
  };
}

function push(reading: Reading, code: Pick<InlineCode, "id" | "type">, data: string): void {
  reading.runs.push({ kind: "code", code: { ...code, name: UNNAMED_CODE, data } });
}

function characterOf(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/** Where the closing tag begins that ends at `end`. */
export function closingTag(text: string, end: number): number {
  return text.lastIndexOf("</", end - 1);
}

/** An element's name with its prefix. */
export function qualifiedName(tag: string): string {
  return /^<([^\s/>]+)/.exec(tag)?.[1] ?? "";
}
