import { textOf, type Vocabulary } from "../fuzzy/vocabulary.ts";
import { type Token, tokenise } from "../tokens.ts";

/** What is looked for: each of these stands in the text, its words side by side. */
export type Wanted = readonly Phrase[];

/** Words that stand side by side; a single word is a phrase of one. */
export type Phrase = readonly string[];

/** Words, and phrases in straight or typographic quotation marks: `kandas "legal status"`. Punctuation is left out. */
export function readWanted(text: string): Wanted {
  const parts = text.split(/["“”„«»]/);
  return parts.flatMap((part, at): readonly Phrase[] => {
    const words = wordsIn(part);
    if (words.length === 0) return [];
    return at % 2 === 1 && at < parts.length - 1 ? [words] : words.map((word) => [word]);
  });
}

function wordsIn(text: string): Phrase {
  return tokenise(text.normalize("NFC"))
    .filter(({ kind }) => kind !== "mark")
    .map(({ folded }) => folded);
}

/** Letters that an inflected form keeps at least, and the share of a word that it keeps. */
const STEM = { least: 3, share: 0.7 } as const;

/** Shorter words and numbers have no forms: too much else begins like them. */
const SHORTEST = 4;

/**
 * What forms of a word begin with: seven tenths of it, at least three letters; undefined for one that has no forms.
 *
 *     Казахстан → казахст…        қандас → қанда…        decree → decre…
 */
export function stemOf(word: string): string | undefined {
  if (word.length < SHORTEST || /\p{N}/u.test(word)) return undefined;
  return withoutYo(word.slice(0, Math.max(STEM.least, Math.ceil(word.length * STEM.share))));
}

/**
 * Whether a folded token is the word, or (where `stem` is given) may be a form of it, or the word a form of the token:
 * `шыршаның` finds `шырша`, too. Many write е for ё.
 */
export function isForm(token: string, word: string, stem: string | undefined): boolean {
  if (token === word) return true;
  if (stem === undefined) return false;
  const plain = withoutYo(token);
  return plain.startsWith(stem) || (plain.length >= SHORTEST && isBase(plain, withoutYo(word)));
}

function isBase(token: string, word: string): boolean {
  return word.startsWith(token) && token.length >= word.length * BASE_SHARE;
}

/** The share of an inflected word that its base has at least. */
const BASE_SHARE = 0.6;

function withoutYo(text: string): string {
  return text.replaceAll("ё", "е");
}

/** The tokens of a vocabulary that are the word or may be forms of it. */
export function formsIn(vocabulary: Vocabulary, word: string, stem: string | undefined): readonly number[] {
  const { starts, units, size } = vocabulary;
  const first = withoutYo(word).charCodeAt(0);
  const forms: number[] = [];
  for (let id = 0; id < size; id++) {
    const unit = units[starts[id] ?? 0];
    if (unit !== first && unit !== word.charCodeAt(0) && unit !== YO) continue;
    if (isForm(textOf(vocabulary, id), word, stem)) forms.push(id);
  }
  return forms;
}

const YO = "ё".charCodeAt(0);

/** A stretch of a text, UTF-16 offsets. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where in a text the phrases stand; undefined where one of them does not. */
export function placesOf(text: string, wanted: Wanted, byStem: boolean): readonly Place[] | undefined {
  const words = located(text);
  const places: Place[] = [];
  for (const phrase of wanted) {
    const found = words.flatMap((_, at) => standsAt(words, at, phrase, byStem));
    if (found.length === 0) return undefined;
    places.push(...found);
  }
  return places.sort((a, b) => a.start - b.start);
}

type Located = Pick<Token, "folded"> & Place;

function located(text: string): readonly Located[] {
  let from = 0;
  return tokenise(text).flatMap(({ kind, surface, folded }) => {
    const start = text.indexOf(surface, from);
    from = start + surface.length;
    return kind === "mark" ? [] : [{ folded, start, end: from }];
  });
}

function standsAt(words: readonly Located[], at: number, phrase: Phrase, byStem: boolean): readonly Place[] {
  const stretch = words.slice(at, at + phrase.length);
  const [first, last] = [stretch[0], stretch.at(-1)];
  if (stretch.length < phrase.length || first === undefined || last === undefined) return [];
  const fits = phrase.every((word, index) =>
    isForm(stretch[index]?.folded ?? "", word, byStem ? stemOf(word) : undefined),
  );
  return fits ? [{ start: first.start, end: last.end }] : [];
}
