import fc from "fast-check";
import { parseFragment } from "parse5";
import { expect, test } from "vitest";
import { cleanDocument, safeAddress } from "../../../src/outputs/site/clean.ts";
import { convert } from "../../../src/outputs/site/convert.ts";
import { writeHtml } from "../../../src/outputs/site/html-tree.ts";

function html(text: string): string {
  return writeHtml(cleanDocument(text).body);
}

function markdown(text: string): string {
  return writeHtml(convert({ format: "markdown", isMdx: false, text }).body);
}

test.each([
  ["<script>alert(1)</script>", ""],
  ["<p onclick=alert(1) onmouseover='x'>Сәлем</p>", "<p>Сәлем</p>"],
  ['<a href="javascript:alert(1)">x</a>', "<a>x</a>"],
  ['<a href=" java\tscript&colon;alert(1)">x</a>', "<a>x</a>"],
  ['<a href="data:text/html,<script>alert(1)</script>">x</a>', "<a>x</a>"],
  ['<a href="vbscript:x">x</a>', "<a>x</a>"],
  ['<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="a">', '<img alt="a">'],
  ["<img src=x onerror=alert(1)>", '<img src="x">'],
  ["<svg><script>alert(1)</script><p>x</p></svg>", "<p>x</p>"],
  ["<math><mtext><script>alert(1)</script></mtext></math>", ""],
  ["<style>*{background:url(//evil)}</style><p style='x:expression(1)' class=vh>a</p>", "<p>a</p>"],
  ["<iframe srcdoc='<script>1</script>'></iframe><object data=x></object><embed src=x>", ""],
  ["<form action=//evil><input name=q><button>b</button>текст</form>", "текст"],
  ["<base href=//evil><meta http-equiv=refresh content='0;url=//evil'><p>a</p>", "<p>a</p>"],
  ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', '<img src="x">&quot;&gt;'],
  ["<template><script>1</script></template>", ""],
  ["</title></head></body><script>alert(1)</script><p>a", "<p>a</p>"],
  ['<p lang="en" dir="RTL" title="a&quot; onclick=1">a</p>', '<p lang="en" dir="rtl" title="a&quot; onclick=1">a</p>'],
  ['<p lang="x&quot;y" dir="up">a</p>', "<p>a</p>"],
  ['<p id="text">a</p><a href="#text">b</a>', '<p id="x-text">a</p><a href="#x-text">b</a>'],
  ["<div id=a><p id=a>b</p></div><p id=A>c</p>", '<div id="x-a"><p>b</p></div><p id="x-A">c</p>'],
])("%s becomes %s", (hostile, clean) => {
  expect(html(hostile)).toBe(clean);
});

test.each([
  ["[x](javascript:alert(1))", /javascript:(?!alert\(1\)\)<)/],
  ["<javascript:alert(1)>", /href="javascript/],
  ["![x](data:text/html;base64,PHN2Zz4=)", /src="data/],
  ['[x](https://a "t\\" onclick=\\"1")', /" onclick="/],
  ["<div onclick=alert(1)>x</div>", /onclick/],
  ["a <script>alert(1)</script> b", /<script/],
  ['```html"><script>\nx\n```', /<script/],
])("Markdown %s brings nothing that a browser executes", (hostile, forbidden) => {
  expect(markdown(hostile)).not.toMatch(forbidden);
});

test.each([
  "https://example.org/a?b=c",
  "mailto:a@example.org",
  "../b.html",
  "/c",
  "//example.org",
  "a:b".replace(":", "/"),
])("the address %s stays", (address) => {
  expect(safeAddress(address)).toBe(address);
});

test.each([
  "javascript:1",
  "JaVaScRiPt:1",
  "\u0001javascript:1",
  "java\nscript:1",
  "data:,",
  "file:///etc/passwd",
  "blob:x",
  "x:y",
])("the address %j goes", (address) => {
  expect(safeAddress(address)).toBeUndefined();
});

test("deep nesting neither breaks the stack nor comes out", () => {
  expect(html(`${"<div>".repeat(100_000)}x`).length).toBeLessThan(5000);
});

test("law: what comes out, parsed once more, has only elements and attributes of the list", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "</",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<svg>",
    "<math>",
    "<style>",
    "</style>",
    '"',
    "'",
    "=",
    "<p ",
    "onclick",
    "href=",
    "javascript:",
    "<a ",
    "<img ",
    "src=",
    "&lt;",
    "&#x3C;",
    "<table>",
    "<td>",
    "<title>",
    "<select>",
    "<mglyph>",
    "<![CDATA[",
    "]]>",
    "`",
    "*",
    "[x](",
    ")",
    "\n",
    " ",
    "x",
    "<template>",
    "<noscript>",
    "<xmp>",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), (pieces, isMarkdown) => {
      const text = pieces.join("");
      const written = isMarkdown ? markdown(text) : html(text);
      expect(namesIn(written).filter((name) => /script|style|svg|math|iframe|^on|srcdoc|template/i.test(name))).toEqual(
        [],
      );
      expect(hrefsIn(written).filter((address) => /^\s*javascript:/i.test(address))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

interface Parsed {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Parsed[];
}

function nodesIn(node: Parsed): readonly Parsed[] {
  return [node, ...(node.childNodes ?? []).flatMap(nodesIn)];
}

function namesIn(text: string): readonly string[] {
  // parse5's tree has these fields; only they are read.
  const nodes = nodesIn(parseFragment(text) as unknown as Parsed);
  return nodes.flatMap(({ nodeName, attrs }) => [nodeName, ...(attrs ?? []).map(({ name }) => name)]);
}

function hrefsIn(text: string): readonly string[] {
  const nodes = nodesIn(parseFragment(text) as unknown as Parsed);
  return nodes.flatMap(({ attrs }) =>
    (attrs ?? []).filter(({ name }) => /href|src/.test(name)).map(({ value }) => value),
  );
}
