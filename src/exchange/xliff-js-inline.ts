/**
 * Text with codes in the shape of the npm package `xliff`: a string, an inline element, or a list of both.
 *
 *     ["See ", { GenericSpan: { id: "1", contents: "the decree" } }, " now", { Standalone: { id: "2" } }]
 */
import type { InlineCode, Run, Runs } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { joinRuns, UNNAMED_CODE } from "../core/runs.ts";
import { codeShapes } from "./code-shapes.ts";

/** The versions of XLIFF that the package writes from one shape; they name and link the ends of pairs differently. */
export type XliffJsVersion = "1.2" | "2.0";

/** An inline element's attributes, and what it encloses. */
export interface XliffJsCode {
  readonly id?: string;
  /** In 2.0 the `id` of the start that this end belongs to. */
  readonly startRef?: string;
  /** In 1.2 what links the two ends of a pair. */
  readonly rid?: string;
  readonly isolated?: string;
  readonly contents?: XliffJsValue;
}

/** One inline element under the package's name for it, such as `GenericSpan` or `Standalone`. */
export type XliffJsElement = Readonly<Record<string, XliffJsCode>>;

/** What stands in `source` and `target`. */
export type XliffJsValue = string | XliffJsElement | readonly (string | XliffJsElement)[];

/** Spans nested deeper than this are refused, as elements are in XML. */
const MAX_DEPTH = 256;

/**
 * The runs in the package's shape: a pair that nests is a `GenericSpan`, one that crosses another or is cut by a sentence
 * break a `GenericSpanStart` and a `GenericSpanEnd`, what stands alone is `Standalone`. Names and data of codes are left
 * out, because the package writes attributes without escaping them.
 */
export function toXliffJsValue(runs: Runs, version: XliffJsVersion): XliffJsValue {
  const shapes = codeShapes(runs);
  const open: { readonly id: string; readonly parts: (string | XliffJsElement)[] }[] = [{ id: "", parts: [] }];
  for (const [index, run] of runs.entries()) {
    const parts = open.at(-1)?.parts;
    if (run.kind === "text") parts?.push(run.text);
    else if (shapes[index] !== "nested") parts?.push(flatElement(run.code, shapes[index] === "isolated", version));
    else if (run.code.type === "open") open.push({ id: run.code.id, parts: [] });
    else {
      const span = open.pop();
      open.at(-1)?.parts.push({ GenericSpan: { id: run.code.id, contents: simplest(span?.parts ?? []) } });
    }
  }
  return simplest(open[0]?.parts ?? []);
}

function flatElement({ id, type }: InlineCode, isIsolated: boolean, version: XliffJsVersion): XliffJsElement {
  const isolated = isIsolated && version === "2.0" ? { isolated: "yes" } : {};
  if (type === "standalone") return { Standalone: { id } };
  if (type === "open") return { GenericSpanStart: { id, ...isolated } };
  return { GenericSpanEnd: version === "1.2" || isIsolated ? { id, ...isolated } : { startRef: id } };
}

function simplest(parts: readonly (string | XliffJsElement)[]): XliffJsValue {
  const [first = ""] = parts;
  return parts.length > 1 ? parts : first;
}

/**
 * The runs that a value stands for. Codes have the id that the value gives them, no name and no data: both are those of
 * the segment's source. A `Marker` is transparent, as `mrk` is in XML.
 *
 * In 1.2 what a `Span`, `SpanStart` or `SpanEnd` encloses is markup (`ph`, `bpt`, `ept`) and no text.
 *
 * @throws Problem `E_XLIFF_JS_INLINE` for anything else, and for elements without id
 */
export function fromXliffJsValue(value: unknown, version: XliffJsVersion): Runs {
  const reading: Reading = { runs: [], starts: new Map(), version };
  read(reading, value, 0);
  return joinRuns(reading.runs);
}

interface Reading {
  readonly runs: Run[];
  /** Ids of starts by what their end says to find them: `rid`, else `id`. */
  readonly starts: Map<string, string>;
  readonly version: XliffJsVersion;
}

function read(reading: Reading, value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new Problem("E_XML_DEPTH", { limit: MAX_DEPTH });
  if (typeof value === "string") reading.runs.push({ kind: "text", text: value });
  else if (Array.isArray(value)) for (const part of value) read(reading, part, depth + 1);
  else readElement(reading, value, depth);
}

type Meaning = "transparent" | "standalone" | "span" | "start" | "end";

const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ["Marker", "transparent"],
  ["Standalone", "standalone"],
  ["Span", "span"],
  ["GenericSpan", "span"],
  ["SpanStart", "start"],
  ["GenericSpanStart", "start"],
  ["SpanEnd", "end"],
  ["GenericSpanEnd", "end"],
]);

function readElement(reading: Reading, value: unknown, depth: number): void {
  const [[name, code] = ["", undefined], ...others] = isObject(value) ? Object.entries(value) : [];
  const meaning = name === "Span" && reading.version === "1.2" ? "standalone" : MEANINGS.get(name);
  if (meaning === undefined || !isObject(code) || others.length > 0) throw strange(name === "" ? typeof value : name);
  switch (meaning) {
    case "transparent":
      read(reading, code["contents"] ?? "", depth + 1);
      break;
    case "standalone":
      push(reading, "standalone", required(code, name));
      break;
    case "span":
      span(reading, required(code, name), code["contents"] ?? "", depth);
      break;
    case "start":
      start(reading, required(code, name), code["rid"]);
      break;
    case "end":
      end(reading, code, name);
      break;
  }
}

function span(reading: Reading, id: string, contents: unknown, depth: number): void {
  push(reading, "open", id);
  read(reading, contents, depth + 1);
  push(reading, "close", id);
}

function start(reading: Reading, id: string, rid: unknown): void {
  reading.starts.set(typeof rid === "string" ? rid : id, id);
  push(reading, "open", id);
}

function end(reading: Reading, code: Readonly<Record<string, unknown>>, name: string): void {
  const link = code["startRef"] ?? code["rid"] ?? required(code, name);
  if (typeof link !== "string") throw strange(name);
  push(reading, "close", reading.starts.get(link) ?? link);
}

function push(reading: Reading, type: InlineCode["type"], id: string): void {
  reading.runs.push({ kind: "code", code: { id, type, name: UNNAMED_CODE, data: "" } });
}

function required(code: Readonly<Record<string, unknown>>, element: string): string {
  const { id } = code;
  if (typeof id !== "string" || id === "") throw strange(element);
  return id;
}

function strange(element: string): Problem {
  return new Problem("E_XLIFF_JS_INLINE", { element });
}

/** Whether a value has keys, and is no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
