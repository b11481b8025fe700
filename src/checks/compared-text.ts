import type { Runs } from "../core/model.ts";
import { plainText } from "../core/runs.ts";

/** A text as repetitions are compared: lower case, words and digits with one space between, no punctuation. */
export function comparedText(runs: Runs): string {
  return plainText(runs)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}%$€£₸]+/gu, " ")
    .trim();
}

const SHOWN = 60;

/** The beginning of a text, for a message. */
export function excerpt(runs: Runs): string {
  const text = plainText(runs).trim();
  return text.length <= SHOWN ? text : `${Array.from(text).slice(0, SHOWN).join("")}…`;
}
