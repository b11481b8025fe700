import { primaryLanguage } from "../core/locale.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { wordsIn } from "./words.ts";

const finding = finder("negation");

/** Verbs denied, which a translation rarely says without a negation. */
const DENIED =
  /\b(?:(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must|may|might)(?:\s+not|n[’']t)|can(?:not|[’']t)|won[’']t|never)\b(?!\s+(?:only|just|merely|simply|least|alone|until|before)|\s*(?:[.,;!?]|$))/iu;
/** What turns a negation round or makes it idle: a question tag, a second negation, `not only`. */
const IDLE =
  /\b(?:not only|why (?:not|don|didn|doesn|wouldn|shouldn|can|couldn|isn|aren)|no(?:t)? (?:doubt|wonder|matter)|whether or not|if not|or not|(?:isn|aren|wasn|weren|don|doesn|didn|won|can|couldn)[’']t (?:it|he|she|they|you|we|there)\b|c(?:an|ould)(?:n?[’']t| ?not) (?:help|wait|but)|never (?:again|mind|before|been|more|less)|could(?:n[’']t| not) (?:be )?(?:more|less|better|worse|agree)|not (?:many|much|often|un\w+|in\w+|without|fail|long|far|yet|enough|always|necessarily)|until|unless|nothing but)\b/iu;

/**
 * Kazakh negation: the verbal suffix -ма/-ме/-ба/-бе/-па/-пе before the endings that follow it, privative -сыз/-сіз
 * (behind а, й, п or н it is the ending of polite address), and words of their own.
 */
const KAZAKH =
  /^(?:жоқ|еш)|емес|[бвгғдзкқлмңрстфхшщ]с[ыі]з|\p{L}{2}[мбп](?:а(?:ды|ған|йды|йм|йс|йтын|йын|й$|с$|ст|са|у|ң|сын|пт)|е(?:ді|ген|йді|йм|йс|йтін|йін|й$|с$|ст|се|у|ң|сін|пт))/u;
/** Kazakh words that deny by their meaning. */
const KAZAKH_SENSE = /^(?:тарт|тыйым|қарсы|тоқта|айыр|қиын|тек$|ғана$|кем$|аз$|екіталай|қашан|босқа|бос$|шек|қал)/u;

const RUSSIAN =
  /^(?:не|ни|нет|без|нельзя|никак\p{L}*|никто|никого|никому|ничто|ничего|никогда|нигде|ничем|никем|невозможно|вряд|едва|отказ\p{L}*|лиш\p{L}+|отсутств\p{L}+|переста\p{L}+|запре\p{L}+|мало|редко|против\p{L}*|отрица\p{L}+|опроверг\p{L}+|избе\p{L}+|неспособ\p{L}*|утра\p{L}+|только|прекра\p{L}+|вместо|воздерж\p{L}+|продолжа\p{L}+|(?:про|с|у|за|от)?м[ао]лч\p{L}+|бе[сз](?!ед|опасн)\p{L}{3,}|не(?!дел|фт|сколь|котор|ко|кий|кая|ких|го$|му$|м$|[йеёо]|мец|мк|б|рв|вест|пал|с[тлу]|гр|тр|он)\p{L}{2,})$/u;

/** A denied verb of an English source in a target that denies nothing: `did not say` that became `айтты`. */
export const negation: Check = {
  name: "negation",
  find({ source, target, sourceLang, lang }) {
    const before = plainText(source);
    if (!/n[o’']t\b|never|NOT\b/u.test(before) || primaryLanguage(sourceLang) !== "en") return [];
    const primary = primaryLanguage(lang);
    const denies =
      primary === "kk" ? deniesInKazakh : primary === "ru" ? (word: string) => RUSSIAN.test(word) : undefined;
    const match = DENIED.exec(before);
    if (denies === undefined || match === null || IDLE.test(before)) return [];
    if (wordsIn(target).some(({ lower }) => denies(lower))) return [];
    const inSource = { start: match.index, end: match.index + match[0].length };
    return [finding("warning", "lost", { found: match[0] }, { inSource })];
  },
};

function deniesInKazakh(word: string): boolean {
  return KAZAKH.test(word) || KAZAKH_SENSE.test(word);
}
