/** A word of a text: letters and digits, with apostrophes inside it, and with the signs that end a name (C++, C#). */
export interface Word {
  /** NFC, straight apostrophes, as written. */
  readonly text: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*(?:(?<=\p{L})(?:\+{1,2}|#)(?![\p{L}\p{N}+#]))?/gu;

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

/**
 * What stands between the words of a term where that is more than a space or a hyphen (`St. Petersburg`, `O.K. (club)`), each
 * with its white space as one space. Only where a term has it may a text have it between a term's words.
 */
export function unusualGaps(term: string): readonly string[] {
  const words = wordsOf(term);
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    const gap = next === undefined ? " " : plainGap(term.slice(word.end, next.start));
    return /^(?:\s*|[-\u2010\u2011])$/u.test(gap) ? [] : [gap];
  });
}

/** What stands between two words with its white space as one space. */
export function plainGap(between: string): string {
  return between.length > 12 ? between : between.replace(/\s+/gu, " ");
}
