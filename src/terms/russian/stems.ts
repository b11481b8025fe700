import { foldYo } from "./letters.ts";

/** Nouns whose vowel flees where the library keeps it, by the word that declines as they do: огонь as огнь. */
const FLEETING: Readonly<Record<string, string>> = {
  огонь: "огнь",
  павел: "павл",
  петр: "петр",
  любовь: "любвь",
  малек: "мальк",
  кулек: "кульк",
  зверек: "зверьк",
  пенек: "пеньк",
  огонек: "огоньк",
  конек: "коньк",
  пузырек: "пузырьк",
  козырек: "козырьк",
  хорек: "хорьк",
  василек: "васильк",
  мотылек: "мотыльк",
  ручеек: "ручейк",
  паек: "пайк",
  заем: "займ",
  наем: "найм",
  ветер: "ветр",
  шатер: "шатр",
  ковер: "ковр",
  костер: "костр",
  шов: "шв",
};

/**
 * What a noun with a fleeting vowel declines as in all but its citation form; undefined where the library knows, or the
 * vowel stays.
 */
export function fleetingStem(word: string): string | undefined {
  const lower = foldYo(word.toLowerCase());
  const stem = Object.hasOwn(FLEETING, lower) ? FLEETING[lower] : undefined;
  return stem === undefined ? undefined : word.slice(0, 1) + stem.slice(1);
}

/** Nouns with a soft or sibilant stem whose ending is stressed: днём, статьёй, where the library prints днем, статьей. */
const STRESSED_SOFT = new Set(
  (
    "день пень огонь конь дождь вождь царь король рубль корабль кремль журавль словарь секретарь январь февраль сентябрь октябрь ноябрь " +
    "декабрь алтарь богатырь монастырь пузырь фонарь путь статья судья семья свинья скамья " +
    "ладья земля заря ступня клешня квашня бадья змея струя чешуя колея толчея ноль нуль руль ремень ячмень уголь лось гусь " +
    "голавль ковыль костыль фитиль кисель хрусталь язь ферзь букварь пескарь вратарь дикарь " +
    "главарь кустарь лопарь сухарь бунтарь ручей воробей муравей соловей"
  ).split(" "),
);

/** The instrumental of such a noun with the ё that its stressed ending has; any other form as it is. */
export function withStressedYo(word: string, instrumental: string): string {
  return /ё$/iu.test(word) || STRESSED_SOFT.has(foldYo(word.toLowerCase()))
    ? instrumental.replace(/е([мйю])$/u, "ё$1")
    : instrumental;
}
