import { describe, expect, test } from "vitest";
import type { Edit } from "../../src/core/model.ts";
import { translated } from "./documents.ts";
import { parseHtmlText, renderedHtml } from "./html-documents.ts";

const MANY = 100_000;
const times = (text: string): string => text.repeat(MANY);

const HOSTILE: Readonly<Record<string, string>> = {
  "nested blocks": `${times("<div>")}a${times("</div>")}`,
  "nested blocks that never end": `${times("<div>")}a`,
  "nested inline elements": `${times("<b>")}a${times("</b>")}`,
  "nested inline elements that never end": `${times("<b>")}a`,
  "elements that cross": `${times("<b><i>")}a${times("</b></i>")}`,
  "end tags of nothing": `${times("<ul>")}a${times("</li></b></x>")}`,
  "end tags that a cell hides from what they end": `<section><table><td>${times("<div>")}${times("</section>")}a`,
  "open tags of span": `${times("</span>a<span>")}`,
  "angle brackets": `${times("<< <a< </ <! <? ")}a`,
  "quotation marks that never end": times("<a b='<c d=\""),
  "comments that never end": times("<!-- <? <![CDATA[ <!A "),
  "closed comments": times("a<!-- b --><!-->"),
  "a tag of 100,000 attributes": `<a ${times("title=x ")}>y</a>`,
  "100,000 different languages": Array.from({ length: MANY }, (_, index) => `<i lang=x${index}>a</i>`).join(""),
  "nested graphics": `${times("<svg>")}a${times("</svg>")} b`,
  "graphics that never end": `${times("<svg><g>")}a`,
  "graphics that paragraphs break off": times("<svg><p>a"),
  "graphics with HTML in them": times("<svg><foreignObject><b>a"),
  "graphics with foreign end tags": `<svg>${times("<g>")}${times("</x>")}`,
  "scripts in scripts": `${times("<script><!--<script>")}${times("</script>")}a`,
  "titles, open and closed": `${times("<title>a</title>")}${times("<title>a")}`,
  "code that never ends": times("<code><p>a"),
  "nested parts that are not translated": `${times("<span translate=no>")}a${times("</span>")}`,
  "tables without end": times("<table><tr><td>a"),
  "headings in headings": times("<div><h2>a<h3>b"),
  ampersands: `${"&".repeat(5 * MANY)}a${times("&amp")}`,
  "a number of 5,000,000 digits": `a &#${"9".repeat(5_000_000)}; b`,
  "5 MB of blanks": `a${" ".repeat(5_000_000)}b`,
  "a line of 5 MB": `<p>${"word &amp; <b>x</b> ".repeat(250_000)}`,
  "attributes all over": times("<img alt=a title='b'> c "),
  "an attribute of 2 MB": `<p title="${"a ".repeat(1_000_000)}">b`,
  "roots and heads": `${times("<html lang=en><head>")}a`,
};

// Each would take minutes in quadratic time; the suite's timeout is the guard.
describe("HTML is read and written in bounded time:", () => {
  test.each(Object.entries(HOSTILE))("%s", (_name, text) => {
    const article = parseHtmlText(text);
    expect(renderedHtml(article, [])).toBe(text);
    const frame = { lang: "kk", sourceLang: "en", frontMatter: { lang: "kk" }, notice: "Машиналық аударма" };
    const edits = translated(article, (words) => `${words} сөз`).map(
      (edit): Edit => (edit.unit % 2 === 0 ? edit : { ...edit, content: { kind: "fallback" } }),
    );
    expect(renderedHtml(article, edits, frame).length).toBeGreaterThan(0);
  });
});
