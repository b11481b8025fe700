import type { Text } from "./pieces.ts";

/** Words of two sources that are names, or may be. */
export interface NameDifference {
  readonly query: string;
  readonly remembered: string;
}

/** Words that begin sentences and are no names. */
const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    (
      "the a an this that these those it its he she they we you i his her their our your my there here what who when " +
      "where why how which in on at by for from to of with without after before during since until as if although " +
      "while because but and or so yet not no none neither all some either many most more few several each every both any " +
      "one two three however moreover also then now today yesterday tomorrow according despite under over between " +
      "among such other another only even still"
    ).split(" "),
  ),
  ru: new Set(
    (
      "в во на по с со к ко у о об от до из за при для без над под между через после перед и а но или что это этот эта " +
      "эти тот та те он она оно они мы вы я его её их наш ваш кто где когда как так все всё многие некоторые каждый " +
      "не ни нет если хотя однако также ещё уже только даже там здесь теперь сегодня"
    ).split(" "),
  ),
  kk: new Set(
    (
      "бұл ол осы сол олар біз сіз сен мен және бірақ ал немесе егер қазір бүгін кеше ертең кейін бұрын барлық бүкіл " +
      "көп кейбір әр бір екі үш оның олардың біздің сондай-ақ сондықтан дегенмен алайда тек тіпті мұнда онда"
    ).split(" "),
  ),
};

interface Word {
  readonly text: string;
  readonly isFirst: boolean;
}

/**
 * The names that only one of two texts has: words with a capital inside a sentence, the first word of the text unless
 * it is a function word, and words that differ in nothing but their capitals (US, us). Texts in title case, where
 * capitals say nothing, are only compared word by word without them.
 *
 * @param language primary subtag
 * @param isOther words whose capitals make no names of them
 */
export function nameDifferences(
  query: Text,
  remembered: Text,
  language: string,
  isOther: (word: string) => boolean,
): readonly NameDifference[] {
  const [ours, theirs] = [namesAmong(query, isOther), namesAmong(remembered, isOther)];
  const foldsCase = isTitle(ours) !== isTitle(theirs);
  const known = FUNCTION_WORDS[language] ?? new Set<string>();
  const missing = (words: readonly Word[], others: readonly Word[]): string => {
    const surfaces = new Set(others.map(({ text }) => (foldsCase ? text.toLowerCase() : text)));
    const isFirstThere = new Map(others.toReversed().map(({ text, isFirst }) => [text.toLowerCase(), isFirst]));
    return words
      .filter(({ text, isFirst }) => {
        if (!/^\p{Lu}/u.test(text) && !/\p{Ll}\p{Lu}/u.test(text)) return false;
        if (surfaces.has(foldsCase ? text.toLowerCase() : text)) return false;
        // The same word at the beginning of a sentence here and inside one there.
        if (isFirst) return !isFirstThere.has(text.toLowerCase()) && !known.has(text.toLowerCase());
        return isFirstThere.get(text.toLowerCase()) !== true || /^\p{Lu}{2,}/u.test(text);
      })
      .map(({ text }) => text)
      .join(", ");
  };
  const [a, b] = [missing(ours, theirs), missing(theirs, ours)];
  return a === "" && b === "" ? [] : [{ query: a, remembered: b }];
}

/** The words without an English possessive ending; first are those that begin the text or a sentence in it. */
function namesAmong({ text, pieces }: Text, isOther: (word: string) => boolean): readonly Word[] {
  let end = 0;
  return pieces.flatMap((piece): readonly Word[] => {
    if (piece.kind !== "word") return [];
    const isFirst = end === 0 || /[.!?:…]["”»’)]*\s+[("“«‘]*$/u.test(text.slice(end, piece.start));
    end = piece.end;
    return isOther(piece.text) ? [] : [{ text: piece.text.replace(/['’]s$/u, ""), isFirst }];
  });
}

function isTitle(words: readonly Word[]): boolean {
  const long = words.filter(({ text }) => text.length > 3);
  return long.length > 1 && long.filter(({ text }) => /^\p{Lu}/u.test(text)).length * 10 >= long.length * 6;
}
