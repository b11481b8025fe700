import { primaryLanguage } from "../core/locale.ts";
import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { spanOf } from "./marks.ts";
import { type Word, wordsIn } from "./words.ts";

const finding = finder("doubled-words");

/** Words that stand twice for stress or by grammar, also without the hyphen that spelling asks for. */
const MEANT: Readonly<Record<string, ReadonlySet<string>>> = {
  kk: new Set(
    "бір қайта тез жиі өте ұзақ әр көп аз үлкен кіші жоғары алыс түрлі жай анда мұнда жылдан күннен топ қатар бөлек өз өзі біреу екі үш шын рет қап тап".split(
      " ",
    ),
  ),
  ru: new Set(
    "едва чуть еле очень много давно долго далеко да нет ну вот так чего что того то тихо все всё было".split(" "),
  ),
};

/** A word or a phrase of two or three words that stands twice in a row, where the source has no such repetition. */
export const doubledWords: Check = {
  name: "doubled-words",
  find({ source, target, lang }) {
    const words = wordsIn(target);
    if (!mayRepeat(words)) return [];
    const text = plainText(target);
    for (const length of [1, 2, 3]) {
      const found = doubled(words, text, length);
      if (found === undefined) continue;
      if (doubled(wordsIn(source), plainText(source), length) !== undefined) continue;
      return tell(found, text, length, MEANT[primaryLanguage(lang)]);
    }
    return [];
  },
};

/** Whether some word stands again among the next three: one look at each, as nearly no text goes on from here. */
function mayRepeat(words: readonly Word[]): boolean {
  for (let at = 1; at < words.length; at++) {
    const lower = words[at]?.lower;
    if (lower === words[at - 1]?.lower || lower === words[at - 2]?.lower || lower === words[at - 3]?.lower) return true;
  }
  return false;
}

interface Doubled {
  readonly first: Word;
  readonly last: Word;
  /** Where the first of the two ends. */
  readonly middle: number;
}

function doubled(words: readonly Word[], text: string, length: number): Doubled | undefined {
  for (let at = length; at + length <= words.length; at++) {
    if (words[at]?.lower !== words[at - length]?.lower) continue;
    const [first, last] = [words[at - length], words[at + length - 1]];
    const before = words[at - 1];
    if (first === undefined || last === undefined || before === undefined) continue;
    const repeats = words
      .slice(at, at + length)
      .every(({ lower }, index) => lower === words[at - length + index]?.lower);
    if (repeats && isPlain(text.slice(first.start, last.end)) && (length > 1 || /\p{L}{2}/u.test(first.text)))
      return { first, last, middle: before.end };
  }
  return undefined;
}

/** Words with nothing but spaces between them. */
function isPlain(stretch: string): boolean {
  return /^[\p{L}\p{M}\p{N}'’-]+(?:[ \u00A0]+[\p{L}\p{M}\p{N}'’-]+)+$/u.test(stretch);
}

function tell(
  { first, last, middle }: Doubled,
  text: string,
  length: number,
  meant: ReadonlySet<string> | undefined,
): readonly Finding[] {
  const at = spanOf({ start: first.start, end: last.end });
  const found = text.slice(first.start, middle);
  if (length > 1) return [finding("warning", "phrase", { found }, { at })];
  if (meant?.has(first.lower)) return [];
  // Two capitalised words may be a name, such as that of a band; lower-case ones are a slip.
  const isSlip = first.text === last.text && /^\p{Ll}{3,}$/u.test(first.text);
  const fix = isSlip ? { fix: { start: middle, end: last.end, text: "" } } : {};
  return [finding("warning", "word", { found }, { at, ...fix })];
}
