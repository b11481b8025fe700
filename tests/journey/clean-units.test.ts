import { describe, expect, test } from "vitest";
import type { TranslationUnit } from "../../src/core/model.ts";
import { contentKey } from "../../src/core/normalise.ts";
import { textRuns } from "../../src/core/runs.ts";
import { CLEAN_RULES, cleaner } from "../../src/journey/clean-units.ts";
import type { KnownFile, MemoryKind } from "../../src/journey/known-units.ts";

type Given = Partial<Omit<TranslationUnit, "source" | "target">> & { readonly source: string; readonly target: string };

function file(kind: MemoryKind, lang: string, ...units: readonly Given[]): KnownFile {
  const known = units.map((given, index) => {
    const [source, target] = [textRuns(given.source), textRuns(given.target)];
    const unit: TranslationUnit = {
      sourceLang: "en",
      state: "edited",
      origin: "memory",
      ...given,
      lang,
      source,
      target,
    };
    return { unit, sourceKey: contentKey(source), place: { path: "memory/a.jsonl", line: index + 1 } };
  });
  return { kind, lang, path: "memory/a.jsonl", units: known, problems: [] };
}

function rulesOf(lang: string, given: Given): readonly string[] {
  return cleaner(CLEAN_RULES)(file("imported", lang, given)).map(({ rule, side }) => side ?? rule);
}

describe("what is wrong with one unit", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["kk", "The police watch.", "Полиция қарап тұр.", []],
    ["kk", "", "Полиция.", ["empty"]],
    ["kk", "The police watch.", "\u00A0", ["empty"]],
    ["kk", "Kazakhstan", "Kazakhstan", ["same"]],
    ["kk", "2026", "2026", []],
    ["kk", "The police watch.", "The police look on.", ["target"]],
    ["kk", "The police watch the families.", "Полиция наблюдает за семьями у ворот консульства в Алматы.", ["target"]],
    ["kk", "Полиция смотрит на семьи.", "Полиция отбасыларға қарап тұр.", ["source"]],
    ["ru", "The police watch the families.", "Полиция отбасыларға қарап тұр.", ["target"]],
    ["ru", "KTZ runs the railway.", "Железной дорогой управляет «Қазақстан темір жолы».", []],
    ["ru", "Open Firefox Sync settings", "Открыть настройки Firefox Sync", []],
    ["ru", "MyPaintBrush", "Кисть MyPaint", []],
    ["kk", "It has 12 gates.", "Онда 13 қақпа бар.", ["numbers"]],
    ["kk", "It costs 1,200 tenge.", "Ол 1 200 теңге тұрады.", []],
  ])("%s: %j → %j: %j", (lang, source, target, rules) => {
    expect(rulesOf(lang, { source, target })).toEqual(rules);
  });
});

describe("duplicates", () => {
  const gate = { source: "Families gather.", target: "Отбасылар жиналады." };
  const duplicates = (...files: readonly KnownFile[]): readonly string[] => {
    const clean = cleaner(["duplicate"]);
    return files.flatMap((each) => clean(each).map(({ known }) => `${each.kind} ${known.place.line}`));
  };

  test("of two lines with one pair the later one stays", () => {
    const older = { ...gate, at: "2024-01-01T00:00:00Z" };
    const newer = { ...gate, at: "2025-01-01T00:00:00Z" };
    expect(duplicates(file("imported", "kk", older, newer))).toEqual(["imported 1"]);
    expect(duplicates(file("imported", "kk", newer, older))).toEqual(["imported 2"]);
  });

  test("what the record says is a duplicate elsewhere, unless the surroundings are others", () => {
    const record = file("record", "kk", { ...gate, previousKey: "", nextKey: "beef" });
    expect(duplicates(record, file("imported", "kk", gate))).toEqual(["imported 1"]);
    expect(duplicates(record, file("superseded", "kk", { ...gate, previousKey: "", nextKey: "beef" }))).toEqual([
      "superseded 1",
    ]);
    expect(duplicates(record, file("imported", "kk", { ...gate, previousKey: "f00d" }))).toEqual([]);
  });

  test("repeated sentences of the record are none, nor is what another language or a memory brought along says", () => {
    expect(duplicates(file("record", "kk", gate, gate))).toEqual([]);
    expect(duplicates(file("imported", "kk", gate), file("imported", "ru", gate))).toEqual([]);
    expect(duplicates(file("imported", "kk", gate), file("file", "kk", gate))).toEqual([]);
    expect(duplicates(file("file", "kk", gate, gate))).toEqual(["file 2"]);
  });
});
