import { expect, test } from "vitest";
import { markedText } from "../../src/core/runs.ts";
import { segmentUnit } from "../../src/segmentation/index.ts";
import { close, footnote, image, lineBreak, open, type Part, unitFrom } from "./unit-from.ts";

/** Each cut as its marked text and the characters of the article that it stands for. */
function cuts(parts: readonly Part[], lang = "en", splits = true): readonly (readonly [string, string])[] {
  const { unit, article } = unitFrom(parts, splits);
  return segmentUnit(unit, lang).map(({ source, start, end }) => [markedText(source), article.slice(start, end)]);
}

test("a footnote reference glued to the stop stays with the sentence before", () => {
  expect(cuts(["The law came into force in May.", footnote, " Next came the decrees."])).toEqual([
    ["The law came into force in May.{1/}", "The law came into force in May.[^1]"],
    ["Next came the decrees.", "Next came the decrees."],
  ]);
});

test("closing codes stay, opening codes go on, and each cut numbers its codes from 1", () => {
  expect(
    cuts([open(1), "Заң қабылданды.", close(1), footnote, " ", open(2, "*"), "Бұл", close(2, "*"), " маңызды."], "kk"),
  ).toEqual([
    ["{1}Заң қабылданды.{/1}{2/}", "**Заң қабылданды.**[^1]"],
    ["{1}Бұл{/1} маңызды.", "*Бұл* маңызды."],
  ]);
});

test("a pair that a break cuts leaves an open end here and a close end there", () => {
  expect(
    cuts([image, " ", open(1), "Закон принят. Он ", open(2, "_"), "уже", close(2, "_"), " действует.", close(1)], "ru"),
  ).toEqual([
    ["{1/} {2}Закон принят.", "![](steppe.jpg) **Закон принят."],
    ["Он {1}уже{/1} действует.{/2}", "Он _уже_ действует.**"],
  ]);
});

test("an image after white space goes with the next sentence, also when it is linked", () => {
  const linked = [open(5, "["), image, close(5, "](/astana)")];
  expect(cuts(["They left.", footnote, " ", ...linked, " Then it rained."])).toEqual([
    ["They left.{1/}", "They left.[^1]"],
    ["{1}{2/}{/1} Then it rained.", "[![](steppe.jpg)](/astana) Then it rained."],
  ]);
});

test("a linked footnote glued to the stop stays with the sentence before", () => {
  const linked = [open(5, "<sup>"), footnote, close(5, "</sup>")];
  expect(cuts(["They left.", ...linked, " Then it rained."])[0]).toEqual([
    "They left.{1}{2/}{/1}",
    "They left.<sup>[^1]</sup>",
  ]);
});

test("a closing code after white space keeps that white space in the sentence before", () => {
  expect(cuts([open(1), "They left. ", close(1), "Then it rained."])).toEqual([
    ["{1}They left. {/1}", "**They left. **"],
    ["Then it rained.", "Then it rained."],
  ]);
});

test("a line break separates words as white space does, and stays with the sentence before", () => {
  expect(cuts(["They left.", lineBreak, "Then it rained."])).toEqual([
    ["They left.{1/}", "They left.<br>"],
    ["Then it rained.", "Then it rained."],
  ]);
  expect(cuts(["From Astana", lineBreak, "to Almaty."])).toEqual([
    ["From Astana{1/}to Almaty.", "From Astana<br>to Almaty."],
  ]);
});

test("a folded line wrap with its quotation prefix is white space between cuts", () => {
  expect(cuts(["They left.", { text: " ", data: "\n> " }, "Then it", { text: " ", data: "\n> " }, "rained."])).toEqual([
    ["They left.", "They left."],
    ["Then it rained.", "Then it\n> rained."],
  ]);
});

test("an entity or an escape is never divided", () => {
  expect(
    cuts(["Ақ", { text: "«", data: "&laquo;" }, "Жол", { text: "»", data: "&raquo;" }, " келді. Олар сөйледі."], "kk"),
  ).toEqual([
    ["Ақ«Жол» келді.", "Ақ&laquo;Жол&raquo; келді."],
    ["Олар сөйледі.", "Олар сөйледі."],
  ]);
});

test("a boundary inside an atomic piece moves to its nearer edge", () => {
  expect(cuts(["They stayed in ", { text: "Almaty. It", data: "&macro;" }, " rained all night."])).toEqual([
    ["They stayed in Almaty. It", "They stayed in &macro;"],
    ["rained all night.", "rained all night."],
  ]);
  expect(cuts([{ text: "One. Two.", data: "&macro;" }])).toEqual([["One. Two.", "&macro;"]]);
});

test("a unit that does not split is one cut, whatever it says", () => {
  expect(cuts([" Who pays? ", image, " Nobody. "], "en", false)).toEqual([
    ["Who pays? {1/} Nobody.", "Who pays? ![](steppe.jpg) Nobody."],
  ]);
});

test("codes at the edges of a unit belong to its first and last cut", () => {
  expect(cuts([image, " They left. Then it rained. ", image])).toEqual([
    ["{1/} They left.", "![](steppe.jpg) They left."],
    ["Then it rained. {1/}", "Then it rained. ![](steppe.jpg)"],
  ]);
});

test("a unit without letters and digits gives no cut", () => {
  expect(cuts([image])).toEqual([]);
  expect(cuts([" * * * "])).toEqual([]);
  expect(cuts([open(1), "…", close(1)], "en", false)).toEqual([]);
});

test("the user's abbreviations are never final before a capital", () => {
  const { unit, article } = unitFrom(["Жиынды Қазмұнай ЖШС. Басшысы ашты. Ол сөйледі."]);
  const found = segmentUnit(unit, "kk", { abbreviations: ["ЖШС."] }).map(({ start, end }) => article.slice(start, end));
  expect(found).toEqual(["Жиынды Қазмұнай ЖШС. Басшысы ашты.", "Ол сөйледі."]);
});
