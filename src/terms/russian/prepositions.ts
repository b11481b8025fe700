import type { RussianCase } from "./paradigm.ts";

/**
 * Which cases each preposition takes, the more frequent first.
 * Source: Русская грамматика, 1980 (первообразные и непервообразные предлоги); the written forms with -о
 * (во, ко, со) count with those without it.
 */
const GOVERNED: readonly (readonly [cases: readonly RussianCase[], prepositions: string])[] = [
  [
    ["genitive"],
    "без безо близ ввиду вдоль вместо вне внутри возле вокруг впереди вследствие для до из изо из-за из-под кроме кругом мимо " +
      "накануне насчёт насчет наподобие напротив около от ото относительно позади помимо посреди посредством после прежде против " +
      "путём путем ради сбоку сверх свыше среди у",
  ],
  [["dative"], "благодаря вопреки к ко навстречу наперекор подобно согласно соответственно"],
  [["accusative"], "про сквозь через чрез спустя включая"],
  [["instrumental"], "над надо перед передо пред между"],
  [["prepositional"], "при"],
  [["prepositional", "accusative"], "в во на о об обо"],
  [["dative", "prepositional", "accusative"], "по"],
  [["genitive", "instrumental"], "с со"],
  [["instrumental", "accusative"], "за под подо"],
];

/** Several words that govern together; the last word alone would say something else: `в отношении` takes a genitive. */
const COMPOUND: readonly (readonly [cases: readonly RussianCase[], prepositions: readonly string[]])[] = [
  [
    ["genitive"],
    [
      "в отношении",
      "в течение",
      "в ходе",
      "в случае",
      "в целях",
      "в результате",
      "в качестве",
      "во время",
      "на основании",
      "по поводу",
      "по причине",
      "со стороны",
      "с помощью",
      "при помощи",
      "за счёт",
      "от имени",
      "в интересах",
      "в пользу",
      "на территории",
    ],
  ],
  [["dative"], ["по отношению к"]],
  [["instrumental"], ["в соответствии с", "в связи с", "по сравнению с", "вместе с", "наряду с", "рядом с"]],
  [["accusative"], ["несмотря на", "невзирая на", "в ответ на"]],
];

const CASES_AFTER: ReadonlyMap<string, readonly RussianCase[]> = new Map([
  ...GOVERNED.flatMap(([cases, words]) => words.split(" ").map((word) => [word, cases] as const)),
  ...COMPOUND.flatMap(([cases, phrases]) => phrases.map((phrase) => [phrase, cases] as const)),
]);

/**
 * The cases that a noun may have after a preposition, none for a word that is no preposition.
 *
 * @param preposition one word or a compound (`в отношении`), in any case of letters
 */
export function casesAfter(preposition: string): readonly RussianCase[] {
  return CASES_AFTER.get(preposition.normalize("NFC").toLowerCase().trim().replace(/\s+/gu, " ")) ?? [];
}
