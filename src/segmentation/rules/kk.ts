import { latinAbbreviations } from "./latin.ts";
import { abbreviations, type Rules, words } from "./rules.ts";

/**
 * Kazakh (Cyrillic). The verb stands last, so that an abbreviation rarely ends a sentence: most need a starter.
 *
 * Sources: «Қазақ тілінің орфографиялық сөздігі» (2013), the list of abbreviations; «Қазақ тілінің емлесі», the section
 * on shortened words; Russian abbreviations that Kazakh news keeps. Starters were chosen by hand from closed word classes.
 */
export const kk: Rules = {
  abbreviations: abbreviations(
    ...latinAbbreviations,
    [
      "never",
      `ат көш даң ықш м-н мкр обл ауд а қ к п т.а проф акад доц канд докт д-р салыст реж ред құраст респ мем ген лейт кап
       им ул ст просп пр св тов инж зам т.к т.е ағыл англ нем фр лат`,
    ],
    [
      "number",
      "мөлш б -б бб -бб бет т -т тт том сур кест табл рис гл тел тг руб мин сек сағ қаң ақп нау сәу мам мау шіл там қыр қаз қар жел",
    ],
    [
      "starter",
      `ж -ж жж -жж ғ ғғ б.з б.з.б б.з.д б.э б.э.д млн млрд трлн мың мыс өз
       г гг в вв т.д т.п др`,
    ],
    ["time", "т.б т.с т.с.с т.т долл дол"],
    ["bracketed", "орыс неміс араб парс түрік қыт"],
  ),
  starters: words(`
    Бұл Ол Олар Осы Сол Мен Сен Біз Сіз Сіздер Біздің Сіздің Менің Оның Олардың Оны Оған Онда Одан Онымен Олармен Оларға
    Оларды Мұны Мұның Мұнда Мұндай Мұнымен Осының Осыған Осыны Осында Осыдан Осындай Осылай Осылайша Соның Соған Соны
    Сонда Содан Сондай Сондай-ақ Сондықтан Сонымен Сонан Солай Солардың Алайда Бірақ Дегенмен Әйтсе Әйтпесе Сөйтіп
    Өйткені Себебі Егер Әрине Мәселен Мысалы Жалпы Негізі Тіпті Тек Тағы Және Ал Енді Қазір Бүгін Бүгінде Кеше Ертең
    Кейін Бұрын Биыл Былтыр Алдымен Сосын Соңында Ақыры Ендеше Яғни Демек Рас Иә Жоқ Әлі Бірі Біреу Кейбір Көп Көбі Барлық
    Бәрі Барлығы Әр Әрбір Қандай Қалай Қашан Неге Кім Не Қайда Қанша Бізде Бізге Маған Оларда Ондай Солар Осылар`),
  followers: new Set(),
  fronting: new Set(),
  casual: new Set(),
  wholeEndings: "аәеёиоөуұүыіэюяй",
  alwaysCapital: new Set(),
  counting: words("бет тарау бап бөлім тармақ нөмір қадам кезең кесте нысан күн"),
  speech: new Set(),
};
