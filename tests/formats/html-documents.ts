import fc from "fast-check";
import type { Article, Runs } from "../../src/core/model.ts";
import { markedText } from "../../src/core/runs.ts";
import { html } from "../../src/formats/html.ts";
import { editOf, runsOf } from "./documents.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** What HTML is made of, in pieces small enough to meet in unexpected ways. */
const TOKENS = (
  "a|Almaty|Қ|😀|é| |  |\n|\r\n|\t|\f|<|>|&|\"|'|=|/|-|<p>|</p>|<p title='x y'>|<div>|</div>|<div/>|<b>|</b>|<B >|" +
  "</b x>|<i>|</i>|<a href=/d>|<a title=word>|</a>|<span>|</span>|<br>|</br>|<br/>|<img alt=photo>|<img alt=\"a 'b'\">|" +
  "<img alt='a \"b\"'>|<img alt alt=b>|<x-y>|</x-y>|<li>|<ul>|</ul>|<table>|<tr>|<td>|</td>|</table>|<h1>|</h1>|<h2>|" +
  "<!-- c -->|<!--|-->|<!-->|--!>|<!doctype html>|<?xml?>|<![CDATA[|]]>|</>|</ |<script>|</script>|<style>|</style>|" +
  "<title>|</title>|<textarea placeholder=word>|</textarea>|<pre>|</pre>|<code>|</code>|<svg>|</svg>|<math>|<g>|" +
  "<span translate=no>|<p translate=no>|<i lang=kk>|<i lang=en>|<div lang=ru>|<html lang=en>|<head>|</head>|<body>|" +
  "<meta name=description content='a b'>|<noscript>|</noscript>|<select>|<option>|<plaintext>|&amp;|&amp|&nbsp;|&#8212;|" +
  "&#x41|&copy|&notit;|&foo;|\u00a0|\uFEFF|---\n|title: "
).split("|");

/** Texts out of those pieces. */
export const htmlText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...TOKENS), { maxLength: 40 })
  .map((tokens) => tokens.join(""));

/** What a translator, a machine or an attacker might write. */
export const hostileTarget: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...TOKENS), { maxLength: 10 }).map((tokens) => tokens.join("")),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    " onmouseover=alert(1) x",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "]]><svg onload=alert(1)>",
    "</textarea></style></noscript><img src=x onerror=alert(1)>",
  ),
);

export function parseHtmlText(text: string): Article {
  return html.parse(encode(text), { path: "kandas.html", lang: "en", frontMatter: ["title"] });
}

export function renderedHtml(
  article: Article,
  ...rest: [Parameters<typeof html.render>[1], Parameters<typeof html.render>[2]?]
): string {
  return decode(html.render(article, ...rest));
}

/** Each unit as `kind: text with {1}marks{/1}`, its key behind a slash. */
export function unitsIn(text: string): readonly string[] {
  return parseHtmlText(text).units.map(
    (unit) => `${unit.kind}${unit.key === undefined ? "" : `/${unit.key}`}: ${markedText(runsOf(unit))}`,
  );
}

/** The document with the first unit of that kind translated. */
export function withTarget(source: string, kind: string, ...runs: Runs): string {
  const article = parseHtmlText(source);
  const index = article.units.findIndex((unit) => unit.kind === kind);
  return renderedHtml(article, [editOf(index, article.units[index]!, runs)]);
}
