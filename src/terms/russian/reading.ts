import type { Lexeme } from "../inflection.ts";
import { isAdjectivalNoun } from "./adjectives.ts";
import { isAnimateNoun } from "./animacy.ts";
import { isCapitalised, isConsonant, isCyrillic, isVowel, syllables } from "./letters.ts";
import type { Gender } from "./paradigm.ts";

/** One way to read a noun: how it declines, and what its adjectives agree with. */
export interface Reading {
  readonly declines: "noun" | "adjective" | "surname" | "first-name" | "abbreviation" | "plural" | "never";
  readonly gender: Gender;
  readonly animate: boolean | undefined;
}

/** What is known of a word from outside: the glossary, or the words around it. */
export interface Known {
  readonly gender?: Gender | undefined;
  readonly animate?: boolean | undefined;
  readonly declines?: Reading["declines"] | undefined;
  readonly plural?: boolean | undefined;
}

/** The words of a class and what each says: the seam's own, those of the data files, and genders. */
const CLASS_WORDS: Readonly<Record<string, Known>> = {
  "1f": { gender: "feminine" },
  "1m": { gender: "masculine" },
  "2m": { gender: "masculine" },
  "2n": { gender: "neuter" },
  "3f": { gender: "feminine" },
  m: { gender: "masculine" },
  f: { gender: "feminine" },
  n: { gender: "neuter" },
  masc: { gender: "masculine" },
  fem: { gender: "feminine" },
  neut: { gender: "neuter" },
  pl: { plural: true, declines: "plural" },
  anim: { animate: true },
  inan: { animate: false },
  sur: { declines: "surname", animate: true },
  "proper-surname": { declines: "surname", animate: true },
  "noun-law": { animate: true },
  indecl: { declines: "never" },
  "proper-indecl": { declines: "never" },
  fixed: { declines: "never" },
  abbr: { declines: "abbreviation" },
};

/** What a lexeme says of itself by its class, gender and animacy; unknown class words say nothing. */
export function knownOf(lexeme: Lexeme): Known {
  const known: Known = Object.assign({}, ...classWords(lexeme).map((word) => CLASS_WORDS[word] ?? {}));
  return {
    ...known,
    ...(lexeme.gender === undefined ? {} : { gender: lexeme.gender }),
    ...(lexeme.animate === undefined ? {} : { animate: lexeme.animate }),
  };
}

/** The words of a lexeme's class in lower case. */
export function classWords({ class: words }: Lexeme): readonly string[] {
  return words === undefined ? [] : (words.toLowerCase().match(/[^\s,;]+/gu) ?? []);
}

/**
 * How a noun may be read, the likeliest first: one reading where the class or the ending decides, several where only a
 * dictionary knows (`лебедь` by its gender, `Алматы` by its number).
 */
export function readingsOf(word: string, known: Known): readonly Reading[] {
  const lower = word.toLowerCase();
  const animate = known.animate ?? (isAnimateNoun(word) ? true : isCapitalised(word) ? undefined : false);
  const reading = (declines: Reading["declines"], gender: Gender): Reading => ({ declines, gender, animate });
  if (!isCyrillic(word)) return [reading("never", known.gender ?? "masculine")];
  if (known.declines !== undefined) return [reading(known.declines, known.gender ?? genderOf(lower))];
  if (isAbbreviation(word)) return [reading("abbreviation", known.gender ?? "masculine")];
  if (isAdjectivalNoun(word)) return adjectival(lower, known, reading);
  if (known.gender !== undefined) return [reading(declinesAs(lower, known.gender), known.gender)];
  return guessed(word, lower, reading);
}

type Make = (declines: Reading["declines"], gender: Gender) => Reading;

function adjectival(lower: string, { gender, plural }: Known, reading: Make): readonly Reading[] {
  if (/ие$/u.test(lower) && plural !== true) return [reading("noun", gender ?? "neuter")];
  return [reading("adjective", gender ?? genderOf(lower))];
}

function isAbbreviation(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word);
}

/** Whether a noun of a known gender declines at all: nouns in -о, -и, -у, -э seldom do, women's names in a consonant never. */
function declinesAs(lower: string, gender: Gender): Reading["declines"] {
  const last = lower.at(-1) ?? "";
  if ("уюэ".includes(last) || isIndeclinable(lower)) return "never";
  if ("иы".includes(last)) return "never";
  if (gender === "feminine") return isConsonant(last) || "оеё".includes(last) ? "never" : "noun";
  if (gender === "masculine")
    return "оеё".includes(last) && !/(?:ишко|ище|домишко|подмастерье)$/u.test(lower) ? "never" : "noun";
  return "оеё".includes(last) || lower.endsWith("мя") || lower.endsWith("дитя") ? "noun" : "never";
}

/** The likeliest gender by the ending. */
function genderOf(lower: string): Gender {
  if (/(?:мя|[оеё])$/u.test(lower)) return "neuter";
  if (/[ая]$/u.test(lower)) return MASCULINE_IN_A.test(lower) ? "masculine" : "feminine";
  if (lower.endsWith("ь")) return MASCULINE_IN_SOFT_SIGN.test(lower) ? "masculine" : "feminine";
  return "masculine";
}

