import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fromTsv, readAnswers } from "../../rehearsal/answers.ts";
import { startRehearsal } from "../../rehearsal/server.ts";
import { writeTmx } from "../../src/exchange/tmx.ts";
import { unit } from "../memory/units.ts";
import { temporaryFolder } from "../queue/temporary.ts";
import { CONTENTS, send } from "./asks.ts";
import { grpcClient, post } from "./clients.ts";

const table = [
  "doc\ten\tkk_ref\tkk_ref_wmt19\tru_ref\tru_google\tru_microsoft",
  "a\tThe Senate backed the bill.\tСенат заң жобасын қолдады.\tx\tСенат поддержал проект.\tСенат поддержал законопроект.\ty",
  "a\tIt takes effect in July.\t\t\tz\tОн вступает в силу в июле.\t",
  "",
].join("\n");
const v3 = { mimeType: "text/plain", sourceLanguageCode: "en", targetLanguageCode: "ru" };
const parent = "projects/newsroom/locations/global";

test("of a table the machine's Russian is taken and the reference's Kazakh, and that is said", () => {
  const { answers, origins } = fromTsv(table);
  expect(answers.get("ru")?.get("The Senate backed the bill.")).toBe("Сенат поддержал законопроект.");
  expect(answers.get("kk")?.get("The Senate backed the bill.")).toBe("Сенат заң жобасын қолдады.");
  expect(answers.get("kk")?.size).toBe(1);
  expect(origins).toEqual(["kk: 1 from kk_ref (human reference)", "ru: 2 from ru_google (machine)"]);
});

test("a table with Windows line ends gives the same", () => {
  expect(fromTsv(table.replaceAll("\n", "\r\n"))).toEqual(fromTsv(table));
});

test("a table without English says so", () => {
  expect(() => fromTsv("kk\tru\nа\tб\n")).toThrow('no column "en"');
});

test("answers are read from a memory by the project's own reader", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "memory.tmx");
  writeFileSync(path, writeTmx([unit(CONTENTS[0], "Сенат заң жобасын қолдады.")], { sourceLang: "en" }));
  const { answers, origins } = readAnswers(path);
  expect(answers.get("kk")?.get(CONTENTS[0])).toBe("Сенат заң жобасын қолдады.");
  expect(origins).toEqual(["kk: 1 from the TMX"]);
});

test("what is known is answered in every service's code for the language, the rest is marked as pseudo-text", async () => {
  await using server = await startRehearsal({ answers: fromTsv(table).answers });
  const deepl = { text: [...CONTENTS, "New."], source_lang: "EN", target_lang: "KK" };
  const answer = await post(`${server.url}/deepl/v2/translate`, deepl, { authorization: "DeepL-Auth-Key x" });
  expect(answer.json).toMatchObject({
    translations: [{ text: "Сенат заң жобасын қолдады." }, { text: `⟦kk⟧ ${CONTENTS[1]}` }, { text: "⟦kk⟧ New." }],
  });
});

test("pseudo-text keeps elements and placeholders in their places", async () => {
  await using server = await startRehearsal();
  const client = grpcClient(server);
  const content = 'Read the <u id="1">Energy &amp; Water</u> decree {2}.';
  const [{ translations }] = await client.translateText({ ...v3, parent, mimeType: "text/html", contents: [content] });
  await client.close();
  expect(translations?.[0]?.translatedText).toBe(`⟦ru⟧ ${content}`);
});

test("a missing MIME type means HTML: quotation marks come as entities, white space is folded", async () => {
  await using server = await startRehearsal();
  const client = grpcClient(server);
  const contents = ["It's  “fine”, \"he\" said.\nAnd <b title='x'>bold</b>."];
  const [{ translations }] = await client.translateText({ ...v3, parent, mimeType: "", contents });
  await client.close();
  expect(translations?.[0]?.translatedText).toBe(
    "⟦ru⟧ It&#39;s “fine”, &quot;he&quot; said. And <b title='x'>bold</b>.",
  );
});

test("HTML without tags is looked up as the text that it stands for, and answered as HTML", async () => {
  const answers = new Map([["ru", new Map([["AT&T < Kcell", "AT&T < Kcell (рус.)"]])]]);
  await using server = await startRehearsal({ answers });
  const body = { ...v3, mimeType: "text/html", contents: ["AT&amp;T &lt; Kcell"] };
  const response = await send(server, "google-rest", { body });
  expect(await response.json()).toMatchObject({ translations: [{ translatedText: "AT&amp;T &lt; Kcell (рус.)" }] });
});

test("raw replies take the place of all answers, and of OpenAI's whole message", async () => {
  await using server = await startRehearsal({ reply: () => ["Sure! Here is\u0007 <script>"] });
  expect(await (await send(server, "google-rest")).json()).toMatchObject({
    translations: [{ translatedText: "Sure! Here is\u0007 <script>" }],
  });
  expect(await (await send(server, "openai")).json()).toMatchObject({
    choices: [{ message: { content: "Sure! Here is\u0007 <script>" } }],
  });
});

test("a term of a glossary stands as it is, whole words only, in no tag and not in another term", async () => {
  await using server = await startRehearsal();
  const glossaryPairs = [
    { sourceText: "Senate", translatedText: "Сенат" },
    { sourceText: "Senate bill", translatedText: "Senate жобасы" },
  ];
  const body = {
    texts: ['The senate bill, the Senate, Senates and <a title="Senate">it</a>.'],
    sourceLanguageCode: "en",
    targetLanguageCode: "kk",
    glossaryConfig: { glossaryData: { glossaryPairs } },
  };
  expect(await (await send(server, "yandex", { body })).json()).toEqual({
    translations: [{ text: '⟦kk⟧ The Senate жобасы, the Сенат, Senates and <a title="Senate">it</a>.' }],
  });
});
