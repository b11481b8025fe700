import { expect, test } from "vitest";
import type { Annotation } from "../../../src/outputs/site/annotate.ts";
import { element, type HtmlElement, type HtmlNode, writeHtml } from "../../../src/outputs/site/html-tree.ts";
import { chromeFor } from "../../../src/outputs/site/language.ts";
import type { PageSegment } from "../../../src/outputs/site/model.ts";
import { turnOriginals } from "../../../src/outputs/site/turn.ts";

const [ORIGINAL, SHOWN] = [0, 1];

/** Segment 0 stands in its source language, segment 1 is translated. */
function annotation(lang: string): Annotation {
  const segment = (standing: PageSegment["standing"]): PageSegment =>
    ({ id: "s", anchor: "a", unitKind: "paragraph", standing, source: "Home." }) as const;
  return {
    segments: [segment({ kind: "fallback" }), segment({ kind: "shown", standing: "reviewed", stale: false })],
    lang,
    sourceLang: "en",
    chrome: chromeFor(lang),
    linksFor: () => element("span", {}),
    used: new Set(),
    stale: [],
  };
}

function block(name: string, ...held: readonly (number | HtmlElement)[]): HtmlElement {
  const children = held.map((one): HtmlNode => (typeof one === "number" ? text(one) : one));
  return element(name, {}, children);
}

function text(segment: number): HtmlNode {
  return { kind: "text", text: segment === ORIGINAL ? "Home." : "ۇيگە.", segment };
}

function turned(lang: string, ...blocks: readonly HtmlElement[]): string {
  const root = element("div", {}, blocks);
  turnOriginals(root, annotation(lang));
  return writeHtml([root]);
}

test.each([
  ["a paragraph of originals", block("p", ORIGINAL), '<div><p dir="ltr">Home.</p></div>'],
  ["a mixed paragraph", block("p", ORIGINAL, SHOWN), "<div><p>Home.ۇيگە.</p></div>"],
  [
    "a list of originals, as a whole",
    block("ul", block("li", block("p", ORIGINAL))),
    '<div><ul dir="ltr"><li><p>Home.</p></li></ul></div>',
  ],
  [
    "a mixed list, not its items",
    block("ol", block("li", block("p", ORIGINAL)), block("li", SHOWN)),
    "<div><ol><li><p>Home.</p></li><li>ۇيگە.</li></ol></div>",
  ],
  [
    "a paragraph in a mixed section",
    block("section", block("p", ORIGINAL), block("p", SHOWN)),
    '<div><section><p dir="ltr">Home.</p><p>ۇيگە.</p></section></div>',
  ],
  ["a block without sentences", block("p"), "<div><p></p></div>"],
])("on a page that runs to the left: %s", (_name, node, expected) => {
  expect(turned("kk-Arab", node)).toBe(expected);
});

test("on a page that runs as its original does, nothing is turned", () => {
  expect(turned("kk", block("p", ORIGINAL))).toBe("<div><p>Home.</p></div>");
});
