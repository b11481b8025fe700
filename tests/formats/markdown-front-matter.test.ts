import { expect, test } from "vitest";
import type { Frame } from "../../src/core/model.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { parseCase, reordered, translateCase, unitsOf } from "./markdown-case.ts";

const TOML = [
  "+++",
  'title = "The \\"law\\"" # working title',
  "description = 'It''s no'",
  "date = 2024-05-03",
  "draft = false",
  "tags = [",
  '  "kandas", # title = "no"',
  "]",
  "",
  "[params]",
  "lead = 'They came.'",
  "[[menu]]",
  'title = "Menu"',
  "+++",
  "Body.",
].join("\n");

test("front matter of TOML gives its one-line values, and units for the configured keys", () => {
  const source = TOML.replace("'It''s no'", "'It is'");
  expect(unitsOf(source)).toEqual([
    'front-matter title: The "law"',
    "front-matter description: It is",
    "front-matter params.lead: They came.",
    "paragraph: Body.",
  ]);
  expect(parseCase(source).meta).toEqual({
    title: 'The "law"',
    description: "It is",
    date: "2024-05-03",
    draft: "false",
    "params.lead": "They came.",
  });
});

test("a value of TOML keeps its quotes, and gets double ones where single ones cannot hold it", () => {
  const source = "+++\ntitle = 'Law'\ndescription = \"Old\"\n+++\n";
  expect(translateCase(source, { Law: 'Заң "күші" \\', Old: 'Ескі "а"\\' })).toBe(
    '+++\ntitle = \'Заң "күші" \\\'\ndescription = "Ескі \\"а\\"\\\\"\n+++\n',
  );
  expect(translateCase(source, { Law: "It's" })).toBe('+++\ntitle = "It\'s"\ndescription = "Old"\n+++\n');
});

test("a frame writes TOML into a front matter of TOML, before its first table", () => {
  const frame: Frame = { lang: "kk", sourceLang: "en", frontMatter: { lang: "kk", title: 'Заң "№1"', "a b": "c" } };
  const source = "+++\r\ntitle = '''\r\nOld\r\n'''\r\n[params]\r\nlang = 'x'\r\n+++\r\nBody.";
  expect(new TextDecoder().decode(markdown.render(parseCase(source), [], frame))).toBe(
    '+++\r\ntitle = "Заң \\"№1\\""\r\nlang = "kk"\r\n"a b" = "c"\r\n[params]\r\nlang = \'x\'\r\n+++\r\nBody.',
  );
});

test("a front matter of TOML with a line that is none is not added to", () => {
  const frame: Frame = { lang: "kk", sourceLang: "en", frontMatter: { lang: "kk" } };
  expect(() => markdown.render(parseCase("+++\nno key\n+++\nBody."), [], frame)).toThrowError(
    expect.objectContaining({ code: "E_FRONT_MATTER_SHAPE", place: { path: "kandas.md", line: 2, column: 1 } }),
  );
});

const YAML = [
  "---",
  "title: >-",
  "  Kandas come",
  "  home",
  "description: |",
  "  They came.",
  "  # They stayed.",
  "",
  "  It passed.",
  "params:",
  "  lead: A scalar without quotes",
  "    that goes on.",
  "  other: x",
  "---",
  "Body.",
].join("\n");

test("blocks and wrapped values of YAML are units, a paragraph each, also in a mapping of the mapping", () => {
  expect(unitsOf(YAML)).toEqual([
    "front-matter title: Kandas come home",
    "front-matter description: They came.{1/}# They stayed.",
    "front-matter description: It passed.",
    "front-matter params.lead: A scalar without quotes that goes on.",
    "paragraph: Body.",
  ]);
});

test("a target in a block stands on one line, with the line breaks of a literal one where they are put", () => {
  const targets = {
    "Kandas come home": "Қандастар: #1",
    "They came.{1/}# They stayed.": reordered("Келді.", 1, "Қалды."),
    "A scalar without quotes that goes on.": "Мән: екі",
  };
  expect(translateCase(YAML, targets)).toBe(
    YAML.replace("  Kandas come\n  home", "  Қандастар: #1")
      .replace("They came.\n  # They stayed.", "Келді.\n  Қалды.")
      .replace("A scalar without quotes\n    that goes on.", '"Мән: екі"'),
  );
});

test("a wrapped value in quotes keeps them", () => {
  const source = "---\ntitle: \"Kandas\n  come \\\"home\\\"\"\ndescription: 'It''s\n  law'\n---\n";
  expect(unitsOf(source)).toEqual(['front-matter title: Kandas come "home"', "front-matter description: It's law"]);
  expect(translateCase(source, { "It's law": "Бұл 'заң'", 'Kandas come "home"': 'Олар "үйде"' })).toBe(
    "---\ntitle: \"Олар \\\"үйде\\\"\"\ndescription: 'Бұл ''заң'''\n---\n",
  );
});

test.each([
  ["a list", "title:\n  - Law\n  - Order"],
  ["a folded block with lines indented further", "title: >\n  Law\n    order"],
  ["an explicit indent", "title: |2\n   Law"],
  ["a blank line in quotes", 'title: "Law\n\n  order"'],
  ["a mapping", "title:\n  law: Order"],
  ["an alias", "title: *law"],
])("%s in a front matter is left alone", (_name, lines) => {
  expect(unitsOf(`---\n${lines}\n---\nBody.`)).toEqual(["paragraph: Body."]);
});
