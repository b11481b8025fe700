import type { Runs } from "../core/model.ts";
import { codesOf, plainText, textRuns } from "../core/runs.ts";
import { decodeEntities, decodeStrayEntities } from "./entities.ts";
import { type CodeMark, codesFrom, type MarkedPart, markCodes, numberCodes } from "./numbered-codes.ts";
import { fitAnswer, outerSpace } from "./spacing.ts";

/** A segment as a service is sent it. Text without codes goes as it is; text with codes goes as markup. */
export interface SentItem {
  readonly mimeType: "text/plain" | "text/html";
  readonly content: string;
}

/**
 * What is sent for a segment to a service that takes markup. Outer white space stays behind; `readAnswer` puts it back.
 *
 *     See the {1}new decree{/1}{2/}   →   See the <u id="1">new decree</u><img id="2">
 *
 * Elements are numbered in order of appearance. An `<img>` stands for a code without its other end in this segment and
 * for pairs that cross; unlike `<br>` it breaks no sentence. In XML it is closed: `<img id="2"/>`.
 */
export function sendItem(item: Runs, syntax: "html" | "xml" = "html"): SentItem {
  const core = outerSpace(item).core;
  if (codesOf(core).length === 0) return { mimeType: "text/plain", content: plainText(core) };
  const end = syntax === "xml" ? "/>" : ">";
  const content = markCodes(core, numberCodes(core)).map((part) => writePart(part, end));
  return { mimeType: "text/html", content: content.join("") };
}

/**
 * The runs that an answer stands for, with the segment's own codes, each exactly once and paired as before, entities
 * decoded once, and the outer white space of the segment; undefined where the answer's markup cannot be trusted.
 */
export function readAnswer(item: Runs, answer: string): Runs | undefined {
  const { core } = outerSpace(item);
  const marks = numberCodes(core);
  const runs = marks.size === 0 ? textRuns(decodeStrayEntities(plainText(core), answer)) : readMarkup(answer, marks);
  return runs === undefined ? undefined : fitAnswer(item, runs);
}

function writePart(part: MarkedPart, end: string): string {
  switch (part.kind) {
    case "text":
      return part.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    case "open":
      return `<u id="${part.number}">`;
    case "close":
      return "</u>";
    case "single":
      return `<img id="${part.number}"${end}`;
  }
}

const tagPattern = /<\s{0,3}(?<end>\/?)\s{0,3}(?<name>[a-z][a-z0-9]{0,9})(?<rest>[^<>]{0,100})>/gi;

/** Parses an answer; undefined unless it holds each element exactly once, well nested, and no other markup. */
function readMarkup(answer: string, marks: ReadonlyMap<number, CodeMark>): Runs | undefined {
  const parts: MarkedPart[] = [];
  let from = 0;
  for (const match of answer.matchAll(tagPattern)) {
    const part = readTag(match.groups ?? {});
    if (part === undefined) return undefined;
    parts.push({ kind: "text", text: answer.slice(from, match.index) }, part);
    from = match.index + match[0].length;
  }
  parts.push({ kind: "text", text: answer.slice(from) });
  // Text was sent with `<` as an entity: a bare one begins markup that is not ours, or that was cut off.
  if (parts.some((part) => part.kind === "text" && part.text.includes("<"))) return undefined;
  const decoded = parts.map((part) => (part.kind === "text" ? { ...part, text: decodeEntities(part.text) } : part));
  return codesFrom(decoded, marks);
}

function readTag(tag: Readonly<Record<string, string | undefined>>): MarkedPart | undefined {
  const name = tag["name"]?.toLowerCase();
  const number = Number(/\bid\s*=\s*["']?(\d+)/i.exec(tag["rest"] ?? "")?.[1]);
  if (tag["end"] === "/") return name === "u" ? { kind: "close", number: undefined } : undefined;
  if (name === "u") return { kind: "open", number };
  return name === "img" ? { kind: "single", number } : undefined;
}
