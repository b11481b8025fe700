import type { Piece, Unit } from "../../core/model.ts";
import { hasWords } from "../span-runs.ts";
import { valueTextOf } from "./exemption.ts";
import { type Attribute, attributeOf } from "./tag.ts";
import { pushText } from "./text-pieces.ts";

/** Where each attribute is shown to people or read to them; undefined for every element. */
const SHOWN: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  alt: new Set(["area", "img", "input"]),
  "aria-label": undefined,
  placeholder: new Set(["input", "textarea"]),
  title: undefined,
};

/** Elements whose `title` names a style sheet or a feed. */
const UNTITLED = new Set(["link", "style"]);

const META = new Set(["description", "og:title", "og:description", "twitter:title", "twitter:description"]);

/** The attributes of a tag that are translated, in reading order. */
export function attributeUnits(
  text: string,
  tag: { readonly name: string; readonly attributes: readonly Attribute[] },
  headings: readonly string[],
): readonly Unit[] {
  if (tag.attributes.length === 0) return [];
  if (tag.name === "meta") return metaUnits(text, tag, headings);
  return tag.attributes.flatMap((attribute) =>
    isShown(attribute.name, tag.name) ? attributeUnit(text, attribute, "attribute", attribute.name, headings) : [],
  );
}

/** The name of what a `meta` element describes, in lower case; undefined where it has none. */
export function metaName(text: string, tag: { readonly attributes: readonly Attribute[] }): string | undefined {
  return (valueTextOf(text, tag, "name") ?? valueTextOf(text, tag, "property"))?.toLowerCase();
}

function metaUnits(
  text: string,
  tag: { readonly attributes: readonly Attribute[] },
  headings: readonly string[],
): readonly Unit[] {
  const name = metaName(text, tag);
  const content = attributeOf(tag, "content");
  if (name === undefined || content === undefined || !META.has(name)) return [];
  return attributeUnit(text, content, "front-matter", name, headings);
}

function isShown(attribute: string, element: string): boolean {
  if (!Object.hasOwn(SHOWN, attribute)) return false;
  if (attribute === "title" && UNTITLED.has(element)) return false;
  return SHOWN[attribute]?.has(element) ?? true;
}

function attributeUnit(
  text: string,
  { valueStart, valueEnd, quote }: Attribute,
  kind: "attribute" | "front-matter",
  key: string,
  headings: readonly string[],
): readonly Unit[] {
  const style = quote === "" ? "attribute-unquoted" : quote === '"' ? "attribute-double" : "attribute-single";
  const splits = key === "alt" || /description$/.test(key);
  const pieces = valuePieces(text, valueStart, valueEnd, true);
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ kind, key, headings, start: first.start, end: last.end, pieces, splits, style }];
}

/** The pieces of a value without markup, white space at its ends left out; none where it has no words. */
export function valuePieces(text: string, start: number, end: number, isAttribute: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  pushText(pieces, text, start, end, isAttribute);
  if (!hasWords(pieces)) return [];
  let from = 0;
  let to = pieces.length;
  while (isBlank(pieces[from])) from++;
  while (isBlank(pieces[to - 1])) to--;
  return trimmedPieces(pieces, from, to);
}

function isBlank(piece: Piece | undefined): boolean {
  return piece?.kind === "text" && /^[ \t\n\f\r]*$/.test(piece.text);
}

/** The pieces of `[from, to)`, without a space at their beginning and end. */
export function trimmedPieces(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const kept = pieces.slice(from, to);
  const first = kept[0];
  if (first !== undefined) kept[0] = trimmed(first, true, false);
  const last = kept.at(-1);
  if (last !== undefined) kept[kept.length - 1] = trimmed(last, false, true);
  return kept;
}

function trimmed(piece: Piece, isFirst: boolean, isLast: boolean): Piece {
  if (piece.kind === "code" || piece.text.length !== piece.end - piece.start) return piece;
  let { text, start, end } = piece;
  if (isFirst && text.startsWith(" ")) {
    text = text.slice(1);
    start++;
  }
  if (isLast && text.endsWith(" ")) {
    text = text.slice(0, -1);
    end--;
  }
  return { kind: "text", text, start, end };
}
