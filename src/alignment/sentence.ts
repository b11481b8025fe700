/** A sentence as the alignment sees it. */
export interface AlignedSentence {
  /** Without codes. */
  readonly text: string;
  /** What it belongs to: `paragraph`, `heading` … Sentences of one kind are likelier to be translations. */
  readonly kind: string;
  /** Whether a paragraph, heading, list item … begins with it. */
  readonly opens: boolean;
}

/** Renderings of one term: words as the source has them, and beginnings of words of the target. */
export interface TermPair {
  readonly source: readonly string[];
  readonly target: readonly string[];
}
