import { parseArgs } from "node:util";
import { expect, test } from "vitest";
import { usageReason } from "../../src/commands/usage-reason.ts";
import { parseRates } from "../../src/config/rates.ts";
import { Problem, type ProblemValues, phrase } from "../../src/core/problem.ts";
import { validateDocument } from "../../src/exchange/validate/document.ts";
import { speakerIn } from "../../src/report/speaker.ts";
import { uiTexts } from "../../src/report/ui-language.ts";
import { said } from "./said.ts";

const kk = speakerIn("kk", uiTexts("kk"));
const ru = speakerIn("ru", uiTexts("ru"));

test.each([
  [
    "[]",
    "Бүкіл файлдың мәні: тізім, күтілгені: кілттер мен мәндер жиыны",
    "Значение всего файла — список, ожидается: набор ключей со значениями",
  ],
  ["{}", 'Файл ішінде "version" жоқ', 'Не хватает "version" в корне файла'],
  [
    "{ version: 1, weights: { 100: 2 } }",
    "weights.100 мәні: 2, күтілгені: 0–1 аралығындағы сан, үтірден кейін көп дегенде 3 цифр",
    "Значение weights.100 — 2, ожидается: число от 0 до 1, не больше 3 знаков после запятой",
  ],
  ["{ version: &v 1 }", "Тарифтерді YAML ретінде оқу мүмкін емес: якорь &v", "Ставки не читаются как YAML: якорь &v"],
])("what is wrong with the rates %j is said without an English word", async (yaml, kazakh, russian) => {
  const problem = await parseRates(yaml, "rates.yaml").catch((error: Problem) => error);
  if (!(problem instanceof Problem)) throw new Error("the rates were taken");
  expect(kk.describe(problem).text).toBe(kazakh);
  expect(ru.describe(problem).text.replaceAll("\u00A0", " ")).toBe(russian);
});

test("a limit is said with its unit in the plural of the language", () => {
  const used = (amount: number): Problem =>
    new Problem("E_WINDOW_USED_UP", {
      amount,
      unit: phrase("phrase.window.requests", { count: amount }),
      per: phrase("phrase.window.day"),
      hours: 3,
    });
  expect(ru.describe(used(1)).text).toContain("(сутки): 1 запрос;");
  expect(ru.describe(used(2)).text).toContain("(сутки): 2 запроса;");
  expect(kk.describe(used(500)).text).toContain("(тәулік) жіберуге болатын мөлшер (500 сұрау)");
});

test("what may stand in an element is listed with elements of other namespaces by a phrase", () => {
  const file = (inner: string): string =>
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"><file id="f">${inner}</file></xliff>`;
  const { violations } = validateDocument([file("<source>Home</source>")], "a.xlf");
  const values: ProblemValues = violations.find(({ rule }) => rule === "X2-CONTENT")?.values ?? {};
  expect(values["expected"]).toEqual(said("skeleton, other, notes, unit, group"));
  expect(ru.violation("X2-CONTENT", values)).toContain("skeleton, элемент другого пространства имён, notes");
});

test.each([[["--langs", "kk"]], [["-l"]], [["--it's"]], [["--lang"]], [["--lang", "--json"]], [["--json=yes"]]])(
  "why %j cannot be read is said in English as Node says it, and in other languages without it",
  (args) => {
    const error = thrown(() =>
      parseArgs({ args, options: { lang: { type: "string" }, json: { type: "boolean" } }, allowPositionals: true }),
    );
    const reason = usageReason(error);
    expect(reason).toEqual(said(error.message.replaceAll("\n", " ")));
    expect(ru.describe(new Problem("E_USAGE", { reason })).text).toMatch(/^\p{Script=Cyrillic}+ /u);
    expect(kk.describe(new Problem("E_USAGE", { reason })).text).toMatch(/\p{Script=Cyrillic}{6}/u);
  },
);

function thrown(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("nothing was thrown");
}
