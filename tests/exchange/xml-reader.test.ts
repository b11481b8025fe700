import { expect, test } from "vitest";
import { readXml, xmlReader } from "../../src/exchange/xml-reader.ts";

const SLICE = 16_384; // what the reader gives its parser at once

const DOCUMENT = `<tmx xmlns:q="urn:q"><header
  srclang='en'/><body>\r\n<tu><tuv xml:lang="kk"><seg>Қазақ &amp; <ph/>әдебиеті 👩🏽‍🌾<q:x/></seg></tuv\t>\r<!-- тіл --><?pi қазынасы?>
<![CDATA[<a>]]></tu></body></tmx>`;

/** Elements as they begin and end, each with its line and column, and the text between them. */
function told(xml: string): readonly string[] {
  const heard: string[] = [];
  let text = "";
  const say = (what: string): void => {
    heard.push(text, what);
    text = "";
  };
  readXml(xml, "m.tmx", {
    open: ({ name, namespace, place }) => say(`<${namespace}${name} ${place.line}:${place.column}`),
    close: () => say(">"),
    text: (more) => {
      text += more;
    },
  });
  return heard;
}

test("wherever a slice ends, every element has its place and every text its characters", () => {
  const pushed = (length: number): string => `<!--${" ".repeat(length)}-->\n${DOCUMENT}`;
  const expected = told(pushed(0));
  expect(expected).toContain("<header 2:22");
  expect(expected).toContain("<urn:qx 4:62");
  for (let offset = 0; offset <= DOCUMENT.length; offset++) expect(told(pushed(SLICE - offset - 8))).toEqual(expected);
});

test("wherever a slice ends, offsets cut out the element that they are told of", () => {
  for (let offset = 0; offset <= DOCUMENT.length; offset++) {
    const xml = `<!--${" ".repeat(SLICE - offset - 8)}-->\n${DOCUMENT}`;
    const open: string[] = [];
    readXml(xml, "m.tmx", {
      open: ({ start, end, name }) => {
        expect(xml.slice(start, end)).toMatch(new RegExp(`^<(q:)?${name}[\\s/>]`));
        expect(xml[end - 1]).toBe(">");
        open.push(name);
      },
      close: (end) => expect(xml.slice(0, end)).toMatch(new RegExp(`(/>|</(q:)?${open.pop()}\\s*>)$`)),
      text: () => {},
    });
  }
});

test("a reader takes a document character by character", () => {
  const names: string[] = [];
  const reader = xmlReader("m.tmx", {
    open: ({ name }) => names.push(name),
    close: () => names.push("/"),
    text: () => {},
  });
  for (const character of `\uFEFF${DOCUMENT}`) reader.write(character);
  reader.close();
  expect(names.join(" ")).toBe("tmx header / body tu tuv seg ph / x / / / / / /");
});
