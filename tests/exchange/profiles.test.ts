import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Handover } from "../../src/exchange/handover.ts";
import { PROFILES, profileOptions } from "../../src/exchange/profiles.ts";
import { readXliff12, writeXliff12 } from "../../src/exchange/xliff-12.ts";

const FOLDER = new URL("../fixtures/exchange/", import.meta.url);
const HANDOVER: Handover = JSON.parse(readFileSync(new URL("kandas.handover.json", FOLDER), "utf8"));
const GENERIC = readFileSync(new URL("kandas.xlf", FOLDER), "utf8");

function targets(xml: string): readonly (string | undefined)[] {
  return (
    readXliff12(xml, "k.xlf")[0]?.units.map(({ target, state }) => (target === undefined ? undefined : state)) ?? []
  );
}

describe("each tool's file differs from the generic one only as the documentation says", () => {
  test("generic and memoQ: not at all", () => {
    for (const profile of ["generic", "memoq"] as const)
      expect(writeXliff12(HANDOVER, profileOptions(profile))).toBe(GENERIC);
  });

  test("Trados: languages have their region", () => {
    expect(writeXliff12(HANDOVER, profileOptions("trados"))).toBe(
      GENERIC.replace('source-language="en" target-language="kk"', 'source-language="en-US" target-language="kk-KZ"'),
    );
  });

  test.each(["omegat", "lokalise", "phrase"] as const)("%s: no target that a person has not done", (profile) => {
    const xml = writeXliff12(HANDOVER, profileOptions(profile));
    expect(targets(GENERIC)).toEqual(["final", "draft", "draft", undefined, "reviewed", "draft"]);
    expect(targets(xml)).toEqual(["final", undefined, undefined, undefined, "reviewed", undefined]);
    expect(xml.match(/<alt-trans/g)).toEqual(GENERIC.match(/<alt-trans/g));
  });

  test("OmegaT before 5.8: every target is its source, which reads back as no translation", () => {
    const xml = writeXliff12(HANDOVER, profileOptions("omegat", { omegatLegacy: true }));
    const units = [...xml.matchAll(/<source>(.*)<\/source>\n {10}<target state="needs-translation">(.*)<\/target>/g)];
    expect(units).toHaveLength(HANDOVER.units.length);
    for (const [, source, target] of units) expect(target).toBe(source);
    expect(targets(xml)).toEqual(Array(HANDOVER.units.length).fill(undefined));
  });
});

test("a project's own codes go before what a tool needs, and read back as the same languages", () => {
  for (const profile of PROFILES) {
    const { languageCode } = profileOptions(profile, { languageCodes: { kk: "kk-Cyrl-KZ" } });
    expect(languageCode("kk")).toBe("kk-Cyrl-KZ");
    expect(languageCode("ru")).toBe(profile === "trados" ? "ru-RU" : "ru");
  }
});
