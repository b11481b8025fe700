import { expect, test } from "vitest";
import { type RehearsalOptions, startRehearsal } from "../../rehearsal/server.ts";
import { markedText, textRuns } from "../../src/core/runs.ts";
import { googleEngine } from "../../src/engines/google.ts";
import { readEndpoint } from "../../src/engines/google-endpoint.ts";
import { type Ask, type Asked, type AskJob, askEngine, askKey } from "../../src/queue/ask.ts";
import { openLedger } from "../../src/queue/ledger.ts";
import { memoryRates } from "../../src/queue/memory-rates.ts";
import { openWindow } from "../../src/queue/window.ts";
import { runs } from "../engines/coded.ts";

/** A service that answers each text with what `says` has for it, and a ledger in memory. */
async function desk(says: Readonly<Record<string, string>>, more: RehearsalOptions = {}) {
  const reply: RehearsalOptions["reply"] = ({ contents }) => contents.map((content) => says[content] ?? content);
  const server = await startRehearsal({ reply, ...more });
  const endpoint = readEndpoint(server.grpcEndpoint);
  const engine = googleEngine({ project: "newsroom", location: "global", model: "general/nmt", endpoint });
  const ledger = openLedger(":memory:", () => 0);
  const sleep = async (): Promise<void> => {};
  const window = openWindow(
    memoryRates([{ unit: "characters", amount: 600_000, perMs: 60_000 }], () => 0),
    sleep,
  );
  let count = 0;
  const ask = (asks: readonly Ask[], limits: Partial<AskJob> = {}): Promise<Asked> => {
    count += 1;
    const means = { engine, ledger, run: `run-${count}`, concurrency: 1, window, sleep, random: () => 0.5 };
    return askEngine({ asks, from: "en", to: "kk", signal: new AbortController().signal, ...means, ...limits });
  };
  const keyOf = (asked: Ask): string => askKey(asked, "en", "kk", engine);
  return {
    server,
    ask,
    keyOf,
    /** As a run leaves it that dies between sending and settling. */
    leaveUncertain: async (asked: Ask) => {
      const key = keyOf(asked);
      const row = { key, from: "en", to: "kk", engine: engine.name, model: engine.model, text: markedText(asked.runs) };
      await ledger.claim([row], "dead");
      await ledger.sending({ costs: new Map([[key, 1]]) }, "dead");
      await ledger.release([key]);
    },
    async [Symbol.asyncDispose]() {
      await engine.close();
      await ledger.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const footnote: Ask = { runs: runs("The Senate met.{1/}"), terms: [] };
const emphasis: Ask = { runs: runs("The {1}new{/1} Senate met."), terms: [] };
const sentFootnote = 'The Senate met.<img id="1">';
const sentEmphasis = 'The <u id="1">new</u> Senate met.';

test("a text whose codes are lost is asked once more without them, and gets them where they are sure", async () => {
  await using it = await desk({ [sentFootnote]: "Сенат жиналды.", "The Senate met.": "Сенат жиналды." });
  const asked = await it.ask([footnote]);
  const answer = asked.answers.get(it.keyOf(footnote));
  expect(answer?.kind === "translated" && markedText(answer.runs)).toBe("Сенат жиналды.{1/}");
  expect(answer).toMatchObject({ placed: "aligned", raw: "Сенат жиналды." });
  expect(asked.failures.size).toBe(0);
  expect(asked.answers.size).toBe(1);
  expect(it.server.requests.map(({ contents }) => contents)).toEqual([[sentFootnote], ["The Senate met."]]);
  expect(asked).toMatchObject({ requests: 2, codepoints: sentFootnote.length + "The Senate met.".length });
});

test("what both rounds cost is the ledger's sum, to the millionth", async () => {
  const says = { [sentEmphasis]: "Жаңа Сенат жиналды.", "The new Senate met.": "Жаңа Сенат жиналды." };
  await using it = await desk(says);
  expect((await it.ask([emphasis])).cost).toBe(0.00104);
});

test("where a place is not sure the text stays failed, with what was said without codes", async () => {
  await using it = await desk({ [sentEmphasis]: "Жаңа Сенат жиналды.", "The new Senate met.": "Жаңа Сенат жиналды." });
  const asked = await it.ask([emphasis]);
  const key = it.keyOf(emphasis);
  expect(asked.answers.get(key)).toMatchObject({ kind: "refused", plain: "Жаңа Сенат жиналды." });
  expect(asked.failures.get(key)).toMatchObject({ code: "E_ENGINE_CODES" });
});

test("an answer without codes has a key of its own: it is charged once, also for the text that has none", async () => {
  await using it = await desk({ [sentFootnote]: "Сенат жиналды.", "The Senate met.": "Сенат жиналды." });
  const plain: Ask = { runs: textRuns("The Senate met."), terms: [] };
  const asked = await it.ask([plain, footnote]);
  expect(asked.answers.size).toBe(2);
  expect(it.server.requests.flatMap(({ contents }) => contents)).toEqual(["The Senate met.", sentFootnote]);
});

test.each([
  ["placed", footnote, { [sentFootnote]: "Сенат жиналды.", "The Senate met.": "Сенат жиналды." }],
  ["not placed", emphasis, { [sentEmphasis]: "Жаңа Сенат жиналды.", "The new Senate met.": "Жаңа Сенат жиналды." }],
])("a text that has its answer without codes, %s, is never paid for again", async (_, text, says) => {
  await using it = await desk(says);
  const first = await it.ask([text]);
  const again = await it.ask([text]);
  expect(again.answers).toEqual(first.answers);
  expect(again.failures).toEqual(first.failures);
  expect(again).toMatchObject({ requests: 0, codepoints: 0 });
  expect(it.server.requests).toHaveLength(2);
});

test("an answer without codes that was perhaps paid for is held, and its text says so", async () => {
  await using it = await desk({ [sentFootnote]: "Сенат жиналды." });
  await it.ask([footnote], { maxCodepoints: sentFootnote.length });
  await it.leaveUncertain({ runs: textRuns("The Senate met."), terms: [] });
  const held = await it.ask([footnote], { holdUncertain: true });
  expect([...held.failures.values()]).toMatchObject([{ code: "E_ASK_HELD" }]);
  expect(it.server.requests.map(({ contents }) => contents)).toEqual([[sentFootnote], [sentFootnote]]);
});

test("the round keeps the budget of the run", async () => {
  await using it = await desk({ [sentFootnote]: "Сенат жиналды." });
  const asked = await it.ask([footnote], { maxCodepoints: sentFootnote.length });
  expect(asked).toMatchObject({ requests: 1, codepoints: sentFootnote.length });
  expect([...asked.failures.values()]).toMatchObject([{ code: "E_ENGINE_CODES" }]);
});

test("an unusable answer of another kind is not asked for again", async () => {
  await using it = await desk({ [sentFootnote]: ' <img id="1">' });
  const asked = await it.ask([footnote]);
  expect([...asked.failures.values()]).toMatchObject([{ code: "E_ENGINE_EMPTY" }]);
  expect(it.server.requests).toHaveLength(1);
});
