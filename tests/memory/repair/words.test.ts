import { describe, expect, test } from "vitest";
import { type Case, repaired } from "./repairing.ts";

const ORALMAN = "Oralman=оралман|оралмана|оралманы|оралманов|оралманах";
const KANDAS = "Kandas/Qandas=кандас|кандаса|кандасы|кандасов|кандасах";
const ORALMAN_KK = "Oralman=оралман";
const KANDAS_KK = "Kandas=қандас";

describe("a term of the glossary takes the place of another", () => {
  const accepted: readonly (readonly [string, Case, string])[] = [
    [
      "kk, uninflected at the beginning",
      {
        terms: [ORALMAN_KK, KANDAS_KK],
        source: "Oralman status was granted to them.",
        target: "Оралман мәртебесі оларға берілді.",
        query: "Kandas status was granted to them.",
      },
      "Қандас мәртебесі оларға берілді.",
    ],
    [
      "kk, a suffix that both words take alike",
      {
        terms: ["Aktau=Ақтау", "Altay=Алтай"],
        source: "The centre in Aktau was closed.",
        target: "Ақтаудағы орталық жабылды.",
        query: "The centre in Altay was closed.",
      },
      "Алтайдағы орталық жабылды.",
    ],
    [
      "ru, a form that the glossary lists for both",
      {
        lang: "ru",
        terms: [ORALMAN, KANDAS],
        source: "The rights of Oralmans are protected by law.",
        target: "Права оралманов защищены законом.",
        query: "The rights of Kandass are protected by law.",
      },
      "Права кандасов защищены законом.",
    ],
    [
      "ru, uninflected, after another form of the article",
      {
        lang: "ru",
        terms: [ORALMAN, KANDAS],
        source: "An Oralman has the right to housing.",
        target: "Оралман имеет право на жильё.",
        query: "A Kandas has the right to housing.",
      },
      "Кандас имеет право на жильё.", // a and an are one article
    ],
    [
      "ru, uninflected, nothing else differs",
      {
        lang: "ru",
        terms: [ORALMAN, KANDAS],
        source: "The Oralman has the right to housing.",
        target: "Оралман имеет право на жильё.",
        query: "The Kandas has the right to housing.",
      },
      "Кандас имеет право на жильё.",
    ],
    [
      "ru, terms that share their first word",
      {
        lang: "ru",
        terms: ["Ministry of Justice=Министерство юстиции", "Ministry of Foreign Affairs=Министерство иностранных дел"],
        source: "The Ministry of Justice declined to comment.",
        target: "Министерство юстиции отказалось от комментариев.",
        query: "The Ministry of Foreign Affairs declined to comment.",
      },
      "Министерство иностранных дел отказалось от комментариев.",
    ],
    [
      "kk, together with a number",
      {
        terms: [ORALMAN_KK, KANDAS_KK],
        source: "The Oralman quota is 2,000.",
        target: "Оралман квотасы — 2000.",
        query: "The Kandas quota is 5,000.",
      },
      "Қандас квотасы — 5000.",
    ],
  ];
  test.each(accepted)("%s", (_, given, expected) => expect(repaired(given)).toBe(expected));

  const refusals: readonly (readonly [string, Case, string])[] = [
    [
      "kk, a suffix that depends on the word's last sound",
      {
        terms: [ORALMAN_KK, KANDAS_KK],
        source: "The rights of the Oralman are protected.",
        target: "Оралманның құқықтары қорғалған.",
        query: "The rights of the Kandas are protected.",
      },
      "term inflected",
    ],
    [
      "kk, a particle that follows the word's sound",
      {
        terms: ["teacher=мұғалім", ORALMAN_KK],
        source: "The Oralman and the child came.",
        target: "Оралман мен бала келді.",
        query: "The teacher and the child came.",
      },
      "term agreement",
    ],
    [
      "kk, a possessive ending",
      {
        terms: ["Ministry of Justice=Әділет министрлігі", "Ministry of Finance=Қаржы министрлігі"],
        source: "He wrote to the Ministry of Justice.",
        target: "Ол Әділет министрлігіне хат жазды.",
        query: "He wrote to the Ministry of Finance.",
      },
      "term inflected",
    ],
    [
      "ru, a form that is not listed",
      {
        lang: "ru",
        terms: ["Oralman=оралман", KANDAS],
        source: "The rights of the Oralman are protected.",
        target: "Права оралмана защищены.",
        query: "The rights of the Kandas are protected.",
      },
      "term inflected",
    ],
    [
      "ru, another gender",
      {
        lang: "ru",
        terms: ["consulate=консульство", "embassy=посольская миссия"],
        source: "The consulate was closed on Monday.",
        target: "Консульство было закрыто в понедельник.",
        query: "The embassy was closed on Monday.",
      },
      "term agreement",
    ],
    [
      "ru, a preposition that looks ahead",
      {
        lang: "ru",
        terms: [ORALMAN, KANDAS],
        source: "The law on Oralmans was passed.",
        target: "Закон об оралманах принят.",
        query: "The law on Kandass was passed.",
      },
      "term agreement",
    ],
    [
      "the rendering stands there twice",
      {
        terms: [ORALMAN_KK, KANDAS_KK],
        source: "Oralman status was granted.",
        target: "Оралман мәртебесі оралманға берілді.",
        query: "Kandas status was granted.",
      },
      "term repeated",
    ],
    [
      "the rendering does not stand there",
      {
        terms: [ORALMAN_KK, KANDAS_KK],
        source: "Oralman status was granted.",
        target: "Мәртебе берілді.",
        query: "Kandas status was granted.",
      },
      "term absent",
    ],
    [
      "singular for plural",
      {
        terms: [ORALMAN_KK, KANDAS_KK],
        source: "Oralmans status was granted.",
        target: "Оралман мәртебесі берілді.",
        query: "Kandas status was granted.",
      },
      "term inflected",
    ],
  ];
  test.each(refusals)("not: %s", (_, given, reason) => expect(repaired(given)).toBe(`refused: ${reason}`));
});

