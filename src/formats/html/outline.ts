import type { UnitKind } from "../../core/model.ts";
import { VOID } from "./elements.ts";

/** An open block element, with what holds for text in it. */
export interface Block {
  readonly name: string;
  readonly kind: UnitKind;
  /** 1 to 6 in a heading, else 0. */
  readonly level: number;
  /** Whether it says, or inherits, that it is not to be translated. */
  readonly isExempt: boolean;
  /** Whether it is in another language than the article. */
  readonly isOtherLanguage: boolean;
}

/** The open block elements, outermost first, and where those of each name stand. */
export interface Outline {
  readonly stack: Block[];
  readonly places: Map<string, number[]>;
}

const TABLE = ["table", "template"];
const SCOPE = ["caption", "object", "table", "td", "template", "th"];
const LIST = [...SCOPE, "dir", "menu", "ol", "ul"];
const TABLE_PARTS = new Set("caption colgroup table tbody td tfoot th thead tr".split(" "));

/** Elements that a start tag ends, and what hides them from it (HTML Standard, sections 13.2.4.2 and 13.2.6.4). */
const ENDED_BY: Readonly<Record<string, readonly [ended: readonly string[], limits: readonly string[]]>> = {
  li: [["li"], LIST],
  dd: [
    ["dd", "dt"],
    [...SCOPE, "dl"],
  ],
  dt: [
    ["dd", "dt"],
    [...SCOPE, "dl"],
  ],
  option: [["option"], [...SCOPE, "select", "datalist"]],
  optgroup: [["optgroup"], [...SCOPE, "select"]],
  td: [["caption", "td", "th"], TABLE],
  th: [["caption", "td", "th"], TABLE],
  tr: [["caption", "td", "th", "tr"], TABLE],
  tbody: [["caption", "tbody", "tfoot", "thead"], TABLE],
  tfoot: [["caption", "tbody", "tfoot", "thead"], TABLE],
  thead: [["caption", "tbody", "tfoot", "thead"], TABLE],
};

const NO_PARAGRAPH_END = new Set(["audio", "canvas", "object", "option", "optgroup", "picture", "select", "video"]);

const KINDS: Readonly<Record<string, UnitKind>> = {
  blockquote: "quotation",
  caption: "caption",
  dd: "list-item",
  dt: "list-item",
  figcaption: "caption",
  legend: "caption",
  li: "list-item",
  nav: "furniture",
  option: "furniture",
  td: "table-cell",
  th: "table-cell",
};

const ROOT: Block = { name: "", kind: "paragraph", level: 0, isExempt: false, isOtherLanguage: false };

/** An outline with nothing open. */
export function newOutline(): Outline {
  return { stack: [], places: new Map() };
}

/** The innermost open block. */
export function currentBlock({ stack }: Outline): Block {
  return stack.at(-1) ?? ROOT;
}

/** Opens a block, after those that its start tag ends are closed. */
export function openBlock(outline: Outline, name: string, flags: Pick<Block, "isExempt" | "isOtherLanguage">): void {
  if (VOID.has(name)) return;
  const parent = currentBlock(outline);
  const level = /^h[1-6]$/.test(name) ? Number(name.charAt(1)) : 0;
  const kind = level > 0 ? "heading" : parent.kind === "furniture" ? "furniture" : (kindOf(name) ?? parent.kind);
  const places = outline.places.get(name);
  if (places === undefined) outline.places.set(name, [outline.stack.length]);
  else places.push(outline.stack.length);
  outline.stack.push({ name, kind, level: level > 0 ? level : kind === "heading" ? parent.level : 0, ...flags });
}

/** Closes what a start tag ends although no end tag has come. */
export function closeBefore(outline: Outline, name: string): void {
  const rule = Object.hasOwn(ENDED_BY, name) ? ENDED_BY[name] : undefined;
  if (rule !== undefined) {
    const [ended, limits] = rule;
    let lowest = Number.POSITIVE_INFINITY;
    for (const element of ended) lowest = Math.min(lowest, placeInScope(outline, element, limits) ?? lowest);
    popTo(outline, lowest);
  }
  const paragraph = NO_PARAGRAPH_END.has(name) ? undefined : placeInScope(outline, "p", SCOPE);
  if (paragraph !== undefined) popTo(outline, paragraph);
  if (/^h[1-6]$/.test(name) && /^h[1-6]$/.test(currentBlock(outline).name)) popTo(outline, outline.stack.length - 1);
}

/** Closes the block that an end tag ends, and all inside it; nothing where none is open. */
export function closeBlock(outline: Outline, name: string): void {
  const place = /^h[1-6]$/.test(name)
    ? placeOfHeading(outline)
    : placeInScope(outline, name, TABLE_PARTS.has(name) ? TABLE : SCOPE);
  if (place !== undefined) popTo(outline, place);
}

function kindOf(name: string): UnitKind | undefined {
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

/** Any heading's end tag ends a heading of whatever level. */
function placeOfHeading(outline: Outline): number | undefined {
  const places = ["h1", "h2", "h3", "h4", "h5", "h6"].map((name) => placeInScope(outline, name, SCOPE) ?? -1);
  const place = Math.max(...places);
  return place < 0 ? undefined : place;
}

/** Where the innermost open block of that name stands, if none of `limits` is open inside it. */
function placeInScope({ places }: Outline, name: string, limits: readonly string[]): number | undefined {
  const place = places.get(name)?.at(-1);
  if (place === undefined) return undefined;
  return limits.some((limit) => (places.get(limit)?.at(-1) ?? -1) > place) ? undefined : place;
}

function popTo({ stack, places }: Outline, length: number): void {
  while (stack.length > length) {
    const block = stack.pop();
    if (block !== undefined) places.get(block.name)?.pop();
  }
}
