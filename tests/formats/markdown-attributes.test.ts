import { expect, test } from "vitest";
import { parseCase, reordered, translateCase, unitsOf } from "./markdown-case.ts";

const PICKET = 'See ![Pickets in Almaty](picket.jpg "May 2021") and [the law](/law "In force").';

test("alternative texts and titles are units behind the one whose codes they lie in", () => {
  expect(unitsOf(PICKET)).toEqual([
    "paragraph: See {1/} and {2}the law{/2}.",
    "attribute alt: Pickets in Almaty",
    "attribute title: May 2021",
    "attribute title: In force",
  ]);
  const units = parseCase(PICKET).units;
  expect(units.map(({ splits }) => splits)).toEqual([true, false, false, false]);
});

test("an image alone, an image in a link and one in a table give their texts", () => {
  expect(unitsOf('![Pickets](a.jpg)\n\n[![A rally](b.jpg)](/c "Gallery")\n\n| ![A map](m.png) |\n| --- |')).toEqual([
    "attribute alt: Pickets",
    "attribute alt: A rally",
    "attribute title: Gallery",
    "attribute alt: A map",
  ]);
});

test("an alternative text with markup has codes, and its entities and wraps are read", () => {
  expect(unitsOf("> ![The **new** law &amp;\n> order](a.jpg)")).toEqual(["attribute alt: The {1}new{/1} law & order"]);
});

test("the title of a definition is a unit, also over several lines", () => {
  expect(unitsOf("[law]: /law 'The\n  new law'\n[map]: <m.png> (A map)\n\nSee [law].")).toEqual([
    "attribute title: The new law",
    "attribute title: A map",
    "paragraph: See {1}law{/1}.",
  ]);
});

test("an attribute without words is none", () => {
  expect(unitsOf('![](a.jpg "—") ![...](b.jpg) word')).toEqual(["paragraph: {1/} {2/} word"]);
});

test("the code of an image carries the translated texts wherever a target puts it", () => {
  const targets = {
    "See {1/} and {2}the law{/2}.": reordered(3, "Заң", 5, " пен ", 1, "."),
    "Pickets in Almaty": "Алматыдағы пикет",
    "May 2021": "2021 жылғы мамыр",
    "In force": "Күшінде",
  };
  expect(translateCase(PICKET, targets)).toBe(
    '[Заң](/law "Күшінде") пен ![Алматыдағы пикет](picket.jpg "2021 жылғы мамыр").',
  );
});

test("a title is translated while the text around it stays, and the other way round", () => {
  expect(translateCase(PICKET, { "In force": "Күшінде" })).toBe(PICKET.replace("In force", "Күшінде"));
  expect(translateCase(PICKET, { "See {1/} and {2}the law{/2}.": reordered("Көр: ", 1, "; ", 3, "заң", 5, ".") })).toBe(
    'Көр: ![Pickets in Almaty](picket.jpg "May 2021"); [заң](/law "In force").',
  );
});

test("a code that a target leaves out takes its texts along", () => {
  const targets = { "See {1/} and {2}the law{/2}.": reordered("Тек ", 3, "заң", 5), "May 2021": "Мамыр" };
  expect(translateCase(PICKET, targets)).toBe('Тек [заң](/law "In force")');
});

test.each([
  ["Say [no] and ` or |", '![Pickets](a.jpg "t")', '![Say [no] and \\` or |](a.jpg "t")'],
  ["a] b", "![Pickets](a.jpg)", "![a\\] b](a.jpg)"],
  ["a | b", "| ![Pickets](a.jpg) |\n| --- |", "| ![a \\| b](a.jpg) |\n| --- |"],
])("the alternative text %j is escaped", (target, source, expected) => {
  expect(translateCase(source, { Pickets: target })).toBe(expected);
});

test.each([
  ['Заң "күші" \\ &amp; `', '[a](/b "Law")', '[a](/b "Заң \\"күші\\" \\\\ &amp;amp; &#96;")'],
  ["It's", "[a](/b 'Law')", "[a](/b 'It\\'s')"],
  ["(a) b", "[a](/b (Law))", "[a](/b (\\(a\\) b))"],
  ["a | b", '| [a](/b "Law") |\n| --- |', '| [a](/b "a \\| b") |\n| --- |'],
  ['Заң "№1"', '[law]: /law "Law"\n', '[law]: /law "Заң \\"№1\\""\n'],
])("the title %j is escaped by its quotes", (target, source, expected) => {
  expect(translateCase(source, { Law: target })).toBe(expected);
});

test("an image that is found by its own text keeps its label when the text is translated", () => {
  const source = "![Pickets] and ![A\nrally][].\n\n[pickets]: p.jpg\n[a rally]: r.jpg\n";
  expect(translateCase(source, { Pickets: "Пикет", "A rally": "Митинг" })).toBe(
    "![Пикет][Pickets] and ![Митинг][A rally].\n\n[pickets]: p.jpg\n[a rally]: r.jpg\n",
  );
});
