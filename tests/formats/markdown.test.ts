import { expect, test } from "vitest";
import type { Article, Frame, Run, Runs } from "../../src/core/model.ts";
import { markedText } from "../../src/core/runs.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { editOf, runsOf, translated } from "./documents.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

function parse(text: string): Article {
  return markdown.parse(encode(text), { path: "kandas.md", lang: "en", frontMatter: ["title", "description"] });
}

/** Each unit as `kind: text with {1}marks{/1}`. */
function units(text: string): readonly string[] {
  return parse(text).units.map((unit) => `${unit.kind}: ${markedText(runsOf(unit))}`);
}

/** The article with its first unit's text replaced. */
function rendered(source: string, ...runs: Runs): string {
  const article = parse(source);
  const [unit] = article.units;
  return decode(markdown.render(article, [editOf(0, unit!, runs)]));
}

const text = (words: string): Run => ({ kind: "text", text: words });

test("every block of text is a unit, and what is not text is none", () => {
  const source = [
    "# Title #",
    "",
    "Sub",
    "---",
    "",
    "Para",
    "graph.",
    "",
    "- [x] done",
    "- item",
    "",
    "> said",
    "",
    "| a \\| b |",
    "| --- |",
    "| c |",
    "",
    "```",
    "code",
    "```",
    "",
    "    code",
    "",
    "<div>html</div>",
    "",
    "<script>code</script>",
    "",
    "[ref]: /u",
    "",
    "[^1]: Note.",
    "",
    "***",
    "",
    "2024",
    "",
    "—",
  ].join("\n");
  expect(units(source)).toEqual([
    "heading: Title",
    "heading: Sub",
    "paragraph: Para graph.",
    "list-item: done",
    "list-item: item",
    "quotation: said",
    "table-cell: a | b",
    "table-cell: c",
    "paragraph: html",
    "footnote: Note.",
    "paragraph: 2024",
  ]);
});

test("markup is codes, and pairs share an id", () => {
  expect(
    units("See **the [new](/d) law** _now_ ~~then~~ ![x](y) `z` <https://a.kz> <b>c</b> d[^1] $e$ {{< f >}}"),
  ).toEqual([
    "paragraph: See {1}the {2}new{/2} law{/1} {3}now{/3} {4}then{/4} {5/} {6/} {7/} {8}c{/8} d{9/} {10/} {11/}",
    "attribute: x",
  ]);
});

test("a wrap and a quotation's prefix read as one space, a hard break is a code", () => {
  expect(units("> We will\n> stay  \n> here\\\nnow.")).toEqual(["quotation: We will stay{1/}here{2/}now."]);
});

test("escapes and entities read as the characters that they stand for; an unknown entity is a code", () => {
  expect(units("R&amp;D, 3 \\* 4, a&nbsp;b, &#1178;азақ, &Dcaron;")).toEqual([
    "paragraph: R&D, 3 * 4, a\u00a0b, Қазақ, {1/}",
  ]);
});

test("sums of money are no formulas", () => {
  expect(units("From $5 to $10, US$20 or 30$, but $x^2$.")).toEqual([
    "paragraph: From $5 to $10, US$20 or 30$, but {1/}.",
  ]);
});

test("words between an image and an italic sentence are no caption, and not lost", () => {
  expect(units("![A rally](a.jpg) in Almaty. *It was large.*")).toEqual([
    "paragraph: {1/} in Almaty. {2}It was large.{/2}",
    "attribute: A rally",
  ]);
});

test("the caption under an image is a unit by itself", () => {
  const expected = ["attribute: A rally", "caption: A rally, 2023"];
  expect(units("![A rally](a.jpg)\n*A rally, 2023*")).toEqual(expected);
  expect(units("[![A rally](a.jpg)](/b)\n\n_A rally, 2023_")).toEqual(expected);
});

test("units know the headings above them", () => {
  const article = parse("# Kandas\n\nOne.\n\n## *Law* and order\n\nTwo.\n\n# Next\n\nThree.");
  expect(article.units.map(({ headings }) => headings.join(" / "))).toEqual([
    "",
    "Kandas",
    "Kandas",
    "Kandas / Law and order",
    "",
    "Next",
  ]);
});

