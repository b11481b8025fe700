import type { TextSpan } from "../../core/model.ts";
import { meets } from "../protected.ts";

/** What the rules of typography see: text in which U+FFFC stands for each inline code. */
export interface Setting {
  readonly text: string;
  readonly language: "kk" | "ru";
  /** Addresses, placeholders and inline codes, which no rule touches. */
  readonly untouchable: readonly TextSpan[];
}

/** One stretch of a text replaced by another; equal ends insert. */
export interface TextEdit extends TextSpan {
  readonly text: string;
}

/** One rule of typography: what it would change, in order, without overlaps. It changes no letter and no digit. */
export interface TypographyRule {
  readonly name: string;
  edits(setting: Setting): readonly TextEdit[];
}

/** No-break space: keeps a sign on the line of what it belongs to. */
export const NBSP = "\u00A0";
/** Stands for an inline code. */
export const CODE = "\uFFFC";

const NONE: readonly TextEdit[] = [];

/**
 * The edits that `pattern` finds: its group `gap` (white space, dots, a hyphen; it may be empty) becomes `text`.
 *
 * The pattern has the flags `d` and `g`. Gaps that hold `text` already, and those that are untouchable, are left out.
 */
export function gapEdits(
  { text, untouchable }: Pick<Setting, "text" | "untouchable">,
  pattern: RegExp,
  put: string,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  if (text.search(pattern) < 0) return NONE; // matchAll copies the pattern, and most texts have no such gap
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.["gap"] ?? [0, 0];
    if (text.slice(start, end) !== put && !meets(untouchable, start, end)) edits.push({ start, end, text: put });
  }
  return edits;
}
