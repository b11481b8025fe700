import type { FormKind, Reading, TermForms } from "./term-forms.ts";
import { plainGap, type Word, wordsOf } from "./words.ts";

/** A stretch of a target that renders a term. Offsets into its plain text. */
export interface Occurrence {
  readonly forms: TermForms;
  readonly kind: FormKind;
  /** What the words can be; all of one kind. */
  readonly readings: readonly Reading[];
  readonly start: number;
  readonly end: number;
}

/** The kinds by how much they count for: words that are a good form and a forbidden one are the good one. */
const KINDS: readonly FormKind[] = ["pinned", "admitted", "forbidden"];

/** A target with its words, read once for all terms. */
export interface TargetText {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Parts a target into words. */
export function readTarget(text: string): TargetText {
  return { text, words: wordsOf(text) };
}

/**
 * Where a target renders a term, in whatever form, in reading order; the longest rendering at each place wins. Words may
 * be up to three spaces, hyphens, quotation marks or full stops apart.
 */
export function occurrencesOf({ text, words }: TargetText, forms: TermForms): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let from = 0; from < words.length; ) {
    const occurrence = longestAt(text, words, from, forms);
    if (occurrence === undefined) from += 1;
    else {
      found.push(occurrence);
      while (from < words.length && (words[from]?.start ?? 0) < occurrence.end) from += 1;
    }
  }
  return found;
}

function longestAt(text: string, words: readonly Word[], from: number, forms: TermForms): Occurrence | undefined {
  let best: Occurrence | undefined;
  for (let to = from + 1; to <= Math.min(words.length, from + forms.longest); to += 1) {
    const last = words[to - 1];
    const before = words[to - 2];
    if (last === undefined) break;
    if (to > from + 1 && before !== undefined && !isGap(text.slice(before.end, last.start), forms)) break;
    const readings = forms.read(words.slice(from, to));
    const kind = readings.some(isMiswritten)
      ? "forbidden"
      : KINDS.find((one) => readings.some((reading) => reading.rendering.kind === one));
    if (kind === undefined) continue;
    best = {
      forms,
      kind,
      readings: readings.filter(({ rendering }) => rendering.kind === kind),
      start: words[from]?.start ?? 0,
      end: last.end,
    };
  }
  return best;
}

/** Whether the very letters are forbidden: capitals where the good form has none. */
function isMiswritten({ rendering }: Reading): boolean {
  return rendering.kind === "forbidden" && rendering.asWritten !== undefined;
}

/** Up to three spaces, hyphens, quotation marks or full stops, or what a rendering itself has there. */
function isGap(between: string, { gaps }: TermForms): boolean {
  return /^[\s\p{Pd}\p{Pi}\p{Pf}"'.]{1,3}$/u.test(between) || gaps.has(plainGap(between));
}

/** Whether two stretches share a character. */
export function overlaps(
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean {
  return a.start < b.end && b.start < a.end;
}
