import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRates } from "../../src/config/rates.ts";
import { PAID_ROWS } from "../../src/core/match-grid.ts";
import { DEFAULT_WEIGHTS } from "../../src/core/rates.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/rates.schema.json", import.meta.url), "utf8"));
const PATH = "rates.yaml";

test("a file without weights has the default ones, and no price", async () => {
  expect(await parseRates("version: 1\n", PATH)).toEqual({ weights: DEFAULT_WEIGHTS });
});

test("a weight that is given is taken, and rows that follow another follow it", async () => {
  const text = `# the newsroom's rates
version: 1
weights:
  100: 0.25
  repetitions: 0.2
  95-99: 0.4
  internal-85-94: 0.6
pricePerWord: 15.5
currency: KZT
`;
  expect(await parseRates(text, PATH)).toEqual({
    weights: {
      ...DEFAULT_WEIGHTS,
      "100": 0.25,
      repetitions: 0.2,
      "cross-file-repetitions": 0.2,
      "95-99": 0.4,
      "internal-95-99": 0.4,
      "internal-85-94": 0.6,
    },
    pricePerWord: 15.5,
    currency: "KZT",
  });
});

test.each([
  ["", "E_RATES_VALUE", 1, 1],
  ["weights: {}\n", "E_RATES_MISSING", 1, 1],
  ["version: 2\n", "E_RATES_VALUE", 1, 10],
  ["version: 1\nweights:\n  94-99: 0.3\n", "E_RATES_KEY", 3, 3],
  ["version: 1\nweights:\n  100: 10%\n", "E_RATES_VALUE", 3, 8],
  ["version: 1\nweights:\n  100: 1.1\n", "E_RATES_VALUE", 3, 8],
  ["version: 1\nweights:\n  100: -0.1\n", "E_RATES_VALUE", 3, 8],
  ["version: 1\nweights:\n  100: 0.1234\n", "E_RATES_VALUE", 3, 8],
  ["version: 1\npricePerWord: .inf\n", "E_RATES_VALUE", 2, 15],
  ["version: 1\npricePerWord: .nan\n", "E_RATES_VALUE", 2, 15],
  ["version: 1\ncurrency: $\n", "E_RATES_VALUE", 2, 11],
  ["version: 1\nweights: [0.1]\n", "E_RATES_VALUE", 2, 10],
  ["version: 1\nweights: &a {}\n", "E_RATES_YAML", 2, 13],
  ["version: 1\nversion: 1\n", "E_RATES_YAML", 2, 1],
])("%j is %s at %i:%i", async (text, code, line, column) => {
  await expect(parseRates(text, PATH)).rejects.toMatchObject({ code, place: { path: PATH, line, column } });
});

test("the file in the documentation is valid and shows the default weights", async () => {
  const page = readFileSync(new URL("../../docs/analyze.md", import.meta.url), "utf8");
  const [, text = ""] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  expect(await parseRates(text, PATH)).toEqual({ weights: DEFAULT_WEIGHTS, pricePerWord: 0.06, currency: "USD" });
});

describe("the parser and the schema", () => {
  const known = async (document: unknown): Promise<readonly string[]> => {
    const problem = await parseRates(JSON.stringify(document), PATH).catch((error) => error);
    return String(problem.values.known).split(", ").toSorted();
  };

  test("know the same keys", async () => {
    expect(await known({ version: 1, "no such key": 1 })).toEqual(Object.keys(schema.properties).toSorted());
    expect(await known({ version: 1, weights: { "no such key": 1 } })).toEqual(
      Object.keys(schema.properties.weights.properties).toSorted(),
    );
    expect(Object.keys(schema.properties.weights.properties).toSorted()).toEqual([...PAID_ROWS].toSorted());
  });

  test("state the same defaults, where a row has one of its own", () => {
    const stated = Object.entries<{ default?: number }>(schema.properties.weights.properties);
    for (const [row, { default: value }] of stated)
      if (value !== undefined)
        expect([row, value]).toEqual([row, Object.entries(DEFAULT_WEIGHTS).find(([key]) => key === row)?.[1]]);
    expect(stated.filter(([, node]) => node.default === undefined).map(([row]) => row)).toEqual(
      PAID_ROWS.filter((row) => row.startsWith("internal-") || row === "cross-file-repetitions"),
    );
  });

  test("draw the same bounds", async () => {
    const { minimum, maximum } = schema.$defs.weight;
    const weight = (value: number) => parseRates(JSON.stringify({ version: 1, weights: { new: value } }), PATH);
    await expect(weight(minimum)).resolves.toBeDefined();
    await expect(weight(maximum)).resolves.toBeDefined();
    await expect(weight(schema.$defs.weight.multipleOf)).resolves.toBeDefined();
    await expect(weight(maximum + 0.001)).rejects.toMatchObject({ code: "E_RATES_VALUE" });
    const price = (value: number) => parseRates(JSON.stringify({ version: 1, pricePerWord: value }), PATH);
    await expect(price(schema.properties.pricePerWord.maximum)).resolves.toBeDefined();
    await expect(price(schema.properties.pricePerWord.maximum + 1)).rejects.toMatchObject({ code: "E_RATES_VALUE" });
  });

  test("every key of the schema is described", () => {
    const nodes = { ...schema.properties, ...schema.properties.weights.properties };
    for (const [key, node] of Object.entries<{ description?: string }>(nodes))
      expect([key, node.description]).toEqual([key, expect.any(String)]);
  });
});
