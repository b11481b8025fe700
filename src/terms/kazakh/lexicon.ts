/**
 * Words that no rule tells, each list with what is peculiar to it. Compiled for this project from
 * common usage, and not yet read by an editor; a glossary entry overrides them. The last part of a compound counts (ел-халық as халық).
 */

/**
 * Nouns that lose the ы, і of their last syllable before a possessive: халық, халқы. Not ауыл, ақыл, көңіл, дауыс, бауыр, in which it is heard.
 */
export const DROPPING: ReadonlySet<string> = new Set(
  (
    "ауыз мойын мұрын ерін қарын қойын орын халық нарық парық құлық ерік көрік бөрік мүлік зауық сиық " +
    "қалып ғұрып құлып кейіп қауіп әріп қырық ырық тұрық"
  ).split(" "),
);

/** How nouns in п end that keep it before a vowel, loans and тарап (rules of 1983): принципі, окопы; others voice it: мектебі, тобы. */
export const KEEPING_P: RegExp = /(?:ип|окоп|скоп|роп|этап|степ|труп|чуп|тарап)$/u;

/** Loans in ь: before a vowel it goes, лагері; so a possessed word alone does not show it. */
export const SOFT_SIGNED: ReadonlySet<string> = new Set(
  (
    "лагерь модель роль пароль король автомобиль мебель контроль секретарь словарь календарь гастроль медаль фестиваль " +
    "госпиталь кабель деталь отель рубль ансамбль вексель бюллетень профиль тоннель"
  ).split(" "),
);

/** Loans with a doubled consonant at the end, of which a suffix leaves one: процесс, процесі. */
export const DOUBLED: ReadonlySet<string> = new Set(
  (
    "процесс прогресс конгресс регресс класс экспресс стресс пресс компромисс металл балл кристалл грамм килограмм грипп " +
    "ватт киловатт мегаватт"
  ).split(" "),
);

/** Nouns whose с belongs to the stem although a vowel stands before it: қандасы is қандас + ы, not қанда + сы. */
export const IN_S: ReadonlySet<string> = new Set(
  (
    "кеңес қандас кандас отандас жолдас қарындас замандас әріптес серіктес сабақтас құрдас аттас жерлес пікірлес талас " +
    "тас бас жас ас қас ес күрес елес егес теңдес мүдделес " +
    "адрес бизнес офис сервис кризис тезис базис эпос хаос космос"
  ).split(" "),
);

/** Loans in б, which stays before a vowel; elsewhere a б there was a п: талабы, талап. */
export const IN_B: ReadonlySet<string> = new Set("клуб штаб араб масштаб куб микроб хиджаб".split(" "));

/** Nouns that end as a plural does: дәптері is no «дәп-тер-і». */
export const NO_PLURALS: ReadonlySet<string> = new Set(
  "дәптер календар гендер тендер блендер мастер кластер адаптер постер нектар".split(" "),
);
