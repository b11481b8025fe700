import type { LanguageTag } from "../../core/model.ts";
import type { Query, ScoredMatch } from "../memory.ts";
import { type Alignment, align, type Block } from "./align.ts";
import { sourceText, type Text } from "./pieces.ts";
import { textOf } from "./target-text.ts";

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
  const [ours, theirs] = [sourceText(query.source, query.sourceLang), sourceText(unit.source, query.sourceLang)];
  if (Math.max(ours.text.length, theirs.text.length, target.length) > LONGEST) return undefined;
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
