import { describe, expect, test } from "vitest";
import { plainText } from "../../src/core/runs.ts";
import { segmentUnit } from "../../src/segmentation/index.ts";
import { close, footnote, open, type Part, unitFrom } from "./unit-from.ts";

const articles: Readonly<Record<string, readonly string[]>> = {
  en: [
    "The hearing in the U.S. Court of Appeals ended at 6 p.m. on Thursday.",
    "“We asked for a meeting, and nobody answered,” said Gulnur Kosdaulet, whose father K. K. Kosdaulet left in 2017.",
    "Why?",
    "The rate of 14.9 percent, see Art. 174, was not discussed.",
    "Relatives will return on Jan. 5.",
  ],
  ru: [
    "Слушание в г. Алматы закончилось 28 февр. 2023 г. в 17:00.",
    "«Мы просили о встрече, но никто не ответил», — сказала Гульнур Косдаулет, чей отец К. К. Косдаулет уехал в 2017 г.",
    "Почему?",
    "Об инфляции в 14,9 % (см. ст. 174) не говорили.",
    "Родственники вернутся 5 января.",
  ],
  kk: [
    "Сот отырысы Алматы қ. Абай ат. көшеде 2023 ж. ақпанда аяқталды.",
    "«Біз кездесу сұрадық, бірақ ешкім жауап бермеді», — деді Гүлнұр Қосдәулет, оның әкесі Қ. К. Қосдәулет 2017 жылы кеткен.",
    "Неге?",
    "Инфляция 14,9 %-ға жетті, бұл туралы айтылмады.",
    "Туыстары 5 қаңтарда қайта келеді.",
  ],
};

const spaced = (sentences: readonly string[], between: (index: number) => readonly Part[]): readonly Part[] =>
  sentences.flatMap((sentence, index) => (index === 0 ? [sentence] : [...between(index), sentence]));

const alternately = (sentences: readonly string[], before: string, after: string): readonly Part[] =>
  sentences.flatMap((sentence, index) => [
    ...(index === 0 ? [] : [" "]),
    ...(index % 2 === 0 ? [sentence] : [open(index, before), sentence, close(index, after)]),
  ]);

/** Words as parts, with a line wrap and a quotation prefix wherever a line would pass 78 characters. */
function wrapped(sentences: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  let column = 0;
  for (const word of sentences.join(" ").split(" ")) {
    const wraps = column > 0 && column + word.length + 1 > 78;
    if (wraps) parts.push({ text: " ", data: "\n> " });
    else if (column > 0) parts.push(" ");
    parts.push(word);
    column = wraps ? word.length : column + word.length + 1;
  }
  return parts;
}

const code: Part = { code: "standalone", data: "\uE000", name: "code" };

const variants: Readonly<Record<string, (sentences: readonly string[]) => readonly Part[]>> = {
  plain: (sentences) => [sentences.join(" ")],
  "wrapped at 78 columns inside a quotation": wrapped,
  "a code after the stop": (sentences) => spaced(sentences, () => [code, " "]),
  "a code before the next sentence": (sentences) => spaced(sentences, () => [" ", code]),
  "a footnote after the stop": (sentences) => spaced(sentences, () => [footnote, " "]),
  "every second sentence in **": (sentences) => alternately(sentences, "**", "**"),
  "every second sentence in <b>": (sentences) => alternately(sentences, "<b>", "</b>"),
  "no-break spaces between": (sentences) => spaced(sentences, () => ["\u00A0"]),
};

describe.each(Object.keys(articles))("markup and wrapping move no boundary in %s", (lang) => {
  test.each(Object.keys(variants))("%s", (name) => {
    const sentences = articles[lang] ?? [];
    const { unit } = unitFrom(variants[name]?.(sentences) ?? []);
    expect(segmentUnit(unit, lang).map(({ source }) => plainText(source))).toEqual(sentences);
  });
});
