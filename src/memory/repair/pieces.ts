import type { LanguageTag, Runs } from "../../core/model.ts";
import { comparableText } from "../tokens.ts";
import { type Figure, readFigures } from "./figures.ts";

/** A word, a mark, or a figure as a whole, where it stands in its text. */
export interface Piece {
  readonly kind: "word" | "mark" | "figure";
  readonly text: string;
  /** By which pieces are equal: any two figures of one kind are. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly figure?: Figure;
}

/** Forms of one word that the next word's first sound decides. */
const ALIKE: ReadonlyMap<string, string> = new Map([["an", "a"]]);

const WORD_OR_MARK = /([\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*)|[^\s\p{L}\p{M}]/gu;

/** The pieces of a text in reading order; white space is left out. */
export function piecesOf(text: string, lang: LanguageTag): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const figure of readFigures(text, lang)) {
    pieces.push(...wordsAndMarks(text, from, figure.start));
    const key = figure.kind === "ordinal" ? "#number" : `#${figure.kind}`;
    pieces.push({ kind: "figure", text: figure.text, key, start: figure.start, end: figure.end, figure });
    from = figure.end;
  }
  pieces.push(...wordsAndMarks(text, from, text.length));
  return pieces;
}

function wordsAndMarks(text: string, from: number, to: number): readonly Piece[] {
  return Array.from(text.slice(from, to).matchAll(WORD_OR_MARK), (match): Piece => {
    const start = from + match.index;
    const folded = match[0].toLowerCase();
    // Digits of other scripts and fractions are no marks: they say something.
    const isWord = match[1] !== undefined || /\p{N}/u.test(match[0]);
    return {
      kind: isWord ? "word" : "mark",
      text: match[0],
      key: ALIKE.get(folded) ?? folded,
      start,
      end: start + match[0].length,
    };
  });
}

/** A source as it is compared, with its pieces. */
export interface Text {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

// Kept while the runs are: a query is laid beside several matches, and each pair is looked at twice.
const texts = new WeakMap<Runs, Text & { readonly lang: LanguageTag }>();

/** The source without its codes, normalised, with its pieces. */
export function sourceText(runs: Runs, lang: LanguageTag): Text {
  const known = texts.get(runs);
  if (known?.lang === lang) return known;
  const text = comparableText(runs);
  const made = { text, pieces: piecesOf(text, lang), lang };
  texts.set(runs, made);
  return made;
}

/** The words among pieces, as they are written. */
export function wordsOf({ pieces }: Text): readonly string[] {
  return pieces.flatMap(({ kind, text }) => (kind === "word" ? text : []));
}

/** The numbers and dates among pieces. */
export function figuresOf({ pieces }: Text): readonly Figure[] {
  return pieces.flatMap(({ figure }) => figure ?? []);
}
