import { expect, test } from "vitest";
import en from "../../locales/en/qazyna.json" with { type: "json" };
import kk from "../../locales/kk/qazyna.json" with { type: "json" };
import ru from "../../locales/ru/qazyna.json" with { type: "json" };
import { noticeText } from "../../src/outputs/notice.ts";
import type { Standing } from "../../src/outputs/shown.ts";
import type { Tally } from "../../src/outputs/tally.ts";

const NONE = { machine: 0, memory: 0, postEdited: 0, edited: 0, reviewed: 0, final: 0 };

function of(standings: Partial<Record<Standing, number>>, more: Partial<Tally> = {}): Tally {
  const translated = Object.values(standings).reduce((sum, count) => sum + count, 0);
  const untranslated = more.untranslated ?? 0;
  return {
    segments: translated + untranslated,
    untranslated,
    stale: 0,
    standings: { ...NONE, ...standings },
    state: "partial", // the notice goes by the counts
    date: translated === 0 ? undefined : "2021-05-18",
    ...more,
  };
}

interface Golden {
  readonly name: string;
  readonly tally: Tally;
  readonly en: string;
  readonly kk: string;
  readonly ru: string;
}

const DATE = {
  en: "Translation last changed on 18 May 2021.",
  kk: "Аударма соңғы рет жаңартылған күн: 2021 жылғы 18 мамыр.",
  ru: "Перевод обновлён 18 мая 2021 года.",
};

const GOLDEN: readonly Golden[] = [
  {
    name: "machine",
    tally: of({ machine: 40 }),
    en: `This article is machine-translated; the translation has not yet been reviewed. ${DATE.en}`,
    kk: `Бұл мақала машинамен аударылған, аударманы әлі адам тексерген жоқ. ${DATE.kk}`,
    ru: `Это машинный перевод, ещё не проверенный человеком. ${DATE.ru}`,
  },
  {
    name: "machine, post-edited",
    tally: of({ postEdited: 40 }),
    en: `This article was machine-translated and then edited by a person; the translation has not yet been reviewed. ${DATE.en}`,
    kk: `Бұл мақала машинамен аударылып, кейін адам қолымен өңделген, бірақ аударма әлі тексеруден өткен жоқ. ${DATE.kk}`,
    ru: `Это машинный перевод, отредактированный человеком; проверку он ещё не прошёл. ${DATE.ru}`,
  },
  {
    name: "drafts from memory",
    tally: of({ memory: 40 }),
    en: `This translation is put together from earlier translations; it has not yet been reviewed. ${DATE.en}`,
    kk: `Бұл аударма бұрын аударылған сөйлемдерден құралған, ол әлі тексеруден өткен жоқ. ${DATE.kk}`,
    ru: `Перевод составлен из ранее переведённых предложений и ещё не проверен. ${DATE.ru}`,
  },
  {
    name: "edited",
    tally: of({ edited: 40 }),
    en: `This is a human translation; it has not yet been reviewed. ${DATE.en}`,
    kk: `Бұл мақаланы адам аударған, бірақ аударма әлі тексеруден өткен жоқ. ${DATE.kk}`,
    ru: `Перевод выполнен человеком; проверку он ещё не прошёл. ${DATE.ru}`,
  },
  {
    name: "reviewed, some of it final",
    tally: of({ reviewed: 38, final: 2 }),
    en: `This translation has been reviewed. ${DATE.en}`,
    kk: `Аударма тексеруден өткен. ${DATE.kk}`,
    ru: `Перевод проверен. ${DATE.ru}`,
  },
  {
    name: "reviewed but for one raw machine sentence",
    tally: of({ reviewed: 39, machine: 1 }),
    en: `Of the 40 sentences, 1 is machine-translated and not yet reviewed. ${DATE.en}`,
    kk: `40 сөйлемнің ішінде 1 сөйлем машинамен аударылған, ол әлі тексеруден өткен жоқ. ${DATE.kk}`,
    ru: `Переведено машиной и ещё не проверено 1 предложение из 40. ${DATE.ru}`,
  },
  {
    name: "machine partly untranslated and partly stale",
    tally: of({ machine: 35 }, { untranslated: 5, stale: 2 }),
    en: `This article is machine-translated; the translation has not yet been reviewed. Of the 40 sentences, 5 have not been translated yet and stand in the original language. In the original, 2 sentences have changed since they were translated. ${DATE.en}`,
    kk: `Бұл мақала машинамен аударылған, аударманы әлі адам тексерген жоқ. 40 сөйлемнің ішінде 5 сөйлем әлі аударылмаған, олар түпнұсқа тілінде берілді. Аударылғаннан кейін түпнұсқадағы 2 сөйлем өзгерген. ${DATE.kk}`,
    ru: `Это машинный перевод, ещё не проверенный человеком. Ещё не переведено и приведено на языке оригинала 5 предложений из 40. После перевода в оригинале изменились 2 предложения. ${DATE.ru}`,
  },
  {
    name: "a mix of everything unreviewed",
    tally: of({ machine: 21, memory: 2, postEdited: 12, edited: 4, final: 1 }),
    en: `Of the 40 sentences, 21 are machine-translated and not yet reviewed. Of the 40 sentences, 2 are taken from earlier translations and not yet reviewed. Of the 40 sentences, 12 were machine-translated and edited by a person, but not yet reviewed. Of the 40 sentences, 4 were translated by a person, but not yet reviewed. ${DATE.en}`,
    kk: `40 сөйлемнің ішінде 21 сөйлем машинамен аударылған, олар әлі тексеруден өткен жоқ. 40 сөйлемнің ішінде 2 сөйлем бұрынғы аудармалардан алынған, олар әлі тексеруден өткен жоқ. 40 сөйлемнің ішінде 12 сөйлем машинамен аударылып, адам қолымен өңделген, бірақ олар әлі тексеруден өткен жоқ. 40 сөйлемнің ішінде 4 сөйлемді адам аударған, бірақ олар әлі тексеруден өткен жоқ. ${DATE.kk}`,
    ru: `Переведено машиной и ещё не проверено 21 предложение из 40. Взяты из прежних переводов и ещё не проверены 2 предложения из 40. Переведено машиной и отредактировано человеком, но ещё не проверено 12 предложений из 40. Переведены человеком, но ещё не проверены 4 предложения из 40. ${DATE.ru}`,
  },
  {
    name: "untranslated",
    tally: of({}, { untranslated: 40 }),
    en: "This article has not been translated yet; its text is the original.",
    kk: "Бұл мақала әлі аударылған жоқ, мәтіні түпнұсқа тілінде берілді.",
    ru: "Статья ещё не переведена; её текст приведён на языке оригинала.",
  },
];

