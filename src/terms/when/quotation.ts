import type { Runs } from "../../core/model.ts";

/** Offsets into a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Pairs of quotation marks; the ends of single ones must not be apostrophes, see `closes`. */
const PAIRS: Readonly<Record<string, string>> = {
  "“": "”",
  "«": "»",
  "‹": "›",
  "„": "“”",
  '"': '"',
  "‘": "’",
  "'": "'",
};

/**
 * The stretches of a text that stand in quotation marks, or in italics or bold, which set a word off as one that is
 * spoken of. A quotation that begins in an earlier sentence of its paragraph goes on in this one.
 *
 * @param before the paragraph's earlier text, "" at its beginning
 */
export function quotations(runs: Runs, before: string): readonly Stretch[] {
  const text = runs.map((run) => (run.kind === "text" ? run.text : "")).join("");
  return [...inMarks(text, openMark(before)), ...setOff(runs)];
}

/** The mark of a quotation that a text leaves open. */
function openMark(text: string): string | undefined {
  let open: string | undefined;
  for (const { mark, isOpening } of marksOf(text)) {
    if (open !== undefined && PAIRS[open]?.includes(mark) && !(isOpening && open !== mark)) open = undefined;
    else if (open === undefined && isOpening) open = mark;
  }
  return open;
}

function inMarks(text: string, carried: string | undefined): readonly Stretch[] {
  const found: Stretch[] = [];
  let open = carried;
  let start = 0;
  for (const { mark, at, isOpening } of marksOf(text)) {
    if (open !== undefined && PAIRS[open]?.includes(mark)) {
      found.push({ start, end: at });
      open = undefined;
    } else if (open === undefined && isOpening) {
      open = mark;
      start = at + mark.length;
    }
  }
  // A quotation of more than one sentence is open at the end of this one; single marks that never close are apostrophes.
  if (open !== undefined && open !== "'" && open !== "‘") found.push({ start, end: text.length });
  return found;
}

function* marksOf(
  text: string,
): Generator<{ readonly mark: string; readonly at: number; readonly isOpening: boolean }> {
  for (const match of text.matchAll(/[“”«»‹›„"‘’']/gu)) {
    const mark = match[0];
    const before = text[match.index - 1] ?? " ";
    const after = text[match.index + 1] ?? " ";
    const isLetterBefore = /[\p{L}\p{N}]/u.test(before);
    const isLetterAfter = /[\p{L}\p{N}]/u.test(after);
    if ((mark === "'" || mark === "’") && isLetterBefore && isLetterAfter) continue; // Kazakhstan's
    if (/^['’‘]\d0s\b/u.test(text.slice(match.index, match.index + 5))) continue; // the '90s
    const isOpening = mark in PAIRS && !isLetterBefore && /[\p{L}\p{N}“‘«"'([…]/u.test(after);
    // After a plural's possessive (oralmans’ families) the mark closes nothing that was opened: callers see to that.
    yield { mark, at: match.index, isOpening };
  }
}

const EMPHASIS: ReadonlySet<string> = new Set(["italic", "bold", "html:q", "html:cite"]);

/** Up to five words in italics or bold; a longer stretch is emphasis and no mention. */
function setOff(runs: Runs): readonly Stretch[] {
  const found: Stretch[] = [];
  const open = new Map<string, number>();
  let at = 0;
  let text = "";
  for (const run of runs) {
    if (run.kind === "text") {
      text += run.text;
      at += run.text.length;
    } else if (EMPHASIS.has(run.code.name)) {
      const start = open.get(run.code.id);
      if (run.code.type === "open") open.set(run.code.id, at);
      else if (start !== undefined && text.slice(start, at).split(/\s+/).length <= 5) found.push({ start, end: at });
    }
  }
  return found;
}
