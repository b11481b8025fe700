import { primaryLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";

/** A month's name in a text. */
export interface MonthName {
  /** 1–12. */
  readonly month: number;
  /** Which of the language's forms of a month it is; the same number means the same case in every month. */
  readonly form: number;
}

const EN =
  "january february march april may june july august september october november december" +
  ";jan feb mar apr - jun jul aug sep oct nov dec;- - - - - - - - sept - - -";

/** Nominative (and accusative), genitive, dative, instrumental, prepositional. */
const RU = [
  "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  "январю февралю марту апрелю маю июню июлю августу сентябрю октябрю ноябрю декабрю",
  "январём февралём мартом апрелем маем июнем июлем августом сентябрём октябрём ноябрём декабрём",
  "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
].join(";");

/** Nominative, genitive, dative, accusative, locative, ablative, locative attribute; then the locative of “its May”. */
const KK = [
  "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
  "қаңтардың ақпанның наурыздың сәуірдің мамырдың маусымның шілденің тамыздың қыркүйектің қазанның қарашаның желтоқсанның",
  "қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға",
  "қаңтарды ақпанды наурызды сәуірді мамырды маусымды шілдені тамызды қыркүйекті қазанды қарашаны желтоқсанды",
  "қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда",
  "қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан",
  "қаңтардағы ақпандағы наурыздағы сәуірдегі мамырдағы маусымдағы шілдедегі тамыздағы қыркүйектегі қазандағы қарашадағы желтоқсандағы",
  "қаңтарында ақпанында наурызында сәуірінде мамырында маусымында шілдесінде тамызында қыркүйегінде қазанында қарашасында желтоқсанында",
].join(";");

/** The forms of each language: rows of twelve names, `-` where a month has no such form. */
const FORMS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({ en: EN, ru: RU, kk: KK }).map(([lang, rows]) => [
    lang,
    rows.split(";").map((row) => row.split(" ")),
  ]),
);

const known: ReadonlyMap<string, ReadonlyMap<string, MonthName>> = new Map(
  [...FORMS].map(([lang, rows]) => [
    lang,
    new Map(rows.flatMap((row, form) => row.map((name, index) => [yo(name), { month: index + 1, form }] as const))),
  ]),
);

/** The month that a word names; undefined for any other word, and for English `may` without its capital. */
export function readMonth(word: string, lang: LanguageTag): MonthName | undefined {
  const language = primaryLanguage(lang);
  if (word === "-" || (language === "en" && !/^\p{Lu}/u.test(word))) return undefined;
  return known.get(language)?.get(yo(word.toLowerCase()));
}

/** The month's name in a form, with `like`'s capital; undefined where the month has no such form. */
export function writeMonth({ month, form }: MonthName, lang: LanguageTag, like: string): string | undefined {
  const name = FORMS.get(primaryLanguage(lang))?.[form]?.[month - 1];
  if (name === undefined || name === "-") return undefined;
  return /^\p{Lu}/u.test(like) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

function yo(text: string): string {
  return text.replaceAll("ё", "е");
}
