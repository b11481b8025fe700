import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Run } from "../../src/core/model.ts";
import { Problem } from "../../src/core/problem.ts";
import { joinRuns, plainText } from "../../src/core/runs.ts";
import { formats } from "../../src/formats/index.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { oneLine } from "../../src/formats/one-line.ts";
import { codeAround, documentOf, editOf, markdownText, marked, runsOf, targetText } from "./documents.ts";

const OPTIONS = { path: "a.md", lang: "en", frontMatter: ["title"] };
const MDX = { ...OPTIONS, path: "a.mdx" };
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

const SUBJECTS = [
  ...formats.map((format) => ({ name: format.name, format, options: OPTIONS })),
  { name: "mdx", format: markdown, options: MDX },
];

describe.each(SUBJECTS)("the format $name", ({ format, options }) => {
  const documents = markdownText.map((text) => documentOf(format.name, text));

  test("renders any text to the same bytes, untranslated and translated by itself", () => {
    fc.assert(
      fc.property(documents, (text) => {
        const article = format.parse(encode(text), options);
        expect(decode(format.render(article, []))).toBe(text);
        const edits = article.units.map((unit, index) => editOf(index, unit, runsOf(unit)));
        expect(decode(format.render(article, edits))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test("tiles the units of any text, in order, each behind the one before or in one of its codes", () => {
    fc.assert(
      fc.property(documents, (text) => {
        const article = format.parse(encode(text), options);
        let end = 0;
        for (const unit of article.units) {
          if (unit.start < end) expect(codeAround(article, unit)).toBe(true);
          let at = unit.start;
          for (const piece of unit.pieces) {
            expect(piece.start).toBe(at);
            expect(piece.end).toBeGreaterThan(at);
            at = piece.end;
          }
          expect(unit.end).toBe(at);
          end = Math.max(end, at);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("never corrupts a file: any target in any text, marked or not, reads back as meant, or is refused", () => {
    fc.assert(
      fc.property(documents, targetText, fc.nat(), fc.boolean(), (text, target, choice, isMarked) => {
        const article = format.parse(encode(text), options);
        const index = choice % Math.max(article.units.length, 1);
        const unit = article.units[index];
        if (unit === undefined) return;
        try {
          const edit = editOf(index, unit, [{ kind: "text", text: `Сөз ${target} сөз` }]);
          format.render(article, [isMarked ? marked(edit) : edit]);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const PLACES: readonly (readonly [string, string])[] = [
  ["a paragraph", "Few people stop."],
  ["a heading", "# Few people stop"],
  ["an underlined heading", "Few people stop\n==="],
  ["a list item", "- Few people stop.\n- Many do."],
  ["a quotation", "> Few people stop."],
  ["a table cell", "| Few | People |\n| --- | --- |\n| stop | here |"],
  ["a footnote", "Few.[^1]\n\n[^1]: People stop."],
  ["a caption", "![](a.jpg)\n*Few people stop.*"],
  ["an unquoted value", "---\ntitle: Few people stop\nx: y\n---\n"],
  ["a value in single quotes", "---\ntitle: 'Few people stop'\n---\n"],
  ["a value in double quotes", '---\ntitle: "Few people stop"\n---\n'],
  ["a value of TOML in double quotes", '+++\ntitle = "Few people stop"\n+++\n'],
  ["a value of TOML in single quotes", "+++\ntitle = 'Few people stop'\n+++\n"],
  ["an image's text", "![Few people stop](a.jpg)"],
  ["an image's text in a cell", "| ![Few people stop](a.jpg) |\n| --- |"],
  ["a title in double quotes", '[—](a "Few people stop")'],
  ["a title in single quotes", "[—](a 'Few people stop')"],
  ["a title in parentheses", "[—](a (Few people stop))"],
  ["a title in a cell", '| [—](a "Few people stop") |\n| --- |'],
  ["a definition's title", '[a]: b "Few people stop"'],
  ["an HTML block", "<div>Few people stop</div>"],
  ["a directive", ":::note\nFew people stop.\n:::"],
];

// In MDX an autolink is none, and raw HTML is JSX.
const MDX_PLACES = PLACES.filter(([place]) => place !== "an HTML block");

describe("any text is escaped so that Markdown reads it unchanged in", () => {
  test.each([
    ...PLACES.map(([place, source]) => [place, source, OPTIONS] as const),
    ...MDX_PLACES.map(([place, source]) => [`${place} of MDX`, source, MDX] as const),
  ])("%s", (_place, source, options) => {
    const article = markdown.parse(encode(source), options);
    fc.assert(
      fc.property(targetText, (target) => {
        // A word by itself is needed for there to be a unit; words at both ends would hide what the ends need.
        for (const text of [`${target} сөз`, `Сөз ${target}`, `${target} Сөз ${target}`, `${target} сөз`.trim()]) {
          const edits = article.units.map((unit, index) => editOf(index, unit, [{ kind: "text", text }]));
          const again = markdown.parse(markdown.render(article, edits), options);
          expect(again.units.map(({ kind }) => kind)).toEqual(article.units.map(({ kind }) => kind));
          for (const unit of again.units) expect(shown(runsOf(unit))).toBe(oneLine(text).replace(/\s+/g, ""));
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** What a reader sees, bare addresses among it, without white space. */
function shown(runs: readonly Run[]): string {
  return runs
    .map((run) => (run.kind === "text" ? run.text : run.code.data))
    .join("")
    .replace(/\s+/g, "");
}

test("codes survive any words between them", () => {
  const source = "See **the [new decree](/d)** of *May*[^1] `x` and\n_more_ <b>bold</b>.\n\n[^1]: Note.";
  const article = markdown.parse(encode(source), OPTIONS);
  const unit = article.units[0]!;
  const word = fc.constantFrom("сөз", "«Қазақ»", " ", "а ", " б", "(в)", "1.", "😀", "!", "");
  fc.assert(
    fc.property(fc.array(word, { minLength: 20, maxLength: 20 }), (words) => {
      const runs = joinRuns(
        runsOf(unit).flatMap((run, index): readonly Run[] =>
          run.kind === "text"
            ? [{ kind: "text", text: `${words[index] ?? ""}к` }]
            : [run, { kind: "text", text: words[index] ?? "" }],
        ),
      );
      const again = markdown.parse(markdown.render(article, [editOf(0, unit, runs)]), OPTIONS);
      expect(plainText(runsOf(again.units[0]!)).replace(/\s+/g, "")).toBe(plainText(runs).replace(/\s+/g, ""));
    }),
    { numRuns: 1000 },
  );
});
