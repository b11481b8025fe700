import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Article } from "../../src/core/model.ts";
import { markedText } from "../../src/core/runs.ts";
import { plainText } from "../../src/formats/plain-text.ts";
import { editOf, runsOf } from "./documents.ts";

const FIXTURES = join(import.meta.dirname, "..", "fixtures", "formats", "text");
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

function parse(text: string): Article {
  return plainText.parse(encode(text), { path: "a.txt", lang: "en", frontMatter: [] });
}

function units(text: string): readonly string[] {
  return parse(text).units.map((unit) => `${unit.kind}: ${markedText(runsOf(unit))}`);
}

test("a page's furniture, captions and short lines are units of their own", () => {
  const text = readFileSync(join(FIXTURES, "full-page.txt"), "utf8");
  expect(parse(text).units.map(({ kind }) => kind)).toEqual([
    "furniture",
    "heading",
    "paragraph",
    "byline",
    "dateline",
    "caption",
    "paragraph",
    "paragraph",
    "furniture",
    "furniture",
    "heading",
    "paragraph",
    "caption",
    "caption",
    "heading",
    "list-item",
    "list-item",
    "furniture",
    "furniture",
  ]);
});

test("wrapped lines are one paragraph, and lines that are not full stand alone", () => {
  const text = readFileSync(join(FIXTURES, "wrapped.txt"), "utf8");
  expect(units(text).map((unit) => unit.slice(0, 50))).toEqual([
    "heading: THE PICKETS NOBODY SEES",
    "byline: By Aizhan Bekova",
    "paragraph: Every morning at nine a few women walk ",
    'paragraph: The police do not stop them either. "We',
    "list-item: 1. The first demand is an answer, in wr",
    "list-item: 2. The second is a visit.",
  ]);
});

test("a narrow column is one paragraph too", () => {
  const column = [
    "The families have been waiting at the",
    "consulate for more than a year. They",
    "hold photographs of their relatives",
    "and letters which Aizhan Bekova and",
    "her friends wrote in Almaty. Nobody",
    "has answered them.",
  ];
  expect(units(column.join("\n"))).toEqual([`paragraph: ${column.join(" ")}`]);
});

test("a line that hangs below a list item belongs to it, one that does not stands alone", () => {
  const list = "1. The consulate should answer\n   Aizhan.\n2. Free the men.\n- One more,\n\tin Almaty.\nNobody came.";
  expect(units(list)).toEqual([
    "list-item: 1. The consulate should answer Aizhan.",
    "list-item: 2. Free the men.",
    "list-item: - One more, in Almaty.",
    "paragraph: Nobody came.",
  ]);
});

test("lines of a poem are not joined, for each begins with a capital", () => {
  const poem =
    "The steppe is wide and nobody is on it now,\nThe road is long and nobody has walked it yet,\nThe wind is cold and nobody will warm it up.";
  expect(units(poem)).toHaveLength(3);
});

test.each([
  ["7 June 2021, 12.01am", "dateline"],
  ["Published on 7 June 2021 | Updated 9 June", "dateline"],
  ["ALMATY, 5 January 2022", "dateline"],
  ["On 7 June 2021 the court ruled that the pickets were legal.", "paragraph"],
  ["18 May 2021: A picket outside the consulate", "caption"],
  ["A man chains himself to a fence | Source: The family", "caption"],
  ["By Aizhan Bekova", "byline"],
  ["Sign up for our free newsletter", "furniture"],
  ["The group said in its newsletter of 3 May that the camp had been closed, and nobody denied it.", "paragraph"],
  ["Insufficient integration", "heading"],
])("%j is a %s", (line, kind) => {
  expect(
    parse(`Before, a full sentence stands here.\n\n${line}\n\nAfter it there is another one.`).units[1]?.kind,
  ).toBe(kind);
});

test("a section's heading stands below the title", () => {
  const article = parse("Nobody sees the pickets\n\nOne sentence.\n\nNo consensus\n\nTwo sentences.");
  expect(article.units.map(({ headings }) => headings.join(" / "))).toEqual([
    "",
    "Nobody sees the pickets",
    "Nobody sees the pickets",
    "Nobody sees the pickets / No consensus",
  ]);
});

test("source that stays is marked with its language, and the notice stands between its lines", () => {
  const article = parse("One sentence.\r\n\r\nTwo sentences.\r\n");
  const fallback = { unit: 0, start: 0, end: 13, content: { kind: "fallback" } } as const;
  const frame = { lang: "kk", sourceLang: "en", frontMatter: { lang: "kk" }, notice: "Машиналық аударма" };
  expect(decode(plainText.render(article, [fallback], frame))).toBe(
    "[qazyna:notice]\r\nМашиналық аударма\r\n[/qazyna:notice]\r\n\r\n[en] One sentence.\r\n\r\nTwo sentences.\r\n",
  );
});

test("no blank line comes or goes, whatever the target", () => {
  const article = parse("One sentence.\n\nTwo sentences.");
  const unit = article.units[0]!;
  expect(decode(plainText.render(article, [editOf(0, unit, [{ kind: "text", text: "Бір\n\nсөйлем." }])]))).toBe(
    "Бір сөйлем.\n\nTwo sentences.",
  );
  expect(() => plainText.render(article, [editOf(0, unit, [])])).toThrowError(
    expect.objectContaining({ code: "E_RENDER_MISMATCH", place: { path: "a.txt", line: 1, column: 1 } }),
  );
});
