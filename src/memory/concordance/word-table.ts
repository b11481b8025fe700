import { isSign, readTokens, type TokenBuffer, tokenBuffer, type Vocabulary } from "../fuzzy/vocabulary.ts";

/** Which texts have which words: for each token the numbers of the texts that have it, ascending. */
export interface WordTable {
  readonly vocabulary: Vocabulary;
  /** The texts with token `id` are `[listStarts[id], listStarts[id + 1])` of `lists`. */
  readonly listStarts: Int32Array;
  readonly lists: Int32Array;
}

/** A table in the making: texts are numbered as they come. */
export interface WordTableBuilder {
  add(text: string): void;
  build(): WordTable;
}

/** An empty table that takes normalised texts; punctuation is left out. */
export function wordTableBuilder(vocabulary: Vocabulary): WordTableBuilder {
  const words = tokenBuffer();
  const ends: number[] = [];
  const read = tokenBuffer();
  let lastSeen = new Int32Array(1024).fill(-1);
  return {
    add: (text) => {
      read.length = 0;
      readTokens(vocabulary, text, read, true);
      if (vocabulary.size > lastSeen.length) lastSeen = widened(lastSeen, 2 * vocabulary.size);
      for (let at = 0; at < read.length; at++) {
        const id = read.symbols[at] ?? 0;
        if (isSign(vocabulary, id) || lastSeen[id] === ends.length) continue;
        lastSeen[id] = ends.length;
        append(words, id);
      }
      ends.push(words.length);
    },
    build: () => ({ vocabulary, ...listsOf(words, ends, vocabulary.size) }),
  };
}

function listsOf(words: TokenBuffer, ends: readonly number[], size: number): Omit<WordTable, "vocabulary"> {
  const listStarts = new Int32Array(size + 1);
  for (let at = 0; at < words.length; at++) {
    const next = (words.symbols[at] ?? 0) + 1;
    listStarts[next] = (listStarts[next] ?? 0) + 1;
  }
  for (let id = 0; id < size; id++) listStarts[id + 1] = (listStarts[id + 1] ?? 0) + (listStarts[id] ?? 0);
  const next = listStarts.slice();
  const lists = new Int32Array(words.length);
  let at = 0;
  ends.forEach((end, text) => {
    for (; at < end; at++) {
      const id = words.symbols[at] ?? 0;
      const to = next[id] ?? 0;
      lists[to] = text;
      next[id] = to + 1;
    }
  });
  return { listStarts, lists };
}

function append(buffer: TokenBuffer, symbol: number): void {
  if (buffer.length === buffer.symbols.length) buffer.symbols = widened(buffer.symbols, 2 * buffer.length);
  buffer.symbols[buffer.length++] = symbol;
}

function widened(from: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(length).fill(-1);
  wider.set(from);
  return wider;
}
