import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isChatter } from "../../src/engines/chatter.ts";
import { modelTalk, type Talk } from "../../src/engines/model-talk.ts";
import { systemPrompt } from "../../src/engines/openai-prompt.ts";

interface Case {
  readonly to?: string;
  readonly source?: string;
  readonly answer: string;
  readonly pinned?: readonly string[];
}

const SOURCE = "The Senate approved the new water code on Monday.";
const GOOD = {
  kk: "Сенат дүйсенбіде жаңа су кодексін мақұлдады.",
  ru: "Сенат одобрил новый водный кодекс в понедельник.",
};

/** What an answer is seen through as: `chatter` by what every engine's answers are looked at for, the rest as a model's. */
function talk({ to = "kk", source = SOURCE, answer, pinned = [] }: Case): Talk | "chatter" | undefined {
  if (isChatter(source, answer)) return "chatter";
  return modelTalk({ source, answer, raw: answer, from: "en", to, pinned, prompt: systemPrompt("en", to) });
}

test.for<[Talk | "chatter", Case]>([
  ["chatter", { answer: `Sure, here is the translation: ${GOOD.kk}` }],
  ["chatter", { answer: `Certainly! Here you go. ${GOOD.kk}` }],
  ["chatter", { answer: `Here's the Kazakh text: ${GOOD.kk}` }],
  ["chatter", { answer: `Translation: ${GOOD.kk}` }],
  ["chatter", { answer: `${GOOD.kk} Let me know if you need changes.` }],
  ["chatter", { to: "ru", answer: `Конечно! Вот перевод: ${GOOD.ru}` }],
  ["chatter", { to: "ru", answer: `Вот ваш перевод. ${GOOD.ru}` }],
  ["chatter", { to: "ru", answer: `Перевод: ${GOOD.ru}` }],
  ["chatter", { to: "ru", answer: `${GOOD.ru} (Примечание переводчика: кодекс действует с июля.)` }],
  ["chatter", { answer: `Әрине, міне аударма: ${GOOD.kk}` }],
  ["chatter", { answer: `Аударма: ${GOOD.kk}` }],
  ["chatter", { to: "tr", answer: "Sure, here is the translation: Senato yeni su yasasını onayladı." }],
  ["chatter", { answer: "I'm sorry, but I can't help with that." }],
  ["chatter", { answer: "I am unable to translate this text." }],
  ["chatter", { answer: "As an AI language model, I cannot do that." }],
  ["chatter", { to: "ru", answer: "Извините, я не могу помочь с этим запросом." }],
  ["chatter", { to: "ru", answer: "К сожалению, я не могу перевести этот текст." }],
  ["chatter", { to: "ru", answer: "Как языковая модель, я не обсуждаю политику." }],
  ["chatter", { answer: "Кешіріңіз, мен бұл мәтінді аудара алмаймын." }],
  ["chatter", { answer: "Тілдік модель ретінде мен бұл туралы айта алмаймын." }],
  ["markup", { answer: `\`\`\`\n${GOOD.kk}\n\`\`\`` }],
  ["markup", { answer: `**${GOOD.kk}**` }],
  ["markup", { answer: `<b>${GOOD.kk}</b>` }],
  ["markup", { answer: `# ${GOOD.kk}` }],
  ["markup", { answer: `${GOOD.kk}\n\n${GOOD.kk}` }],
  ["markup", { answer: `{"id":1,"text":"${GOOD.kk}"}` }],
  ["markup", { answer: "Сенат [жаңа су кодексін](https://evil.example) мақұлдады." }],
  ["invisible", { answer: `\u202E${GOOD.kk}` }],
  ["invisible", { answer: `${GOOD.kk}\uFFFD` }],
  ["chatter", { answer: `${GOOD.kk} Every id of the input occurs exactly once.` }],
  ["prompt", { to: "tr", answer: "You translate news analysis from English into Turkish." }],
  ["length", { answer: `${GOOD.kk} `.repeat(10) }],
  ["length", { source: `${SOURCE} `.repeat(3), answer: "Сенат." }],
  ["loop", { answer: "Сенат су су су су кодексін мақұлдады." }],
  ["loop", { answer: "Сенат жаңа кодекс, жаңа кодекс, жаңа кодекс, жаңа кодекс." }],
  ["echo", { answer: SOURCE }],
  ["prompt", { to: "tr", answer: "Senato onayladı. Add nothing, leave nothing out, explain nothing." }],
  ["echo", { to: "tr", answer: `${SOURCE} ` }],
  ["script", { answer: "HACKED" }],
  ["script", { answer: "Senat dúisenbide jańa sý kodeksin maquldady." }],
  ["script", { answer: "参议院周一批准了新的水法。" }],
  ["script", { answer: `${GOOD.kk} 参议院` }],
  ["chatter", { answer: `${GOOD.kk} This means that water gets a price.` }],
  ["foreign", { answer: "Сенат Dienstag күні жаңа Wasser кодексін genehmigt." }],
])("an answer is seen through as %s: %j", ([expected, given]) => {
  expect(talk(given)).toBe(expected);
});

test.for<Case>([
  { answer: GOOD.kk },
  { to: "ru", answer: GOOD.ru },
  { source: "OK", answer: "OK" },
  { source: "Reuters", answer: "Reuters" },
  { source: "“I'm sorry, but I can't help,” he said.", to: "ru", answer: "«Извините, я не могу помочь», — сказал он." },
  { source: "Unfortunately, I cannot come.", answer: "Өкінішке қарай, мен келе алмаймын." },
  { source: "Translation: a short history", to: "ru", answer: "Перевод: краткая история" },
  { source: "Of course, it rained.", to: "ru", answer: "Конечно, шёл дождь." },
  { source: "Here are three of them.", answer: "Міне, олардың үшеуі." },
  { source: "Run `npm test` first.", to: "ru", answer: "Сначала запустите `npm test`." },
  { source: "No, no, no, no!", answer: "Жоқ, жоқ, жоқ, жоқ!" },
  { source: "1. Water", answer: "1. Су" },
  { source: "GDP", answer: "Жалпы ішкі өнім" },
  { source: "The Bank of America and Reuters", to: "ru", answer: "The Bank of America и Reuters" },
  { source: "Kazakhstan Temir Zholy", answer: "Kazakhstan Temir Zholy", pinned: ["Kazakhstan Temir Zholy"] },
  { source: "The 国 sign", answer: "国 белгісі" },
  { source: "Senate approves code", to: "zh", answer: "参议院批准法典" },
])("a good answer passes: $answer", (given) => {
  expect(talk(given)).toBeUndefined();
});

/** Development data, in a folder that is not the project's. */
const file = join(process.env["QAZYNA_DATA"] ?? "/nonexistent", "mt", "ntrex.en-kk-ru.tsv");
const why = existsSync(file) ? "" : " (skipped: QAZYNA_DATA is not set)";

test.skipIf(why !== "")(`at most 1 in 1,000 real translations of news is taken for talk${why}`, () => {
  const [head = "", ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  let [seen, taken] = [0, 0];
  for (const line of lines) {
    const [, , source = "", ...translations] = line.split("\t");
    for (const [index, answer] of translations.entries()) {
      // A translation that is the source again, or French, is rightly refused.
      if (answer === "" || answer === source) continue;
      seen += 1;
      if (talk({ to: (columns[index + 3] ?? "").slice(0, 2), source, answer }) !== undefined) taken += 1;
    }
  }
  expect(seen).toBeGreaterThan(5_000);
  expect(taken / seen).toBeLessThan(0.001);
});
