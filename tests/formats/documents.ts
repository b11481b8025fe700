import fc from "fast-check";
import type { Article, Edit, Run, Runs, Unit } from "../../src/core/model.ts";
import { joinRuns } from "../../src/core/runs.ts";
import { piecesBetween, spanRuns } from "../../src/formats/span-runs.ts";

/** What Markdown is made of, in pieces small enough to meet in unexpected ways. */
const TOKENS = [
  "a",
  "Almaty",
  " ",
  "  ",
  "\n",
  "\n\n",
  "\r\n",
  "\t",
  "*",
  "**",
  "_",
  "__",
  "~",
  "~~",
  "`",
  "``",
  "[",
  "]",
  "(",
  ")",
  "](/u)",
  "![",
  "[^1]",
  "[^1]: ",
  "[ref]: /u",
  "[ref]",
  "<b>",
  "</b>",
  "<br>",
  "<!--",
  "-->",
  "<div>",
  "<https://x.kz>",
  "https://x.kz",
  "www.x.kz",
  "a@b.kz",
  "&amp;",
  "&nbsp;",
  "&foo;",
  "&",
  "\\",
  "\\*",
  "|",
  "| --- |",
  "- ",
  "1. ",
  "> ",
  "# ",
  "#",
  "---",
  "===",
  "```",
  "    ",
  "[ ] ",
  "$",
  "$x$",
  "{{< a >}}",
  "{% raw %}",
  "{% endraw %}",
  "{: .b}",
  "{#c}",
  '](/u "',
  '[d]: /u "',
  '")',
  '"',
  "'",
  "{",
  "}",
  "{a}",
  "<A>",
  "</A>",
  "<A b={",
  "<A />",
  "<code>",
  "</code>",
  '<i translate="no">',
  "</i>",
  "<p>",
  "</div>",
  "<li>",
  "<!-- c -->",
  "import a ",
  "export b ",
  "$$",
  ":::",
  ":::note ",
  "[!NOTE]",
  "+++\n",
  "title = ",
  "title: >\n  ",
  "title: |\n  ",
  "\n  ",
  "{{",
  "}}",
  "é",
  "Қ",
  "😀",
  "«",
  "»",
  ".",
  ": ",
  "---\n",
  "title: ",
  "\uFEFF",
  "\u00a0",
];

/** Texts out of those pieces. */
export const markdownText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...TOKENS), { maxLength: 40 })
  .map((tokens) => tokens.join(""));

/** What a translator or a machine might write, and much that neither would. */
export const targetText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...TOKENS), { maxLength: 12 }).map((tokens) => tokens.join("")),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** A document of a format, out of any text. */
export function documentOf(format: string, text: string): string {
  if (format !== "i18next-json") return text;
  return JSON.stringify({ text, list: [1, { text_one: "One", text_other: `${text} {{count}}` }] }, null, 2);
}

/** A unit's runs, as the source of one segment. */
export function runsOf(unit: Unit): Runs {
  return spanRuns(piecesBetween(unit, unit.start, unit.end));
}

/** Whether the unit before a unit that it does not contain has a code in which that one lies. */
export function codeAround(article: Article, inner: Unit): boolean {
  const outer = article.units.findLast(({ start, end }) => start < inner.start && inner.end < end);
  return (
    outer?.pieces.some(({ kind, start, end }) => kind === "code" && start < inner.start && inner.end < end) ?? false
  );
}

/** An edit that replaces a whole unit. */
export function editOf(unit: number, { start, end }: Unit, runs: Runs): Edit {
  return { unit, start, end, content: { kind: "target", runs } };
}

/** The same edit of a target that readers are told is raw machine output. */
export function marked(edit: Edit): Edit {
  if (edit.content.kind === "fallback") return edit;
  return { ...edit, content: { ...edit.content, mark: { states: ["machine"], words: "машиналық аударма" } } };
}

/** Every unit with its words replaced, codes where they were. */
export function translated(article: Article, translate: (text: string) => string): readonly Edit[] {
  return article.units.map((unit, index) => {
    const runs = runsOf(unit).map(
      (run): Run => (run.kind === "text" ? { kind: "text", text: translate(run.text) } : run),
    );
    return editOf(index, unit, joinRuns(runs));
  });
}
