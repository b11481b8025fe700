import fc from "fast-check";
import { expect, test } from "vitest";
import { addEntry, gather } from "../../src/memory/fuzzy/entries.ts";
import { decodeIndex, encodeIndex } from "../../src/memory/fuzzy/index-bytes.ts";
import {
  indexQuery,
  reindexed,
  type SourceIndex,
  search,
  sourceIndex,
  without,
  withRecent,
} from "../../src/memory/fuzzy/source-index.ts";
import { createVocabulary, readTokens, tokenBuffer } from "../../src/memory/fuzzy/vocabulary.ts";
import { tokenise } from "../../src/memory/tokens.ts";
import { naiveBase, naiveTokens } from "./naive.ts";

const WORDS =
  "президент жарлыққа қол қойды қандас мәртебесі the the The court Court in in Astana decree 5 12 1,200 4.8 , , . — “ ”".split(
    " ",
  );
const word = fc.constantFrom(...WORDS, "co-chair", "Tokayev’s");
const sentence = fc.array(word, { minLength: 1, maxLength: 60, size: "max" }).map((words) => words.join(" "));
/** A sentence and others that a few edits make of it. */
const family = fc.tuple(sentence, fc.array(fc.tuple(fc.nat(60), word), { maxLength: 6 })).map(([first, edits]) => [
  first,
  ...edits.map(([at, other]) =>
    first
      .split(" ")
      .with(at % first.split(" ").length, other)
      .join(" "),
  ),
]);
const sources = fc.array(family, { minLength: 1, maxLength: 12 }).map((families) => families.flat());

/** An index of these texts at 50 percent; a text's number is its unit. */
function indexOf(texts: readonly string[]): SourceIndex {
  return reindexed(added(sourceIndex(), texts, 0), 50, () => true);
}

function added(index: SourceIndex, texts: readonly string[], from: number): SourceIndex {
  const gathered = gather();
  texts.forEach((text, at) => {
    addEntry(gathered, index.vocabulary, { unit: from + at, part: 1, text });
  });
  return withRecent(index, gathered);
}

/** The units found, with their bases, by unit. */
function found(index: SourceIndex, text: string, threshold: number): readonly (readonly [number, number])[] {
  const all = search(index, indexQuery(index, text), { threshold, byCharacters: true, stays: () => true });
  return all.map(({ entries, entry, base }) => [entries.units[entry]!, base] as const).sort(([a], [b]) => a - b);
}

function exhaustive(texts: ReadonlyMap<number, string>, asked: string, threshold: number) {
  return [...texts]
    .map(([unit, text]) => [unit, naiveBase(asked, text)] as const)
    .filter(([, base]) => base !== undefined && base >= threshold)
    .sort(([a], [b]) => a - b);
}

test("the index finds just what a search through all texts by definition finds, from its threshold up and below it", () => {
  fc.assert(
    fc.property(sources, sentence, fc.integer({ min: 30, max: 100 }), (texts, other, threshold) => {
      const index = indexOf(texts);
      const numbered = new Map(texts.entries());
      for (const asked of [other, ...texts.slice(0, 4)])
        expect(found(index, asked, threshold)).toEqual(exhaustive(numbered, asked, threshold));
    }),
    { numRuns: 150 },
  );
});

test("where few are wanted, the nearest ones are among those found", () => {
  fc.assert(
    fc.property(sources, fc.integer({ min: 1, max: 5 }), (texts, wanted) => {
      const index = indexOf(texts);
      for (const asked of texts.slice(0, 4)) {
        const query = indexQuery(index, asked);
        const few = search(index, query, { threshold: 60, wanted, byCharacters: false, stays: () => true });
        const all = search(index, query, { threshold: 60, byCharacters: false, stays: () => true });
        const bases = (matches: typeof all): number[] => matches.map(({ base }) => base).sort((a, b) => b - a);
        expect(bases(few).slice(0, wanted)).toEqual(bases(all).slice(0, wanted));
      }
    }),
    { numRuns: 100 },
  );
});

