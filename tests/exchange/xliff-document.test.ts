import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Run, Runs } from "../../src/core/model.ts";
import { Problem } from "../../src/core/problem.ts";
import { codesOf, markedText, textRuns } from "../../src/core/runs.ts";
import { writeXliff12 } from "../../src/exchange/xliff-12.ts";
import { openXliffBytes } from "../../src/exchange/xliff-bytes.ts";
import { openXliff, type XliffEdit } from "../../src/exchange/xliff-document.ts";
import { handovers } from "./generated.ts";

const FOLDER = new URL("../fixtures/exchange/foreign/", import.meta.url);
const NAMES = readdirSync(FOLDER);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
const STUDIO = read("studio.sdlxliff");
const PHRASE = read("phrase.mxliff");
const SEGMENTS = read("segments-2.1.xlf");

function written(text: string, ...edits: readonly XliffEdit[]): string {
  return openXliff(text, "a.xlf").write(edits);
}

/** The lines that differ, `-` as they were and `+` as they are. */
function diff(before: string, after: string): readonly string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const cut = (lines: readonly string[]): readonly string[] => lines.slice(start, lines.length - end);
  return [...cut(old).map((line) => `-${line.trim()}`), ...cut(now).map((line) => `+${line.trim()}`)];
}

describe.each(NAMES)("%s", (name) => {
  const text = read(name);

  test("is written back as it is, in any encoding", () => {
    const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16, Buffer.from(utf16).swap16()])
      expect(Buffer.from(openXliffBytes(bytes, name).write([])).equals(bytes)).toBe(true);
    for (const line of ["\r\n", "\r"]) expect(written(text.replaceAll("\n", line))).toBe(text.replaceAll("\n", line));
  });

  test("an edit that says what stands already changes nothing", () => {
    const edits = openXliff(text, name).units.flatMap(({ target, state, approved }, unit): readonly XliffEdit[] =>
      target === undefined || target.length === 0
        ? []
        : [{ unit, target, state, ...(!name.includes("2.1") && { approved }) }],
    );
    const stated = edits.map(({ state, ...edit }) => edit);
    expect(written(text, ...stated)).toBe(text);
  });

  test("a changed target is all that changes, and changed back gives the same bytes", () => {
    openXliff(text, name).units.forEach(({ target, ranges, source }, unit) => {
      if (target === undefined || ranges.target === undefined || target.length === 0 || name === "phrase.mxliff")
        return;
      const after = written(text, { unit, target: source });
      const { from, to } = ranges.target;
      expect(after.startsWith(text.slice(0, from)) && after.endsWith(text.slice(to))).toBe(true);
      expect(openXliff(after, name).units[unit]?.target).toEqual(source);
      expect(written(after, { unit, target })).toBe(text);
    });
  });

  test("ranges cut out what they name", () => {
    for (const mark of ["", "\uFEFF"])
      for (const { ranges, target } of openXliff(mark + text, name).units) {
        const cut = (range?: { from: number; to: number }) => range && (mark + text).slice(range.from, range.to);
        if (target?.length === 1) expect(cut(ranges.target)).toContain(markedText(target));
        expect(cut(ranges.state) ?? "initial").toMatch(/^[a-z-]+$/);
      }
  });
});

describe("what a document says", () => {
  test("a cut unit gives its segments, matches and alternatives are no targets", () => {
    const told = (text: string) =>
      openXliff(text, "a.xlf").units.map(({ unit, segment, source, target }) =>
        [unit, segment, markedText(source), target && markedText(target)].filter((part) => part !== undefined),
      );
    expect(told(STUDIO)).toEqual([
      ["9a6e", "1", "They {5}hold{/5} photographs.", "Олар фотосурет {5}ұстап{/5} тұр."],
      ["9a6e", "2", "The police watch.", ""],
      ["77", "3", "Nobody comes {1/} out."],
    ]);
    expect(told(PHRASE)).toEqual([
      ["a:0", "Families gather at the gate.", "Отбасылар қақпа алдына жиналды."],
      ["a:1", "Nobody <i>comes out."],
    ]);
    expect(told(SEGMENTS)).toEqual([
      ["u1", "s1", "Families {1}gather{/1} at the gate.", "Отбасылар {1}жиналды{/1}."],
      ["u1", "s2", "They {2}hold{/2} {3/}photographs."],
    ]);
    expect(openXliff(SEGMENTS, "a.xlf")).toMatchObject({ version: "2.1", sourceLang: "en", lang: "kk" });
    expect(openXliff(STUDIO, "a.xlf")).toMatchObject({ version: "1.2", sourceLang: "en-US", lang: "kk-KZ" });
  });
});

