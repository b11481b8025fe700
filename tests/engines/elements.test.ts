import fc from "fast-check";
import { expect, test } from "vitest";
import { codesOf, markedText, plainText, sameRuns, textRuns } from "../../src/core/runs.ts";
import { readAnswer, sendItem } from "../../src/engines/elements.ts";
import { decodeEntities } from "../../src/engines/entities.ts";
import { runs, segments } from "./coded.ts";

test("what is sent reads back as the segment itself, whatever its text and codes", () => {
  fc.assert(
    fc.property(segments, (segment) => {
      const back = readAnswer(segment, sendItem(segment).content);
      expect(back !== undefined && sameRuns(back, segment), markedText(segment)).toBe(true);
    }),
  );
});

test("an answer never brings other codes than the segment's, each once, however its markup is broken", () => {
  const bits = fc.constantFrom(
    '<u id="1">',
    '<u id="2">',
    "</u>",
    '<img id="1">',
    '<img id="2">',
    "<b>",
    "сөз",
    " ",
    "&lt;",
  );
  fc.assert(
    fc.property(segments, fc.array(bits, { maxLength: 8 }), (segment, list) => {
      const back = readAnswer(segment, list.join(""));
      if (back === undefined) return;
      expect(
        codesOf(back)
          .map((c) => markedText([{ kind: "code", code: c }]))
          .sort(),
      ).toEqual(
        codesOf(segment)
          .map((c) => markedText([{ kind: "code", code: c }]))
          .sort(),
      );
    }),
  );
});

test("each pair is a numbered element and each single code another", () => {
  expect(sendItem(runs("See the {1}new {2}decree{/2}{/1}.{3/}"))).toEqual({
    mimeType: "text/html",
    content: 'See the <u id="1">new <u id="2">decree</u></u>.<img id="3">',
  });
});

test("half a pair and crossing pairs are single elements", () => {
  expect(sendItem(runs("a {1}b {2}c{/1} d{/2} e{/5}")).content).toBe(
    'a <u id="1">b <img id="2">c</u> d<img id="3"> e<img id="4">',
  );
});

test.for([
  ["a lost element", 'Жаңа <u id="1">жарлық</u>'],
  ["an element twice", '<u id="1">Жаңа</u> <u id="1">жарлық</u><img id="2">'],
  ["an unknown element", '<u id="1">Жаңа</u> <b>жарлық</b><img id="2">'],
  ["an unclosed element", 'Жаңа <u id="1">жарлық<img id="2">'],
  ["a stray end", 'Жаңа <u id="1">жарлық</u></u><img id="2">'],
  ["an element of another kind", 'Жаңа <img id="1"> жарлық<u id="2"></u>'],
  ["an unknown number", 'Жаңа <u id="1">жарлық</u><img id="3">'],
])("%s is refused", ([, answer]) => {
  expect(readAnswer(runs("The {1}new decree{/1}{2/}"), answer!)).toBeUndefined();
});

test("elements may move, and may be written in the service's own manner", () => {
  const answer = `<IMG ID=2/>Жаңа <u  id = '1' >жарлық</ u>`;
  expect(markedText(readAnswer(runs("The {1}new decree{/1}{2/}"), answer)!)).toBe("{2/}Жаңа {1}жарлық{/1}");
});

test("the two ends of a crossing pair may not change places", () => {
  const item = runs("a {1}b {2}c{/1} d{/2}");
  expect(readAnswer(item, 'ә <u id="1">б <img id="3">в</u> г<img id="2">')).toBeUndefined();
});

test("white space that the service moved into a pair is moved out again", () => {
  const item = runs("See the {1}new decree{/1} today.");
  const answer = 'Бүгін<u id="1"> жаңа жарлықты </u>қараңыз.';
  expect(markedText(readAnswer(item, answer)!)).toBe("Бүгін {1}жаңа жарлықты{/1} қараңыз.");
});

test("white space moved out of nested pairs passes all of them, and none is put before a full stop", () => {
  const item = runs("See {1}{2}the decree{/2}{/1}.");
  const answer = 'Қараңыз:<u id="1"><u id="2"> жарлық </u></u>.';
  expect(markedText(readAnswer(item, answer)!)).toBe("Қараңыз: {1}{2}жарлық{/2}{/1}.");
});

test("outer white space is the segment's own, and new lines become spaces", () => {
  const item = textRuns(" The Senate met.\n");
  expect(sendItem(item).content).toBe("The Senate met.");
  expect(plainText(readAnswer(item, "Сенат\n\n жиналды. ")!)).toBe(" Сенат жиналды.\n");
});

test("entities are decoded exactly once", () => {
  expect(decodeEntities("L&#39;Or&eacute;al &amp;amp; Burt&#x27;s &lt;b&gt; &quot;А&quot; &#1178;")).toBe(
    `L'Or&eacute;al &amp; Burt's <b> "А" Қ`,
  );
});