test("after 10,000 random additions and removals, with merges in between, nothing is missed and nothing is left", () => {
  const random = fc.sample(fc.tuple(fc.nat(59), fc.nat(9)), { seed: 4, numRuns: 10_000 });
  const pool = fc.sample(sentence, { seed: 7, numRuns: 60 });
  let index = sourceIndex();
  const model = new Map<number, string>();
  random.forEach(([which, choice], step) => {
    if (choice < 3 && model.size > 0) {
      const gone = [...model.keys()][which % model.size]!;
      model.delete(gone);
      index = without(index, [gone]);
    } else {
      model.set(step, pool[which]!);
      index = added(index, [pool[which]!], step);
    }
    if (step % 2500 === 2499) index = reindexed(index, 70, () => true);
    if (step % 500 !== 499) return;
    for (const asked of [pool[which]!, `${pool[(which + 1) % 60]!} Astana`])
      expect(found(index, asked, 70)).toEqual(exhaustive(model, asked, 70));
  });
});

test("parts that are gone are not found, and are left out of the next index", () => {
  const index = indexOf(["The court met in Astana.", "The court met in Almaty."]);
  const query = indexQuery(index, "The court met in Astana.");
  expect(search(index, query, { threshold: 70, byCharacters: true, stays: () => false })).toEqual([]);
  expect(reindexed(index, 70, () => false).main?.entries.units.length).toBe(0);
});

test("what is written is read again as it was, and a changed byte is noticed wherever it stands", () => {
  const index = indexOf(["The court met in Astana.", "Сот Астанада жиналды.", "Settings", "5 5 5 5 5"]);
  const bytes = Buffer.concat(encodeIndex(index.vocabulary, index.main!, "key"));
  const decode = (from: Uint8Array) => decodeIndex(new Uint8Array(from));
  const read = decode(bytes);
  expect(read?.key).toBe("key");
  const again = sourceIndex(read!.vocabulary, read!.indexed);
  for (const asked of ["The court met in Almaty.", "Setting", "5 5 5 5", "Сот Алматыда жиналды."])
    expect(found(again, asked, 50)).toEqual(found(index, asked, 50));
  for (let at = 0; at < bytes.length; at += 7) {
    const harmed = Buffer.from(bytes);
    harmed[at]! ^= 4;
    expect(decode(harmed)).toBeUndefined();
  }
  for (const length of [0, 5, 11, 12, 40, bytes.length - 1]) expect(decode(bytes.subarray(0, length))).toBeUndefined();
});

test("tokens read without making strings are those of the definition, whatever the characters", () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(..."aЖқ'’-.,1٣ \n“é̄İΣσςßẞﬁ", "\u{10400}", "\u{1F600}", "\uD83D", "\u00A0", "ΑΣ", "a-\u{10400}"),
        fc.string({ unit: "binary", maxLength: 3 }),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (one) => {
      const vocabulary = createVocabulary();
      const buffer = tokenBuffer();
      readTokens(vocabulary, one, buffer, true);
      const ids = [...buffer.symbols.subarray(0, buffer.length)];
      expect(renumbered(ids)).toEqual(renumbered(naiveLower(one)));
      expect(tokenise(one).map(({ folded }) => folded)).toEqual(naiveLower(one));
    }),
    { numRuns: 2000 },
  );
  expect(naiveTokens("A-b")).toEqual(["a-b"]);
});

/** The same for lists in which the same places are equal. */
function renumbered(items: readonly unknown[]): readonly number[] {
  return items.map((item) => items.indexOf(item));
}

/** By the expression of the definition; each token in lower case by itself. */
function naiveLower(text: string): readonly string[] {
  const tokens = text.match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\p{N}+(?:[.,]\p{N}+)*|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
  return tokens.map((token) => token.toLowerCase());
}
