import { STOP_WORDS } from "./english-stop-words.ts";
import { findTerms } from "./find.ts";
import type { Glossary } from "./glossary.ts";
import { type Word, wordsOf } from "./words.ts";

/** A phrase that may be a term. */
export interface TermCandidate {
  /** As it is written most often. */
  readonly phrase: string;
  readonly kind: "name" | "phrase";
  /** How often it occurs, within longer ones too. */
  readonly count: number;
  /** Its C-value, to two decimals: by which candidates are ordered. */
  readonly score: number;
  /** The sentences that have it, by their place in the list, each once, in order. */
  readonly sentences: readonly number[];
}

const MOST_WORDS = 5;

/** What is gathered of a phrase. */
interface Gathered {
  readonly written: Map<string, number>;
  readonly sentences: Set<number>;
  readonly words: number;
  count: number;
  /** Occurrences with a capital that no sentence's beginning asks for. */
  names: number;
}

/**
 * Phrases of English sentences that may be terms, best first: names of capitalised words, and words that stand together
 * between stop words and punctuation. Plurals count as their singular. What the glossary knows is left out.
 *
 * Ordered by C-value (Frantzi, Ananiadou, Mima: Automatic recognition of multi-word terms, 2000), which takes off a
 * phrase what it owes to longer ones around it; with log₂(length + 1), so that single words have a value too
 * (Barrón-Cedeño et al., 2009).
 *
 * @param min how often a candidate occurs at least
 */
export function extractTerms(
  sentences: readonly string[],
  glossary: Glossary,
  { min }: { readonly min: number },
): readonly TermCandidate[] {
  const gathered = new Map<string, Gathered>();
  for (const [index, sentence] of sentences.entries()) {
    for (const chunk of chunksOf(sentence)) gather(chunk, { text: sentence, index }, gathered);
  }
  const frequent = [...gathered].filter(([key, one]) => one.count >= min && isPhrase(key, one));
  const around = longerOnes(frequent);
  return frequent
    .map(([key, one]) => candidate(one, around.get(key) ?? []))
    .filter(({ phrase, score }) => score > 0 && !isKnown(phrase, glossary))
    .sort((a, b) => b.score - a.score || b.count - a.count || (a.phrase < b.phrase ? -1 : 1));
}

interface ChunkWord extends Word {
  readonly isFirst: boolean;
}

/** The stretches of a sentence between stop words, figures and punctuation. */
function chunksOf(sentence: string): readonly (readonly ChunkWord[])[] {
  const chunks: ChunkWord[][] = [];
  let chunk: ChunkWord[] = [];
  const words = wordsOf(sentence);
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const isApart = before === undefined || !/^[ \u00a0-]$/.test(sentence.slice(before.end, word.start));
    const bare = word.text.replace(/'s?$/i, "");
    const isStop = STOP_WORDS.has(bare.toLowerCase()) || !/\p{L}{2}/u.test(bare);
    if (isApart || isStop || /'s?$/i.test(before?.text ?? "")) {
      if (chunk.length > 0) chunks.push(chunk);
      chunk = [];
    }
    if (!isStop) chunk.push({ ...word, text: bare, isFirst: index === 0 });
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

function gather(
  chunk: readonly ChunkWord[],
  sentence: { readonly text: string; readonly index: number },
  gathered: Map<string, Gathered>,
): void {
  for (let from = 0; from < chunk.length; from++) {
    for (let to = from + 1; to <= Math.min(chunk.length, from + MOST_WORDS); to++) {
      const words = chunk.slice(from, to);
      if (!splitsNoName(chunk, from, to)) continue;
      const key = keyOf(words);
      const one = gathered.get(key) ?? {
        written: new Map(),
        sentences: new Set(),
        words: words.length,
        count: 0,
        names: 0,
      };
      gathered.set(key, one);
      const written = writtenAs(words, sentence.text);
      one.written.set(written, (one.written.get(written) ?? 0) + 1);
      one.sentences.add(sentence.index);
      one.count++;
      if (words.every(({ text }) => isCapital(text)) && !words[0]?.isFirst) one.names++;
    }
  }
}

/** The words with what stands between them, without a possessive ending. */
function writtenAs(words: readonly ChunkWord[], sentence: string): string {
  const last = words.at(-1);
  return sentence.slice(words[0]?.start, last?.start) + (last?.text ?? "");
}

/** Whether the stretch begins and ends where no name of several capitalised words is cut through. */
function splitsNoName(chunk: readonly ChunkWord[], from: number, to: number): boolean {
  const isCut = (left: ChunkWord | undefined, right: ChunkWord | undefined): boolean =>
    left !== undefined && right !== undefined && isCapital(left.text) && isCapital(right.text) && !left.isFirst;
  return !isCut(chunk[from - 1], chunk[from]) && !isCut(chunk[to - 1], chunk[to]);
}

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

function keyOf(words: readonly Word[]): string {
  const lower = words.map(({ text }) => text.toLowerCase());
  return [...lower.slice(0, -1), singular(lower.at(-1) ?? "")].join(" ");
}

/** An English noun without the ending of its plural. */
function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is|news)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Whether it can be a term by its words: a single one is a name or a long word; adverbs and past forms end none. */
function isPhrase(key: string, { words, names, count }: Gathered): boolean {
  if (words === 1 && /^[ivxlcdm]+$/.test(key)) return false;
  if (words === 1 && names * 2 < count) return key.length >= 5 && !/(?:ly|ed|ing)$/.test(key);
  return !/(?:ly|ed)$/.test(key) && !/^\S+ly /.test(key);
}

/** For each phrase the longer ones that hold it. */
function longerOnes(frequent: readonly (readonly [string, Gathered])[]): ReadonlyMap<string, readonly Gathered[]> {
  const known = new Set(frequent.map(([key]) => key));
  const around = new Map<string, Gathered[]>();
  for (const [key, one] of frequent) {
    const words = key.split(" ");
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= words.length; to++) {
        const parts = words.slice(from, to);
        const inner = [...parts.slice(0, -1), singular(parts.at(-1) ?? "")].join(" ");
        if (inner !== key && known.has(inner)) around.set(inner, [...(around.get(inner) ?? []), one]);
      }
    }
  }
  return around;
}

function candidate({ written, sentences, words, count, names }: Gathered, around: readonly Gathered[]): TermCandidate {
  const within = around.reduce((sum, longer) => sum + longer.count, 0);
  const owed = around.length === 0 ? 0 : within / around.length;
  const score = Math.round(Math.log2(words + 1) * (count - owed) * 100) / 100;
  const [phrase = ""] =
    [...written].sort(([a, x], [b, y]) => y - x || a.length - b.length || (a < b ? -1 : 1))[0] ?? [];
  return { phrase, kind: names * 2 >= count ? "name" : "phrase", count, score, sentences: [...sentences] };
}

function isKnown(phrase: string, glossary: Glossary): boolean {
  return findTerms(phrase, glossary).some(({ start, end }) => start === 0 && end === phrase.length);
}
