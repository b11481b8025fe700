import { isWordKind, Kind, kindAt } from "./characters.ts";

/** Longest word that is looked at; longer ones are in no list. */
const REACH = 32;

/** Where the word before a stop begins and ends, and its letters with inner stops, apostrophes and hyphens. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function isInner(text: string, index: number): boolean {
  const kind = kindAt(text, index);
  if (isWordKind(kind) || kind === Kind.Mark) return true;
  const unit = text[index];
  return unit === "." || unit === "-" || unit === "’" || unit === "'" || unit === "²";
}

/**
 * The word that ends at `stops`, with its inner stops (`U.S`, `т.б`); empty after a bracket or a sign. White space
 * before the stop is passed over, since tokenised texts have it.
 */
export function wordBefore(text: string, stops: number): Word {
  let end = stops;
  while (end > 0 && stops - end < 3 && kindAt(text, end - 1) === Kind.Space) end--;
  let start = end;
  while (start > 0 && end - start < REACH && isInner(text, start - 1)) start--;
  while (start < end && !isWordKind(kindAt(text, start))) start++;
  return { start, end, text: plain(text.slice(start, end)) };
}

/** The word that begins at `head`: letters, with inner apostrophes and hyphens. */
export function wordAt(text: string, head: number): Word {
  let end = head;
  while (end < text.length && end - head < REACH && text[end] !== "." && isInner(text, end)) end++;
  return { start: head, end, text: plain(text.slice(head, end)) };
}

// Soft hyphens stand in real Kazakh news; lists are written with a straight apostrophe.
function plain(word: string): string {
  return /[^\x20-\x7E\u0400-\u04FF]/.test(word)
    ? word
        .replace(/[\u00AD\u200B-\u200D\u2060]/g, "")
        .replaceAll("’", "'")
        .normalize("NFC")
    : word;
}

/** Whether the word has capitals only, two or more. */
export function isAllCaps(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** The word with a capital first and small letters after. */
export function capitalised(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

/** The word with a small letter first, the others as they are. */
export function decapitalised(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
