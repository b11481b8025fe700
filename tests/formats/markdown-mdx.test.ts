import { expect, test } from "vitest";
import { markdown } from "../../src/formats/markdown.ts";
import { parseCase, translateCase, unitsOf } from "./markdown-case.ts";

const MDX = "kandas.mdx";

test("in MDX modules, expressions and tags are left alone, and the text between is translated", () => {
  const source = [
    'import { Tabs } from "../tabs";',
    "export const years = {",
    "  first: 1992,",
    "",
    "  last: 2024,",
    "};",
    "",
    "# Kandas {years.first}",
    "",
    "{/* a comment } */}",
    "",
    "<Tabs",
    '  items={["Almaty", "}"]}',
    '  title="Not translated"',
    ">",
    "  <Tab>",
    "    They came **home** in {years.first} <Badge kind={1}>at last</Badge>.",
    "",
    "    - A list",
    "  </Tab>",
    "</Tabs>",
    "",
    "<Note>Read <code>a *b*</code> on.</Note>",
  ].join("\n");
  expect(unitsOf(source, MDX)).toEqual([
    "heading: Kandas {1/}",
    "paragraph: They came {1}home{/1} in {2/} {3}at last{/3}.",
    "list-item: A list",
    "paragraph: {1}Read {2/} on.{/1}",
  ]);
});

test("in MDX there is no code by indent, no comment and no HTML block", () => {
  expect(unitsOf("    Indented.\n\n<div>\nOne *two*\n</div>", MDX)).toEqual([
    "paragraph: Indented.",
    "paragraph: One {1}two{/1}",
  ]);
});

test("components are named as they are written", () => {
  const [unit] = parseCase("a <Ui.Badge/> b <sub>c</sub> <>d</> {e}", MDX).units;
  const names = unit?.pieces.flatMap((piece) => (piece.kind === "code" ? [piece.code.name] : []));
  expect(names).toEqual(["jsx:Ui.Badge", "html:sub", "html:sub", "jsx:fragment", "jsx:fragment", "expression"]);
});

test("a target in MDX escapes braces and angle brackets, and does not begin a module", () => {
  expect(translateCase("Law.", { "Law.": "import a {b} < c" }, MDX)).toBe("&#105;mport a \\{b} \\< c");
  expect(translateCase("Law.", { "Law.": "a {b} < c" })).toBe("a {b} < c");
});

test("the notice to readers is a comment that MDX understands", () => {
  const frame = { lang: "kk", sourceLang: "en", frontMatter: {}, notice: "Машиналық {аударма}" };
  const output = new TextDecoder().decode(markdown.render(parseCase("Law.", MDX), [], frame));
  expect(output).toBe("{/* qazyna:notice */}\n\n> Машиналық \\{аударма}\n\n{/* /qazyna:notice */}\n\nLaw.");
});

test("shortcodes and template tags are left alone, in lines of their own and inside text", () => {
  const source = [
    "{{< figure",
    '    src="a.jpg" caption="Not translated"',
    ">}}",
    "",
    "{{% notice %}}",
    "They *came* on {{ page.date }} {{< ref >}}.",
    "{{% /notice %}}",
    "",
    "{% highlight js %}",
    "let word = 1;",
    "",
    "# no heading",
    "{% endhighlight %}",
    "Text {% raw %}a b{% endraw %} goes on.",
    "",
    "## Law {#law .wide}",
    "{: .lead}",
    "",
    "Files {.h,.cc} moved.",
  ].join("\n");
  expect(unitsOf(source)).toEqual([
    "paragraph: They {1}came{/1} on {2/} {3/}.",
    "paragraph: Text {1/} goes on.",
    "heading: Law {1/}",
    "paragraph: Files {.h,.cc} moved.",
  ]);
});

test("a target brings no template of its own", () => {
  expect(translateCase("Law.", { "Law.": "{{ a }} {% b %} {#c} {: .d}" })).toBe("{\\{ a }} {\\% b %} {\\#c} {\\: .d}");
});

test("directives are left alone, their titles and content are translated", () => {
  const source = [
    ":::tip Who are the *kandas*?",
    "They came.",
    ":::",
    "::::note[The law]{.wide}",
    "It passed.",
    "::::",
    "::: {.column}",
    "> [!NOTE]",
    "> Read on.",
  ].join("\n");
  expect(unitsOf(source)).toEqual([
    "heading: Who are the {1}kandas{/1}?",
    "paragraph: They came.",
    "heading: The law",
    "paragraph: It passed.",
    "quotation: Read on.",
  ]);
  expect(translateCase(source, { "It passed.": ":::a", "The law": "Заң" })).toContain(
    "::::note[Заң]{.wide}\n\\:::a\n::::",
  );
});

test("a formula in lines of its own is left alone, whatever stands in it", () => {
  expect(unitsOf("Before.\n$$\n\\begin{a}\n\n- b\n= c\n$$\nAfter, for $$ in the bank.\n\n$$ no formula")).toEqual([
    "paragraph: Before.",
    "paragraph: After, for $$ in the bank.",
    "paragraph: $$ no formula",
  ]);
});