test("front matter gives its plain values, and units for the configured ones", () => {
  const article = parse(
    "---\ntitle: 'It''s law'\ndescription: \"Say \\\"no\\\"\" # why\ndate: 2024-05-03\ntags: [a]\nlead: |\n  x\n__proto__: y\n---\nBody.",
  );
  expect(article.units.map((unit) => [unit.key, unit.splits, markedText(runsOf(unit))])).toEqual([
    ["title", false, "It's law"],
    ["description", true, 'Say "no"'],
    [undefined, true, "Body."],
  ]);
  expect(Object.entries(article.meta)).toEqual([
    ["title", "It's law"],
    ["description", 'Say "no"'],
    ["date", "2024-05-03"],
    ["__proto__", "y"],
  ]);
});

test.each([
  ["Ұсыныс 5 * 3, snake_case, [sic], AT&T, R&D", "Ұсыныс 5 * 3, snake_case, [sic], AT&T, R&D"],
  ["*жұлдыз* _астын_ `код` ~5", "\\*жұлдыз\\* \\_астын\\_ \\`код\\` \\~5"],
  ["1. Бірінші", "1\\. Бірінші"],
  ["# 5 - 3", "\\# 5 - 3"],
  ["> одан", "\\> одан"],
  ["[сілтеме](/u) &amp; <b>", "\\[сілтеме\\](/u) &amp;amp; \\<b>"],
  ["{{< x >}}", "{\\{< x >}}"],
  ["бір\n\nекі\r\nүш", "бір екі үш"],
  ["$5 және $10", "$5 және $10"],
])("a target in a paragraph escapes what must be, and no more: %j", (target, expected) => {
  expect(rendered("One.", text(target))).toBe(expected);
});

test("a target in a table cell or a closed heading escapes what ends it", () => {
  expect(rendered("| One | Two |\n| --- | --- |", text("бір | екі"))).toBe("| бір \\| екі | Two |\n| --- | --- |");
  expect(rendered("# One", text("C #"))).toBe("# C \\#");
});

test("a front-matter value keeps its quotes, and gets some where it needs them", () => {
  expect(rendered("---\ntitle: Law\nx: 1\n---\n", text("Заң күші"))).toBe("---\ntitle: Заң күші\nx: 1\n---\n");
  expect(rendered("---\ntitle: Law\nx: 1\n---\n", text('Заң: "күші" \\'))).toBe(
    '---\ntitle: "Заң: \\"күші\\" \\\\"\nx: 1\n---\n',
  );
  expect(rendered("---\ntitle: 'Law'\n---\n", text("It's"))).toBe("---\ntitle: 'It''s'\n---\n");
  expect(rendered('---\ntitle: "Law"\n---\n', text('"Заң"'))).toBe('---\ntitle: "\\"Заң\\""\n---\n');
  expect(rendered("---\ntitle: Law\n---\n", text("no"))).toBe('---\ntitle: "no"\n---\n');
});

test("a suffix glued to emphasis does not undo it", () => {
  const article = parse("In **“Qazaq”** now.");
  const [unit] = article.units;
  const runs = runsOf(unit!).map(
    (run, index): Run => (run.kind === "code" ? run : text(["", "", "«Қазақ»", "", "та қазір."][index] ?? "")),
  );
  const output = decode(
    markdown.render(article, [
      editOf(
        0,
        unit!,
        runs.filter((run) => run.kind === "code" || run.text !== ""),
      ),
    ]),
  );
  expect(output).toBe("**«Қазақ»**&#1090;а қазір.");
  expect(units(output)).toEqual(["paragraph: {1}«Қазақ»{/1}та қазір."]);
});

test("white space at the inner ends of emphasis moves out", () => {
  const article = parse("A **b** c");
  const [unit] = article.units;
  const [open, close] = runsOf(unit!).filter((run) => run.kind === "code");
  expect(decode(markdown.render(article, [editOf(0, unit!, [text("а"), open!, text(" ә "), close!, text("б")])]))).toBe(
    "а **ә** б",
  );
});

