/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A term with its pinned rendering. */
export interface PinnedPair {
  readonly source: string;
  readonly target: string;
}

/** What may follow a word and still belongs to it: more letters, or a suffix behind a hyphen or apostrophe. */
const restOfWord = /^(?:[-’'‑]?\p{L}+)*/u;
const wordEnd = /[\p{L}\p{M}\p{N}]$/u;
const wordStart = /^[\p{L}\p{N}]/u;

/**
 * Where a word or phrase of a text is in its translation, with the suffix that it may have there; undefined where that
 * is not sure: it must be a number, a name in Latin letters with a capital or a digit, or a pinned term, and stand once
 * in the text and once in the translation.
 */
export function anchorIn(
  phrase: string,
  text: string,
  translation: string,
  terms: readonly PinnedPair[],
): Stretch | undefined {
  const lead = phrase.length - phrase.trimStart().length;
  const wanted = phrase.trim();
  if (wanted === "" || lead > 0 || wanted.length < phrase.length || timesOf(wanted, text).length !== 1)
    return undefined;
  const pinned = terms.find(({ source }) => source.toLowerCase() === wanted.toLowerCase());
  const looked = pinned?.target ?? (isName(wanted) ? wanted : undefined);
  if (looked === undefined) return undefined;
  const [found, ...others] = timesOf(looked, translation);
  return found === undefined || others.length > 0 ? undefined : found;
}

/** A number, or words that no translation changes: Latin letters with a capital among them, or digits. */
function isName(phrase: string): boolean {
  return /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u.test(phrase) && /[\p{Lu}\p{N}]/u.test(phrase);
}

/** Each place of a phrase as whole words, capitals aside, a suffix on its last word included; numbers take no digits. */
function timesOf(phrase: string, text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  const [low, lowText] = [phrase.toLowerCase(), text.toLowerCase()];
  if (low === "" || lowText.length !== text.length) return found;
  for (let at = lowText.indexOf(low); at >= 0; at = lowText.indexOf(low, at + 1)) {
    const end = at + low.length;
    const continues = wordStart.test(low) && wordEnd.test(text.slice(Math.max(0, at - 2), at));
    const numberGoesOn = /\d$/.test(low) && /^[.,\s]?\d/.test(text.slice(end, end + 2));
    const numberBefore = /^\d/.test(low) && /\d[.,\s]?$/.test(text.slice(Math.max(0, at - 2), at));
    if (continues || numberGoesOn || numberBefore) continue;
    const suffix = wordEnd.test(low) ? (restOfWord.exec(text.slice(end, end + 60))?.[0].length ?? 0) : 0;
    found.push({ from: at, to: end + suffix });
  }
  return found;
}
