import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Runs, Target } from "../../src/core/model.ts";
import { STATES } from "../../src/core/model.ts";
import { Problem } from "../../src/core/problem.ts";
import { joinRuns, textRuns } from "../../src/core/runs.ts";
import {
  formatSourceRecord,
  formatTargetRecord,
  parseSourceRecord,
  parseTargetRecord,
  targetFromJson,
  targetToJson,
} from "../../src/record/json.ts";
import type { SourceRecord } from "../../src/record/record.ts";
import { AT, drafted, edited, engine, linked, source } from "./sample.ts";

const EDITOR = { by: "translator", at: "2026-01-15T10:00:00Z" };
const PATH = "segments/kk/picket.md.json";

const full: Target = {
  id: "s9",
  source: linked,
  target: linked,
  state: "reviewed",
  stale: true,
  locked: true,
  onlyHere: true,
  origin: {
    kind: "memory",
    match: "context",
    score: 101,
    memory: "memory/a.tmx",
    penalties: [{ reason: "x", points: 1 }],
  },
  by: "dana",
  at: AT,
  raw: source,
  rejected: source,
  proposal: { source: linked, target: linked, origin: engine, at: AT },
  previous: { source, target: source },
  notes: ["Is this the gate?"],
  waivers: [{ check: "numbers", reason: "a quotation", by: "dana", at: AT }],
};

async function reread(...segments: readonly Target[]): Promise<readonly Target[]> {
  return (await parseTargetRecord(formatTargetRecord({ segments }), PATH, EDITOR)).segments;
}

async function problemOf(json: string, parse: typeof parseSourceRecord = parseSourceRecord): Promise<Problem> {
  const error = await parse(json, PATH).catch((reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error(`no Problem: ${String(error)}`);
  return error;
}

describe("what was written is read again", () => {
  test("every field of a target, and none that it has not", async () => {
    expect(await reread(full, drafted, edited)).toStrictEqual([full, drafted, edited]);
    expect(targetFromJson(JSON.parse(JSON.stringify(targetToJson(full))))).toStrictEqual(full);
  });

  const text = fc.string({ unit: "binary", maxLength: 12 });
  const run = fc.oneof(
    text.map((value) => ({ kind: "text" as const, text: value })),
    fc
      .record(
        {
          id: fc.constantFrom("1", "2", "__proto__"),
          type: fc.constantFrom("open" as const, "close" as const, "standalone" as const),
          name: fc.constantFrom("link", "bold", "markup"),
          data: text,
        },
        { noNullPrototype: true },
      )
      .map((code) => ({ kind: "code" as const, code })),
  );
  const runs: fc.Arbitrary<Runs> = fc.array(run, { maxLength: 6 }).map(joinRuns);
  const filled = runs.filter((value) => value.length > 0);

  test("law 1: any target, whatever stands in its text", async () => {
    await fc.assert(
      fc.asyncProperty(runs, filled, fc.constantFrom(...STATES.slice(1)), async (from, to, state) => {
        const target: Target = { ...drafted, source: from, target: to, state };
        expect(await reread(target)).toStrictEqual([target]);
      }),
    );
  });

  test("any source record, and its bytes are the same again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(runs, { maxLength: 5 }), async (sources) => {
        const segments = sources.map((one, index) => ({ id: `s${index}`, kind: "heading" as const, source: one }));
        const record: SourceRecord = { segmentation: "3", segments };
        const json = formatSourceRecord(record);
        expect(await parseSourceRecord(json, PATH)).toStrictEqual(record);
        expect(formatSourceRecord(await parseSourceRecord(json, PATH))).toBe(json);
      }),
    );
  });

  test("one key stands on a line, and the file ends with a line break", () => {
    const lines = formatTargetRecord({ segments: [drafted] }).split("\n");
    expect(lines.filter((line) => line.includes('"target"'))).toEqual(['      "target": "Ешкім шықпайды.",']);
    expect(lines.at(-1)).toBe("");
  });
});

