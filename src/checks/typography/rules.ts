import { gapEdits, NBSP, type TextEdit, type TypographyRule } from "./edit.ts";
import { quoteMarks } from "./quotes.ts";

function rule(name: string, sign: RegExp, changes: readonly (readonly [RegExp, string])[]): TypographyRule {
  return {
    name,
    edits(setting) {
      if (!sign.test(setting.text)) return [];
      return inOrder(changes.flatMap(([pattern, put]) => gapEdits(setting, pattern, put)));
    },
  };
}

/** Sorted, of those that overlap or stand at one place the first. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept.at(-1);
    if (
      last === undefined ||
      edit.start > last.end ||
      (edit.start === last.end && edit.end > edit.start && last.end > last.start)
    )
      kept.push(edit);
  }
  return kept;
}

/** One space for several; a no-break space among them stays. */
const doubleSpaces: TypographyRule = {
  name: "double-space",
  edits({ text, untouchable }) {
    if (!/[ \u00A0]{2}/u.test(text)) return [];
    const setting = { text, untouchable };
    return inOrder([
      ...gapEdits(setting, /(?<=[^\s])(?<gap> *\u00A0[ \u00A0]+| +\u00A0)(?=[^\s])/dgu, NBSP),
      ...gapEdits(setting, /(?<=[^\s])(?<gap> {2,})(?=[^\s])/dgu, " "),
    ]);
  },
};

const ellipsis = rule("ellipsis", /\.\.\./u, [[/(?<![.?!…])(?<gap>\.{3})(?![.…])/dgu, "…"]]);

// A dash between numbers may be a range or a minus, one before degrees is a minus, and a hyphen at the start may be the
// mark of a list unless another dash follows the words that are said. Particles take a hyphen, whose spaces are a slip:
// кто - то, из - за, бара - ақ.
const PARTICLE =
  "(?:либо|нибудь|ақ|ау)(?!\\p{L})|(?<=(?<!\\p{L})(?:кто|что|где|куда|когда|как|почему|зачем|(?:как|ч)[а-я]{2,4})[ \\u00A0]+(?:--?|–|—)[ \\u00A0]+)то(?![\\p{L},])|(?<=(?<!\\p{L})из[ \\u00A0]+(?:--?|–|—)[ \\u00A0]+)(?:за|под)(?!\\p{L})";
