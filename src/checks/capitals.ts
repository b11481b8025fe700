import { languageKey } from "../core/locale.ts";
import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, type CheckInput, finder } from "./check.ts";
import { hasDigit } from "./signs.ts";

const finding = finder("capitals");

// Holidays and streets named for a day keep the capital: 8 Марта, 9 Мая, 8 Наурыз, 16 Желтоқсан.
const MONTHS: Readonly<Record<string, RegExp>> = {
  "ru-Cyrl":
    /(?<=\d[ \u00A0])(?!(?<=(?<!\d)[189][ \u00A0])Ма[йряе])(?:Янв|Фев|Мар[те]|Апр|Ма[йяюе](?!\p{L}{2})|Июн|Июл|Авг|Сент|Окт|Нояб|Дек)[а-я]*/gu,
  "kk-Cyrl":
    /(?<=(?:\d|жылы|жылғы|жылдың)[ \u00A0])(?!(?<=(?<!\d)(?:[189]|16)[ \u00A0])(?:Наурыз|Мамыр|Желтоқсан))(?:Қаңтар|Ақпан|Наурыз|Сәуір|Мамыр|Маусым|Шілде|Тамыз|Қыркүйек|Қазан|Қараша|Желтоқсан)(?:да|де|дағы|дегі|та|те|тан|тен|нан|нен|ның|нің|дың|дің|ы|і|ында|інде|нда|нде|ға|ге|қа|ке)?(?!\p{L})/gu,
};

// Names of peoples in forms that are no surnames and seldom part of names, after a word in small letters.
const PEOPLES: Readonly<Record<string, RegExp>> = {
  "ru-Cyrl":
    /(?:Казах|Уйгур|Узбек|Киргиз|Кыргыз|Таджик|Туркмен|Монгол|Француз|Казахстанц|Китайц|Корейц|Японц|Немц|Американц|Британц|Украинц)(?:и|ы|ам|ами|ах)(?!\p{L})(?! \p{Lu})/gu,
  "kk-Cyrl":
    /(?:Қазақ|Ұйғыр|Өзбек|Қырғыз|Тәжік|Түрікмен|Түрік|Моңғол|Француз|Неміс|Орыс|Қытай|Кәріс|Жапон|Қазақстандық|Американдық|Британдық)(?:тар|тер|лар|лер|дар|дер)(?:ды|ді|дың|дің|ға|ге|да|де|дан|ден|мен|ы|і)?(?!\p{L})(?! \p{Lu})/gu,
};

/**
 * Capitals that Kazakh and Russian do not set: months, peoples, each word of a title; and a sentence that begins small
 * where the source's does not.
 */
export const capitals: Check = {
  name: "capitals",
  find(input) {
    const text = plainText(input.target);
    const key = languageKey(input.lang);
    return [
      ...(hasDigit(text) || text.includes("жыл") ? small(text, "month", MONTHS[key]) : []),
      ...small(text, "people", PEOPLES[key]),
      ...start(text, plainText(input.source)),
      ...(key === "kk-Cyrl" || key === "ru-Cyrl" ? title(text, input) : []),
    ];
  },
};

/** What `pattern` finds should begin small. */
function small(text: string, rule: string, pattern: RegExp | undefined): readonly Finding[] {
  if (pattern === undefined || text.search(pattern) < 0) return [];
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    if (rule === "people" && !/\p{Ll}[ \u00A0]$/u.test(text.slice(Math.max(0, match.index - 2), match.index)))
      return [];
    const at = { start: match.index, end: match.index + match[0].length };
    const meant = match[0].toLowerCase();
    return [finding("warning", rule, { found: match[0], meant }, { at, fix: { ...at, text: meant } })];
  });
}

const FIRST_WORD = /^[\s\p{P}\p{S}]*(\p{L}[\p{L}\p{M}]*)/u;

function start(text: string, source: string): readonly Finding[] {
  if (/^[«“"]?[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]/.test(text)) return []; // nearly all, and the pattern below is dear
  const word = FIRST_WORD.exec(text)?.[1] ?? "";
  const first = word[0] ?? "";
  // iPhone and the like, and a target that goes on after an ellipsis or a dash.
  if (first === "" || first === first.toUpperCase() || word !== word.toLowerCase() || source.includes(word)) return [];
  const original = FIRST_WORD.exec(source)?.[1]?.[0] ?? "";
  if (original === "" || original !== original.toUpperCase() || original === original.toLowerCase()) return [];
  if (/^\s*(?:…|\.\.|[-–—]|\d)/u.test(text)) return [];
  const at = text.indexOf(word);
  const fix = { start: at, end: at + 1, text: first.toUpperCase() };
  return [finding("info", "sentence-start", { word }, { at: { start: at, end: at + word.length }, fix })];
}

const LEAST_WORDS = 3;
/** Words that no title but an English one would begin with capitals inside it. */
const FUNCTION_WORD =
  /(?<=\p{L}[»”"]?,? )(?:И|В|Во|На|Не|О|Об|Из|Для|По|С|Со|К|От|За|Как|Что|При|До|Без|Под|Или|Және|Мен|Туралы|Үшін|Бойынша|Арқылы|Кейін|Дейін|Ретінде)(?=[ \u00A0]\p{Lu})(?![ \u00A0]\p{Lu}{2})/u;

/** A title whose words all have capitals, as English sets it. */
function title(text: string, { source }: CheckInput): readonly Finding[] {
  if (/[.!?…»”"]$/.test(text.slice(-1)) || !/\p{Lu}\p{Ll}+[ \u00A0]\p{Lu}/u.test(text)) return [];
  const [, ...words] = text.match(/\p{L}[\p{L}\p{M}-]*/gu) ?? [];
  const long = words.filter((word) => word.length > 3 || FUNCTION_WORD.test(`а ${word} А`));
  if (long.length < LEAST_WORDS || !long.every((word) => /^\p{Lu}\p{Ll}/u.test(word))) return [];
  // Names alone have as many capitals in the source: only a word in small letters there, or a little word here, tells.
  const isNames = !FUNCTION_WORD.test(text) && !isTitleCase(plainText(source));
  return isNames ? [] : [finding("info", "title", { words: long.length })];
}

const ENGLISH_FUNCTION_WORD =
  /\b(?:the|an?|of|in|on|at|to|for|from|by|with|as|is|are|was|were|how|why|over|after|into)\b/i;

function isTitleCase(source: string): boolean {
  if (!ENGLISH_FUNCTION_WORD.test(source)) return false; // it may be names and nothing else
  const words = source.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.filter((word) => word.length > 3) ?? [];
  return words.length > LEAST_WORDS && words.every((word) => /^\p{Lu}/u.test(word));
}
