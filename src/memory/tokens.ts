import type { Runs } from "../core/model.ts";
import { normaliseText } from "../core/normalise.ts";
import { LETTER, NUMBER } from "./fuzzy/characters.ts";
import { scanTokens } from "./fuzzy/scan-tokens.ts";

export type TokenKind = "word" | "number" | "mark";

/** A piece of a text that is compared as a whole. */
export interface Token {
  readonly kind: TokenKind;
  /** As it is written. */
  readonly surface: string;
  /** In lower case, by which tokens are equal. */
  readonly folded: string;
}

const TOKEN = /([\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*)|(\p{N}+(?:[.,]\p{N}+)*)|[^\s\p{L}\p{M}\p{N}]/gu;

/**
 * The tokens of a normalised text, in reading order.
 *
 * Words are runs of letters and marks, an inner apostrophe or hyphen kept; numbers are runs of digits, an inner point or
 * comma kept; every other character but white space stands alone. This is the definition by which engines were compared.
 *
 *     Қазақстан’s GDP grew 4.8%, Reuters says.
 *     ^word       ^word ^word ^number   ^word ^word, with the marks % , . alone
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const isPlain = scanTokens(text, (start, end, kind) => {
    const surface = text.slice(start, end);
    const named = kind === LETTER ? "word" : kind === NUMBER ? "number" : "mark";
    tokens.push({ kind: named, surface, folded: surface.toLowerCase() });
  });
  return isPlain ? tokens : tokeniseSlowly(text);
}

function tokeniseSlowly(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [surface, word, number] of text.matchAll(TOKEN)) {
    const kind = word !== undefined ? "word" : number !== undefined ? "number" : "mark";
    tokens.push({ kind, surface, folded: surface.toLowerCase() });
  }
  return tokens;
}

/**
 * The text by which segments are compared: normalised, without codes.
 *
 * A standalone code (a line break, an image) separates words; the ends of a pair do not, as emphasis may stand inside
 * a word.
 */
export function comparableText(runs: Runs): string {
  const parts = runs.map((run) => {
    if (run.kind === "text") return run.text;
    return run.code.type === "standalone" ? " " : "";
  });
  return normaliseText(parts.join(""));
}
