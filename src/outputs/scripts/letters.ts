/** What letters become beside certain others. */
export interface LetterRule {
  /** Sticky; tried at each letter of the word in lower case, and sees the letters around. */
  readonly pattern: RegExp;
  readonly write: string | ((letters: string) => string);
}

/**
 * What is written for each letter of a word: by the first rule that fits, else by the table. What a rule writes for
 * several letters stands at the first of them. Letters that neither knows are written as their base letter is, else
 * they stay.
 */
export function writeLetters(
  word: string,
  table: Readonly<Record<string, string>>,
  rules: readonly LetterRule[],
): string[] {
  const written = Array.from({ length: word.length }, () => "");
  for (let at = 0; at < word.length; ) {
    const found = firstRule(word, at, rules);
    if (found === undefined) written[at] = plainLetter(word.charAt(at), table);
    else written[at] = found.text;
    at += found?.length ?? 1;
  }
  return written;
}

function firstRule(
  word: string,
  at: number,
  rules: readonly LetterRule[],
): { readonly text: string; readonly length: number } | undefined {
  for (const { pattern, write } of rules) {
    pattern.lastIndex = at;
    const letters = pattern.exec(word)?.[0];
    if (letters === undefined) continue;
    return { text: typeof write === "string" ? write : write(letters), length: letters.length };
  }
  return undefined;
}

/** Stress marks and apostrophes between Cyrillic letters are not written. */
const UNWRITTEN = /^[\u0300\u0301'’ʼ\u00ad]$/;

function plainLetter(letter: string, table: Readonly<Record<string, string>>): string {
  if (UNWRITTEN.test(letter)) return "";
  if (Object.hasOwn(table, letter)) return table[letter] ?? "";
  const base = letter.normalize("NFD").charAt(0);
  return Object.hasOwn(table, base) ? (table[base] ?? "") : letter;
}
