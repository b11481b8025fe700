import type { Runs } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { decodeStrayEntities } from "./entities.ts";
import { codesFrom, type MarkedPart, markCodes, numberCodes } from "./numbered-codes.ts";
import { fitAnswer, outerSpace } from "./spacing.ts";

/**
 * What is sent for a segment to a service that takes no markup: text with a placeholder for each code. Outer white space
 * stays behind; `readPlaceholders` puts it back.
 *
 *     See the {1}new decree{/1}.{2/}   →   See the ⟦1⟧new decree⟦/1⟧.⟦2/⟧
 *
 * Where the text has such brackets itself the placeholders get a letter that it has not behind one: `⟦x1⟧`.
 */
export function sendPlaceholders(runs: Runs): string {
  const { core } = outerSpace(runs);
  const letter = letterFor(plainText(core));
  return markCodes(core, numberCodes(core))
    .map((part) => writePart(part, letter))
    .join("");
}

/**
 * The runs that an answer stands for, with the segment's own codes, each exactly once and paired as before, entities
 * decoded once, and the outer white space of the segment; undefined where a placeholder is missing, changed, twice
 * there, in a wrong order, or not the segment's.
 */
export function readPlaceholders(runs: Runs, raw: string): Runs | undefined {
  const { core } = outerSpace(runs);
  const source = plainText(core);
  const letter = letterFor(source);
  const parts = readParts(decodeStrayEntities(source, raw), letter);
  if (parts.some((part) => part.kind === "text" && hasRemains(part.text, letter))) return undefined;
  const answer = codesFrom(parts, numberCodes(core));
  return answer === undefined ? undefined : fitAnswer(runs, answer);
}

/** "" where the text has no such brackets, else so many letters `x` that no bracket of the text has them behind it. */
function letterFor(text: string): string {
  if (!/[⟦⟧]/.test(text)) return "";
  let letter = "x";
  while (new RegExp(`⟦\\s{0,3}/?\\s{0,3}${letter}`, "i").test(text)) letter += "x";
  return letter;
}

function writePart(part: MarkedPart, letter: string): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "open":
      return `⟦${letter}${part.number}⟧`;
    case "close":
      return `⟦/${letter}${part.number}⟧`;
    case "single":
      return `⟦${letter}${part.number}/⟧`;
  }
}

/** Placeholders as they are sent, and with white space in them, which services put there. */
function readParts(answer: string, letter: string): readonly MarkedPart[] {
  const pattern = new RegExp(`⟦\\s{0,3}(/?)\\s{0,3}${letter}\\s{0,3}(\\d{1,4})\\s{0,3}(/?)\\s{0,3}⟧`, "gi");
  const parts: MarkedPart[] = [];
  let from = 0;
  for (const match of answer.matchAll(pattern)) {
    const kind = match[1] === "/" ? "close" : match[3] === "/" ? "single" : "open";
    parts.push({ kind: "text", text: answer.slice(from, match.index) }, { kind, number: Number(match[2]) });
    from = match.index + match[0].length;
  }
  return [...parts, { kind: "text", text: answer.slice(from) }];
}

/** Whether a broken placeholder is left: a bracket with its letter or a number on the inner side. */
function hasRemains(text: string, letter: string): boolean {
  return letter === ""
    ? /⟦\s{0,3}\/?\s{0,3}\d|\d\s{0,3}\/?\s{0,3}⟧/.test(text)
    : new RegExp(`⟦\\s{0,3}/?\\s{0,3}${letter}`, "i").test(text);
}
