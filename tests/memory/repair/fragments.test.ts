import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { normaliseText } from "../../../src/core/normalise.ts";
import { plainText } from "../../../src/core/runs.ts";
import { openMemory } from "../../../src/memory/index.ts";
import { fragmentsOf } from "../../../src/memory/repair/fragments.ts";
import { collection, query, unit } from "../units.ts";

const units = [
  unit("Ministry of Foreign Affairs", "Сыртқы істер министрлігі"),
  unit("Foreign Affairs", "сыртқы істер"),
  unit("the new decree", "жаңа жарлық"),
  unit("declined to comment.", "түсініктеме беруден бас тартты."),
  unit("comment", "түсініктеме"),
  unit("4.8 %", "4,8 %"),
];

async function found(text: string, known = units): Promise<readonly string[]> {
  const memory = await openMemory(":memory:");
  onTestFinished(() => memory.close());
  await memory.replace(collection("memory/terms.tmx"), known);
  const [contained = []] = await memory.contained([query(text)]);
  const fragments = fragmentsOf(normaliseText(text), contained);
  return fragments.map(({ text: part, unit: of }) => `${part} → ${plainText(of.target)}`);
}

test("the longest remembered parts are offered, without overlaps, longest first", async () => {
  expect(await found("The Ministry of Foreign Affairs declined to comment on the new decree.")).toEqual([
    "Ministry of Foreign Affairs → Сыртқы істер министрлігі",
    "declined to comment → түсініктеме беруден бас тартты.",
    "the new decree → жаңа жарлық",
  ]);
});

test("a part inside a word, a single word, or numbers and marks alone are no fragments", async () => {
  expect(await found("The new decrees drew comment: growth of 4.8 % a year.")).toEqual([]);
});

test("a text that is remembered whole has no fragment that is itself", async () => {
  expect(await found("Ministry of Foreign Affairs")).toEqual(["Foreign Affairs → сыртқы істер"]);
});

test("the part is told as the query writes it", async () => {
  expect((await found("THE NEW  DECREE, they say"))[0]).toBe("THE NEW DECREE → жаңа жарлық");
});

test("nothing is found in an empty text or beside an empty memory", async () => {
  expect(await found("")).toEqual([]);
  expect(await found("the new decree is out", [])).toEqual([]);
});

test("just the units are contained whose tokens stand in the text side by side", async () => {
  const memory = await openMemory(":memory:");
  onTestFinished(() => memory.close());
  const word = fc.constantFrom("жаңа", "жарлық", "шықты", ".", "4.8", "%");
  const text = (maxLength: number) => fc.array(word, { minLength: 1, maxLength }).map((words) => words.join(" "));
  await fc.assert(
    fc.asyncProperty(fc.array(text(14), { maxLength: 10 }), text(20), async (sources, asked) => {
      const known = [...new Set(sources)];
      await memory.replace(
        collection("m"),
        known.map((source) => unit(source, source)),
      );
      const [contained = []] = await memory.contained([query(asked)]);
      const expected = known.flatMap((source) => {
        const whole = source.split(" ");
        const tokens = whole.length > 1 && whole.at(-1) === "." ? whole.slice(0, -1) : whole;
        if (tokens.length < 2 || tokens.length > 12) return [];
        const places = asked.split(" ").map((_, at, all) => all.slice(at, at + tokens.length).join(" "));
        return places.flatMap((place, at) => (place === tokens.join(" ") ? [`${at} ${source}`] : []));
      });
      expect(contained.map(({ from, unit: of }) => `${from} ${plainText(of.source)}`).sort()).toEqual(expected.sort());
    }),
    { numRuns: 200 },
  );
});