test("a link by its own text keeps its label when the text is translated", () => {
  const source = "See [new\ndecree] and [that][].\n\n[new decree]: /d\n[that]: /t\n";
  const article = parse(source);
  const output = decode(
    markdown.render(
      article,
      translated(article, (words) => words.replace("new decree", "жаңа жарлық")),
    ),
  );
  expect(output).toContain("[жаңа жарлық][new decree] and [that][].");
});

test("an empty target leaves no blank line behind", () => {
  const article = parse("First one.\nSecond one.\nThird one.");
  const edit = { unit: 0, start: 11, end: 22, content: { kind: "target", runs: [] } } as const;
  expect(decode(markdown.render(article, [edit]))).toBe("First one.\nThird one.");
});

test("an empty target at the head of a unit takes the white space behind it along", () => {
  const article = parse("> First one.\n> Second one.");
  const edit = { unit: 0, start: 2, end: 12, content: { kind: "target", runs: [] } } as const;
  expect(decode(markdown.render(article, [edit]))).toBe("> Second one.");
});

test("source that stays is marked with its language, in parts where a pair is cut", () => {
  const article = parse("**He left. She** stayed.");
  const edit = { unit: 0, start: 11, end: 24, content: { kind: "fallback" } } as const;
  expect(decode(markdown.render(article, [edit]))).toBe(
    '**He left. <span lang="en" data-translation="untranslated">She</span>** ' +
      '<span lang="en" data-translation="untranslated">stayed.</span>',
  );
});

test("a target that loses half a pair, or brings a code of its own, is refused with its line", () => {
  const article = parse("# T\n\nA **b** c");
  const unit = article.units[1]!;
  const runs = runsOf(unit);
  const half = runs.filter((run) => run.kind === "text" || run.code.type === "open");
  expect(() => markdown.render(article, [editOf(1, unit, half)])).toThrowError(
    expect.objectContaining({ code: "E_RENDER_MISMATCH", place: { path: "kandas.md", line: 3, column: 1 } }),
  );
  const foreign: Run = { kind: "code", code: { id: "9", type: "standalone", name: "html:script", data: "<script>" } };
  expect(() => markdown.render(article, [editOf(1, unit, [...runs, foreign])])).toThrowError(
    expect.objectContaining({ code: "E_RENDER_MISMATCH" }),
  );
});

const frame: Frame = {
  lang: "kk",
  sourceLang: "en",
  frontMatter: { lang: "kk", title: "Заң: №1" },
  notice: "1. Машиналық\nаударма",
};
const NOTICE = "<!-- qazyna:notice -->\n\n> 1\\. Машиналық аударма\n\n<!-- /qazyna:notice -->\n\n";

test("a frame sets keys in the front matter, other lines untouched, and puts the notice before the body", () => {
  const source = "---\r\ntitle: >-\r\n  Old\r\nx:   'y'\r\n---\r\n\r\nBody.\r\n";
  expect(decode(markdown.render(parse(source), [], frame))).toBe(
    `---\r\ntitle: "Заң: №1"\r\nx:   'y'\r\nlang: kk\r\n---\r\n${NOTICE.replaceAll("\n", "\r\n")}\r\nBody.\r\n`,
  );
});

test("a frame makes a front matter behind the byte-order mark where there is none", () => {
  expect(decode(markdown.render(parse("\uFEFFBody."), [], frame))).toBe(
    `\uFEFF---\nlang: kk\ntitle: "Заң: №1"\n---\n\n${NOTICE}Body.`,
  );
});

test("an empty frame changes nothing", () => {
  const source = "---\ntitle: Law\n---\nBody.";
  expect(decode(markdown.render(parse(source), [], { lang: "kk", sourceLang: "en", frontMatter: {} }))).toBe(source);
});

test("a front matter that is no mapping is not added to", () => {
  expect(() => markdown.render(parse("---\n{a: b}\n---\nBody."), [], frame)).toThrowError(
    expect.objectContaining({ code: "E_FRONT_MATTER_SHAPE", place: { path: "kandas.md", line: 2, column: 1 } }),
  );
});