describe("who wrote a target", () => {
  async function afterEdit(target: Target, edit: (json: string) => string): Promise<Target | undefined> {
    return (await parseTargetRecord(edit(formatTargetRecord({ segments: [target] })), PATH, { ...EDITOR, by: "dana" }))
      .segments[0];
  }

  test("a machine's text that was edited in the file is the person's", async () => {
    const read = await afterEdit(drafted, (json) => json.replace("шықпайды", "шығар емес"));
    expect(read).toMatchObject({ state: "edited", origin: { kind: "person" }, by: "dana" });
  });

  test("so is a text typed in where there was none, and one whose seal was taken out", async () => {
    const typed = (json: string): string => json.replace('"state"', '"target": "Ешкім жоқ.",\n      "state"');
    expect(await afterEdit({ id: "s1", source, state: "new" }, typed)).toMatchObject({ state: "edited", by: "dana" });
    const unsealed = (json: string): string => json.replace(/ *"seal": .*\n/, "");
    expect(await afterEdit(drafted, unsealed)).toMatchObject({ state: "edited", by: "dana" });
  });

  test.each(["edited", "reviewed", "final"])(
    "a state of %s set by hand counts, and the origin stays",
    async (state) => {
      const read = await afterEdit(drafted, (json) => json.replace('"draft"', `"${state}"`));
      expect(read).toMatchObject({ state, origin: engine });
    },
  );

  test("a change of anything but source and text breaks no seal", async () => {
    expect(await afterEdit(drafted, (json) => json.replace("general/nmt", "general/llm"))).toMatchObject({
      state: "draft",
    });
  });

  test("human work has no seal, and needs none", () => {
    expect(formatTargetRecord({ segments: [edited] })).not.toContain('"seal"');
    expect(formatTargetRecord({ segments: [drafted] })).toMatch(/"seal": "[0-9a-f]{8}"/);
  });

  test("a text that was taken out leaves a new segment; a joined one is empty by right", async () => {
    const emptied = (json: string): string => json.replace("Ешкім шықпайды.", "");
    expect(await afterEdit(drafted, emptied)).toStrictEqual({ id: "s1", source, state: "new" });
    const joined: Target = { ...edited, target: [], joined: true };
    expect(await reread(joined)).toStrictEqual([joined]);
  });
});

describe("a file that is no record is named with the place", () => {
  const valid = formatTargetRecord({ segments: [drafted, edited] });

  test.each([
    ["a merge conflict", valid.replace('  "segments"', '<<<<<<< ours\n  "segments"'), 3, 1],
    ["a comma too many", '{\n  "version": 1,\n}\n', 3, 1],
    ["an end too early", '{\n  "version": 1', 2, 15],
    ["nothing at all", "", 1, 1],
    ["a bare word", '{\n  "version": yes\n}\n', 2, 14],
  ])("%s", async (_what, json, line, column) => {
    expect(await problemOf(json)).toMatchObject({ code: "E_RECORD_JSON", place: { path: PATH, line, column } });
  });

  const targets: typeof parseSourceRecord = async (json, path) =>
    (await parseTargetRecord(json, path, EDITOR)) as unknown as SourceRecord; // only its Problem is looked at

  test.each([
    ["a state of another tool", valid.replace('"draft"', '"translated"'), "segments.0.state", 8],
    ["an id that is no id", valid.replace('"s2"', '"__proto__"'), "segments.1.id", 22],
    ["runs that are none", valid.replace('"Ешкім шықпайды."', "[5]"), "segments.0.target", 7],
    ["a newer version", valid.replace('"version": 1', '"version": 2'), "version", 2],
    ["a list", "[]", "version", 1],
    ["null", "null", "", 1],
  ])("%s", async (_what, json, key, line) => {
    expect(await problemOf(json, targets)).toMatchObject({
      code: "E_RECORD_SHAPE",
      values: { key },
      place: { path: PATH, line },
    });
  });

  test("keys that nobody knows are passed over, and no object's nature is changed by them", async () => {
    const json = valid.replace('"version": 1', '"version": 1,\n  "__proto__": { "polluted": true }');
    expect((await parseTargetRecord(json, PATH, EDITOR)).segments).toHaveLength(2);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

test("runs of one text are a string, and codes carry their name and markup", () => {
  const json = JSON.parse(formatTargetRecord({ segments: [{ id: "s1", source: linked, state: "new" }] }));
  expect(json.segments[0].source).toEqual([
    "See the ",
    { open: "1", name: "link", data: "[" },
    "decree",
    { close: "1", name: "link", data: "](/decree)" },
    ".",
  ]);
  expect(JSON.parse(formatTargetRecord({ segments: [drafted] })).segments[0].source).toBe("Nobody comes out.");
  expect(textRuns("")).toEqual([]);
});
