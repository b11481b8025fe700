import type { InlineCode, Run, Runs } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { joinRuns, UNNAMED_CODE } from "../core/runs.ts";
import { codeName } from "./xliff-2-codes.ts";
import type { XmlElement } from "./xml-reader.ts";

/** What the `source` elements of a unit share, and so do its `target` elements: a span may end in another segment. */
export interface UnitCodes {
  /** The `originalData` of the unit, by id. */
  readonly data: ReadonlyMap<string, string>;
  /** Opening ends by id. */
  readonly openings: Map<string, InlineCode>;
}

/** Takes the content of one `source` or `target` piece by piece. */
export interface Inline2Content {
  /** An element begins; undefined for one of a foreign namespace. */
  open(element: XmlElement | undefined): void;
  close(): void;
  text(text: string): void;
  /** What has come so far, the first fault in it, and what people wrote as comments on spans. */
  result(): { readonly runs: Runs; readonly problem: Problem | undefined; readonly comments: readonly string[] };
}

/**
 * Reads inline elements as codes, with the ids that the file has: `pc`, `sc`/`ec`, `ph`; `cp` as the character it names.
 * Annotations (`mrk`, `sm`, `em`) and what is foreign are transparent: their text stays. The `ec` of a pair has the id
 * and the name of its `sc`.
 */
export function inline2Content(unit: UnitCodes): Inline2Content {
  const reading: Reading = { unit, runs: [], ends: [], comments: [], problem: undefined };
  return {
    open: (element) => reading.ends.push((element && begin(reading, element)) ?? nothing),
    close: () => reading.ends.pop()?.(),
    text: (text) => reading.runs.push({ kind: "text", text }),
    result: () => ({ runs: joinRuns(reading.runs), problem: reading.problem, comments: reading.comments }),
  };
}

interface Reading {
  readonly unit: UnitCodes;
  readonly runs: Run[];
  /** What to do at the end of each open element. */
  readonly ends: (() => void)[];
  readonly comments: string[];
  problem: Problem | undefined;
}

const nothing = (): void => {};

/** Starts an element; gives what remains to be done when it ends, if anything. */
function begin(reading: Reading, element: XmlElement): (() => void) | undefined {
  const { attributes: said } = element;
  switch (element.name) {
    case "pc":
      return pair(reading, element);
    case "ph":
      push(reading, {
        id: required(reading, element),
        type: "standalone",
        ...kind(said),
        data: dataOf(reading, said["dataRef"]),
      });
      return undefined;
    case "sc": {
      const code = {
        id: required(reading, element),
        type: "open",
        ...kind(said),
        data: dataOf(reading, said["dataRef"]),
      } as const;
      reading.unit.openings.set(code.id, code);
      push(reading, code);
      return undefined;
    }
    case "ec":
      closing(reading, element);
      return undefined;
    case "cp":
      reading.runs.push({ kind: "text", text: characterOf(reading, element) });
      return undefined;
    case "mrk":
    case "sm":
      if (said["type"] === "comment" && said["value"]?.trim()) reading.comments.push(said["value"].trim());
      return undefined;
    default:
      return undefined;
  }
}

function pair(reading: Reading, element: XmlElement): () => void {
  const { attributes: said } = element;
  const id = required(reading, element);
  const open = { id, type: "open", ...kind(said), data: dataOf(reading, said["dataRefStart"]) } as const;
  reading.unit.openings.set(id, open);
  push(reading, open);
  return () => push(reading, { ...open, type: "close", data: dataOf(reading, said["dataRefEnd"]) });
}

function closing(reading: Reading, element: XmlElement): void {
  const { attributes: said } = element;
  const data = dataOf(reading, said["dataRef"]);
  const { startRef } = said;
  if (startRef !== undefined) {
    const name = reading.unit.openings.get(startRef)?.name ?? UNNAMED_CODE;
    push(reading, { id: startRef, type: "close", name, data });
    return;
  }
  // An end whose beginning is elsewhere has an id of its own; ours is the code's with ".e" after it.
  const id = required(reading, element).replace(/\.e$/, "");
  push(reading, { id, type: "close", ...kind(said), data });
}

function kind(said: XmlElement["attributes"]): { readonly name: string } {
  return { name: codeName(said["type"], said["subType"]) };
}

function dataOf({ unit }: Reading, reference: string | undefined): string {
  return reference === undefined ? "" : (unit.data.get(reference) ?? "");
}

function push(reading: Reading, code: InlineCode): void {
  reading.runs.push({ kind: "code", code });
}

function required(reading: Reading, element: XmlElement): string {
  const id = element.attributes["id"] ?? "";
  if (id === "")
    reading.problem ??= new Problem("E_XLIFF_ATTRIBUTE", { element: element.name, attribute: "id" }, element.place);
  return id;
}

/** The character of a `cp`; U+FFFD and a problem for what is none. */
export function characterOf(reading: { problem: Problem | undefined }, element: XmlElement): string {
  const { hex = "" } = element.attributes;
  const code = /^[\da-f]{1,6}$/i.test(hex) ? Number.parseInt(hex, 16) : Number.POSITIVE_INFINITY;
  if (code <= 0x10_ffff) return String.fromCodePoint(code);
  reading.problem ??= new Problem("E_XLIFF_ATTRIBUTE", { element: "cp", attribute: "hex" }, element.place);
  return "\uFFFD";
}
