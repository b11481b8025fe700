import { describe, expect, onTestFinished, test } from "vitest";
import { plainText } from "../../src/core/runs.ts";
import type { Memory, ScoredMatch } from "../../src/memory/index.ts";
import { collection, key, query, runs, unit } from "./units.ts";

const OPTIONS = { threshold: 70, limit: 5 };
const DECREE = "The president signed the decree on Monday.";
const DECREE_KK = "Президент дүйсенбіде жарлыққа қол қойды.";

/** What every memory must do, over a function that opens a new, empty one. */
export function memoryContract(name: string, open: () => Promise<Memory>): void {
  const opened = async (): Promise<Memory> => {
    const memory = await open();
    onTestFinished(() => memory.close());
    return memory;
  };
  const one = async (memory: Memory, asked: ReturnType<typeof query>): Promise<readonly ScoredMatch[]> => {
    const [matches = []] = await memory.lookup([asked], OPTIONS);
    return matches;
  };

  describe(name, () => {
    test("an empty memory answers every query with no match", async () => {
      const memory = await opened();
      expect(await memory.lookup([query(DECREE), query("Kandas")], OPTIONS)).toEqual([[], []]);
      expect(await memory.lookup([], OPTIONS)).toEqual([]);
      expect(await memory.collections()).toEqual([]);
    });

    test("an equal text is an exact match of 100, and its unit comes back as it was put in", async () => {
      const memory = await opened();
      const stored = unit("See the <a>new decree</a> today.", "<a>Жаңа жарлықты</a> бүгін қараңыз.", {
        previousKey: key("Before."),
        nextKey: "",
        at: "2026-03-01T09:00:00Z",
        by: "aigerim",
        id: "k3f9",
      });
      await memory.replace(collection("segments/kk/decree.json"), [stored]);
      const matches = await one(memory, query("See the <a>new decree</a> today."));
      expect(matches).toEqual([
        {
          unit: stored,
          memory: "segments/kk/decree.json",
          type: "exact",
          score: 100,
          base: 100,
          credit: 0,
          penalties: [],
          priority: 0,
        },
      ]);
    });

    test("text that JSON, SQL and UTF-8 treat specially comes back as it was put in", async () => {
      const memory = await opened();
      const odd = ["NUL \0 here", "lone \ud800 surrogate", "'; DROP TABLE unit; --", "😀 Ә ғ Ң", "line\u2028break"];
      const stored = odd.map((text, index) => unit(text, `${text}!`, { id: `${text}${index}`, by: text }));
      await memory.replace(collection("memory/odd.tmx"), stored);
      const found = await memory.lookup(
        odd.map((text) => query(text)),
        OPTIONS,
      );
      expect(found.map(([match]) => match?.unit)).toEqual(stored);
    });

    test("equality ignores kinds of white space and Unicode form, not case", async () => {
      const memory = await opened();
      await memory.replace(collection("a"), [
        unit("Қайрат\u00a0Нұртас  keldi.", "A"),
        unit("The Senate voted again today", "B"),
      ]);
      expect((await one(memory, query(" Қайрат Нұртас keldi.".normalize("NFD"))))[0]?.score).toBe(100);
      const [lower] = await one(memory, query("The senate voted again today"));
      expect(lower).toMatchObject({ type: "fuzzy", score: 99, penalties: [{ reason: "case", points: 1 }] });
    });

    test("one agreeing neighbour gives 101, two give 102, an unknown one neither gives nor takes", async () => {
      const memory = await opened();
      await memory.replace(collection("a"), [
        unit(DECREE, DECREE_KK, { previousKey: key("Before."), nextKey: "", id: "x1" }),
      ]);
      const score = async (more: object): Promise<unknown> => {
        const [match] = await one(memory, query(DECREE, more));
        return [match?.type, match?.score];
      };
      expect(await score({})).toEqual(["exact", 100]);
      expect(await score({ previousKey: key("Other."), nextKey: key("Other.") })).toEqual(["exact", 100]);
      expect(await score({ previousKey: key("Before.") })).toEqual(["context", 101]);
      expect(await score({ previousKey: "", nextKey: "" })).toEqual(["context", 101]);
      expect(await score({ id: "x1" })).toEqual(["context", 101]);
      expect(await score({ previousKey: key("Before."), nextKey: "" })).toEqual(["context", 102]);
    });

    test("a text without neighbours on both sides agrees with another one", async () => {
      const memory = await opened();
      await memory.replace(collection("a"), [unit(DECREE, DECREE_KK, { previousKey: "", nextKey: "" })]);
      expect((await one(memory, query(DECREE, { previousKey: "", nextKey: "" })))[0]?.score).toBe(102);
    });

    test("languages match by language and script, not by region", async () => {
      const memory = await opened();
      await memory.replace(collection("a"), [unit(DECREE, DECREE_KK, { lang: "kk-KZ" })]);
      expect(await one(memory, query(DECREE, { sourceLang: "en-GB", lang: "kk-Cyrl-KZ" }))).toHaveLength(1);
      expect(await one(memory, query(DECREE, { lang: "kk-Arab" }))).toEqual([]);
      expect(await one(memory, query(DECREE, { lang: "ru" }))).toEqual([]);
      expect(await one(memory, query(DECREE, { sourceLang: "ru" }))).toEqual([]);
    });

    test("a segment does not find itself, but its likes", async () => {
      const memory = await opened();
      await memory.replace(collection("segments/kk/a.json"), [unit(DECREE, DECREE_KK, { id: "x1" })]);
      const self = { collection: "segments/kk/a.json", id: "x1" };
      expect(await one(memory, query(DECREE, { self }))).toEqual([]);
      expect(await one(memory, query(`${DECREE} Again.`, { self }))).toEqual([]);
      await memory.replace(collection("segments/kk/b.json"), [unit(DECREE, DECREE_KK, { id: "x1" })]);
      expect((await one(memory, query(DECREE, { self }))).map(({ memory: from }) => from)).toEqual([
        "segments/kk/b.json",
      ]);
    });

    test("at threshold 100 only equal texts are found", async () => {
      const memory = await opened();
      await memory.replace(collection("a"), [unit(DECREE, DECREE_KK), unit(DECREE.toUpperCase(), DECREE_KK)]);
      const [matches = []] = await memory.lookup([query(DECREE)], { threshold: 100, limit: 5 });
      expect(matches.map(({ type }) => type)).toEqual(["exact"]);
    });

    test("a pair that stands in several collections is given once, from the best", async () => {
      const memory = await opened();
      await memory.replace(collection("memory/partner.tmx", { penalty: 5 }), [unit(DECREE, DECREE_KK)]);
      await memory.replace(collection("segments/kk/a.json"), [unit(DECREE, DECREE_KK, { state: "draft" })]);
      await memory.replace(collection("segments/kk/b.json"), [unit(DECREE, DECREE_KK)]);
      const matches = await one(memory, query(DECREE));
      expect(matches.map(({ memory: from, score }) => [from, score])).toEqual([["segments/kk/b.json", 100]]);
    });

    test("two equally good targets of one source lose a point each, a worse third does not", async () => {
      const memory = await opened();
      await memory.replace(collection("a"), [
        unit("Kandas", "қандас"),
        unit("Kandas", "Қандас"),
        unit("Kandas", "оралман", { state: "draft" }),
      ]);
      expect((await one(memory, query("Kandas"))).map(({ score, penalties }) => [score, penalties])).toEqual([
        [99, [{ reason: "ambiguous", points: 1 }]],
        [99, [{ reason: "ambiguous", points: 1 }]],
        [95, [{ reason: "unreviewed", points: 5 }]],
      ]);
    });

    test("context decides between two targets of one source", async () => {
      const memory = await opened();
      await memory.replace(collection("a"), [
        unit("Home", "Басты бет", { previousKey: key("Menu") }),
        unit("Home", "Үй", { previousKey: key("Family") }),
      ]);
      const matches = await one(memory, query("Home", { previousKey: key("Family") }));
      expect(matches.map(({ unit: { target }, score }) => [plainText(target), score])).toEqual([
        ["Үй", 101],
        ["Басты бет", 100],
      ]);
    });

    test("equal scores are ordered by time, collection, unit and target", async () => {
      const memory = await opened();
      const stored = ["Ә", "Б", "В", "Г"].map((target, index) =>
        unit(DECREE, target, { id: `x${3 - index}`, ...(target === "В" ? { at: "2026-01-01T00:00:00Z" } : {}) }),
      );
      await memory.replace(collection("b"), stored);
      await memory.replace(collection("a"), [unit(DECREE, "Д")]);
      const targets = (await one(memory, query(DECREE))).map(({ unit: { target } }) => plainText(target));
      expect(targets).toEqual(["В", "Д", "Г", "Б", "Ә"]);
    });

    test("of equal scores the higher priority goes first, whatever the time, and alone counts where targets differ", async () => {
      const memory = await opened();
      await memory.replace(collection("partner", { priority: 7 }), [unit(DECREE, "А", { at: "2020-01-01T00:00:00Z" })]);
      await memory.replace(collection("older", { priority: 3 }), [
        unit(DECREE, "Б", { at: "2026-01-01T00:00:00Z" }),
        unit(DECREE, "В", { at: "2026-01-01T00:00:00Z" }),
      ]);
      const matches = await one(memory, query(DECREE));
      expect(matches.map(({ unit: { target }, score }) => [plainText(target), score])).toEqual([
        ["А", 100],
        ["Б", 100],
        ["В", 100],
      ]);
      await memory.replace(collection("partner", { priority: 3 }), [unit(DECREE, "А")]);
      expect((await one(memory, query(DECREE))).map(({ score }) => score)).toEqual([99, 99, 99]);
    });

    test("priority does not lift a worse match above a better one", async () => {
      const memory = await opened();
      await memory.replace(collection("a", { priority: 1000, penalty: 1 }), [unit(DECREE, "А")]);
      await memory.replace(collection("b"), [unit(DECREE, "Б")]);
      expect((await one(memory, query(DECREE))).map(({ memory: from }) => from)).toEqual(["b", "a"]);
    });

    test("exact matches of use auto lose nothing for where they come from, fuzzy ones do", async () => {
      const memory = await opened();
      await memory.replace(collection("tm/auto/law.tmx", { use: "auto", penalty: 5 }), [
        unit(DECREE, DECREE_KK, { state: "draft", origin: "aligned" }),
      ]);
      expect((await one(memory, query(DECREE)))[0]).toMatchObject({ score: 100, penalties: [], use: "auto" });
      const [fuzzy] = await one(memory, query("The president signed the law on Monday."));
      expect(fuzzy?.penalties).toEqual([
        { reason: "aligned", points: 3 },
        { reason: "memory", points: 5 },
      ]);
    });

    test("exact matches of use enforce stand before all others, even those in context", async () => {
      const memory = await opened();
      const context = { previousKey: key("Before."), nextKey: "" };
      await memory.replace(collection("segments/kk/a.json", { priority: 100, use: "repeat" }), [
        unit(DECREE, "А", { ...context, state: "final" }),
      ]);
      await memory.replace(collection("tm/enforce/law.tmx", { use: "enforce", penalty: 50 }), [
        unit(DECREE, "Б", { state: "edited", origin: "memory" }),
        unit("The president signed the law on Monday.", "В", { state: "edited", origin: "memory" }),
      ]);
      const matches = await one(memory, query(DECREE, context));
      expect(matches.map(({ unit: { target }, score }) => [plainText(target), score])).toEqual([
        ["Б", 100],
        ["А", 102],
        ["В", 37],
      ]);
      const [cut] = await memory.lookup([query(DECREE, context)], { threshold: 0, limit: 1 });
      expect(cut).toEqual(matches.slice(0, 1));
    });

    test("an enforced match whose codes are other ones does not go before those that can fill", async () => {
      const memory = await opened();
      await memory.replace(collection("a", { use: "enforce" }), [unit("See <b>this</b>.", "Мынаны <b>қараңыз</b>.")]);
      await memory.replace(collection("b"), [unit("See <a>this</a>.", "Мұны <a>қараңыз</a>.")]);
      expect((await one(memory, query("See <a>this</a>."))).map(({ memory: from }) => from)).toEqual(["b", "a"]);
    });

    test("all matches of use mt are machine translation, whatever their units say", async () => {
      const memory = await opened();
      await memory.replace(collection("tm/mt/law.tmx", { use: "mt", penalty: 10 }), [
        unit(DECREE, DECREE_KK, { state: "final" }),
      ]);
      const expected = [
        { reason: "machine", points: 15 },
        { reason: "memory", points: 10 },
      ];
      expect((await one(memory, query(DECREE)))[0]).toMatchObject({ score: 75, penalties: expected });
      const [fuzzy] = await one(memory, query("The president signed the law on Monday."));
      expect(fuzzy?.penalties).toEqual(expected);
    });

    test("exact matches of use repeat need no review, but a person's work that stands", async () => {
      const memory = await opened();
      const record = collection("segments/kk/a.json", { use: "repeat", priority: 100 });
      await memory.replace(record, [unit(DECREE, DECREE_KK, { state: "edited" })]);
      expect((await one(memory, query(DECREE)))[0]).toMatchObject({ score: 100, penalties: [] });
      expect((await one(memory, query("The president signed the law on Monday.")))[0]?.penalties).toEqual([
        { reason: "unreviewed", points: 5 },
      ]);
      await memory.replace(record, [unit(DECREE, DECREE_KK, { state: "draft" })]);
      expect((await one(memory, query(DECREE)))[0]?.score).toBe(95);
    });

    test("of a person's translations of one text a reviewed one goes first; equal ones are ambiguous", async () => {
      const memory = await opened();
      const record = collection("segments/kk/a.json", { use: "repeat", priority: 100 });
      const edited = [unit(DECREE, "А", { state: "edited" }), unit(DECREE, "Б", { state: "edited" })];
      await memory.replace(record, edited);
      expect((await one(memory, query(DECREE))).map(({ score }) => score)).toEqual([99, 99]);
      await memory.replace(record, [...edited, unit(DECREE, "В", { state: "reviewed" })]);
      expect((await one(memory, query(DECREE))).map(({ score }) => score)).toEqual([100, 100, 100]);
      expect(plainText((await one(memory, query(DECREE)))[0]?.unit.target ?? [])).toBe("В");
    });

    test("what a person meant for one place matches there, and puts no other match in doubt", async () => {
      const memory = await opened();
      const here = { previousKey: key("Menu"), nextKey: key("Contact") };
      const record = collection("segments/kk/a.json", { use: "repeat", priority: 100 });
      await memory.replace(record, [
        unit("Home", "Басты бет", { ...here, id: "s1", onlyHere: true }),
        unit("Home", "Үй", { previousKey: key("Family") }),
      ]);
      const found = async (more: object): Promise<unknown> =>
        (await one(memory, query("Home", more))).map(({ unit: { target }, score }) => [plainText(target), score]);
      expect(await found({})).toEqual([
        ["Үй", 100],
        ["Басты бет", 90],
      ]);
      expect(await found({ previousKey: key("Menu"), nextKey: key("Other"), id: "s1" })).toEqual([
        ["Үй", 100],
        ["Басты бет", 92],
      ]);
      expect(await found(here)).toEqual([
        ["Басты бет", 102],
        ["Үй", 100],
      ]);
      const stored = (await one(memory, query("Home", here)))[0]?.unit;
      expect(stored).toEqual(unit("Home", "Басты бет", { ...here, id: "s1", onlyHere: true }));
      await memory.replace(collection("partner", { penalty: 10 }), [unit("Home", "Башкы бет")]);
      await memory.replace(record, [unit("Home", "Басты бет", { onlyHere: true })]);
      expect((await one(memory, query("Home"))).map(({ score }) => score)).toEqual([90, 90]);
    });

    test("replace puts the new units in the place of the old ones, in all languages", async () => {
      const memory = await opened();
      await memory.replace(collection("a"), [
        unit(DECREE, DECREE_KK),
        unit(DECREE, "Президент подписал указ.", { lang: "ru" }),
      ]);
      await memory.replace(collection("a", { version: "2", penalty: 3, priority: 100, use: "mt" }), [
        unit("Other words entirely here.", "Басқа сөздер."),
      ]);
      expect(await one(memory, query(DECREE))).toEqual([]);
      expect(await one(memory, query(DECREE, { lang: "ru" }))).toEqual([]);
      expect((await one(memory, query("Other words entirely here.")))[0]?.score).toBe(82);
      expect(await memory.collections()).toEqual([{ name: "a", version: "2", penalty: 3, priority: 100, use: "mt" }]);
    });

    test("fuzzy matches follow every replace and remove", async () => {
      const memory = await opened();
      const near = query("The president signed the law on Monday.");
      for (const target of ["бір", "екі", "үш"]) {
        await memory.replace(collection("a"), [unit(DECREE, target)]);
        expect((await one(memory, near)).map(({ unit: { target: found } }) => plainText(found))).toEqual([target]);
      }
      await memory.replace(collection("b"), [unit(DECREE, "төрт")]);
      expect(await one(memory, near)).toHaveLength(2);
      await memory.remove(["a", "no such collection"]);
      expect(await one(memory, near)).toHaveLength(1);
      expect((await memory.collections()).map(({ name: left }) => left)).toEqual(["b"]);
    });

    test("units without source or target are not kept", async () => {
      const memory = await opened();
      await memory.replace(collection("a"), [unit(DECREE, ""), unit("", DECREE_KK)]);
      expect(await one(memory, query(DECREE))).toEqual([]);
      expect(await one(memory, query(""))).toEqual([]);
    });

    test("the digest of a language changes with what can be found, and with nothing else", async () => {
      const memory = await opened();
      const units = [unit(DECREE, DECREE_KK), unit("Kandas", "қандас")];
      await memory.replace(collection("a"), units);
      const first = await memory.digest("kk");
      const same = async (): Promise<void> => expect(await memory.digest("kk")).toBe(first);
      await memory.replace(collection("a", { version: "2" }), units.toReversed());
      await same();
      await memory.replace(collection("b"), [unit(DECREE, "Указ", { lang: "ru" })]);
      await same();
      expect(await memory.digest("kk-KZ")).toBe(first);
      const others = [
        [collection("a"), units.slice(1)],
        [collection("a", { penalty: 1 }), units],
        [collection("a", { priority: 1 }), units],
        [collection("a", { use: "mt" }), units],
        [collection("a"), [...units, unit("Kandas", "Қандас")]],
        [collection("a"), [unit(DECREE, DECREE_KK, { state: "final" }), unit("Kandas", "қандас")]],
      ] as const;
      const digests = new Set([first]);
      for (const [changed, itsUnits] of others) {
        await memory.replace(changed, itsUnits);
        digests.add(await memory.digest("kk"));
      }
      expect(digests.size).toBe(7);
      await memory.replace(collection("a"), units);
      await same();
    });

    test("a limit cuts the list and changes nothing else", async () => {
      const memory = await opened();
      const days = ["Monday", "Tuesday", "Friday", "Sunday", "Saturday", "5 May", "monday"];
      await memory.replace(
        collection("a"),
        days.map((day) => unit(DECREE.replace("Monday", day), day)),
      );
      const all = (await memory.lookup([query(DECREE)], { threshold: 50, limit: 100 }))[0] ?? [];
      expect(all).toHaveLength(7);
      for (const limit of [0, 1, 2, 3, 6])
        expect(await memory.lookup([query(DECREE)], { threshold: 50, limit })).toEqual([all.slice(0, limit)]);
    });

    test("queries into several languages are answered in their order", async () => {
      const memory = await opened();
      await memory.replace(collection("a"), [
        unit(DECREE, DECREE_KK),
        unit(DECREE, "Президент подписал указ в понедельник.", { lang: "ru" }),
        unit("Жарлыққа қол қойылды.", "Указ подписан.", { sourceLang: "kk", lang: "ru" }),
      ]);
      const found = await memory.lookup(
        [query(DECREE, { lang: "ru" }), query("Жарлыққа қол қойылды", { sourceLang: "kk", lang: "ru" }), query(DECREE)],
        OPTIONS,
      );
      expect(found.map(([best]) => best?.unit.target)).toEqual([
        runs("Президент подписал указ в понедельник."),
        runs("Указ подписан."),
        runs(DECREE_KK),
      ]);
    });
  });
}