describe("a single differing span is filled from the memory", () => {
  const base = {
    source: "The new decree entered into force on Monday.",
    target: "Жаңа жарлық дүйсенбіде күшіне енді.",
    query: "The amended law entered into force on Monday.",
  };
  const known = { "new decree": ["жаңа жарлық"], "amended law": ["өзгертілген заң"] };

  test("kk, both spans known, the capital kept", () => {
    expect(repaired({ ...base, fragments: known })).toBe("Өзгертілген заң дүйсенбіде күшіне енді.");
  });
  test("kk, known together with a word beside them", () => {
    const fragments = { "The new decree": ["жаңа жарлық"], "The amended law": ["өзгертілген заң"] };
    expect(repaired({ ...base, fragments })).toBe("Өзгертілген заң дүйсенбіде күшіне енді.");
  });
  test("ru, of one gender", () => {
    const given = {
      lang: "ru",
      source: "The new decree entered into force.",
      target: "Новый указ вступил в силу.",
      query: "The old law entered into force.",
      fragments: { "new decree": ["новый указ"], "old law": ["старый закон"] },
    };
    expect(repaired(given)).toBe("Старый закон вступил в силу.");
  });
  test("not: ru, of another gender", () => {
    const given = {
      lang: "ru",
      source: "The new decree entered into force.",
      target: "Новый указ вступил в силу.",
      query: "The new programme entered into force.",
      fragments: { decree: ["указ"], programme: ["программа"] },
    };
    expect(repaired(given)).toBe("refused: span agreement");
  });
  test("not: kk, a possessive ending that the other has not", () => {
    const given = {
      source: "The depth limit was exceeded.",
      target: "Тереңдік шектеуінен асып кетті.",
      query: "The size limit was exceeded.",
      fragments: { depth: ["тереңдік"], size: ["өлшемі"] },
    };
    expect(repaired(given)).toBe("refused: span agreement");
    expect(repaired({ ...given, fragments: { depth: ["тереңдік"], size: ["өлшем"] } })).toBe(
      "Өлшем шектеуінен асып кетті.",
    );
  });
  test("not: one of them unknown", () => {
    expect(repaired({ ...base, fragments: { "new decree": ["жаңа жарлық"] } })).toBe("same");
  });
  test("not: several translations", () => {
    const fragments = { ...known, "amended law": ["өзгертілген заң", "түзетілген заң"] };
    expect(repaired({ ...base, fragments })).toBe("refused: span ambiguous");
  });
  test("not: inflected in the target", () => {
    const target = "Жаңа жарлықты дүйсенбіде бекітті.";
    expect(repaired({ ...base, target, fragments: known })).toBe("refused: span absent");
  });
  test("not: twice in the target", () => {
    const target = "Жаңа жарлық — жаңа жарлық.";
    expect(repaired({ ...base, target, fragments: known })).toBe("refused: span repeated");
  });
  test("not: a negation", () => {
    const given = {
      source: "The decree was signed on Monday.",
      target: "Жарлыққа дүйсенбіде қол қойылды.",
      query: "The decree was never signed on Monday.",
      fragments: { "was signed": ["қол қойылды"], "was never signed": ["қол қойылмады"] },
    };
    expect(repaired(given)).toBe("same");
    const exchanged = {
      ...given,
      source: "The decree was quickly signed on Monday.",
      target: "Жарлыққа дүйсенбіде тез қол қойылды.",
    };
    const fragments = { quickly: ["тез"], never: ["ешқашан"] };
    expect(repaired({ ...exchanged, fragments })).toBe("refused: span meaning");
  });
  test("not: two spans differ", () => {
    const query = "The amended law entered into force on Tuesday.";
    const fragments = { ...known, Monday: ["дүйсенбіде"], Tuesday: ["сейсенбіде"] };
    expect(repaired({ ...base, query, fragments })).toBe("same");
  });
  test("not: into a language of which nothing is known", () => {
    const given = { ...base, lang: "fi", target: "Uusi asetus tuli voimaan." };
    expect(repaired({ ...given, fragments: { "new decree": ["uusi asetus"], "amended law": ["muutettu laki"] } })).toBe(
      "refused: span agreement",
    );
  });
});
