import type { LanguageTag } from "../core/model.ts";
import { readCandidate } from "./candidate.ts";
import { hasWord, isWordKind, Kind, kindAt } from "./characters.ts";
import { isSmileyAt } from "./emoji.ts";
import { listItems } from "./label.ts";
import { rulesFor } from "./rules/rules-for.ts";
import { stoplessOpenings } from "./stopless.ts";
import { endsSentence } from "./verdict.ts";

/** A sentence's place in a text: UTF-16 offsets, white space around it outside. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a user may add to the rules, or put in their place. */
export interface SplitOptions {
  /** The user's own abbreviations, one word each, with or without their last stop; no sentence ends after one. */
  readonly abbreviations?: readonly string[];
  /** Cuts the text in place of the built-in rules and of `abbreviations`. */
  readonly split?: (view: string, lang: LanguageTag) => readonly Span[];
}

const NONE: ReadonlySet<string> = new Set();

function withoutStops(abbreviations: readonly string[]): ReadonlySet<string> {
  return new Set(abbreviations.map((word) => word.replace(/\.$/, "")));
}

/**
 * The sentences of a text without markup, in order; between them and around them stands white space only.
 *
 * A text without letters and digits is one sentence, an empty one none. Takes linear time.
 */
export function splitSentences(view: string, lang: LanguageTag, options: SplitOptions = {}): readonly Span[] {
  if (options.split !== undefined) return options.split(view, lang);
  const rules = rulesFor(lang);
  const user = options.abbreviations === undefined ? NONE : withoutStops(options.abbreviations);
  const spans: Span[] = [];
  let start = skipSpace(view, 0);
  // Looked for once a sentence: it may begin with a megabyte of brackets.
  let firstWord = start;
  let items = listItems(view, start, rules);
  const openings = stoplessOpenings(view, rules).values();
  let opening = openings.next().value ?? view.length;
  let index = start;
  const endAt = (end: number, next: number): void => {
    const last = spans.at(-1);
    // A list item cuts wherever it begins: what stands before it without a word (`»`) stays with the sentence before.
    if (last !== undefined && !hasWord(view, Math.min(firstWord, end), end))
      spans[spans.length - 1] = { start: last.start, end };
    else spans.push({ start, end });
    start = next;
    firstWord = next;
    items = items.length > 0 ? items.filter((item) => item > next) : listItems(view, next, rules);
  };
  while (index < view.length) {
    const kind = kindAt(view, index);
    // An address alone is no sentence yet.
    if (index === items[0] || (index === opening && /\S\s+\S/.test(view.slice(start, index))))
      endAt(endBefore(view, start, index), index);
    while (index >= opening) opening = openings.next().value ?? view.length;
    if (!mayStop(kind, view, index)) {
      index++;
      continue;
    }
    const candidate = readCandidate(view, start, index);
    while (firstWord < candidate.stops && !isWordKind(kindAt(view, firstWord))) firstWord++;
    if (candidate.next === items[0] || endsSentence({ text: view, start, firstWord, candidate, rules }, user))
      endAt(candidate.end, candidate.next);
    index = Math.max(candidate.end, index + 1);
  }
  const end = endBefore(view, start, view.length);
  if (end > start) spans.push({ start, end });
  return spans;
}

/** Whether the unit may begin what ends a sentence: a stop, a pictograph, a smiley. */
function mayStop(kind: Kind, text: string, index: number): boolean {
  if (kind < Kind.Stop) {
    if (kind !== Kind.Other) return false;
    const unit = text.charCodeAt(index);
    return (unit === 0x3a || unit === 0x3b || unit === 0x3d) && isSmileyAt(text, index);
  }
  if (kind <= Kind.Ellipsis || kind === Kind.Emoji) return true;
  if (kind === Kind.Opening) return kindAt(text, index + 1) === kind && isSmileyAt(text, index);
  return kind === Kind.Closing && isSmileyAt(text, index);
}

function skipSpace(text: string, from: number): number {
  let index = from;
  while (index < text.length && kindAt(text, index) === Kind.Space) index++;
  return index;
}

function endBefore(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && kindAt(text, end - 1) === Kind.Space) end--;
  return end;
}
