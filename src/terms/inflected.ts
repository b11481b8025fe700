import { languageKey } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";

/** How one word of a form is compared. */
export interface WordRule {
  /** Whether it is the form's last word, the one that takes suffixes in Kazakh. */
  readonly last: boolean;
  /** Whether it is the only word of its form. */
  readonly only: boolean;
  readonly exactCase: boolean;
}

/**
 * A test whether a word of a text is the given word of a glossary form, inflected or not.
 *
 * - Kazakh (any script): the last word begins with it, see `kazakhStarts`; earlier words do not change.
 * - Russian: ё is е; the word or one of its stems, followed by an ending of nouns or adjectives.
 * - Other languages: the last word begins with it and goes on for at most three letters.
 *
 * Lax on purpose, as no table says yet how a term inflects: `ат` also matches `аты`, `ата`.
 */
export function wordMatcher(
  word: string,
  lang: LanguageTag,
  { last, only, exactCase }: WordRule,
): (other: string) => boolean {
  const fold = (text: string): string => (exactCase ? text : text.toLowerCase());
  const wanted = fold(word);
  const language = languageKey(lang).split("-")[0];
  if (language === "ru") {
    const stems = russianStems(yo(wanted));
    return (other) => {
      const text = yo(fold(other));
      return text === yo(wanted) || stems.some((stem) => text.startsWith(stem) && ENDINGS.has(text.slice(stem.length)));
    };
  }
  if (!last) return (other) => fold(other) === wanted;
  if (language === "kk") {
    const starts = kazakhStarts(wanted, only);
    return (other) => starts.some((start) => fold(other).startsWith(start));
  }
  return (other) => fold(other).startsWith(wanted) && other.length <= wanted.length + 3;
}

function yo(text: string): string {
  return text.replaceAll("ё", "е").replaceAll("Ё", "Е");
}

const VOICED: Readonly<Record<string, string>> = { қ: "ғ", к: "г", п: "б" };
const PLURALS = ["лар", "лер", "дар", "дер", "тар", "тер"];
const VOICELESS: Readonly<Record<string, string>> = { ғ: "қ", г: "к", б: "п" };

/**
 * What inflected forms of a Kazakh word begin with: its final қ, к, п voiced before a vowel (халық, халығы), its final
 * ь dropped (лагерь, лагері), and, at the end of a compound, without the possessive ending that a plural comes before
 * (Сыртқы істер министрлігі, министрліктері).
 */
function kazakhStarts(word: string, only: boolean): readonly string[] {
  const starts = [word, exchangeFinal(word, VOICED), word.replace(/ь$/u, "")];
  const bare = only ? word : word.replace(/(?:(?<=[аәеоөуүұыіэюя])с)?[ыі]$/u, "");
  if (bare !== word) starts.push(...PLURALS.map((plural) => exchangeFinal(bare, VOICELESS) + plural));
  return [...new Set(starts)].filter((start) => start.length >= 2);
}

function exchangeFinal(word: string, letters: Readonly<Record<string, string>>): string {
  const final = letters[word.slice(-1)];
  return final === undefined ? word : word.slice(0, -1) + final;
}

/** Endings of Russian nouns and adjectives after a stem, none among them. */
const ENDINGS: ReadonlySet<string> = new Set(
  (
    " а я о е и ы у ю ь й ой ей ою ею ом ем ам ям ах ях ами ями ов ев ью мя" +
    " ый ий ая яя ое ее ые ие ого его ому ему ым им ых их ую юю ыми ими ени ен ия ию ии ие ья ье ьи ью ьев ьям"
  ).split(" "),
);

/** The word itself, and without its nominative ending; also without a vowel that flees (казахстанец, казахстанца). */
function russianStems(word: string): readonly string[] {
  const stems = [
    word,
    word.replace(/[аеиоуыэюяьй]$/u, ""),
    word.replace(/(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$/u, ""),
    word.replace(/([бвгджзклмнпрстфхцчшщ])[ео]([кцнл])$/u, "$1$2"),
    word.replace(/([аеиоу])ец$/u, "$1йц"),
    word.replace(/([ая]н)ин$/u, "$1"),
  ];
  return [...new Set(stems)].filter((stem) => stem === word || stem.length >= 3);
}
