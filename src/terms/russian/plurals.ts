import { foldYo } from "./letters.ts";

/**
 * Masculine nouns whose norm in the plural is a stressed -а, -я, and those of them that also have -ы, -и in careful
 * texts, marked by a plus. Written for this project; the authority
 * is Зализняк, Грамматический словарь русского языка, 1977 (plurals marked ①).
 */
const STRESSED_A = new Map(
  (
    "адрес берег бок борт буфер+ век вексель+ вечер глаз голос город детдом директор доктор дом егерь жемчуг инспектор+ " +
    "катер китель колокол концлагерь корм короб корпус+ край кузов купол лагерь+ лес луг мастер невод номер образ+ обшлаг округ окорок орден+ " +
    "ордер остров отпуск паспорт парус погреб повар поезд пояс провод+ профессор пропуск+ рог рукав сорт стог сторож счёт " +
    "терем тетерев том тон+ тормоз+ трактор+ учитель+ фельдшер флигель холод хутор цвет цех+ череп шёлк штемпель+ шулер " +
    "электропоезд юнкер+ якорь ястреб+ инструктор+ кондуктор+ редактор+ сектор+ прожектор+ тополь"
  )
    .split(" ")
    .map((word) => [foldYo(word.replace("+", "")), word.endsWith("+")] as const),
);

/** Those of the list whose norm is -ы, though -а is heard and printed: редакторы, секторы, инспекторы. */
const NORM_Y = new Set("буфер вексель инспектор инструктор редактор сектор прожектор трактор кондуктор".split(" "));

/**
 * Genitives of the plural that differ from the library's, the norm first.
 * Written for this project; the authority is Русский орфографический словарь РАН, 2012.
 */
const GENITIVES: Readonly<Record<string, readonly string[]>> = {
  тюрьма: ["тюрем"],
  судьба: ["судеб"],
  свадьба: ["свадеб"],
  ружье: ["ружей"],
  уйгур: ["уйгуров", "уйгур"],
  башкир: ["башкир", "башкиров"],
  осетин: ["осетин", "осетинов"],
  лезгин: ["лезгин", "лезгинов"],
  туркмен: ["туркмен", "туркменов"],
  грузин: ["грузин", "грузинов"],
  румын: ["румын", "румынов"],
  турок: ["турок", "турков"],
  грамм: ["граммов", "грамм"],
  килограмм: ["килограммов", "килограмм"],
  гектар: ["гектаров", "гектар"],
  помидор: ["помидоров", "помидор"],
};

/** The genitives of the plural of a noun in the singular where the table has them, the norm first. */
export function tabledPluralGenitives(word: string): readonly string[] | undefined {
  const lower = foldYo(word.toLowerCase());
  return Object.hasOwn(GENITIVES, lower) ? GENITIVES[lower] : undefined;
}

/** Genitives of nouns that have only a plural, where neither -ов nor the bare stem is right. */
const PLURAL_GENITIVES: Readonly<Record<string, string>> = {
  деньги: "денег",
  сутки: "суток",
  сумерки: "сумерек",
  посиделки: "посиделок",
  ножницы: "ножниц",
  брюки: "брюк",
  каникулы: "каникул",
  похороны: "похорон",
  дрова: "дров",
  ворота: "ворот",
  ясли: "яслей",
  люди: "людей",
  дети: "детей",
  выборы: "выборов",
  переговоры: "переговоров",
  финансы: "финансов",
  дебаты: "дебатов",
  мемуары: "мемуаров",
  органы: "органов",
  кандалы: "кандалов",
  часы: "часов",
  хлопоты: "хлопот",
  власти: "властей",
  ребята: "ребят",
  права: "прав",
  войска: "войск",
  силы: "сил",
  афины: "Афин",
  альпы: "Альп",
  анды: "Анд",
  карпаты: "Карпат",
  филиппины: "Филиппин",
  сумы: "Сум",
  чебоксары: "Чебоксар",
  мытищи: "Мытищ",
  люберцы: "Люберец",
  химки: "Химок",
  черновцы: "Черновцов",
  гималаи: "Гималаев",
  пиренеи: "Пиренеев",
  балканы: "Балкан",
  апеннины: "Апеннин",
  курилы: "Курил",
  фивы: "Фив",
  микены: "Микен",
  помпеи: "Помпей",
  мальдивы: "Мальдив",
  сейшелы: "Сейшел",
  багамы: "Багам",
  соловки: "Соловков",
  лужники: "Лужников",
  сокольники: "Сокольников",
};

/** The genitive of a noun cited in the plural where the table has it. */
export function tabledGenitive(plural: string): string | undefined {
  const lower = foldYo(plural.toLowerCase());
  return Object.hasOwn(PLURAL_GENITIVES, lower) ? PLURAL_GENITIVES[lower] : undefined;
}

/** Whole plurals that no rule gives, the norm first. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  человек: ["люди"],
  цветок: ["цветы", "цветки"],
  сын: ["сыновья", "сыны"],
  муж: ["мужья", "мужи"],
  хозяин: ["хозяева"],
  господин: ["господа"],
  дитя: ["дети"],
  князь: ["князья", "князи"],
};

/**
 * The nominative plurals of a noun where a table knows them, the norm first; undefined leaves them to the rules.
 *
 * @param word in the nominative singular
 */
export function tabledPlurals(word: string): readonly string[] | undefined {
  const lower = foldYo(word.toLowerCase());
  const irregular = IRREGULAR[lower];
  if (Object.hasOwn(IRREGULAR, lower) && irregular !== undefined) return irregular;
  if (/[бвдлнрстч]ье$/u.test(lower)) return [`${word.slice(0, -1)}я`];
  const variant = STRESSED_A.get(lower);
  if (variant === undefined) return undefined;
  const soft = lower.endsWith("ь") || lower.endsWith("й");
  const stem = foldYo(soft ? word.slice(0, -1) : word);
  const a = stem + (soft ? "я" : "а");
  const y = stem + (soft || /[гкх]$/u.test(lower) ? "и" : "ы");
  if (NORM_Y.has(lower)) return [y, a];
  return variant ? [a, y] : [a];
}

const SINGULARS: ReadonlyMap<string, string> = new Map(
  [...STRESSED_A.keys()].map((word) => [tabledPlurals(word)?.find((plural) => /[ая]$/u.test(plural)) ?? word, word]),
);

/** The singular of a masculine plural in -а, -я: лагеря, лагерь; the case of the first letter is kept. */
export function singularOf(plural: string): string | undefined {
  const singular = SINGULARS.get(foldYo(plural.toLowerCase()));
  return singular === undefined ? undefined : plural.slice(0, 1) + singular.slice(1);
}
