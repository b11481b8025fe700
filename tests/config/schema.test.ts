import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { defaultConfig, parseConfig } from "../../src/config/config.ts";
import { Problem } from "../../src/core/problem.ts";
import { said } from "../report/said.ts";

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
}

const schema: JsonSchema = JSON.parse(
  readFileSync(new URL("../../schema/translate.config.schema.json", import.meta.url), "utf8"),
);

/** Maps of the schema by path; the items of a list stand at `[]`. */
function* maps(node: JsonSchema, path: readonly string[] = []): Generator<readonly [readonly string[], JsonSchema]> {
  if (node.properties !== undefined) yield [path, node];
  for (const [key, child] of Object.entries(node.properties ?? {})) yield* maps(child, [...path, key]);
  if (node.items !== undefined) yield* maps(node.items, [...path, "[]"]);
}

function documentWith(path: readonly string[], value: unknown): string {
  return JSON.stringify(path.reduceRight((inner, key) => (key === "[]" ? [inner] : { [key]: inner }), value));
}

async function problemFor(text: string): Promise<Problem> {
  const problem = await parseConfig(text, "translate.config.yaml").catch((error: unknown) => error);
  if (problem instanceof Problem) return problem;
  throw new Error(`no problem with ${text}`);
}

test.each([...maps(schema)])("the parser and the schema know the same keys at %j", async (path, node) => {
  const problem = await problemFor(documentWith(path, { "no such key": 1, path: "m.tmx" }));
  expect(String(problem.values["known"]).split(", ").toSorted()).toEqual(Object.keys(node.properties ?? {}).toSorted());
});

test("the schema states the parser's defaults", () => {
  const defaultsOf = (node: JsonSchema): unknown =>
    node.properties === undefined
      ? node.default
      : Object.fromEntries(Object.entries(node.properties).map(([key, child]) => [key, defaultsOf(child)]));
  expect(JSON.parse(JSON.stringify(defaultsOf(schema)))).toEqual(defaultConfig);
});

const numbers = [...maps(schema)].flatMap(([path, node]) =>
  Object.entries(node.properties ?? {})
    .filter(([, child]) => child.type === "integer")
    .map(([key, child]) => [[...path, key], child] as const),
);

/** What an item of the list at `path` must have. */
function required(path: readonly string[]): object {
  return path.includes("limits") ? { per: "minute" } : { path: "m.tmx" };
}

test.each(numbers)("the parser and the schema draw the same bounds at %j", async (path, node) => {
  const [least, most] = [node.minimum ?? 0, node.maximum ?? 0];
  const around = (value: number): string =>
    path.at(-2) === "[]"
      ? documentWith(path.slice(0, -1), { ...required(path), [path.at(-1) ?? ""]: value })
      : documentWith(path, value);
  for (const value of [least - 1, most + 1]) {
    expect((await problemFor(around(value))).values["expected"]).toEqual(said(`integer ${least}–${most}`));
  }
  for (const value of [least, most]) await expect(parseConfig(around(value), "c.yaml")).resolves.toBeDefined();
});

test("the parser and the schema know the same engines", async () => {
  const problem = await problemFor("engine: { name: '?' }");
  const names = schema.properties?.["engine"]?.properties?.["name"]?.enum;
  expect(problem.values["expected"]).toBe(names?.join(" | "));
});

test("every key of the schema is described", () => {
  const undescribed = [...maps(schema)].flatMap(([path, node]) =>
    Object.entries(node.properties ?? {})
      .filter(([, child]) => child.description === undefined)
      .map(([key]) => [...path, key].join(".")),
  );
  expect(undescribed).toEqual([]);
});
