import { languageKey } from "../core/locale.ts";
import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type ArticleCheck, type CheckInput, finder } from "./check.ts";
import { wordsIn } from "./words.ts";

const finding = finder("yo");

/** Words that ё tells from others with е: their letter is no sign of a policy. */
const TOLD_APART = new Set(
  "всё чём нём осёл нёбо узнаёт узнаёте признаёт сознаёт падёж совершённый совершённая совершённое лён лёт мёл слёз берёт мёд".split(
    " ",
  ),
);
/** Plurals such as звёзды, сёстры and сёла: звезды, сестры and села are their singulars in the genitive. */
const PLURAL = /[аыя]$/u;
/** Frequent words that have ё wherever it is set, none of which is another word with е. */
const ALWAYS = [
  "ещё её неё моё моём твоё своё своём чьё причём втроём трёх четырёх днём путём",
  "идёт придёт пойдёт найдёт пройдёт даёт живёт ведёт везёт шёл пришёл нашёл ушёл пошёл прошёл вошёл произошёл",
  "привёл провёл объём объёма приём приёма подъём подъёма съёмка съёмки счёт отчёт отчёта расчёт расчёта учёт учёта",
  "самолёт самолёта вертолёт полёт ребёнок партнёр партнёра актёр режиссёр чёрный чёрного жёлтый зелёный лёгкий тёмный",
  "твёрдый далёкий серьёзный учёный учёные надёжный осуждённый осуждённых заключённый заключённых заключённые",
  "утверждён включён напряжённый определённый определённые вооружённый вооружённые вооружённых",
].flatMap((words) => words.split(" "));

interface Word {
  readonly segment: number;
  readonly start: number;
  readonly written: string;
}

/**
 * ё in some words of a Russian article and е in its place in others. News sets either; an article should set one.
 *
 * Told where the fewer are; where both are as many, at the words with е. Switch it off to let the article have both.
 */
export const yo: ArticleCheck = {
  name: "yo",
  findAll(inputs) {
    const withYo: Word[] = [];
    for (const [segment, input] of inputs.entries()) withYo.push(...yoWords(input, segment));
    if (withYo.length === 0) return inputs.map(() => []);
    const own = withYo.map(({ written }) => written.toLowerCase()).filter((word) => !PLURAL.test(word));
    const known = new Map([...ALWAYS, ...own].map((word) => [word.replaceAll("ё", "е"), word]));
    const withE = inputs.flatMap((input, segment) => eWords(input, segment, known));
    const found = inputs.map((): Finding[] => []);
    if (withE.length === 0) return found;
    const fewer = withYo.length < withE.length ? withYo : withE;
    for (const { segment, start, written } of fewer) {
      const meant = fewer === withYo ? unYo(written) : likeCase(known.get(written.toLowerCase()) ?? written, written);
      const at = { start, end: start + written.length };
      found[segment]?.push(
        finding("info", "inconsistent", { word: written, meant }, { at, fix: { ...at, text: meant } }),
      );
    }
    return found;
  },
};

function yoWords({ target, lang }: CheckInput, segment: number): readonly Word[] {
  if (languageKey(lang) !== "ru-Cyrl") return [];
  const text = plainText(target);
  if (!/[ёЁ]/u.test(text)) return [];
  return Array.from(text.matchAll(/\p{L}*[ёЁ]\p{L}*/gu), (match) => ({
    segment,
    start: match.index,
    written: match[0],
  })).filter(({ written }) => !TOLD_APART.has(written.toLowerCase()));
}

function eWords({ target, lang }: CheckInput, segment: number, known: ReadonlyMap<string, string>): readonly Word[] {
  if (languageKey(lang) !== "ru-Cyrl") return [];
  return wordsIn(target).flatMap(({ text, lower, start }) =>
    known.has(lower) ? [{ segment, start, written: text }] : [],
  );
}

function unYo(word: string): string {
  return word.replaceAll("ё", "е").replaceAll("Ё", "Е");
}

/** `word` with the capitals of `model`, which is as long. */
function likeCase(word: string, model: string): string {
  return [...word]
    .map((letter, index) => (model[index] === model[index]?.toLowerCase() ? letter : letter.toUpperCase()))
    .join("");
}
