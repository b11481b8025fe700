import { expect, test } from "vitest";
import { markdown } from "../../src/formats/markdown.ts";
import { translated } from "./documents.ts";

const MANY = 100_000;
const times = (text: string, count: number = MANY): string => text.repeat(count);

const MDX: Readonly<Record<string, string>> = {
  "100,000 open braces": times("{"),
  "100,000 braces, opened and closed": `${times("{")}a${times("}")}`,
  "100,000 braces on lines of their own, each closed where text stands": `${times("{\n")}${times("} x\n")}`,
  "braces in strings of all kinds": times(`{"{'{\`{`),
  "templates and comments that never end": times("{`{/*"),
  "100,000 nested tags of components": `${times("<A>")}a${times("</A>")}`,
  "100,000 tags of components on lines of their own": `${times("<A>\n")}a\n${times("</A>\n")}`,
  "tags of components that never end": times('<A b={<A b="{'),
  "tags of components with tags in their attributes": `${times("<A b={")}1${times("} />")}`,
  "modules that never end": times("import a from {\n\n"),
  "modules that never end, with templates": times("export const a = `{\n\n"),
  "a template of 5 MB": `{\`${times("a", 5_000_000)}\`} a`,
};

const MARKDOWN: Readonly<Record<string, string>> = {
  "shortcodes that never end": times("{{< a\n{% b\n{{ c\n"),
  "shortcodes that end far away": `${times("{% a\n")} %} x`,
  "code between tags that never ends": times("{% highlight a %}\n\n"),
  "attribute lists that never end": times("{#a {: b {.c "),
  "formulas that never end": times("$$\n"),
  "formulas that end in a sentence": `${times("$$ a\n\n")} and $$ b`,
  "directives only": times(":::a b {\n"),
  "an HTML block of 100,000 protected elements": `<div>\n${times("<code>")}`,
  "an HTML block of 100,000 elements that nest": `<div>${times("<span translate=no>")}a${times("</span>")}</div>`,
  "100,000 protected elements in a paragraph": `a ${times("<i translate=no>")}${times("</i>", 50_000)}`,
  "an HTML block of broken tags": `<div>\n${times("<a b='\"")}`,
  "an HTML block of closing tags": `<div>\na ${times("</b>")}`,
  "an HTML block of pictures": `<div>\n${times("<img>")} a ${times("<br>")}`,
  "100,000 images": times("![a](b 'c')"),
  "100,000 images, one a line": times("![a](b 'c')\n"),
  "100,000 nested images": `${times("![")}a${times("](b 'c')")}`,
  "100,000 definitions with titles": times("[a]: b 'c'\n"),
  "a caption of 100,000 links": `![](a)\n*${times("[a](b 'c')")}*`,
  "titles that never end": times("[a](b 'c"),
  "100,000 front-matter lines of one value": `---\ntitle: >\n${times("  a\n")}---\n`,
  "100,000 front-matter paragraphs of one value": `---\ntitle: |\n${times("  a\n\n")}---\n`,
  "a front matter of TOML that never ends": `+++\n${times("a = [\n")}`,
  "100,000 values of TOML": `+++\n${times("a = 1\n")}+++\n`,
  "a string of 5 MB in a front matter": `---\ntitle: "${times('a\\"', 1_500_000)}"\n---\n`,
  "a string of TOML of 5 MB": `+++\ntitle = "${times('a\\"', 1_500_000)}"\n+++\n`,
};

// Each would take minutes in quadratic time; the suite's timeout is the guard.
test.each([
  ...Object.entries(MARKDOWN).map(([name, text]) => [name, "a.md", text] as const),
  ...Object.entries(MDX).map(([name, text]) => [name, "a.mdx", text] as const),
])("%s are read and rendered in bounded time, in %s", (_name, path, text) => {
  const article = markdown.parse(new TextEncoder().encode(text), { path, lang: "en", frontMatter: ["title"] });
  const edits = translated(article, (words) => `${words} сөз`);
  expect(markdown.render(article, edits).length).toBeGreaterThan(0);
});
