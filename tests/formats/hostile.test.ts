import { describe, expect, test } from "vitest";
import { formatFor, formats } from "../../src/formats/index.ts";
import { documentOf, translated } from "./documents.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const OPTIONS = { path: "hostile.md", lang: "en", frontMatter: ["title"] };
const MANY = 100_000;

const HOSTILE: Readonly<Record<string, string>> = {
  "100,000 open brackets": "[".repeat(MANY),
  "100,000 brackets, opened and closed": `${"[".repeat(MANY)}a${"](b)".repeat(MANY)}`,
  "100,000 quotation marks": ">".repeat(MANY),
  "100,000 nested items, then blank lines": `${"- ".repeat(MANY)}a\n${"\n".repeat(MANY)}`,
  "emphasis that never closes": "*a _b ~c ".repeat(MANY),
  "emphasis that never opens": "a** b_ ".repeat(MANY),
  "runs of backticks of every length": Array.from({ length: 1000 }, (_, index) => "`".repeat(index + 1)).join(" "),
  "comments that never end": "<!-- <? <![CDATA[ <!A ".repeat(MANY),
  "tags that never end": "<a b='<c d=\"".repeat(MANY),
  "100,000 tags that do not match": "<b></i>".repeat(MANY),
  "addresses all over": "http://a.b)&a;www.a@b.".repeat(MANY),
  "100,000 links by their own text": `[a]: b\n\n${"[a]".repeat(MANY)}`,
  "labels that never end": "[a\n".repeat(MANY),
  "a line of 5 MB": "word ".repeat(1_000_000),
  "5 MB of blanks": `a${" ".repeat(5_000_000)}b`,
  "a front matter that never ends": `---\n${"a: b\n".repeat(MANY)}`,
  "a wide table": `${"|a".repeat(MANY)}\n${"|-".repeat(MANY)}\n${"|b".repeat(MANY)}`,
  "hard breaks only": "a  \n".repeat(MANY),
};

// Each would take minutes in quadratic time; the suite's timeout is the guard.
describe.each(formats)("the format $name reads and renders in bounded time", (format) => {
  test.each(Object.entries(HOSTILE))("%s", (_name, text) => {
    const article = format.parse(encode(documentOf(format.name, text)), OPTIONS);
    const edits = translated(article, (words) => `${words} сөз`);
    expect(format.render(article, edits).length).toBeGreaterThan(0);
  });
});

test.each([
  ["a byte that is not UTF-8", [...encode("Ақ\nи"), 0xff], "E_TEXT_ENCODING", 2, 2],
  ["half a surrogate pair", [...encode("a"), 0xed, 0xa0, 0x80], "E_TEXT_ENCODING", 1, 2],
  ["an overlong form", [0xc0, 0xaf], "E_TEXT_ENCODING", 1, 1],
  ["a character cut short", [...encode("a\r\n"), 0xd2], "E_TEXT_ENCODING", 2, 1],
  ["UTF-16", [0xff, 0xfe, 0x41, 0x00], "E_TEXT_ENCODING", 1, 1],
  ["a NUL", [...encode("a\nb"), 0], "E_TEXT_NUL", 2, 2],
])("%s is refused with its place", (_name, bytes, code, line, column) => {
  for (const format of formats)
    expect(() => format.parse(Uint8Array.from(bytes), OPTIONS)).toThrowError(
      expect.objectContaining({ code, place: { path: "hostile.md", line, column } }),
    );
});

test("a file's format is known by its ending, in any case", () => {
  expect(formatFor("2024/Kandas.MD").name).toBe("markdown");
  expect(formatFor("notes.txt").name).toBe("text");
  expect(() => formatFor("photo.jpg")).toThrowError(
    expect.objectContaining({ code: "E_FORMAT_UNKNOWN", place: { path: "photo.jpg" } }),
  );
});
