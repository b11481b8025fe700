/** A word of a text: letters and digits, with apostrophes inside it. */
export interface Word {
  /** NFC, straight apostrophes, as written. */
  readonly text: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a text in reading order; hyphens part them, apostrophes (Xi’an, Kazakhstan’s) do not. */
export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0].normalize("NFC").replace(/[’ʼ]/g, "'"),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Whether a term is told apart by its capitals: a word all in capitals (`US`, `МИД`), or one with a capital after its
 * first letter (`openDemocracy`). Capitals that begin words, hyphenated ones too (`Nur-Sultan`), say nothing.
 */
export function isCaseSensitive(term: string): boolean {
  return wordsOf(term).some((word) => /^.+\p{Lu}/u.test(word.text));
}
