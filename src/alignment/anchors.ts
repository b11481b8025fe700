import type { LanguageTag } from "../core/model.ts";
import { lexiconOf } from "./lexicon/lexicon.ts";
import type { AnchorKind } from "./model.ts";
import type { AlignedSentence } from "./sentence.ts";
import { skeletonsOf } from "./skeleton.ts";

/** Something in a sentence that its translation should have, too: the two share a key. */
export interface Anchor {
  readonly kind: AnchorKind;
  /** Anchors of one id count once in a bead. */
  readonly id: string;
  readonly keys: readonly string[];
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"'«»“”]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}/giu;
const NUMBER = /\p{Nd}{1,3}(?:[\u0020\u00A0\u202F]\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+(?:[.,:]\p{Nd}{1,3}(?!\p{Nd}))*/gu;
const WORD = /[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;

/** Punctuation that translators mostly keep. A quotation mark has letters on its inner side only. */
const MARKS: readonly (readonly [id: string, pattern: RegExp])[] = [
  ["?", /\?/],
  ["!", /!/],
  ["(", /\(/],
  [":", /:(?!\d)/],
  [";", /;/],
  ["…", /…|\.\.\./],
  ["opening quotation mark", /(?:^|[\s(—–-])["“”«„'‘’]/],
  ["closing quotation mark", /["“”»’'](?:[\s.,;:)!?—–-]|$)/],
];

const SKELETON_LENGTH = 5;
/** Longer words are no words; reading them letter by letter would take long. */
const MAX_LETTERS = 60;
/** The least letters and sounds by which a name, and any other word, can be told. */
const LEAST = { name: { letters: 2, sounds: 2 }, word: { letters: 4, sounds: 3 } } as const;

/**
 * The anchors of each sentence of a text: numbers, addresses, words for dates and numbers, common words, names and
 * other words as they sound, punctuation, layout, and terms.
 *
 * @param terms for each term of the glossary, its forms in this text's language
 */
export function anchorsOf(
  sentences: readonly AlignedSentence[],
  lang: LanguageTag,
  terms: readonly (readonly string[])[],
): readonly (readonly Anchor[])[] {
  const lexicon = lexiconOf(lang);
  const uncapitalised = new Set(sentences.flatMap(({ text }) => text.match(WORD) ?? []).filter(startsSmall));
  const termsAt = termFinder(terms);
  return sentences.map((sentence) => {
    const text = sentence.text.normalize("NFC");
    const prose = text.replace(ADDRESS, " ");
    const anchors = [...layoutAnchors(sentence), ...addressAnchors(text), ...numberAnchors(prose)];
    for (const [id, pattern] of MARKS) if (pattern.test(prose)) anchors.push({ kind: "mark", id, keys: [id] });
    for (const { 0: word, index } of prose.matchAll(WORD)) {
      if (word.length > MAX_LETTERS) continue;
      const small = word.toLowerCase();
      const rows = lexicon.rowsOf(small);
      const isName = index > 0 && !startsSmall(word) && !uncapitalised.has(small);
      if (rows.length > 0) anchors.push(lexicalAnchor(rows, lexicon.isDate));
      else anchors.push(...wordAnchors(word, isName ? "name" : "word"));
      anchors.push(...termsAt(prose, word, index));
    }
    return anchors;
  });
}

function startsSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

function layoutAnchors({ kind, opens }: AlignedSentence): Anchor[] {
  const ids = [`in ${kind}`, ...(opens ? ["opens a block"] : [])];
  return ids.map((id) => ({ kind: "layout", id, keys: [id] }));
}

function addressAnchors(text: string): readonly Anchor[] {
  const addresses = (text.match(ADDRESS) ?? []).map((address) => address.replace(/[.,;:!?)]+$/, ""));
  return addresses.map((address) => ({ kind: "address", id: address, keys: [address] }));
}

/** Digits alone: separators differ between languages (2.8 and 2,8; 20,000 and 20 000; 7.55 and 7:55). */
function numberAnchors(text: string): readonly Anchor[] {
  const numbers = (text.match(NUMBER) ?? []).map((number) => `#${number.replace(/\P{Nd}/gu, "")}`);
  return numbers.map((id) => ({ kind: "number", id, keys: [id] }));
}

function lexicalAnchor(rows: readonly number[], isDate: (row: number) => boolean): Anchor {
  const keys = rows.map((row) => `row ${row}`);
  return { kind: rows.some(isDate) ? "date" : "common", id: keys.join(), keys };
}

/**
 * A word as it is written, and as it sounds. A word in a script that spells sounds out may go on with endings, so that
 * each beginning of it counts.
 */
function wordAnchors(word: string, kind: "name" | "word"): readonly Anchor[] {
  const bare = word.replace(/['’ʼ](?:s|S)?$/u, "").replace(/['’ʼ]/gu, "");
  const { letters, sounds } = LEAST[kind];
  if (bare.length < letters) return [];
  const id = `word ${bare.toLowerCase()}`;
  const isLatin = /^\p{Script=Latin}/u.test(bare);
  const keys = skeletonsOf(bare).flatMap((skeleton) => {
    const longest = Math.min(skeleton.length, SKELETON_LENGTH);
    const shortest = isLatin ? Math.max(longest, sounds) : sounds;
    return Array.from({ length: Math.max(0, longest - shortest + 1) }, (_, more) => skeleton.slice(0, shortest + more));
  });
  return [{ kind, id, keys: [id, ...new Set(keys)] }];
}

type TermsAt = (text: string, word: string, index: number) => readonly Anchor[];

/** Finds the terms of which a form begins at a word: forms by the beginning of their first word. */
function termFinder(terms: readonly (readonly string[])[]): TermsAt {
  const forms = new Map<string, { readonly form: string; readonly id: string }[]>();
  for (const [index, wordings] of terms.entries())
    for (const wording of wordings) {
      const form = wording.normalize("NFC").toLowerCase();
      const first = form.match(WORD)?.[0];
      if (first === undefined) continue;
      const known = forms.get(first) ?? [];
      forms.set(first, [...known, { form: form.slice(form.indexOf(first)), id: `term ${index}` }]);
    }
  if (forms.size === 0) return () => [];
  return (text, word, index) => {
    const small = word.toLowerCase();
    const found = Array.from(
      { length: small.length },
      (_, length) => forms.get(small.slice(0, length + 1)) ?? [],
    ).flat();
    const fitting = found.filter(({ form }) => text.slice(index, index + form.length).toLowerCase() === form);
    return fitting.map(({ id }) => ({ kind: "term", id, keys: [id] }));
  };
}
