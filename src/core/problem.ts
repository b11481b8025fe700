/** Where in a file, 1-based; columns count UTF-16 units. */
export interface Place {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
}

/** A stable name for one kind of trouble. Its sentence and hint stand in `report/problems/`, by this code. */
export type ProblemCode = `E_${string}`;

/** Stands in `report/messages/phrases.ts`. */
export type PhraseKey = `phrase.${string}`;

/** Words of ours among the values of a problem, which are said in the language of whoever reads it. */
export interface Phrase {
  readonly phrase: PhraseKey;
  /** Its own values; a number `count` chooses its plural. */
  readonly values?: ProblemValues;
}

/** Words that others have written, numbers, and phrases. They are kept as JSON in the ledger. */
export type ProblemValues = Readonly<Record<string, string | number | Phrase>>;

/** The phrase by its key. */
export function phrase(key: PhraseKey, values?: ProblemValues): Phrase {
  return values === undefined ? { phrase: key } : { phrase: key, values };
}

/**
 * A failure that its reader can mend. Everything else that is thrown is a bug of ours.
 *
 *     throw new Problem("E_TERM_AMBIGUOUS", { term: "Kandas", lang: "kk" }, { path: "glossary.yaml", line: 42, column: 5 });
 */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly values: ProblemValues;
  readonly place: Place | undefined;

  constructor(code: ProblemCode, values: ProblemValues = {}, place?: Place, options?: ErrorOptions) {
    super(`${place === undefined ? "" : `${formatPlace(place)} `}${code} ${JSON.stringify(values)}`, options);
    this.code = code;
    this.values = values;
    this.place = place;
  }
}

/** `path:line:column`, as far as known. */
export function formatPlace(place: Place): string {
  return [place.path, place.line, place.column].filter((part) => part !== undefined).join(":");
}

/** The 1-based line and column of a UTF-16 offset in `text`. Takes O(offset) time. */
export function placeAt(path: string, text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const line = before.split(/\r\n|\r|\n/).length;
  const lineStart = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  return { path, line, column: offset - lineStart + 1 };
}