const DEGREES = "\\d+(?:[.,]\\d+)?[ \\u00A0]?(?:°|градус)";
const dashes = rule("dash", /[ \u00A0,](?:--?|–|—)[ \u00A0]|^– /, [
  [
    new RegExp(`(?<=[^\\s\\d])(?<gap>[ \\u00A0]+(?:--?|–|—)[ \\u00A0]+)(?=[^\\s])(?!${PARTICLE}|${DEGREES})`, "dgiu"),
    `${NBSP}— `,
  ],
  [/(?<=\d)(?<gap>[ \u00A0]+(?:--?|–|—)[ \u00A0]+)(?=[^\s\d])/dgu, `${NBSP}— `],
  // Kazakh typists leave out the space behind the comma: «…»,- деді.
  [/(?<=[\p{L}»”"?!…],)(?<gap>(?:--?|–|—)[ \u00A0])(?=[^\s\d])/dgu, `${NBSP}— `],
  [/^(?<gap>– )(?=[^\s\d])/dgu, "— "],
  [/^(?<gap>- )(?=\p{Lu}[^\n]{0,500}[,.!?…][ \u00A0]?[-–—][ \u00A0]\p{Ll})/dgu, "— "],
]);

// Cyrillic alone: U.S. and the like belong to names in Latin letters.
const CAPITAL = "[А-ЯЁӘҒҚҢӨҰҮҺІ]";
const INITIAL = `(?<![\\p{L}\\p{M}\\p{N}])${CAPITAL}\\.`;
const SURNAME = `${CAPITAL}\\p{Ll}`;
// One initial alone may be the letter that a sentence ends with: План А. Он … Витамин С. Врач …
const LETTERED =
  "(?:план|вариант|витамин|групп|класс|гепатит|блок|пункт|тип|букв|сери|корпус|секци|приложени|нұсқа|топ|сынып|дәрумен|жоспар|бөлім|әріп|қосымша)\\p{L}*";
const NO_SURNAME =
  "(?:Он[аио]?|Это|Эт[иа]|Как|Что|Там|Тут|Так|Где|Все|Но|Мы|Вы|Их|Его|Для|При|Под|На|Не|По|Из|От|До|За|Бұл|Ол|Олар|Ал|Сол|Осы|Біз|Сіз|Сен|Мен|Оның|Бірақ|Енді)(?!\\p{L})";
const initials = rule("initials", /[А-ЯЁӘҒҚҢӨҰҮҺІ]\./, [
  [new RegExp(`(?<=${INITIAL})(?<gap>[ \\u00A0]?)(?=${CAPITAL}\\.[ \\u00A0]?${SURNAME})`, "dgu"), NBSP],
  [new RegExp(`(?<=${INITIAL}[ \\u00A0]?${CAPITAL}\\.)(?<gap>[ \\u00A0]?)(?=${SURNAME})`, "dgu"), NBSP],
  [
    new RegExp(
      `(?<=(?:^|[\\s(«„“])(?<!(?<!\\p{L})${LETTERED}[ \\u00A0])${CAPITAL}\\.)(?<gap> )(?=${SURNAME})(?!${NO_SURNAME})`,
      "dgu",
    ),
    NBSP,
  ],
  [new RegExp(`(?<=${SURNAME}\\p{Ll}*[ \\u00A0]${CAPITAL}\\.)(?<gap>[ \\u00A0]?)(?=${CAPITAL}\\.)`, "dgu"), NBSP],
  [new RegExp(`(?<=${SURNAME}\\p{Ll}*)(?<gap> )(?=${CAPITAL}\\.[ \\u00A0]?${CAPITAL}\\.)`, "dgu"), NBSP],
]);

const numberSigns = rule("number-sign", /[№§]/u, [[/(?<=[№§])(?<gap> ?)(?=\d)/dgu, NBSP]]);

const years = rule("year", /\d[ \u00A0]?(?:гг?|жж?)\.|[IVXХІ][ \u00A0]?(?:вв?|ғғ?)\./u, [
  [/(?<=(?<!\d)[12]\d{3})(?<gap> ?)(?=(?:гг?|жж?)\.)/dgu, NBSP],
  [/(?<=(?<![\p{L}\p{M}])[IVXХІ]+)(?<gap> )(?=(?:вв?|ғғ?)\.)/dgu, NBSP],
]);

// Abbreviated units alike in Kazakh and Russian texts; words of both for large numbers and for money.
const UNITS =
  "км²?|м[²³]?|см|мм|кг|мг|г(?!\\.)|т|га|л|мл|кВт|МВт|ГВт|МБ|ГБ|тыс\\.|млн|млрд|трлн|мың|теңге|тенге|тг\\.?|руб\\.|рубл\\p{L}*|доллар\\p{L}*|долл\\.|евро|юан\\p{L}*|пайыз\\p{L}*|процент\\p{L}*|°[CС]|[$€£₽₸¥]";
const units = rule("unit", /\d ./u, [
  [new RegExp(`(?<=\\d)(?<gap> )(?=(?:${UNITS})(?![\\p{L}\\p{M}\\p{N}]))`, "dgu"), NBSP],
]);

const thousands = rule("thousands", /\d[ ,]\d{3}/u, [
  [
    /(?<=(?<![\d.,]|\d[ \u00A0])\d{1,3}(?:[ \u00A0]\d{3})*)(?<gap> )(?=\d{3}(?:[ \u00A0]\d{3})*(?![\d\p{L}]|[ \u00A0]\d))/dgu,
    NBSP,
  ],
  // With two commas or more these cannot be decimal ones.
  [/(?<=(?<![\d.,])\d{1,3}(?:[,\u00A0]\d{3})*)(?<gap>,)(?=\d{3},\d{3}(?:,\d{3})*(?![\d.,]))/dgu, NBSP],
  [/(?<=(?<![\d.,])\d{1,3}(?:[,\u00A0]\d{3})*[,\u00A0]\d{3})(?<gap>,)(?=\d{3}(?:,\d{3})*(?![\d.,]))/dgu, NBSP],
]);

const percent = rule("percent", /\d[ \u00A0\u202F][%‰]/u, [[/(?<=\d)(?<gap>[ \u00A0\u202F])(?=[%‰])/dgu, ""]]);

/** All rules, in the order in which they are applied. Sources and reasons of each stand in docs/typography.md. */
export const typographyRules: readonly TypographyRule[] = [
  doubleSpaces,
  ellipsis,
  quoteMarks,
  dashes,
  initials,
  numberSigns,
  years,
  units,
  thousands,
  percent,
];

/** Those of the rules with these names. */
export function rulesNamed(...names: readonly string[]): readonly TypographyRule[] {
  return typographyRules.filter(({ name }) => names.includes(name));
}
