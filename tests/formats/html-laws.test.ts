import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Edit, Run } from "../../src/core/model.ts";
import { Problem } from "../../src/core/problem.ts";
import { oneLine } from "../../src/formats/one-line.ts";
import { segmentUnit } from "../../src/segmentation/index.ts";
import { editOf, marked, runsOf } from "./documents.ts";
import { hostileTarget, htmlText, parseHtmlText, renderedHtml } from "./html-documents.ts";

test("any text comes back byte for byte, untranslated and with every segment translated by itself", () => {
  fc.assert(
    fc.property(htmlText, (text) => {
      const article = parseHtmlText(text);
      expect(renderedHtml(article, [])).toBe(text);
      const edits = article.units.flatMap((unit, index) =>
        segmentUnit(unit, "en").map(
          ({ start, end, source }): Edit => ({ unit: index, start, end, content: { kind: "target", runs: source } }),
        ),
      );
      expect(renderedHtml(article, edits)).toBe(text);
    }),
    { numRuns: 5000 },
  );
});

test("pieces tile their unit; a unit lies behind the one before, or whole inside one of its codes", () => {
  fc.assert(
    fc.property(htmlText, (text) => {
      let host = { end: 0, codes: [] as readonly { start: number; end: number }[] };
      let end = 0;
      for (const unit of parseHtmlText(text).units) {
        const isInner = host.codes.some((code) => code.start <= unit.start && unit.end <= code.end);
        expect(unit.start).toBeGreaterThanOrEqual(isInner ? 0 : host.end);
        if (isInner) expect(["attribute", "front-matter"]).toContain(unit.kind);
        else host = { end: unit.end, codes: unit.pieces.filter(({ kind }) => kind === "code") };
        end = unit.start;
        for (const piece of unit.pieces) {
          expect(piece.start).toBe(end);
          expect(piece.end).toBeGreaterThan(end);
          end = piece.end;
        }
        expect(unit.end).toBe(end);
      }
    }),
    { numRuns: 3000 },
  );
});

test("any target in any text is read back as it was meant, or is refused as a Problem", () => {
  fc.assert(
    fc.property(htmlText, hostileTarget, fc.nat(), (text, target, choice) => {
      const article = parseHtmlText(text);
      const index = choice % Math.max(article.units.length, 1);
      const unit = article.units[index];
      if (unit === undefined) return;
      const runs = runsOf(unit).map(
        (run): Run => (run.kind === "code" ? run : { kind: "text", text: `с ${target} с` }),
      );
      try {
        renderedHtml(article, [editOf(index, unit, runs)]);
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
      }
    }),
    { numRuns: 3000 },
  );
});

test("any text whose codes move, lose their partner or fall back still reads as it was meant, or is refused", () => {
  fc.assert(
    fc.property(htmlText, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (text, choices) => {
      const article = parseHtmlText(text);
      const edits = article.units.map((unit, index): Edit => {
        const choice = (choices[index % 8] ?? 0) % 4;
        const { start, end } = unit;
        if (choice === 0) return { unit: index, start, end, content: { kind: "fallback" } };
        const runs = [...runsOf(unit)];
        const moved =
          choice === 1 ? runs.toReversed() : choice === 2 ? runs.slice(1) : [...runs.slice(1), ...runs.slice(0, 1)];
        return index % 2 === 0 ? editOf(index, unit, moved) : marked(editOf(index, unit, moved));
      });
      try {
        renderedHtml(article, edits, { lang: "kk", sourceLang: "en", frontMatter: {}, notice: "Машиналық аударма" });
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
      }
    }),
    { numRuns: 3000 },
  );
});

// What breaks out of SVG or MathML would take brackets along into it: refused, and then nothing is written in the unit.
const closedText = htmlText.filter((text) => !/<(?:svg|math)/.test(text));

test("a text that falls back as a whole reads as before", () => {
  fc.assert(
    fc.property(closedText, (text) => {
      const article = parseHtmlText(text);
      const edits = article.units.map(
        ({ start, end }, unit): Edit => ({ unit, start, end, content: { kind: "fallback" } }),
      );
      renderedHtml(article, edits);
    }),
    { numRuns: 3000 },
  );
});

const CHANNELS: readonly (readonly [string, string])[] = [
  ["text", "<p>Few people stop.</p>"],
  ["text before a code", "<p>Few <b>people</b> stop.<br>Many</p>"],
  ["a title", "<title>Few people stop</title>"],
  ["a value in double quotes", '<img alt="Few people">'],
  ["a value in single quotes", "<img alt='Few people'>"],
  ["a value without quotes", "<img alt=Few src=a.jpg>"],
  ["a description", '<meta name="description" content="Few people stop.">'],
];

describe("no target becomes markup: any text reads back unchanged in", () => {
  test.each(CHANNELS)("%s", (_channel, source) => {
    const article = parseHtmlText(source);
    fc.assert(
      fc.property(hostileTarget, (target) => {
        for (const text of [`${target} сөз`, `Сөз ${target}`, `Сөз${target}Сөз`]) {
          const edits = article.units.map((unit, index) => {
            const codes = runsOf(unit).filter(({ kind }) => kind === "code");
            return editOf(index, unit, [{ kind: "text", text }, ...codes]);
          });
          const again = parseHtmlText(renderedHtml(article, edits));
          expect(again.units.map(({ kind }) => kind)).toEqual(article.units.map(({ kind }) => kind));
          const shown = runsOf(again.units[0]!).map((run) => (run.kind === "text" ? run.text : ""));
          expect(shown.join("").replace(/\s+/g, "")).toBe(oneLine(text).replace(/\s+/g, ""));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
