/**
 * The content of TMX `seg` elements as runs, and back.
 *
 * TMX 1.4b pairs `bpt` and `ept` by `i` within one `seg`, and codes of different languages by `x`. Ours are numbered
 * anew in order of appearance in the source, one count for all kinds, as in an article's segments.
 */
import type { InlineCode, Run, Runs } from "../core/model.ts";
import { joinRuns, UNNAMED_CODE } from "../core/runs.ts";
import { codeShapes } from "./code-shapes.ts";
import type { XmlElement } from "./xml-reader.ts";
import { escapeText, startTag } from "./xml-writer.ts";

/** A piece of a `seg`: its codes bear a key that is shared by both ends of a pair and by its counterpart elsewhere. */
export type SegPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly key: string; readonly code: Omit<InlineCode, "id"> };

/** Takes the content of one `seg` piece by piece. */
export interface SegContent {
  open(element: XmlElement): void;
  close(): void;
  text(text: string): void;
  pieces(): readonly SegPiece[];
}

/**
 * Reads `bpt`, `ept`, `ph`, `it`, `hi` and `ut` as codes; the text inside all but `hi` is their data, also what stands
 * in a `sub` there. A `hi` is a pair without data; other elements are transparent.
 */
export function segContent(): SegContent {
  const reading: Reading = { pieces: [], ends: [], pairs: new Map(), counts: new Map(), data: undefined };
  return {
    open: (element) => {
      reading.ends.push(reading.data === undefined ? begin(reading, element) : nothing);
    },
    close: () => reading.ends.pop()?.(),
    text: (text) => {
      if (reading.data === undefined) reading.pieces.push({ kind: "text", text });
      else reading.data += text;
    },
    pieces: () => reading.pieces,
  };
}

/** The runs of a unit's languages, source first: codes with equal keys share an id. */
export function numberCodes(variants: readonly (readonly SegPiece[])[]): readonly Runs[] {
  const ids = new Map<string, string>();
  const idOf = (key: string): string => {
    const id = ids.get(key) ?? String(ids.size + 1);
    ids.set(key, id);
    return id;
  };
  return variants.map((pieces) =>
    joinRuns(
      pieces.map(
        (piece): Run =>
          piece.kind === "text" ? piece : { kind: "code", code: { id: idOf(piece.key), ...piece.code } },
      ),
    ),
  );
}

/** The content of a `seg`, on one line. */
export function segXml(runs: Runs): string {
  const shapes = codeShapes(runs);
  return runs
    .map((run, index) => {
      if (run.kind === "text") return escapeText(run.text);
      const { id, type, name, data } = run.code;
      const named = name === UNNAMED_CODE || name === "" ? undefined : name;
      const content = escapeText(data);
      if (type === "standalone") return `${startTag("ph", { x: id, type: named })}${content}</ph>`;
      if (shapes[index] === "isolated") {
        const pos = type === "open" ? "begin" : "end";
        return `${startTag("it", { pos, x: id, type: named })}${content}</it>`;
      }
      if (type === "open") return `${startTag("bpt", { i: id, x: id, type: named })}${content}</bpt>`;
      return `${startTag("ept", { i: id })}${content}</ept>`;
    })
    .join("");
}

interface Reading {
  readonly pieces: SegPiece[];
  /** What to do at the end of each open element. */
  readonly ends: (() => void)[];
  /** Keys and names of pairs by their `i`. */
  readonly pairs: Map<string, { readonly key: string; readonly name: string }>;
  /** How many codes without `x` there were, by kind. */
  readonly counts: Map<string, number>;
  /** The text inside a code, while one is open. */
  data: string | undefined;
}

const nothing = (): void => {};

/** Starts a code; gives what remains to be done when the element ends. */
function begin(reading: Reading, element: XmlElement): () => void {
  const { i = "", x, type: name = UNNAMED_CODE } = element.attributes;
  switch (element.name) {
    case "bpt": {
      const key = x === undefined ? `pair i${i}` : `pair x${x}`;
      reading.pairs.set(i, { key, name });
      return collect(reading, key, { type: "open", name });
    }
    case "ept": {
      const pair = reading.pairs.get(i) ?? { key: `pair i${i}`, name };
      return collect(reading, pair.key, { type: "close", name: pair.name });
    }
    case "it": {
      const type = element.attributes["pos"] === "end" ? "close" : "open";
      return collect(reading, keyOf(reading, "pair", x, `it-${type}`), { type, name });
    }
    case "ph":
    case "ut":
      return collect(reading, keyOf(reading, "single", x, element.name), { type: "standalone", name });
    case "hi": {
      const key = keyOf(reading, "pair", x, "hi");
      push(reading, key, { type: "open", name, data: "" });
      return () => push(reading, key, { type: "close", name, data: "" });
    }
    default:
      return nothing;
  }
}

/** By `x` where there is one, else by counting: the second `ph` of a target answers to the second of its source. */
function keyOf(reading: Reading, kind: "pair" | "single", x: string | undefined, counted: string): string {
  if (x !== undefined) return `${kind} x${x}`;
  const count = (reading.counts.get(counted) ?? 0) + 1;
  reading.counts.set(counted, count);
  return `${counted} #${count}`;
}

function collect(reading: Reading, key: string, code: Pick<InlineCode, "type" | "name">): () => void {
  reading.data = "";
  return () => {
    push(reading, key, { ...code, data: reading.data ?? "" });
    reading.data = undefined;
  };
}

function push(reading: Reading, key: string, code: Omit<InlineCode, "id">): void {
  reading.pieces.push({ kind: "code", key, code });
}
