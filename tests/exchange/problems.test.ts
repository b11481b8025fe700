import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exchangeProblems } from "../../src/report/problems/exchange.ts";

test("every problem of this folder has its sentence and hint, and no sentence is left without its problem", () => {
  const folder = new URL("../../src/exchange/", import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(new URL(file, folder), "utf8"));
  const raised = new Set(sources.flatMap((source) => source.match(/(?<=Problem\(\s*")E_[A-Z_0-9]+/g) ?? []));
  expect(Object.keys(exchangeProblems).toSorted()).toEqual([...raised].toSorted());
});
