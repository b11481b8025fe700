import { describe, expect, test } from "vitest";
import { SEGMENTATION_VERSION, splitSentences } from "../../src/segmentation/index.ts";

function split(view: string, lang: string, abbreviations: readonly string[] = []): readonly string[] {
  return splitSentences(view, lang, { abbreviations }).map(({ start, end }) => view.slice(start, end));
}

describe("a stop without white space", () => {
  test("ends a sentence before a word that opens sentences", () => {
    expect(split("Olar elge keldi. The border is closed.They wait.", "en").slice(1)).toEqual([
      "The border is closed.",
      "They wait.",
    ]);
    expect(split("Олар елге келді.Бұл туралы әкімдік айтты.", "kk")).toEqual([
      "Олар елге келді.",
      "Бұл туралы әкімдік айтты.",
    ]);
    expect(split("Граница закрыта.Они ждут.", "ru")).toEqual(["Граница закрыта.", "Они ждут."]);
  });

  test("never divides an address, a file name, a brand, a version or initials", () => {
    for (const text of [
      "Write to Aigul.The@example.org or see Vlast.Kz today.",
      "Об этом пишет Спортс.Ru со ссылкой на Б.А.Омарова.",
      "Нұсқасы 2.0.Beta, файлы есеп.Docx, авторы Қ.Ақсақалов.",
    ])
      expect(split(text, "ru")).toEqual([text]);
  });

  test("ends a sentence before any Cyrillic capital, if it is ! or ?", () => {
    expect(split("Құттықтаймыз!Ауылда мектеп ашылды.", "kk")).toEqual(["Құттықтаймыз!", "Ауылда мектеп ашылды."]);
    expect(split("Где автобус?Дети уже час ждут.", "ru")).toEqual(["Где автобус?", "Дети уже час ждут."]);
    expect(split("Письмо пришло на Yahoo!Mail и на example.kz/поиск?Имя=Асель.", "ru")).toHaveLength(1);
  });

  test("of East Asian scripts ends a sentence", () => {
    expect(split("我们不会停止。他们在哪里？", "zh")).toEqual(["我们不会停止。", "他们在哪里？"]);
  });
});

describe("a small letter after a stop", () => {
  test("opens a sentence in Russian and Kazakh after a word that no abbreviation ends like", () => {
    expect(split("граница закрыта. они ждут.", "ru")).toEqual(["граница закрыта.", "они ждут."]);
    expect(split("Шекара жабық. олар күтеді. ешкім келмеді.", "kk")).toHaveLength(2);
    expect(split("купили 5 тыс. тонн муки, руб. за кг", "ru")).toHaveLength(1);
    expect(split("Это сказал т.н. директор.", "ru")).toHaveLength(1);
    expect(split("Вышло в США. и ЕС.", "ru")).toHaveLength(1);
  });

  test("opens one after ! and ? in a message without capitals", () => {
    expect(split("мы едем домой! границу открыли? никто не знает", "ru")).toHaveLength(3);
    expect(split("Мы едем домой! сказала она.", "ru")).toHaveLength(1);
  });

  test("opens one in an English message without capitals after a long word and one stop", () => {
    expect(split("grain prices doubled. traders left early", "en")).toEqual([
      "grain prices doubled.",
      "traders left early",
    ]);
    expect(split("grain prices doubled.. traders left early", "en")).toHaveLength(1);
    expect(split("grain came by rail, resp. trucks", "en")).toHaveLength(1);
    expect(split("Grain prices doubled. traders left early", "en")).toHaveLength(1);
  });
});

describe("what belongs to the sentence before", () => {
  test("a pictograph with its variant, its joiners and the stops after it", () => {
    expect(split("Біз үйдеміз ❤️ Рахмет бәріне", "kk")).toEqual(["Біз үйдеміз ❤️", "Рахмет бәріне"]);
    expect(split("Мы дома 🤦‍♀️ Спасибо всем", "ru")).toEqual(["Мы дома 🤦‍♀️", "Спасибо всем"]);
    expect(split("Мы дома 😊... Спасибо всем", "ru")).toEqual(["Мы дома 😊...", "Спасибо всем"]);
    expect(split("Мы дома! \u2800 Спасибо всем", "ru")).toEqual(["Мы дома! \u2800", "Спасибо всем"]);
  });

  test("an author named in brackets of their own", () => {
    expect(split("Степь молчит. (А. К. Омаров) Это начало книги.", "ru")).toEqual([
      "Степь молчит. (А. К. Омаров)",
      "Это начало книги.",
    ]);
    expect(split("The steppe is silent. (It rained.) They left.", "en")).toHaveLength(3);
  });

  test("a Roman number after a name, and a letter after a whole word", () => {
    expect(split("Здесь правил Николай I. Потом настала смута.", "ru")).toHaveLength(2);
    expect(split("Код написан на Objective-C. Модуль работает.", "ru")).toHaveLength(2);
    expect(split("Говорил Ж.-К. Омаров.", "ru")).toHaveLength(1);
    expect(split("Вчера пришёл I. Smith из Лондона.", "ru")).toHaveLength(1);
  });
});

