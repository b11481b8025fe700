import type { LanguageTag, Runs } from "../../core/model.ts";
import type { Query, ScoredMatch } from "../memory.ts";
import { comparableText } from "../tokens.ts";
import { type Alignment, align, type Block } from "./align.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { textOf } from "./target-text.ts";

/** A text with its pieces. */
export interface Text {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A query beside the source of a match, and the target in which is to be written what the query has. */
export interface Comparison {
  readonly query: Text;
  readonly remembered: Text;
  readonly alignment: Alignment;
  /** Blocks that hold a word or a figure, not marks alone. */
  readonly spans: readonly Block[];
  /** Of the remembered target, see `textOf`. */
  readonly target: string;
  readonly lang: LanguageTag;
}

/** Longer texts are no sentences; nothing is repaired in them. */
const LONGEST = 5000;

/** Lays a query beside a match; undefined where one of the texts is too long. */
export function compare(query: Query, { unit }: ScoredMatch): Comparison | undefined {
  const target = textOf(unit.target);
  const [a, b] = [query.source, unit.source].map(comparableText);
  if (a === undefined || b === undefined || Math.max(a.length, b.length, target.length) > LONGEST) return undefined;
  const [ours, theirs] = [textWithPieces(a, query.sourceLang), textWithPieces(b, query.sourceLang)];
  const alignment = align(ours.pieces, theirs.pieces);
  if (alignment === undefined) return undefined;
  const hasWords = ({ query: [from, to], remembered: [start, end] }: Block): boolean =>
    [...ours.pieces.slice(from, to), ...theirs.pieces.slice(start, end)].some(({ kind }) => kind !== "mark");
  return {
    query: ours,
    remembered: theirs,
    alignment,
    spans: alignment.blocks.filter(hasWords),
    target,
    lang: query.lang,
  };
}

function textWithPieces(text: string, lang: LanguageTag): Text {
  return { text, pieces: piecesOf(text, lang) };
}

/** The text of a source by which it is compared, for those who look for terms in it. */
export function sourceTextOf(runs: Runs): string {
  return comparableText(runs);
}
