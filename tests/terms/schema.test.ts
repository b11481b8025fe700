import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseGlossary } from "../../src/terms/glossary.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/glossary.schema.json", import.meta.url), "utf8"));
const { term, rendering, form } = schema.$defs;

async function knownKeys(document: unknown): Promise<readonly string[]> {
  const problem = await parseGlossary(JSON.stringify(document), "glossary.yaml", ["kk", "ru"]).catch((error) => error);
  return String(problem.values.known).split(", ").toSorted();
}

test("the parser and the schema know the same keys", async () => {
  const bad = { "no such key": 1 };
  expect(await knownKeys({ version: 1, terms: [], ...bad })).toEqual(Object.keys(schema.properties).toSorted());
  expect(await knownKeys({ version: 1, terms: [bad] })).toEqual(
    [...Object.keys(term.properties), "kk", "ru"].toSorted(),
  );
  expect(
    await knownKeys({ version: 1, terms: [{ id: "a", source: "A", certainty: "A", kk: { term: "а", ...bad } }] }),
  ).toEqual(Object.keys(rendering.properties).toSorted());
});

test("the parser and the schema ask for the same keys", async () => {
  const whole = { id: "a", source: "A", certainty: "A", kk: { term: "а" } };
  for (const key of term.required) {
    const text = JSON.stringify({ version: 1, terms: [{ ...whole, [key]: undefined }] });
    await expect(parseGlossary(text, "g.yaml", ["kk"])).rejects.toMatchObject({
      code: "E_GLOSSARY_MISSING",
      values: { key },
    });
  }
  await expect(parseGlossary(JSON.stringify({ version: 1, terms: [whole] }), "g.yaml", ["kk"])).resolves.toBeDefined();
});

test("the parser and the schema draw the same length", async () => {
  const text = (length: number): string =>
    JSON.stringify({ version: 1, terms: [{ id: "a", source: "a".repeat(length), certainty: "A", kk: { term: "а" } }] });
  await expect(parseGlossary(text(form.maxLength), "g.yaml", ["kk"])).resolves.toBeDefined();
  await expect(parseGlossary(text(form.maxLength + 1), "g.yaml", ["kk"])).rejects.toMatchObject({
    code: "E_GLOSSARY_SHAPE",
  });
});

test("the schema's pattern for languages leaves the key id to the id", () => {
  const pattern = new RegExp(Object.keys(term.patternProperties)[0] ?? "");
  expect(["kk", "ru", "kk-Arab", "id-ID", "id", "source", "note"].filter((key) => pattern.test(key))).toEqual([
    "kk",
    "ru",
    "kk-Arab",
    "id-ID",
  ]);
});

test.each(["а\nб", "...", "О.К. (клуб)", "а\u0000"])(
  "the parser and the schema agree on the form %j",
  async (written) => {
    const text = JSON.stringify({
      version: 1,
      terms: [{ id: "a", source: "A", certainty: "A", kk: { term: written } }],
    });
    const isRead = await parseGlossary(text, "g.yaml", ["kk"]).then(
      () => true,
      () => false,
    );
    expect(isRead).toBe(new RegExp(form.pattern, "u").test(written));
  },
);
