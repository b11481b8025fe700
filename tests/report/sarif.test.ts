import { expect, test } from "vitest";
import { githubCommand } from "../../src/report/github-commands.ts";
import type { LocatedFinding } from "../../src/report/located-finding.ts";
import { sarifLog } from "../../src/report/sarif.ts";

const missing: LocatedFinding = {
  lang: "kk",
  article: "2026/news, 100%.md",
  id: "s0a1b2c3d4e5f",
  place: { path: "articles/2026/news, 100%.md", line: 3, column: 1 },
  end: { path: "articles/2026/news, 100%.md", line: 3, column: 29 },
  record: { path: "segments/kk/2026/news, 100%.md.json", line: 12 },
  finding: {
    check: "numbers",
    rule: "missing",
    severity: "warning",
    values: { number: "25,000" },
    inSource: { start: 0, end: 6 },
  },
  source: "25,000 people came.",
  target: "Көп адам келді.",
};
const doubled: LocatedFinding = {
  ...missing,
  finding: {
    check: "doubled-words",
    rule: "word",
    severity: "info",
    values: { found: "көп\nкөп\u202e" },
    at: { start: 0, end: 7 },
    fix: { start: 3, end: 7, text: "" },
  },
  waived: "It is meant.",
};

/**
 * What the schema of SARIF 2.1.0 (OASIS, sarif-schema-2.1.0.json) demands of the objects that we write: required
 * properties, the values of enumerations, and lower bounds of numbers.
 */
function demandSchema(log: Record<string, never>): void {
  const { version, runs } = log as unknown as { version: string; runs: readonly SarifRun[] };
  expect(version).toBe("2.1.0");
  for (const { tool, results, columnKind } of runs) {
    expect(["utf16CodeUnits", "unicodeCodePoints"]).toContain(columnKind);
    expect(tool.driver.name).not.toBe("");
    const ids = tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // GitHub's code scanning demands all three texts.
    for (const rule of tool.driver.rules)
      for (const { text } of [rule.shortDescription, rule.fullDescription, rule.help]) expect(text).not.toBe("");
    for (const result of results) {
      expect(["none", "note", "warning", "error"]).toContain(result.level);
      expect(result.message.text).not.toBe("");
      expect(ids[result.ruleIndex]).toBe(result.ruleId);
      for (const { physicalLocation } of [...result.locations, ...result.relatedLocations]) {
        // `uri` has the format `uri-reference`.
        expect(physicalLocation.artifactLocation.uri).toMatch(/^(?:[\w.~!$&'()*+,;=:@/-]|%[\dA-F]{2})+$/);
        for (const value of Object.values(physicalLocation.region ?? {})) expect(value).toBeGreaterThanOrEqual(1);
      }
      for (const { kind } of result.suppressions ?? []) expect(["inSource", "external"]).toContain(kind);
      for (const print of Object.values(result.partialFingerprints)) expect(print).toMatch(/^[\da-f]{32}$/);
    }
  }
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: Readonly<Record<string, number>>;
  };
}

interface SarifRun {
  readonly columnKind: string;
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly rules: readonly {
        id: string;
        shortDescription: { text: string };
        fullDescription: { text: string };
        help: { text: string };
      }[];
    };
  };
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly Location[];
    readonly relatedLocations: readonly Location[];
    readonly suppressions?: readonly { readonly kind: string }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }[];
}

test("a SARIF log has the shape that the standard demands, places by line and column, and waivers as suppressions", () => {
  const text = sarifLog([missing, doubled]);
  const log = JSON.parse(text);
  demandSchema(log);
  const [first, second] = log.runs[0].results;
  expect(first).toMatchObject({
    ruleId: "numbers.missing",
    level: "warning",
    message: { text: "The number 25,000 of the source is missing." },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "articles/2026/news%2C%20100%25.md" },
          region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 29 },
        },
        logicalLocations: [{ name: "s0a1b2c3d4e5f" }],
      },
    ],
  });
  expect(first.suppressions).toBeUndefined();
  expect(second).toMatchObject({ level: "note", suppressions: [{ kind: "external", justification: "It is meant." }] });
  expect(text).not.toContain("\u202e");
  demandSchema(JSON.parse(sarifLog([])));
});

test("a finding keeps its fingerprint when its article grows above it", () => {
  const print = (one: LocatedFinding): unknown => JSON.parse(sarifLog([one])).runs[0].results[0].partialFingerprints;
  const moved = { ...missing, place: { ...missing.place, line: 9 }, end: { ...missing.end, line: 9 } };
  expect(print(moved)).toEqual(print(missing));
  expect(print(doubled)).not.toEqual(print(missing));
});

test("no text of an article can end or forge a workflow command", () => {
  const line = githubCommand(doubled);
  expect(line).toMatch(
    /^::notice file=articles\/2026\/news%2C 100%25\.md,line=3,col=1,endLine=3,endColumn=29,title=kk s0a1b2c3d4e5f doubled-words\.word::/,
  );
  expect(line).not.toMatch(/[\n\r\u202e]/);
});

test("a segment over several lines has no columns, which GitHub refuses", () => {
  const line = githubCommand({ ...missing, end: { ...missing.end, line: 5 } });
  expect(line).toContain(",endLine=5,title=");
});