test.each(GOLDEN)("the notice of an article that is $name", (golden) => {
  expect(noticeText(golden.tally, "en")).toBe(golden.en);
  expect(noticeText(golden.tally, "kk")).toBe(golden.kk);
  expect(noticeText(golden.tally, "ru")).toBe(golden.ru);
});

test("tags of one language share its words: kk-KZ and kk-Cyrl speak Kazakh", () => {
  const kazakh = noticeText(of({ reviewed: 3 }), "kk");
  expect(noticeText(of({ reviewed: 3 }), "kk-KZ")).toBe(kazakh);
  expect(noticeText(of({ reviewed: 3 }), "kk-Cyrl")).toBe(kazakh);
});

test("a language without words of ours, or another script of one, has the notice in English and says so", () => {
  const english =
    "This translation has been reviewed. Translation last changed on 18 May 2021. This notice is available in English only.";
  expect(noticeText(of({ reviewed: 3 }), "uz")).toBe(english);
  expect(noticeText(of({ reviewed: 3 }), "ru-Latn")).toBe(english);
});

test("a transliterated article says that a program converted it, in its own script", () => {
  expect(noticeText(of({ reviewed: 3 }), "kk-Arab", "kk")).toBe(
    "اۋدارما تەكسەرۋدەن وتكەن. ءماتىندى كيريل جازۋىنان توتە جازۋعا باعدارلاما كوشىرگەن، بۇل نۇسقانى ادام تەكسەرگەن جوق. " +
      "اۋدارما سوڭعى رەت جاڭارتىلعان كۇن: 2021 جىلعى 18 مامىر.",
  );
  expect(noticeText(of({ reviewed: 3 }, { untranslated: 1 }), "kk-Latn", "kk")).toBe(
    "Audarma tekseruden ötken. Mätındı kirill jazuynan latyn älıpbiıne (2021 jylğy joba) bağdarlama köşırgen, " +
      "būl nūsqany adam teksergen joq. 4 söilemnıñ ışınde 1 söilemnıñ tekserılgen audarmasy älı joq, " +
      "ol tüpnūsqa tılınde berıldı. Audarma soñğy ret jañartylğan kün: 2021 jylğy 18 mamyr.",
  );
});

test("only an article in which every sentence is reviewed is called reviewed", () => {
  const claims = { en: "has been reviewed", kk: "тексеруден өткен.", ru: "Перевод проверен" };
  for (const kind of ["machine", "memory", "postEdited", "edited"] as const)
    for (const [lang, claim] of Object.entries(claims)) {
      expect(noticeText(of({ [kind]: 1, reviewed: 39 }), lang)).not.toContain(claim);
      expect(noticeText(of({ [kind]: 40 }), lang)).not.toContain(claim);
    }
});

test("an article without sentences has no notice", () => {
  expect(noticeText(of({}), "kk")).toBeUndefined();
});

test("every language has each text of the English file, in each of its own plural forms and no other", () => {
  for (const [lang, words] of Object.entries({ en, kk, ru })) {
    const plural = /_(zero|one|two|few|many|other)$/;
    const bases = new Set(
      Object.keys(en.notice)
        .filter((key) => plural.test(key))
        .map((key) => key.replace(plural, "")),
    );
    const single = Object.keys(en.notice).filter((key) => !plural.test(key) && key !== "englishOnly");
    const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    const wanted = [...single, ...[...bases].flatMap((base) => forms.map((form) => `${base}_${form}`))];
    expect(
      Object.keys(words.notice)
        .filter((key) => key !== "englishOnly")
        .sort(),
    ).toEqual(wanted.sort());
  }
});

test("texts of all languages have the same values, and no word mixes Latin and Cyrillic letters", () => {
  const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
  const base = (key: string) => key.replace(/_(one|few|many|other)$/, "");
  const english = new Map(Object.entries(en.notice).map(([key, text]) => [base(key), values(text)]));
  for (const words of [kk, ru])
    for (const [key, text] of Object.entries(words.notice)) {
      expect(values(text), key).toEqual(english.get(base(key)));
      expect(text.replace(/\{\{\w+\}\}/g, ""), key).not.toMatch(/\p{Script=Latin}/u);
    }
});

test("large counts are grouped as the language groups them", () => {
  expect(noticeText(of({ machine: 1234, reviewed: 1 }), "ru")).toContain("1\u00a0234 предложения из 1\u00a0235");
});