describe("lists in running text", () => {
  test("break before each label that continues the count", () => {
    expect(split("1) Паспорт 2) Анықтама 3) Өтініш", "kk")).toEqual(["1) Паспорт", "2) Анықтама", "3) Өтініш"]);
    expect(split("a. A passport b. A certificate", "en")).toEqual(["a. A passport", "b. A certificate"]);
    expect(split("• 9. Паспорт • 10. Справка", "ru")).toEqual(["• 9. Паспорт", "• 10. Справка"]);
  });

  test("are not seen in a page number or in initials", () => {
    expect(split("1. Read page 2. Then wait.", "en")).toEqual(["1. Read page 2.", "Then wait."]);
    expect(split("А. Байтурсынов, Б. Момышулы ушли.", "ru")).toEqual(["А. Байтурсынов, Б. Момышулы ушли."]);
  });
});

describe("abbreviations that are words as well", () => {
  test("end a sentence where they are words", () => {
    expect(split("Мы говорили о нем. Полиция молчит.", "ru")).toEqual(["Мы говорили о нем.", "Полиция молчит."]);
    expect(split("Деревня (нем. Deutschdorf) опустела.", "ru")).toEqual(["Деревня (нем. Deutschdorf) опустела."]);
    expect(split("It took 5 ms. Nobody noticed.", "en")).toEqual(["It took 5 ms.", "Nobody noticed."]);
  });

  test("keep a year with its clause and let it end one", () => {
    expect(split("В декабре 1991 г. Казахстан стал независимым.", "ru")).toHaveLength(1);
    expect(split("Республика стала независимой в 1991 г. Казахстан был последним.", "ru")).toHaveLength(2);
    expect(split("Семья живёт в г. Алматы.", "ru")).toHaveLength(1);
    expect(split("1991 ж. Қазақстан тәуелсіздік алды.", "kk")).toHaveLength(1);
  });
});

describe("datelines, degrees and signs", () => {
  test("a dash after an abbreviation goes on", () => {
    expect(split("АЛМАТЫ, 5 янв. — Правительство ушло в отставку.", "ru")).toHaveLength(1);
    expect(split("АЛМАТЫ, 5 қаң. — Үкімет отставкаға кетті.", "kk")).toHaveLength(1);
  });

  test("the sign of a temperature is no initial", () => {
    expect(split("It fell to −35.5 °C. Roads were closed.", "en")).toHaveLength(2);
  });

  test("a small first letter of a brand counts as a capital", () => {
    expect(split("Sales fell. eBay rose.", "en")).toEqual(["Sales fell.", "eBay rose."]);
  });

  test("a number after U.S. or the number of an issue in brackets goes on", () => {
    expect(split("He was the U.S. No. 1 suspect.", "en")).toHaveLength(1);
    expect(split("Бұл туралы жазылды («Айқын», 23 сәуір 2010 жыл. № 70).", "kk")).toHaveLength(1);
  });
});

