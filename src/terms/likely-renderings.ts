import { wordsOf } from "./words.ts";

/** Words of a translation that stand where a phrase stands in the source, and nearly nowhere else. */
export interface LikelyRendering {
  readonly text: string;
  /** Sentences that have both. */
  readonly count: number;
  /** Dice's coefficient of the sentences of both, 0..1, to two decimals. */
  readonly likeness: number;
}

/** One or two words next to one another, known by their beginnings, because endings change. */
interface Part {
  readonly sentences: Set<number>;
  readonly written: Map<string, number>;
  readonly words: number;
}

const LEAST = 0.5;

/**
 * A finder of likely renderings in the translations of one language: those that occur together with a phrase (Dice 1945),
 * at most two, best first; at least twice. A hint for an editor, no alignment.
 *
 * @param targets by the sentence's place; undefined where there is no translation
 */
export function likelyRenderings(
  targets: readonly (string | undefined)[],
): (sentences: readonly number[]) => readonly LikelyRendering[] {
  const parts = new Map<string, Part>();
  const bySentence = targets.map((target, index) => (target === undefined ? [] : gather(target, index, parts)));
  return (sentences) => {
    const translated = sentences.filter((index) => targets[index] !== undefined);
    const keys = new Set(translated.flatMap((index) => bySentence[index] ?? []));
    const found = [...keys].flatMap((key) => {
      const part = parts.get(key);
      if (part === undefined) return [];
      const count = translated.filter((index) => part.sentences.has(index)).length;
      const likeness = (2 * count) / (translated.length + part.sentences.size);
      return count < 2 || likeness < LEAST ? [] : [{ part, count, likeness }];
    });
    found.sort(
      (a, b) =>
        b.likeness - a.likeness || b.part.words - a.part.words || (mostWritten(a.part) < mostWritten(b.part) ? -1 : 1),
    );
    return found.slice(0, 2).map(({ part, count, likeness }) => {
      return { text: mostWritten(part), count, likeness: Math.round(likeness * 100) / 100 };
    });
  };
}

function gather(target: string, sentence: number, parts: Map<string, Part>): readonly string[] {
  const words = wordsOf(target);
  const keys = new Set<string>();
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + 2); to++) {
      const texts = words.slice(from, to).map(({ text }) => text);
      if (texts.some((text) => text.length < 3 || /^\p{N}/u.test(text))) break;
      const key = texts.map(beginning).join(" ");
      const part = parts.get(key) ?? { sentences: new Set(), written: new Map(), words: texts.length };
      parts.set(key, part);
      part.sentences.add(sentence);
      const written = texts.join(" ");
      part.written.set(written, (part.written.get(written) ?? 0) + 1);
      keys.add(key);
    }
  }
  return [...keys];
}

/** By how many letters a word is known: endings come behind them in most words of Kazakh and Russian. */
const LETTERS = 5;

function beginning(word: string): string {
  return word.toLowerCase().slice(0, LETTERS);
}

function mostWritten({ written }: Part): string {
  return [...written].sort(([a, x], [b, y]) => y - x || a.length - b.length || (a < b ? 1 : -1))[0]?.[0] ?? "";
}
