import { expect, test } from "vitest";
import { parseCase, translateCase, unitsOf } from "./markdown-case.ts";

test("the text of an HTML block is units, between the tags of its blocks", () => {
  const source = [
    '<details class="box">',
    "<summary>Who are the <em>kandas</em>?</summary>",
    "",
    "Ethnic Kazakhs who **returned**.",
    "",
    "</details>",
    "",
    "<figure>",
    '  <img src="a.jpg" alt="Pickets">',
    "  <figcaption>A rally &amp; a picket,<br>",
    "  May 2021</figcaption>",
    "</figure>",
    "<ul><li>One<li>Two</ul>",
    "<table><tr><th>Year</th><td>2021 &mdash; now</td></tr></table>",
  ].join("\n");
  expect(unitsOf(source)).toEqual([
    "heading: Who are the {1}kandas{/1}?",
    "paragraph: Ethnic Kazakhs who {1}returned{/1}.",
    "caption: A rally & a picket,{1/} May 2021",
    "list-item: One",
    "list-item: Two",
    "table-cell: Year",
    "table-cell: 2021 — now",
  ]);
});

test("scripts, styles, comments, code and what must not be translated are left alone", () => {
  const source = [
    "<div>",
    "<script>let word = 1;</script><style>p { color: red }</style><!-- a comment -->",
    "<pre>code</pre><svg><text>drawn</text></svg>",
    '<p translate="no">Qazaqstan</p><p class="a notranslate">QZ</p>',
    "Press <kbd>Ctrl</kbd> for <code>a <b>b</b></code>, <i translate=no>Qazaq <i>TV</i></i> said.",
    "</div>",
  ].join("\n");
  expect(unitsOf(source)).toEqual(["paragraph: Press {1/} for {2/}, {3/} said."]);
});

test("protected elements in a paragraph are one code each", () => {
  expect(unitsOf('Press <kbd>Ctrl *x*</kbd> in <span translate="no">Qazaq <span>TV</span></span> now.')).toEqual([
    "paragraph: Press {1/} in {2/} now.",
  ]);
});

test("headings in HTML stand above what follows", () => {
  const { units } = parseCase('<h1 align="center">Kandas</h1>\n\nThey came.\n\n<h2>Law</h2>\n\nIt passed.');
  expect(units.map(({ headings }) => headings.join(" / "))).toEqual(["", "Kandas", "Kandas", "Kandas / Law"]);
});

test("where something is no tag that could be one, the rest of the block is left alone", () => {
  expect(unitsOf('<div>One</div><p title="\nTwo')).toEqual(["paragraph: One"]);
  expect(unitsOf('<div @click="a > b">5 < 6</div>')).toEqual(["paragraph: 5 < 6"]);
});

test("templates in HTML are codes", () => {
  expect(unitsOf("<p>By {{ page.author }} in {% include city.html %}</p>")).toEqual(["paragraph: By {1/} in {2/}"]);
});

test("a target in an HTML block is escaped for HTML, not for Markdown", () => {
  expect(translateCase("<p>Law</p>", { Law: "*Заң* <b> 5 < 6 & AT&T &amp; {{ x }}" })).toBe(
    "<p>*Заң* &lt;b> 5 &lt; 6 & AT&T &amp;amp; {&#123; x }}</p>",
  );
});

test("the tag that makes an HTML block stays in front of its text", () => {
  expect(unitsOf('<a href="/law">\nThe law\n</a>')).toEqual(["paragraph: The law"]);
});
