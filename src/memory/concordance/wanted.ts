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

/** Letters that an inflected form keeps at least, and shares of a word that it keeps. */
const STEM = { least: 4, share: 0.7 } as const;

/**
 * What forms of a word begin with: seven tenths of it, at least four letters; all of a shorter word or a number.
 *
 *     Казахстан → казахст…        қандастар → қандаст…        decree → decre…
 */
export function stemOf(word: string): string | undefined {
  if (word.length < STEM.least || /\p{N}/u.test(word)) return undefined;
  return word.slice(0, Math.max(STEM.least, Math.ceil(word.length * STEM.share)));
}

/** Whether a folded token is the word, or (where `stem` is given) may be a form of it. */
export function isForm(token: string, word: string, stem: string | undefined): boolean {
  return token === word || (stem !== undefined && token.startsWith(stem));
}

/** The tokens of a vocabulary that are the word or may be forms of it. */
export function formsIn(vocabulary: Vocabulary, word: string, stem: string | undefined): readonly number[] {
  const start = stem ?? word;
  const { starts, units, size } = vocabulary;
  const forms: number[] = [];
  for (let id = 0; id < size; id++) {
    const first = starts[id] ?? 0;
    if (units[first] !== start.charCodeAt(0) || (starts[id + 1] ?? 0) - first < start.length) continue;
    if (isForm(textOf(vocabulary, id), word, stem)) forms.push(id);
  }
  return forms;
}

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