describe("what is changed, and nothing else", () => {
  test("an absent target comes behind source, before a note, with the file's prefix", () => {
    expect(written(PHRASE, { unit: 1, target: textRuns("Ешкім <i>шықпайды."), state: "edited" })).toBe(
      PHRASE.replace(
        "comes out.</xlf:source>",
        '$&<xlf:target state="translated">Ешкім &lt;i&gt;шықпайды.</xlf:target>',
      ),
    );
  });

  test("an absent target of a cut unit comes behind seg-source, with its marks, on a line of its own", () => {
    const target: Runs = [{ kind: "text", text: "Ешкім " }, code(STUDIO, 2, 1), { kind: "text", text: "шықпайды." }];
    expect(diff(STUDIO, written(STUDIO, { unit: 2, target }))).toEqual([
      '+<target><mrk mtype="seg" mid="3">Ешкім <x id="1" />шықпайды.</mrk></target>',
    ]);
    const windows = STUDIO.replaceAll("\n", "\r\n");
    expect(written(windows, { unit: 2, target })).toBe(written(STUDIO, { unit: 2, target }).replaceAll("\n", "\r\n"));
  });

  test("a segment that is empty is filled where it stands", () => {
    expect(written(STUDIO, { unit: 1, target: textRuns("Полиция қарап тұр.") })).toBe(
      STUDIO.replace('mid="2"/>', 'mid="2">Полиция қарап тұр.</mrk>'),
    );
  });

  test("a state is written in the version's words, and what qualified the old one goes", () => {
    expect(diff(SEGMENTS, written(SEGMENTS, { unit: 0, state: "reviewed" }))).toEqual([
      '-<segment id="s1" state="initial" subState="my:mt">',
      '+<segment id="s1" state="reviewed">',
    ]);
    const qualified = PHRASE.replace("<xlf:target>", "<xlf:target state-qualifier='leveraged-mt' state='new' >");
    expect(written(qualified, { unit: 0, state: "final", approved: true })).toBe(
      qualified
        .replace(" state-qualifier='leveraged-mt' state='new' >", " state='final' >")
        .replace('m:locked="false">', 'm:locked="false" approved="yes">'),
    );
  });

  test("in XLIFF 2 an absent target comes with the state of its segment", () => {
    const source = openXliff(SEGMENTS, "a.xlf").units[1]!.source.filter((run) => run.kind === "code");
    const after = written(SEGMENTS, { unit: 1, target: [...textRuns("Фото "), ...source], state: "edited" });
    expect(diff(SEGMENTS, after).filter((line) => line.startsWith("+"))).toEqual([
      '+<segment id="s2" state="translated">',
      '+<source>They <sc id="2" dataRef="d1"/>hold<ec startRef="2" dataRef="d2"/> <ph id="3"/><mrk id="m1" type="term">photographs</mrk>.</source>',
      '+<target>Фото <sc id="2" dataRef="d1"/><ec startRef="2" dataRef="d2"/><ph id="3"/></target>',
    ]);
  });

  test("a character that XML cannot hold is refused in 1.2 and has its element in 2.x", () => {
    const target = textRuns("Фото\u0001");
    expect(problemOf(() => written(PHRASE, { unit: 0, target }))).toMatchObject({
      code: "E_XLIFF_CHARACTER",
      values: { id: "a:0", character: "U+0001" },
    });
    const after = written(SEGMENTS, { unit: 0, target });
    expect(after).toContain('<target>Фото<cp hex="0001"/></target>');
    expect(openXliff(after, "a.xlf").units[0]?.target).toEqual(target);
  });

  test("what an encoding does not have is written as a reference", () => {
    const head = '<?xml version="1.0" encoding="windows-1251"?>';
    const xml = `${head}<xliff version="1.2"><file original="a" source-language="en"><body><trans-unit id="1"><source>a</source><target>`;
    const end = "</target></trans-unit></body></file></xliff>";
    const bytes = Buffer.concat([Buffer.from(xml), Buffer.from([0xca, 0xe0]), Buffer.from(end)]);
    const document = openXliffBytes(bytes, "a.xlf");
    expect(document.units[0]?.target).toEqual(textRuns("Ка"));
    expect(Buffer.from(document.write([]))).toEqual(bytes);
    const after = Buffer.from(document.write([{ unit: 0, target: textRuns("Қа") }]));
    expect(after).toEqual(Buffer.concat([Buffer.from(`${xml}&#1178;`), Buffer.from([0xe0]), Buffer.from(end)]));
  });
});

