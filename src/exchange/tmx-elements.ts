import type { Prop } from "../core/model.ts";
import { type Place, Problem } from "../core/problem.ts";
import { addMap, beginEncoding, emptyHeader, headerOf, type TmxHeader, type TmxHeaderParts } from "./tmx-header.ts";
import { type SegContent, segContent } from "./tmx-seg.ts";
import type { TuParts, Variant } from "./tmx-unit.ts";
import type { XmlElement, XmlHandlers } from "./xml-reader.ts";

/** An entry larger than this (characters, and 64 for each element) is damaged: it would have to be held whole. */
const MAX_SIZE = 8_388_608;
const ELEMENT_SIZE = 64;

/** What is told of a TMX document, in its order. */
export interface TmxListener {
  /** The header has been read: it stands before all entries. */
  header(header: TmxHeader): void;
  /** An entry has been read, a damaged one too. */
  tu(parts: TuParts): void;
  /** Something stands outside of every entry that should stand in one. */
  stray(problem: Problem): void;
}

/** Reads the elements of a TMX document. @throws Problem `E_XML_ROOT`, `E_TMX_VERSION`, `E_TMX_TOO_LARGE` */
export function tmxHandlers(listener: TmxListener): XmlHandlers {
  const path: Open[] = [];
  const at: Position = { header: undefined, tu: undefined, tuv: undefined, seg: undefined, stray: false, size: 0 };
  return {
    open: (element) => {
      if (path.length === 0) checkRoot(element);
      grow(at, ELEMENT_SIZE);
      path.push(openElement(at, element, listener));
    },
    close: () => path.pop()?.end?.(),
    text: (text) => {
      grow(at, text.length);
      if (at.tu?.damage === undefined) path.at(-1)?.text?.(text);
    },
  };
}

/** An open element: what its text and its end do. Elements inside a `seg` are its content's own. */
interface Open {
  readonly text?: (text: string) => void;
  readonly end?: () => void;
}

interface Position {
  header: (TmxHeaderParts & { readonly place: Place }) | undefined;
  tu: TuParts | undefined;
  tuv: Variant | undefined;
  seg: SegContent | undefined;
  /** Inside an element outside of every entry that has been reported. */
  stray: boolean;
  /** Of the header or entry that is being read. */
  size: number;
}

function checkRoot({ name, attributes, place }: XmlElement): void {
  if (name !== "tmx") throw new Problem("E_XML_ROOT", { root: name, expected: "tmx" }, place);
  const { version = "1.4" } = attributes;
  if (!/^1(\.|$)/.test(version)) throw new Problem("E_TMX_VERSION", { version }, place);
}

function grow(at: Position, by: number): void {
  at.size += by;
  if (at.size <= MAX_SIZE) return;
  const { tu, header } = at;
  if (header !== undefined) throw new Problem("E_TMX_TOO_LARGE", { limit: MAX_SIZE }, header.place);
  if (tu === undefined) return;
  tu.damage ??= new Problem("E_TMX_TOO_LARGE", { limit: MAX_SIZE }, tu.place);
  tu.variants.length = 0;
}

function openElement(at: Position, element: XmlElement, listener: TmxListener): Open {
  const { seg, tu, tuv, header } = at;
  if (at.stray || tu?.damage !== undefined) return {}; // it will be reported; nothing more of it is kept
  if (seg !== undefined) {
    seg.open(element);
    return { text: seg.text, end: seg.close };
  }
  switch (element.name) {
    case "header":
      return openHeader(at, element, listener);
    case "tu":
      return tu === undefined ? openTu(at, element, listener) : misplaced(at, element, listener);
    case "tuv":
      return tu === undefined || tuv !== undefined ? misplaced(at, element, listener) : openTuv(at, tu, element);
    case "seg":
      return tuv === undefined || tuv.pieces !== undefined ? misplaced(at, element, listener) : openSeg(at, tuv);
    case "prop":
    case "note":
      return openFact(tuv ?? tu ?? header, element);
    case "ude":
      if (header !== undefined) beginEncoding(header, element);
      return {};
    case "map":
      if (header !== undefined) addMap(header, element);
      return {};
    default:
      return {};
  }
}

/** Something that TMX has only once or elsewhere: the whole entry is damaged, because nobody knows what was meant. */
function misplaced(at: Position, { name, place }: XmlElement, listener: TmxListener): Open {
  const problem = new Problem("E_TMX_PLACE", { element: name }, place);
  if (at.tu !== undefined) {
    at.tu.damage ??= problem;
    return {};
  }
  listener.stray(problem);
  at.stray = true;
  return {
    end: () => {
      at.stray = false;
    },
  };
}

function openHeader(at: Position, element: XmlElement, listener: TmxListener): Open {
  const { attributes, place } = element;
  const header = { ...emptyHeader(), attributes, place };
  at.header = header;
  at.size = 0;
  return {
    end: () => {
      at.header = undefined;
      listener.header(headerOf(header));
    },
  };
}

function openTu(at: Position, element: XmlElement, listener: TmxListener): Open {
  const { attributes, place } = element;
  const tu: TuParts = { attributes, place, notes: [], props: [], variants: [] };
  at.tu = tu;
  at.size = 0;
  return {
    end: () => {
      at.tu = undefined;
      at.tuv = undefined;
      at.seg = undefined;
      listener.tu(tu);
    },
  };
}

function openTuv(at: Position, tu: TuParts, element: XmlElement): Open {
  const { attributes, place } = element;
  const lang = attributes["xml:lang"] ?? attributes["lang"] ?? "";
  const tuv: Variant = { lang, attributes, place, notes: [], props: [] };
  tu.variants.push(tuv);
  at.tuv = tuv;
  return {
    end: () => {
      at.tuv = undefined;
    },
  };
}

function openSeg(at: Position, tuv: Variant): Open {
  const seg = segContent();
  at.seg = seg;
  return {
    text: seg.text,
    end: () => {
      at.seg = undefined;
      tuv.pieces = seg.pieces();
    },
  };
}

function openFact(
  owner: { readonly notes: string[]; readonly props: Prop[] } | undefined,
  { name, attributes }: XmlElement,
): Open {
  let value = "";
  return {
    text: (text) => {
      value += text;
    },
    end: () => {
      if (name === "note") owner?.notes.push(value);
      else owner?.props.push({ type: attributes["type"] ?? "", value });
    },
  };
}
