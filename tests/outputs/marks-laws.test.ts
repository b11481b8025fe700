import fc from "fast-check";
import { expect, test } from "vitest";
import { RECORDED, type Recorded, type Written, write } from "./marked-article.ts";
import { pageOfHtml, pageOfMarkdown, type Told, toldByHtml, toldByMarkdown, toldByText } from "./read-back.ts";

/** In templates, each `@` becomes the numbered word of one sentence. */
const LINES = [
  "@ stands here.",
  "The **@ is bold** and ends.",
  "**@ goes. And @ stays** here.",
  "See [the @ link](/u) today.",
  'A [link @](/u "with the title @") ends.',
  "_@ leans_ here.",
  "*@ leans as a whole.*",
  "The **@**ly way ends.",
  "`code` and @ too.",
  "A <b>@ raw</b> tag.",
  "![The picture @](a.jpg) is beside @ here.",
  "<https://x.kz> leads to @ there.",
  "In 2021 @ cost $5 or $6.",
  "C:\\\\@ is a path.",
  "He said «@ is here».",
] as const;
const PARAGRAPHS = [
  ...LINES,
  "@ breaks  \nhere.",
  "@ ends.\\\nThen @ comes.",
  "@ wraps\nhere. _And @\nwraps_ too.",
  "1\\. @ is no item.",
  "@ ends in a backslash\\",
  "A note @ follows.[^1]",
] as const;

const line = fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 3 }).map((lines) => lines.join(" "));
const paragraph = fc.array(fc.constantFrom(...PARAGRAPHS), { minLength: 1, maxLength: 3 }).map((all) => all.join(" "));
const cell = fc.constantFrom(...LINES);
const block = fc.oneof(
  { weight: 3, arbitrary: paragraph },
  cell.map((text) => `## ${text}`),
  cell.map((text) => `${text}\n===`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join("\n")),
  fc.tuple(paragraph, line).map(([first, second]) => `1. ${first.replaceAll("\n", "\n   ")}\n\n   ${second}`),
  paragraph.map((text) => `> ${text.replaceAll("\n", "\n> ")}`),
  fc.tuple(cell, cell).map(([first, second]) => `| ${first} | ${second} |\n| --- | --- |\n| ${second} | ${first} |`),
  fc.constant("![The picture @](b.jpg)\n*The caption @ here*"),
  line.map((text) => `<details><summary>The summary @</summary>\n\n${text}\n\n</details>`),
  fc.constantFrom("<div>The block @ here.</div>", "<p>The <b>@ text.\nAnd @</b> here.</p>", "<b>@</b>\nhere."),
);
const frontMatter = fc.constantFrom("", "---\ntitle: The @ here\ndescription: Some @ words\n---\n");
const markdownArticle = fc
  .tuple(frontMatter, fc.array(block, { minLength: 1, maxLength: 6 }))
  .map(([front, blocks]) =>
    numbered(`${front}\n${blocks.join("\n\n")}\n\nThe rest is below.[^1]\n\n[^1]: The footnote @ here.\n`),
  );

const HTML_TEXTS = [
  "@ stands here.",
  "The <b>@ is bold</b> and ends.",
  "<b>@ goes. And @ stays</b> here.",
  '<a href="/u" title="The title @">@ leads</a> there.',
  "<i>@ leans.</i>",
  "@ has a<br>break.",
  '<img src=a.jpg alt="The picture @"> is beside @ here.',
  "<span>@ is</span> in a span.",
  "@ is &amp; was «there».",
  "A <code>code</code> and @ too.",
  "A loose </span> and @ here.",
] as const;
const htmlText = fc.array(fc.constantFrom(...HTML_TEXTS), { minLength: 1, maxLength: 3 }).map((all) => all.join(" "));
const htmlBlock = fc.oneof(
  { weight: 3, arbitrary: htmlText.map((text) => `<p>${text}</p>`) },
  htmlText.map((text) => `<h2>${text}</h2>`),
  htmlText.map((text) => `<ul><li>${text}<li>The item @ here</ul>`),
  htmlText.map((text) => `<blockquote>${text}</blockquote>`),
  htmlText.map((text) => `<table><tr><th>The head @</th><td>${text}</td></tr></table>`),
  htmlText.map((text) => `<details><summary>The summary @</summary>${text}</details>`),
  fc.constantFrom(
    "<select><option>The option @</option></select>",
    "<textarea placeholder='The hint @'></textarea>",
    "<figure><img src=b.jpg alt=The@><figcaption>The caption @</figcaption></figure>",
  ),
);
const head = fc.constantFrom(
  "",
  "<html lang=en><head><title>The @ here</title><meta name=description content='The words @'></head><body>\n",
);
const htmlArticle = fc
  .tuple(head, fc.array(htmlBlock, { minLength: 1, maxLength: 6 }))
  .map(([start, blocks]) => numbered(`<!doctype html>${start}${blocks.join("\n")}`));

const textArticle = fc
  .array(fc.array(fc.constantFrom("@ stands.", "The word @ ends.", "Has @ come?"), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((paragraphs) => numbered(paragraphs.map((sentences) => sentences.join(" ")).join("\n\n")));

function numbered(template: string): string {
  let count = 0;
  return template.replace(/@/g, () => `Alpha${++count}`);
}

const records = fc.array(fc.constantFrom(...(Object.keys(RECORDED) as Recorded[])), { minLength: 40, maxLength: 40 });

test.each([
  ["Markdown", "kandas.md", markdownArticle, toldByMarkdown],
  ["HTML", "kandas.html", htmlArticle, toldByHtml],
  ["plain text", "kandas.txt", textArticle, toldByText],
] as const)(
  "of every sentence a written %s file says whether it is untranslated, machine-made or outdated, and of no other that it is",
  (_, name, articles, read) => {
    fc.assert(
      fc.property(articles, records, (text, recorded) => {
        const of = (number: number): Recorded => recorded[number % recorded.length] ?? "nothing";
        const written = write(name, text, of);
        expect(written.problems).toEqual([]);
        expect(told(written, read(written.article))).toEqual(
          written.numbers.map((number) => [number, RECORDED[of(number)]]),
        );
      }),
      { numRuns: 500 },
    );
  },
);

function told({ numbers }: Written, told: Told): readonly (readonly [number, string | undefined])[] {
  return numbers.map((number) => [number, told.get(number)]);
}

test.each([
  ["Markdown", "kandas.md", markdownArticle, pageOfMarkdown],
  ["HTML", "kandas.html", htmlArticle, pageOfHtml],
] as const)("without its marks, a %s page is what it would be if all were reviewed", (_, name, articles, page) => {
  fc.assert(
    fc.property(articles, records, (text, recorded) => {
      const marked = write(name, text, (number) => recorded[number % recorded.length] ?? "nothing");
      const finished = write(name, text, () => "reviewed");
      expect(page(marked.article).replaceAll("Alpha", "Бөлім")).toBe(page(finished.article));
    }),
    { numRuns: 300 },
  );
});
