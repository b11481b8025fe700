import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/core/model.ts";
import type { Format } from "../../src/formats/format.ts";
import { formats } from "../../src/formats/index.ts";
import { codeAround, editOf, runsOf, translated } from "./documents.ts";

const FIXTURES = join(import.meta.dirname, "..", "fixtures", "formats");
const FRONT_MATTER = ["title", "description", "summary"];

const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Formats in which no notice can stand. */
const WITHOUT_NOTICE = new Set(["i18next-json"]);

const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  "as it stands": (text) => text,
  "with a byte-order mark": (text) => `\uFEFF${text}`,
  "with CRLF": (text) => text.replaceAll("\n", "\r\n"),
  "with CR": (text) => text.replaceAll("\n", "\r"),
  "without a final newline": (text) => text.trimEnd(),
  "with blanks at its end": (text) => `${text}\n \n\t`,
};

function fixturesOf(format: Format): readonly string[] {
  try {
    return readdirSync(join(FIXTURES, format.name)).map((name) => join(FIXTURES, format.name, name));
  } catch {
    return [];
  }
}

function parse(format: Format, path: string, text: string): Article {
  return format.parse(encode(text), { path: basename(path), lang: "en", frontMatter: FRONT_MATTER });
}

test("every file of fixtures belongs to a listed format", () => {
  expect(readdirSync(FIXTURES).toSorted()).toEqual(formats.map(({ name }) => name).toSorted());
});

describe.each(formats)("the format $name", (format) => {
  const paths = fixturesOf(format);

  test("has fixtures with its extensions", () => {
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(format.extensions.some((extension) => path.endsWith(extension))).toBe(true);
  });

  describe.each(paths.map((path) => [basename(path), path] as const))("%s", (_name, path) => {
    const source = decode(readFileSync(path));

    test.each(Object.entries(VARIANTS))("renders to the same bytes %s", (_variant, change) => {
      const text = change(source);
      const article = parse(format, path, text);
      expect(article.text).toBe(text);
      expect(decode(format.render(article, []))).toBe(text);
    });

    test.each(Object.entries(VARIANTS))(
      "renders to the same bytes with every unit translated by itself, %s",
      (_variant, change) => {
        const text = change(source);
        const article = parse(format, path, text);
        expect(article.units.length).toBeGreaterThan(2);
        const edits = article.units.map((unit, index) => editOf(index, unit, runsOf(unit)));
        expect(decode(format.render(article, edits))).toBe(text);
      },
    );

    test("has as many units in every variant", () => {
      const counts = Object.values(VARIANTS).map((change) => parse(format, path, change(source)).units.length);
      expect(new Set(counts).size).toBe(1);
    });

    test("has units in order, each tiled by its pieces, behind the one before or in one of its codes", () => {
      const article = parse(format, path, source);
      let end = 0;
      for (const unit of article.units) {
        if (unit.start < end) expect(codeAround(article, unit)).toBe(true);
        let at = unit.start;
        for (const piece of unit.pieces) {
          expect(piece.start).toBe(at);
          expect(piece.end).toBeGreaterThan(piece.start);
          if (piece.kind === "code") expect(piece.code.data).toBe(article.text.slice(piece.start, piece.end));
          at = piece.end;
        }
        expect(at).toBe(unit.end);
        end = Math.max(end, unit.end);
      }
    });

    test("changes nothing outside the units when they are translated", () => {
      const article = parse(format, path, source);
      const rendered = decode(
        format.render(
          article,
          translated(article, (text) => text.replace(/\p{L}+/gu, "Сөз")),
        ),
      );
      const again = parse(format, path, rendered);
      expect(skeletonOf(again)).toBe(skeletonOf(article));
      expect(again.units.length).toBe(article.units.length);
    });

    test("keeps the source where it falls back, and reads it again", () => {
      const article = parse(format, path, source);
      const edits = article.units.map(({ start, end }, unit) => ({
        unit,
        start,
        end,
        content: { kind: "fallback" as const },
      }));
      const rendered = decode(format.render(article, edits));
      for (const unit of article.units.filter(({ pieces }) => pieces.every(({ kind }) => kind === "text")))
        expect(rendered).toContain(article.text.slice(unit.start, unit.end));
    });

    test.skipIf(WITHOUT_NOTICE.has(format.name))("carries a notice and its body unchanged", () => {
      const article = parse(format, path, source);
      const frame = { lang: "kk", sourceLang: "en", frontMatter: {}, notice: "Машиналық аударма * [қараңыз] #1" };
      const rendered = decode(format.render(article, [], frame));
      expect(rendered).toContain("Машиналық аударма");
      expect(rendered.length).toBeGreaterThan(source.length);
      expect(rendered.endsWith(source.slice(-200))).toBe(true);
    });
  });
});

function skeletonOf(article: Article): string {
  const parts: string[] = [];
  let at = 0;
  for (const unit of article.units) {
    if (unit.start < at) continue;
    parts.push(article.text.slice(at, unit.start));
    at = unit.end;
  }
  return [...parts, article.text.slice(at)].join("⟦unit⟧");
}
