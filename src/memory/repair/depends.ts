import { primaryLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { pluralCategories } from "../../core/plural.ts";
import type { RefusalReason } from "../../core/repair.ts";
import type { Figure } from "./figures.ts";
import { HARMONIC_WORD, numeralSound } from "./kazakh-sound.ts";

const SUFFIX = /^[-\u2010\u2011](\p{L}+)/u;

/** Words joined by a hyphen, not suffixes: 2026-жылы, 1990-жылдардың, 5-бап, 12-бабы, 3-орны. */
const HYPHENED_WORD = /^(?:жыл|ба[пб]|тарма[қғ]|бөлім|тарау|сыны[пб]|оры?н|кезең|ғасыр|разряд|то[пб])/u;

/** A number of a remembered target, what is to stand there, and what stands around it. */
interface Place {
  readonly old: Figure;
  readonly next: Figure;
  readonly before: string;
  readonly after: string;
  readonly lang: LanguageTag;
}

/**
 * Why words around a number would become wrong if it were another one; undefined where nothing depends on it, or both
 * numbers ask for the same.
 *
 * @param text the remembered target, in which `old` stands
 * @param next of the query
 */
export function dependsOn(text: string, old: Figure, next: Figure, lang: LanguageTag): RefusalReason | undefined {
  const place: Place = {
    old,
    next,
    before: text.slice(Math.max(0, old.start - 24), old.start),
    after: text.slice(old.end, old.end + 40),
    lang,
  };
  switch (primaryLanguage(lang)) {
    case "kk":
      return kazakhDepends(place);
    case "ru":
      return russianPreposition(place) ?? russianDepends(place);
    case "en":
      if (/(?<!\p{L})an?\s$/iu.test(place.before)) return "preposition";
      return pluralDepends(place);
    default:
      return pluralDepends(place);
  }
}

/** Kazakh nouns stay singular after every number; what is glued to it, or follows it as a particle, takes its sound. */
function kazakhDepends({ old, next, after }: Place): RefusalReason | undefined {
  const suffix = SUFFIX.exec(after)?.[1]?.toLowerCase();
  if (suffix === undefined && !HARMONIC_WORD.test(after)) return undefined;
  if (suffix !== undefined && HYPHENED_WORD.test(suffix)) return undefined;
  const sound = spokenSound(old);
  return sound !== undefined && sound === spokenSound(next) ? undefined : "suffix";
}

function spokenSound({ kind, value }: Figure): string | undefined {
  if (kind === "number" || kind === "ordinal") return numeralSound(value);
  // 15:30 ends with its minutes; how 15:00 is read is not certain.
  if (kind === "time") return /:00$/.test(value) ? undefined : numeralSound(value.replace(/^.*:/, ""));
  return undefined;
}

/** Suffixes of Russian ordinals are the same for every number; -ти, -х, -ми and others spell the numeral's own end. */
const ORDINAL_SUFFIX = /^(?:й|я|е|ю|м|го|му|ые|\p{L}{5,})$/u;
const UNINFLECTED =
  /^[\s\u00A0\u202F]?(?:%|‰|°|\p{Sc}|(?:млн|млрд|трлн|тыс|км|см|мм|кг|га|руб|долл|тг|кв|куб|мин|сек|МВт|кВт|ГВт|м|т|л|ч)(?!\p{L}))/u;
const RANGE = /^[\s\u00A0]?[-–—][\s\u00A0]?\d/u;
/** A year before the word for it, or where no word follows. */
const AFTER_YEAR = /^(?:[\s\u00A0]?(?:год(?:а|у|ом|е|ы|ов|ам|ами|ах)?|гг?)(?!\p{L})|[\s\u00A0]*(?:[^\p{L}\s]|$))/u;
const NUMBERED =
  /(?:№|(?<!\p{L})(?:стать\p{L}*|ст|пункт\p{L}*|п|част\p{L}*|глав\p{L}*|раздел\p{L}*|номер\p{L}*|том\p{L}*|стр|рис|табл)\.?)[\s\u00A0]*$/iu;

function russianDepends({ old, next, before, after, lang }: Place): RefusalReason | undefined {
  if (old.kind === "date" || old.kind === "time") return undefined;
  const suffix = SUFFIX.exec(after)?.[1]?.toLowerCase();
  if (suffix !== undefined) {
    const areDecades = suffix === "х" && [old, next].every(({ value }) => /^(?:\d\d)?[1-9]0$/.test(value));
    return areDecades || ORDINAL_SUFFIX.test(suffix) ? undefined : "suffix";
  }
  if (UNINFLECTED.test(after) || RANGE.test(after) || NUMBERED.test(before)) return undefined;
  const areYears = [old, next].every(({ text }) => /^(?:1\d|20)\d\d$/.test(text));
  if (areYears && AFTER_YEAR.test(after)) return undefined;
  return pluralOf(old, lang) === pluralOf(next, lang) ? undefined : "plural";
}

/** со 2 мая, во 2-м, об 11 сентября: prepositions that look ahead to how the numeral begins. */
function russianPreposition({ old, next, before, after }: Place): RefusalReason | undefined {
  const preposition = /(?<!\p{L})(со?|во?|об?|ко?)[\s\u00A0]$/iu.exec(before)?.[1]?.toLowerCase();
  if (preposition === undefined) return undefined;
  if (preposition.length === 2) return "preposition";
  const first = spokenFirst(next);
  const isOrdinal = old.kind === "date" || SUFFIX.test(after);
  const ahead = {
    с: isOrdinal ? /^(?:2|1\d\d)$/ : /^1\d\d$/, // со второго, со ста
    в: isOrdinal ? /^2$/ : /^$/, // во втором
    к: isOrdinal ? /^2$/ : /^$/, // ко второму
    о: /^(?:1|11|1\d\d)$/, // об одном, об одиннадцати
  };
  // The pattern above lets through these four and their longer forms.
  return ahead[preposition as keyof typeof ahead].test(first) ? "preposition" : undefined;
}

/** The number that is spoken first: the day of a date, and of a long number what stands before its last groups. */
function spokenFirst({ kind, value }: Figure): string {
  if (kind === "date") return String(Number(value.slice(8)));
  const whole = value.replace(/\..*$/, "");
  const head = whole.length % 3 === 0 ? 3 : whole.length % 3;
  // тысяча, миллион: nothing looks ahead to these
  return whole.length > 3 && head === 1 && whole.startsWith("1") ? "" : whole.slice(0, head);
}

function pluralDepends({ old, next, after, lang }: Place): RefusalReason | undefined {
  if (old.kind === "date" || old.kind === "time" || !/^[\s\u00A0\u202F-]?\p{L}/u.test(after)) return undefined;
  const [before, then] = [pluralOf(old, lang), pluralOf(next, lang)];
  return before !== undefined && before === then ? undefined : "plural";
}

/** The CLDR category of a number as it is written; undefined where the language's rules are not known here. */
function pluralOf({ kind, value, fraction }: Figure, lang: LanguageTag): string | undefined {
  if (kind === "code" || pluralCategories(lang, "cardinal") === undefined) return undefined;
  // The last digits decide; more than fifteen would be rounded.
  const number = Number(value.replace(/^-?\d*(?=\d{15}(?:\.|$))/, ""));
  return pluralRules(lang, Math.min(fraction?.length ?? 0, 20)).select(number);
}

// Making one costs more than all else that is done for a number.
const rules = new Map<string, Intl.PluralRules>();

function pluralRules(lang: LanguageTag, minimumFractionDigits: number): Intl.PluralRules {
  const name = `${lang} ${minimumFractionDigits}`;
  const known = rules.get(name) ?? new Intl.PluralRules(lang, { minimumFractionDigits });
  rules.set(name, known);
  return known;
}
