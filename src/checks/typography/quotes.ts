import { meets } from "../protected.ts";
import { CODE, type Setting, type TextEdit, type TypographyRule } from "./edit.ts";

/** The quotation marks of each language, outer and inner. Kazakh editors differ on the inner ones: see docs/typography.md. */
const MARKS = {
  kk: [
    ["«", "»"],
    ["“", "”"],
  ],
  ru: [
    ["«", "»"],
    ["„", "“"],
  ],
} as const;

const ANY_MARK = /["“”„‟«»]/gu;
/** The straight quotation marks of JSON, attributes and assignments: "key": "value", title="…". */
const CODE_LIKE = /[{[,]\s*"[^"]*"\s*:|[\w-]\s?=\s?"/;
const OPENS_BEFORE = /[\s([{<—–\-/«„“"]/u;

interface Mark {
  readonly at: number;
  readonly written: string;
  readonly role: "open" | "close";
  /** Marks open around it; it is of the outer pair at 0. */
  readonly depth: number;
}

/** «…» outside and “…” (kk) or „…“ (ru) inside, instead of straight and English quotation marks. */
export const quoteMarks: TypographyRule = {
  name: "quotes",
  edits(setting) {
    const { text, language } = setting;
    if (!/["“”„‟]/u.test(text) && !/«[^»]*«/u.test(text)) return [];
    if (CODE_LIKE.test(text)) return [];
    return (readMarks(setting) ?? []).flatMap(({ at, written, role, depth }): readonly TextEdit[] => {
      const meant = MARKS[language][depth]?.[role === "open" ? 0 : 1] ?? written;
      return meant === written ? [] : [{ start: at, end: at + 1, text: meant }];
    });
  },
};

/** The quotation marks with their parts; undefined where these cannot be told for certain. */
function readMarks(setting: Setting): readonly Mark[] | undefined {
  const marks: Mark[] = [];
  const open: string[] = [];
  let lone = 0;
  for (const match of setting.text.matchAll(ANY_MARK)) {
    const at = match.index;
    if (meets(setting.untouchable, at, at + 1)) continue;
    const role = roleOf(setting.text, at, open);
    if (role === undefined) return undefined;
    if (role === "open") marks.push({ at, written: match[0], role, depth: open.length });
    if (role === "open") open.push(match[0]);
    else {
      if (open.pop() === undefined) lone++;
      marks.push({ at, written: match[0], role, depth: open.length });
    }
  }
  // A sentence may be cut out of a longer quotation. One lone mark beside no nested ones is certain, more are not.
  const unmatched = lone + open.length;
  return unmatched === 0 || (unmatched === 1 && marks.every(({ depth }) => depth === 0)) ? marks : undefined;
}

function roleOf(text: string, at: number, open: readonly string[]): "open" | "close" | undefined {
  const mark = text[at];
  if (mark === "«" || mark === "„") return "open";
  if (mark === "»") return "close";
  const [before, after] = [neighbour(text, at, -1), neighbour(text, at, 1)];
  const mayOpen = (before === undefined || OPENS_BEFORE.test(before)) && after !== undefined && !/\s/u.test(after);
  const mayClose = before !== undefined && !/\s/u.test(before) && (after === undefined || !/[\p{L}\p{N}]/u.test(after));
  if (mayOpen && mayClose) return open.length > 0 ? "close" : "open";
  if (mayOpen) return "open";
  if (open.length > 0 && before !== undefined && !/\s/u.test(before)) return "close";
  // 5" may be inches, and a mark between spaces may be anything.
  return mayClose && !/\d/u.test(before ?? "") ? "close" : undefined;
}

function neighbour(text: string, at: number, step: 1 | -1): string | undefined {
  let beside = at + step;
  while (text[beside] === CODE) beside += step;
  return text[beside];
}