describe("messages", () => {
  test("pictographs and smileys after a stop stay with the sentence before, and end one by themselves", () => {
    expect(split("Біз қайттық! 🎉 Бәріңе рақмет 😊 Кездескенше :) Аман болыңдар", "kk")).toEqual([
      "Біз қайттық! 🎉",
      "Бәріңе рақмет 😊",
      "Кездескенше :) Аман болыңдар",
    ]);
  });

  test("a pictograph that opens the sentence before is a bullet for the next as well", () => {
    expect(split("✅ Құжат алу. ✅ Тіркелу.", "kk")).toEqual(["✅ Құжат алу.", "✅ Тіркелу."]);
  });

  test("a pictograph that is glued to the word after it, and to none before, is its bullet", () => {
    expect(split("Құжаттар дайын. ✅Тіркелу сағат 9-да. ✅Кіру тегін.", "kk")).toEqual([
      "Құжаттар дайын.",
      "✅Тіркелу сағат 9-да.",
      "✅Кіру тегін.",
    ]);
    expect(split("Мы открылись 🎉 🕘Работаем с девяти до шести.", "ru")).toEqual([
      "Мы открылись 🎉",
      "🕘Работаем с девяти до шести.",
    ]);
  });

  test("a bracket that closes none is a smile and may end a sentence", () => {
    expect(split("Наконец мы дома) Спасибо всем", "ru")).toEqual(["Наконец мы дома)", "Спасибо всем"]);
    expect(split("Аман-есен жеттік) Бәріңізге рақмет", "kk")).toEqual(["Аман-есен жеттік)", "Бәріңізге рақмет"]);
    expect(split("Наконец мы дома) и рады", "ru")).toHaveLength(1);
  });

  test("a bracket that closes another, or a label, is no smile", () => {
    expect(split("Закон (в новой редакции) Парламент принял в мае.", "ru")).toHaveLength(1);
    expect(split("Закон (в новой :) редакции) Парламент принял в мае.", "ru")).toHaveLength(1);
    expect(split("По пункту а) Парламент решения не принял.", "ru")).toHaveLength(1);
    expect(split("We found a stray bracket) Aliya saw it.", "en")).toHaveLength(1);
  });

  test("two opening brackets before white space are a sad smiley, which nothing closes", () => {
    expect(split("Кеше жаңбыр жауды (( Бүгін күн ашық )) Далаға шықтық", "kk")).toEqual([
      "Кеше жаңбыр жауды ((",
      "Бүгін күн ашық ))",
      "Далаға шықтық",
    ]);
    expect(split("Тізімде ((А) және (Б)) Абай мектебі де бар.", "kk")).toHaveLength(1);
  });

  test("a run of topics ends a sentence before a capital, one topic does not", () => {
    expect(split("Жаз да келді #теңіз #жаз Бәріңізге жақсы демалыс тілейміз", "kk")).toEqual([
      "Жаз да келді #теңіз #жаз",
      "Бәріңізге жақсы демалыс тілейміз",
    ]);
    expect(split("Вчера в #Алматы Президент открыл школу.", "ru")).toHaveLength(1);
  });

  test("an address without a stop ends a sentence before a word that opens sentences", () => {
    expect(split("Вот адрес сайта: https://example.kz/a Он откроется в мае.", "ru")).toEqual([
      "Вот адрес сайта: https://example.kz/a",
      "Он откроется в мае.",
    ]);
    expect(split("Send the form to help@example.org It is due on Friday.", "en")).toHaveLength(2);
    expect(split("On the page https://example.org/a Aliya Omarova wrote about it.", "en")).toHaveLength(1);
  });

  test("English without capitals is divided at a word that opens sentences", () => {
    expect(split("we crossed the border. they let us in! nobody asked.", "en")).toEqual([
      "we crossed the border.",
      "they let us in!",
      "nobody asked.",
    ]);
    expect(split("grain, approx. it weighs a ton", "en")).toHaveLength(1);
  });

  test("an address or a handle after a stop opens a sentence", () => {
    expect(split("Read it here. https://example.org/a The rest is lost.", "en")).toHaveLength(2);
    expect(split("Рахмет! @aigul саған да.", "kk")).toEqual(["Рахмет!", "@aigul саған да."]);
  });
});

test("a language without rules of its own has titles and initials, and never guesses by words", () => {
  expect(split("Prof. Dr. K. Müller kam. Er sprach.", "de")).toEqual(["Prof. Dr. K. Müller kam.", "Er sprach."]);
  expect(split("ئۇلار قايتتى. قاچان؟ ئەتە.", "ug-Arab")).toEqual(["ئۇلار قايتتى.", "قاچان؟", "ئەتە."]);
  for (const tag of ["constructor", "__proto__", "", "-"]) expect(split("Один. Два.", tag)).toHaveLength(2);
});

test("rules go by the language, whatever the region and the case of the tag", () => {
  for (const tag of ["kk", "kk-KZ", "KK_kz", "kk-Cyrl-KZ"])
    expect(split("Заң 1997 ж. Алматыда қабылданды.", tag)).toHaveLength(1);
});

test("the user's abbreviations hold with and without their stop, and with a capital at the head of a sentence", () => {
  const text = "Жиынды ЖШС. Басшысы ашты. Тап. Санаты белгісіз.";
  expect(split(text, "kk")).toHaveLength(4);
  expect(split(text, "kk", ["ЖШС.", "тап"])).toEqual(["Жиынды ЖШС. Басшысы ашты.", "Тап. Санаты белгісіз."]);
});

test("a text without words is one sentence, an empty one none", () => {
  expect(split(" * * * ", "en")).toEqual(["* * *"]);
  expect(split(" \n ", "en")).toEqual([]);
});

test("marks between a stop and the next item of a list stay with the sentence before", () => {
  expect(split("a) 他们离开了。😀» b) They left.", "en")).toEqual(["a) 他们离开了。😀»", "b) They left."]);
});

test("the version names the engine and its lists", () => {
  expect(SEGMENTATION_VERSION).toMatch(/^\d+-[0-9a-f]{8}$/);
});
