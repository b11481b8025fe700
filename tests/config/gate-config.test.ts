import { expect, test } from "vitest";
import { parseConfig } from "../../src/config/config.ts";
import { said } from "../report/said.ts";

async function publish(gate: string): Promise<object> {
  return (await parseConfig(`gates: { publish: ${gate} }`, "translate.config.yaml")).gates.publish;
}

test("a gate asks for nothing but what it names", async () => {
  expect((await parseConfig("", "c.yaml")).gates.publish).toStrictEqual({ findings: "none", below: "withhold" });
  expect((await parseConfig("gates: {}", "c.yaml")).gates.publish).toStrictEqual({
    findings: "none",
    below: "withhold",
  });
  expect(await publish("{ reviewed: 0, stale: 3 }")).toStrictEqual({
    reviewed: 0,
    stale: 3,
    findings: "none",
    below: "withhold",
  });
});

test.each([
  ["{ reviewed: 100.5 }", "integer 0–100"],
  ["{ maxUneditedMt: -1 }", "integer 0–100"],
  ["{ maxUneditedMtParagraph: '50 %' }", "integer 0–100"],
  ["{ stale: all }", "integer 0–1000000"],
  ["{ findings: info }", "error | warning | none"],
  ["{ below: hide }", "withhold | notice"],
])("%s is refused with what is expected", async (gate, expected) => {
  await expect(publish(gate)).rejects.toMatchObject({ code: "E_CONFIG_VALUE", values: { expected: said(expected) } });
});

test("a limit that is misspelt is refused, and not taken for none", async () => {
  await expect(publish("{ review: 80 }")).rejects.toMatchObject({ code: "E_CONFIG_KEY", values: { key: "review" } });
});
