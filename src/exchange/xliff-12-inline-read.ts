import type { InlineCode, Run, Runs } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { joinRuns, UNNAMED_CODE } from "../core/runs.ts";
import { endsOfPair, nameOf } from "./xliff-12-codes.ts";
import type { XmlElement } from "./xml-reader.ts";

/** Takes the content of one `source`, `target` or `note` piece by piece. */
export interface InlineContent {
  /** An element begins; undefined for one of a foreign namespace. */
  open(element: XmlElement | undefined): void;
  close(): void;
  text(text: string): void;
  /** What has come so far, and the first fault in its codes. */
  result(): { readonly runs: Runs; readonly problem: Problem | undefined };
}

/**
 * Reads inline elements as codes: `g`, `bx`/`ex`, `bpt`/`ept`, `it`, `x`, `ph`. All others, `mrk` and any tool's own
 * among them, are transparent: their text stays. What `bpt`, `ept`, `it` and `ph` enclose is the code's data.
 *
 * The ends of a pair share an id as ours do: where `rid` links them, the closing end takes the opening end's id.
 */
export function inlineContent(): InlineContent {
  const reading: Reading = { runs: [], ends: [], openings: new Map(), data: undefined, problem: undefined };
  return {
    open: (element) => {
      const inside = element === undefined || reading.data !== undefined;
      reading.ends.push(inside ? nothing : begin(reading, element));
    },
    close: () => reading.ends.pop()?.(),
    text: (text) => {
      if (reading.data === undefined) reading.runs.push({ kind: "text", text });
      else reading.data += text;
    },
    result: () => ({ runs: joinRuns(reading.runs), problem: reading.problem }),
  };
}

interface Reading {
  readonly runs: Run[];
  /** What to do at the end of each open element. */
  readonly ends: (() => void)[];
  /** Opening ends by what their closing end says to find them: `rid`, else `id`. */
  readonly openings: Map<string, InlineCode>;
  /** The text inside a `bpt`, `ept`, `it` or `ph`, while one is open. */
  data: string | undefined;
  problem: Problem | undefined;
}

const nothing = (): void => {};

/** Starts a code; gives what remains to be done when the element ends. */
function begin(reading: Reading, element: XmlElement): () => void {
  const { "equiv-text": equivalent = "" } = element.attributes;
  switch (element.name) {
    case "g":
      return group(reading, element, equivalent);
    case "x":
      standalone(reading, element, equivalent);
      return nothing;
    case "bx":
      opening(reading, element, equivalent);
      return nothing;
    case "ex":
      closing(reading, element, equivalent);
      return nothing;
    case "ph":
      return collect(reading, (data) => standalone(reading, element, data));
    case "bpt":
      return collect(reading, (data) => opening(reading, element, data));
    case "ept":
      return collect(reading, (data) => closing(reading, element, data));
    case "it":
      return collect(reading, (data) => isolated(reading, element, data));
    default:
      return nothing;
  }
}

function collect(reading: Reading, finish: (data: string) => void): () => void {
  reading.data = "";
  return () => {
    const { data = "" } = reading;
    reading.data = undefined;
    finish(data);
  };
}

function group(reading: Reading, element: XmlElement, equivalent: string): () => void {
  const id = required(reading, element, "id");
  const name = nameOf(element.attributes["ctype"], "open");
  const [open, close] = endsOfPair(equivalent);
  push(reading, { id, type: "open", name, data: open });
  return () => push(reading, { id, type: "close", name, data: close });
}

function standalone(reading: Reading, element: XmlElement, data: string): void {
  const name = nameOf(element.attributes["ctype"], "standalone");
  push(reading, { id: required(reading, element, "id"), type: "standalone", name, data });
}

function opening(reading: Reading, element: XmlElement, data: string): void {
  const { rid, ctype } = element.attributes;
  const code: InlineCode = { id: required(reading, element, "id"), type: "open", name: nameOf(ctype, "open"), data };
  reading.openings.set(rid ?? code.id, code);
  push(reading, code);
}

function closing(reading: Reading, element: XmlElement, data: string): void {
  const own = required(reading, element, "id");
  const partner = reading.openings.get(element.attributes["rid"] ?? own);
  push(reading, { id: partner?.id ?? own, type: "close", name: partner?.name ?? UNNAMED_CODE, data });
}

function isolated(reading: Reading, element: XmlElement, data: string): void {
  const type = required(reading, element, "pos") === "close" ? "close" : "open";
  const name = nameOf(element.attributes["ctype"], type);
  push(reading, { id: required(reading, element, "id"), type, name, data });
}

function push(reading: Reading, code: InlineCode): void {
  reading.runs.push({ kind: "code", code });
}

function required(reading: Reading, element: XmlElement, attribute: string): string {
  const value = element.attributes[attribute] ?? "";
  if (value === "")
    reading.problem ??= new Problem("E_XLIFF_ATTRIBUTE", { element: element.name, attribute }, element.place);
  return value;
}
