import type { InlineCode, Run, Runs } from "../core/model.ts";
import { codesOf, joinRuns, plainText, textRuns } from "../core/runs.ts";
import { keepOnOneLine, moveSpaceOut, outerSpace } from "./spacing.ts";

/** A segment as the service is sent it. Text without codes goes as it is; text with codes goes as HTML. */
export interface SentItem {
  readonly mimeType: "text/plain" | "text/html";
  readonly content: string;
}

/** An HTML element that stands for codes: a pair of them, or a single one. */
type Element =
  | { readonly kind: "pair"; readonly open: InlineCode; readonly close: InlineCode }
  | { readonly kind: "single"; readonly code: InlineCode };

/**
 * What is sent for a segment. Outer white space stays behind; `readAnswer` puts it back.
 *
 *     See the {1}new decree{/1}{2/}   →   See the <u id="1">new decree</u><img id="2">
 *
 * Elements are numbered in order of appearance. An `<img>` stands for a code without its other end in this segment and
 * for pairs that cross; unlike `<br>` it breaks no sentence.
 */
export function sendItem(item: Runs): SentItem {
  const core = outerSpace(item).core;
  if (codesOf(core).length === 0) return { mimeType: "text/plain", content: plainText(core) };
  const elements = elementsOf(core);
  const content = core.map((run) => (run.kind === "text" ? escapeHtml(run.text) : tagOf(run.code, elements))).join("");
  return { mimeType: "text/html", content };
}

/**
 * The runs that an answer stands for, with the segment's own codes, each exactly once and paired as before, entities
 * decoded once, and the outer white space of the segment; undefined where the answer's markup cannot be trusted.
 */
export function readAnswer(item: Runs, answer: string): Runs | undefined {
  const { before, core, after } = outerSpace(item);
  const runs = codesOf(core).length === 0 ? textRuns(answer) : readMarkup(answer, elementsOf(core));
  if (runs === undefined) return undefined;
  const body = outerSpace(keepOnOneLine(core, moveSpaceOut(core, runs))).core;
  return joinRuns([{ kind: "text", text: before }, ...body, { kind: "text", text: after }]);
}

/** The elements by number, in order of appearance. Pairs that would not nest are taken as two single codes. */
function elementsOf(runs: Runs): ReadonlyMap<number, Element> {
  const codes = codesOf(runs);
  const closeOf = new Map<InlineCode, InlineCode>();
  const open: InlineCode[] = [];
  for (const code of codes) {
    if (code.type === "open") open.push(code);
    if (code.type !== "close") continue;
    const at = open.findLastIndex((candidate) => candidate.id === code.id);
    const opener = open[at];
    if (opener === undefined) continue;
    closeOf.set(opener, code);
    open.length = at;
  }
  const closers = new Set(closeOf.values());
  const elements = new Map<number, Element>();
  for (const code of codes) {
    if (closers.has(code)) continue;
    const close = closeOf.get(code);
    const element: Element = close === undefined ? { kind: "single", code } : { kind: "pair", open: code, close };
    elements.set(elements.size + 1, element);
  }
  return elements;
}

function tagOf(code: InlineCode, elements: ReadonlyMap<number, Element>): string {
  for (const [number, element] of elements) {
    if (element.kind === "single" && element.code === code) return `<img id="${number}">`;
    if (element.kind === "pair" && element.open === code) return `<u id="${number}">`;
  }
  return "</u>";
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const tagPattern = /<\s*(?<end>\/?)\s*(?<name>[a-z][a-z0-9]*)(?<rest>[^<>]*)>/gi;

/** Parses an answer; undefined unless it holds each element exactly once, well nested, and no other markup. */
function readMarkup(answer: string, elements: ReadonlyMap<number, Element>): Runs | undefined {
  const runs: Run[] = [];
  const unseen = new Map(elements);
  const open: InlineCode[] = [];
  let from = 0;
  for (const match of answer.matchAll(tagPattern)) {
    runs.push({ kind: "text", text: decodeEntities(answer.slice(from, match.index)) });
    from = match.index + match[0].length;
    const code = readTag(match.groups ?? {}, unseen, open);
    if (code === undefined) return undefined;
    runs.push({ kind: "code", code });
  }
  runs.push({ kind: "text", text: decodeEntities(answer.slice(from)) });
  if (unseen.size > 0 || open.length > 0 || !endsFollow(runs)) return undefined;
  return joinRuns(runs);
}

/** The code that a tag stands for; takes its element out of `unseen` and keeps `open`, the closing codes still due. */
function readTag(
  tag: Readonly<Record<string, string | undefined>>,
  unseen: Map<number, Element>,
  open: InlineCode[],
): InlineCode | undefined {
  const name = tag["name"]?.toLowerCase();
  if (tag["end"] === "/") return name === "u" ? open.pop() : undefined;
  const number = Number(/\bid\s*=\s*["']?(\d+)/i.exec(tag["rest"] ?? "")?.[1]);
  const element = unseen.get(number);
  unseen.delete(number);
  if (element?.kind === "pair" && name === "u") {
    open.push(element.close);
    return element.open;
  }
  return element?.kind === "single" && name === "img" ? element.code : undefined;
}

/** Whether no closing code stands before its opening one (which single elements of a crossing pair could do). */
function endsFollow(runs: readonly Run[]): boolean {
  const codes = codesOf(runs);
  return codes.every((code, index) => {
    if (code.type !== "close") return true;
    const opener = codes.findIndex((other) => other.type === "open" && other.id === code.id);
    return opener < index;
  });
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
  laquo: "«",
  raquo: "»",
  ndash: "–",
  mdash: "—",
  hellip: "…",
};

/** Decodes once: `&amp;lt;` gives `&lt;`. What is no entity of the list stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return namedEntities[String(name).toLowerCase()] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