describe("edits that cannot be made name the unit", () => {
  const open: Run = { kind: "code", code: { id: "5", type: "open", name: "", data: "<script>" } };
  test.each<[string, XliffEdit]>([
    ["a code that the source has not", { unit: 2, target: [open] }],
    ["a pair without its end", { unit: 0, target: [open] }],
    ["a state without a target", { unit: 2, state: "edited" }],
    ["a unit that is not there", { unit: 9, target: [] }],
  ])("%s", (_name, edit) => {
    expect(problemOf(() => written(STUDIO, edit))).toMatchObject({ code: "E_XLIFF_EDIT" });
  });

  test("markup comes from the file, never from the edit", () => {
    const close: Run = {
      kind: "code",
      code: { ...(open.kind === "code" && open.code), id: "5", type: "close", name: "", data: "" },
    };
    const after = written(STUDIO, { unit: 0, target: [open, ...textRuns("Олар"), close] });
    expect(after).toContain('mid="1"><g id="5">Олар</g></mrk>');
  });

  test.each([
    ["<html/>", "E_XML_ROOT"],
    ['<xliff version="3.0"/>', "E_XLIFF_VERSION"],
    ['<xliff version="1.2"/>', "E_XLIFF_NO_FILE"],
    ['<!DOCTYPE xliff><xliff version="1.2"/>', "E_XML_DOCTYPE"],
    ["<xliff", "E_XML"],
  ])("%s is refused as %s", (xml, code) => {
    expect(problemOf(() => openXliff(xml, "a.xlf"))).toMatchObject({ code, place: { path: "a.xlf" } });
  });
});

test("whatever is written into a target reads back, and all round it stays", () => {
  fc.assert(
    fc.property(handovers, fc.nat(), (handover, chosen) => {
      const text = writeXliff12(handover);
      const document = openXliff(text, "a.xlf");
      expect(document.write([])).toBe(text);
      if (document.units.length === 0) return;
      const unit = chosen % document.units.length;
      const { source, ranges, target } = document.units[unit]!;
      const after = document.write([{ unit, target: source }]);
      const back = openXliff(after, "a.xlf").units;
      expect(markedText(back[unit]?.target ?? [])).toBe(markedText(source));
      if (ranges.target === undefined) {
        const inserted = after.length - text.length;
        const start = firstDifference(text, after);
        expect(after.slice(0, start) + after.slice(start + inserted)).toBe(text);
      } else {
        expect(after.startsWith(text.slice(0, ranges.target.from))).toBe(true);
        expect(after.endsWith(text.slice(ranges.target.to))).toBe(true);
        // A code that has lost its markup in the file, or an end before its beginning, cannot be written back.
        if (codesOf(target ?? []).length > 0) return;
        expect(openXliff(after, "a.xlf").write([{ unit, target: target ?? [] }])).toBe(text);
      }
    }),
    { numRuns: 150 },
  );
});

test("whatever is done to a file, it is opened and written back as it is, or refused with its place", () => {
  const puts = fc.constantFrom("", "<", "&", "<g>", "</", "/>", '"', "<target/>", "<mrk mtype='seg'>", "<!--", "]]>");
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.nat(), fc.nat({ max: 60 }), puts, (name, at, cut, put) => {
      const text = read(name);
      const from = at % text.length;
      const damaged = text.slice(0, from) + put + text.slice(from + cut);
      try {
        const document = openXliff(damaged, "a.xlf");
        expect(document.write([])).toBe(damaged);
        document.units.forEach((_unit, unit) => {
          openXliff(document.write([{ unit, target: textRuns("Сөз") }]), "a.xlf");
        });
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
        expect((error as Problem).place?.path).toBe("a.xlf");
      }
    }),
    { numRuns: 500 },
  );
});

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function code(text: string, unit: number, index: number): Run {
  const found = openXliff(text, "a.xlf").units[unit]?.source.filter((run) => run.kind === "code")[index - 1];
  if (found === undefined) throw new Error(`no code ${index}`);
  return found;
}

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