function guessed(word: string, lower: string, reading: Make): readonly Reading[] {
  const gender = genderOf(lower);
  const last = lower.at(-1) ?? "";
  if (isIndeclinable(lower)) return [reading("never", gender)];
  if ("ыи".includes(last)) {
    const both = [reading("plural", gender), reading("never", gender)];
    return isCapitalised(word) && !PLURAL_PLACES.test(lower) ? both.reverse() : both;
  }
  if ("уюэ".includes(last)) return [reading("never", gender)];
  if (isCapitalised(word) && SURNAME.test(lower))
    return [reading("surname", /[ая]$/u.test(lower) ? "feminine" : "masculine"), reading("noun", gender)];
  if (last === "ь") {
    const other = gender === "masculine" ? "feminine" : "masculine";
    return CERTAIN_SOFT_SIGN.test(lower)
      ? [reading("noun", gender)]
      : [reading("noun", gender), reading("noun", other)];
  }
  return [reading("noun", gender)];
}

/** Surnames that are seen to be ones; places in -ов, -ин (Ростов, Пекин) and -ова, -ина are not told apart. */
const SURNAME = /(?:[оеё]ва?|[иы]на?|[сц]кий|[сц]кая)$/u;
const MASCULINE_IN_A = /(?:мужчина|папа|дядя|юноша|судья|староста|воевода|дедушка|старшина|паша|мурза|глава|коллега)$/u;
/** -тель and -арь are masculine, -ость and what else ends in ст, зн, ж, ш, ч, щ feminine; the rest by list. */
const CERTAIN_SOFT_SIGN = /(?:тель|арь|ость|есть|[жшчщ]ь|знь|бовь|дь)$/u;
const MASCULINE_IN_SOFT_SIGN =
  /(?:[аеиоуыяю]тель|[кнтсрлмвз]арь|ырь|день|лагерь|огонь|конь|путь|дождь|вождь|гвоздь|камень|корень|уровень|король|рубль|кремль|корабль|контроль|автомобиль|ноль|нуль|стиль|руль|журавль|апрель|июнь|июль|[тбк]абрь|январь|октябрь|сентябрь|бюллетень|тюлень|олень|парень|ремень|перечень|ливень|зверь|червь|голубь|лебедь|медведь|гость|тесть|зять|князь|слесарь|секретарь|токарь|царь|цезарь|портфель|кабель|отель|мотель|картель|апостиль|профиль|фитиль|кисель|госпиталь|фестиваль|рояль|хрусталь|февраль|алтарь|вихрь|штемпель|вексель|гель|дизель|тоннель|туннель|ансамбль|спектакль|циркуль|пароль|алкоголь|тополь|ноготь|коготь|локоть|ломоть|деготь|пень|ячмень|гребень|окунь|огонь|уголь|Израиль|израиль|ставрополь|севастополь|симферополь|константинополь|мариуполь|тернополь|куль|бинокль|монастырь|богатырь|пузырь|писарь|уполномоченный|шампунь|ясень|сень|степень|гоголь|врубель|кучер)$/u;
const PLURAL_PLACES =
  /(?:афины|альпы|карпаты|филиппины|нидерланды|штаты|эмираты|черновцы|сумы|чебоксары|мытищи|люберцы|химки|великие луки|острова|гималаи|анды|пиренеи|балканы|канары|мальдивы|сейшелы|багамы|курилы|фивы|микены|помпеи|дарданеллы|апеннины|кордильеры|татры|судеты|саяны|холмогоры|барановичи|сокольники|лужники|бендеры|тетюши|набережные челны|челны)$/u;

const INDECLINABLE = new Set(
  (
    "пальто кино метро депо бюро досье шоссе кафе ателье кашпо радио видео аудио фото авто мото евро какао кофе " +
    "интервью меню рагу такси жюри пари шасси пенсне турне резюме кашне фойе купе кредо сальдо торнадо табло " +
    "трико манто домино казино каноэ алоэ амплуа буржуа леди мадам мисс фрау динго кенгуру шимпанзе пони эму хобби " +
    "виски бренди мартини спагетти регби дерби лобби гуру рефери портье крупье атташе конферансье рантье кутюрье " +
    "гестапо эмбарго либретто адажио сопрано контральто пианино фортепиано кимоно лото бистро гетто кило портмоне " +
    "реле тире филе пюре желе суфле драже безе канапе декольте клише макраме матине протеже реноме комюнике " +
    "коммюнике статус-кво эсперанто хинди урду политбюро теле стерео ретро дзюдо каратэ карате айкидо граффити " +
    "конфетти киви чили сомали нло ббк микро макро дежавю алма-аты конго токио осло торонто чикаго сан-франциско " +
    "лимпопо мехико монако марокко глазго бордо сан-марино косово ровно палермо турно сорренто лос-анджелеса огайо " +
    "колорадо айдахо онтарио борнео тимбукту катманду баку сочи тбилиси батуми цхинвали сухуми нагасаки хиросаки " +
    "хельсинки миссисипи алматы актау атырау шу караоке прет-а-порте альтер-эго"
  ).split(" "),
);

/** Loans that no ending betrays, and what ends in two vowels of which the last is о, е: радио, Токио, каноэ. */
function isIndeclinable(lower: string): boolean {
  return (
    INDECLINABLE.has(lower) ||
    (/[аеоуэ]о$|ио$/u.test(lower) && syllables(lower) >= 2) ||
    (lower.endsWith("уа") && isVowel("а")) ||
    INDECLINABLE_NAME.test(lower)
  );
}

/** Turkic patronymics and surnames in -о, -ых, -их (Суперанская, Суслова: О русских именах, 1991). */
const INDECLINABLE_NAME = /(?:улы|кызы|гызы|оглы|уулу|кизи|заде)$/u;
