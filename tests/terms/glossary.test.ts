import { expect, test } from "vitest";
import { termsProblems } from "../../src/report/problems/terms.ts";
import { emptyGlossary, parseGlossary } from "../../src/terms/glossary.ts";
import { saidValues } from "../report/said.ts";

const PATH = "glossary.yaml";
const LANGS = ["kk", "ru"];

const GOOD = `version: 1
terms:
  - id: atajurt
    source: Atajurt
    variants: [Atazhurt]
    kk: { term: Атажұрт, forbidden: [Атаджұрт] }
    ru: { term: Атажурт, admitted: [Атаджурт], forms: [Атажурта] }
    certainty: A
    reference: "azattyq.org"
    note: "An organisation; not the Kyrgyz party"
  - { id: reuters, source: Reuters, doNotTranslate: true, certainty: B }
`;

test("a glossary is read with its renderings, defaults and lines", async () => {
  const { terms } = await parseGlossary(GOOD, PATH, LANGS);
  expect(terms).toEqual([
    {
      id: "atajurt",
      source: "Atajurt",
      variants: ["Atazhurt"],
      renderings: new Map([
        ["kk", { term: "Атажұрт", admitted: [], forbidden: ["Атаджұрт"], forms: [] }],
        ["ru", { term: "Атажурт", admitted: ["Атаджурт"], forbidden: [], forms: ["Атажурта"] }],
      ]),
      doNotTranslate: false,
      certainty: "A",
      ...plain,
      reference: "azattyq.org",
      note: "An organisation; not the Kyrgyz party",
      line: 3,
    },
    {
      id: "reuters",
      source: "Reuters",
      variants: [],
      renderings: new Map(),
      doNotTranslate: true,
      certainty: "B",
      ...plain,
      line: 11,
    },
  ]);
});

test("text comes back in NFC and without outer white space", async () => {
  const text = `version: 1\nterms:\n  - { id: y, source: " yurt ", ru: { term: "${"йурта".normalize("NFD")}" }, certainty: C }`;
  const { terms } = await parseGlossary(text, PATH, LANGS);
  expect([terms[0]?.source, terms[0]?.renderings.get("ru")?.term]).toEqual(["yurt", "йурта".normalize("NFC")]);
});

test("a rendering under kk-KZ is the one for the project's kk; other languages keep their tags", async () => {
  const text = `version: 1
terms:
  - { id: x, source: Xinjiang, kk-KZ: { term: Шыңжаң }, kk-Arab: { term: شىنجاڭ }, id-ID: { term: Xinjiang }, certainty: B }`;
  const { terms } = await parseGlossary(text, PATH, LANGS);
  expect([...(terms[0]?.renderings.keys() ?? [])]).toEqual(["kk", "kk-Arab", "id-ID"]);
});

test("terms with the same source for different languages stand side by side", async () => {
  const text = `version: 1
terms:
  - { id: beijing-kk, source: Beijing, kk: { term: Бейжің }, certainty: B }
  - { id: beijing-ru, source: Beijing, ru: { term: Пекин }, certainty: B }`;
  expect((await parseGlossary(text, PATH, LANGS)).terms).toHaveLength(2);
});

test("the empty glossary has no terms", () => {
  expect(emptyGlossary.terms).toEqual([]);
});

const terms = (...lines: readonly string[]): string =>
  `version: 1\nterms:\n${lines.map((line) => `  - ${line}\n`).join("")}`;
/** The conditions of a term that has none. */
const plain = { status: "preferred", domains: [], valid: [], validBy: "event", keepWhen: [] };

const KANDAS = "{ id: kandas, source: Kandas, kk: { term: қандас }, certainty: A }";

const WRONG: readonly (readonly [what: string, text: string, code: string, at: string, values: object])[] = [
  ["an empty file", "", "E_GLOSSARY_SHAPE", "1:1", { expected: "map", found: "nothing" }],
  ["no version", "terms: []", "E_GLOSSARY_MISSING", "1:1", { key: "version", within: "(top)" }],
  ["another version", "version: 2\nterms: []", "E_GLOSSARY_SHAPE", "1:10", { key: "version", expected: "1" }],
  ["an unknown key at the top", "version: 1\nterm: []", "E_GLOSSARY_KEY", "2:1", { key: "term" }],
  [
    "an unknown key of a term",
    terms(`{ id: a, sorce: A, certainty: A }`),
    "E_GLOSSARY_KEY",
    "3:14",
    { key: "sorce", within: "terms[0]" },
  ],
  [
    "an unknown key of a rendering",
    terms("{ id: a, source: A, kk: { term: а, forbid: [б] }, certainty: A }"),
    "E_GLOSSARY_KEY",
    "3:40",
    {
      key: "forbid",
      within: "terms[0].kk",
      known: "term, admitted, forbidden, forms, class, harmony, gender, animate, irregular, doNotTranslate",
    },
  ],
  [
    "kz for kk",
    terms("{ id: a, source: A, kz: { term: а }, certainty: A }"),
    "E_GLOSSARY_LANGUAGE",
    "3:25",
    { lang: "kz" },
  ],
  [
    "__proto__ as a key",
    terms("{ id: a, source: A, __proto__: { term: а }, certainty: A }"),
    "E_GLOSSARY_KEY",
    "3:25",
    { key: "__proto__" },
  ],
  [
    "constructor as a key",
    terms("{ id: a, source: A, constructor: { term: а }, certainty: A }"),
    "E_GLOSSARY_KEY",
    "3:25",
    { key: "constructor" },
  ],
  [
    "a term without certainty",
    terms("{ id: a, source: A, kk: { term: а } }"),
    "E_GLOSSARY_MISSING",
    "3:5",
    { key: "certainty", within: "terms[0]" },
  ],
  [
    "a rendering without term",
    terms("{ id: a, source: A, kk: { admitted: [а] }, certainty: A }"),
    "E_GLOSSARY_MISSING",
    "3:29",
    { key: "term", within: "terms[0].kk" },
  ],
  [
    "a rendering that is text",
    terms("{ id: a, source: A, kk: а, certainty: A }"),
    "E_GLOSSARY_SHAPE",
    "3:29",
    { key: "terms[0].kk", expected: "map", found: '"а"' },
  ],
  [
    "a certainty that is none",
    terms("{ id: a, source: A, kk: { term: а }, certainty: D }"),
    "E_GLOSSARY_SHAPE",
    "3:53",
    { expected: "A | B | C" },
  ],
  [
    "a year for text",
    terms("{ id: a, source: 2020, kk: { term: а }, certainty: A }"),
    "E_GLOSSARY_SHAPE",
    "3:22",
    { expected: "string", found: "2020" },
  ],
  [
    "a form without letters",
    terms('{ id: a, source: "—", kk: { term: а }, certainty: A }'),
    "E_GLOSSARY_SHAPE",
    "3:22",
    { key: "terms[0].source" },
  ],
  [
    "an empty form",
    terms('{ id: a, source: A, kk: { term: "" }, certainty: A }'),
    "E_GLOSSARY_SHAPE",
    "3:37",
    { key: "terms[0].kk.term" },
  ],
  [
    "a form of two lines",
    terms('{ id: a, source: "A\\nB", kk: { term: а }, certainty: A }'),
    "E_GLOSSARY_SHAPE",
    "3:22",
    {},
  ],
  [
    "a form of 501 characters",
    terms(`{ id: a, source: ${"a".repeat(501)}, certainty: A }`),
    "E_GLOSSARY_SHAPE",
    "3:22",
    { expected: "string ≤ 500" },
  ],
  [
    "an id with a space",
    terms("{ id: a b, source: A, kk: { term: а }, certainty: A }"),
    "E_GLOSSARY_SHAPE",
    "3:11",
    { key: "terms[0].id" },
  ],
  [
    "a list for the rendering",
    terms("{ id: a, source: A, kk: [а], certainty: A }"),
    "E_GLOSSARY_SHAPE",
    "3:29",
    { found: "list" },
  ],
  ["terms as a map", "version: 1\nterms: {}", "E_GLOSSARY_SHAPE", "2:8", { found: "map" }],
  [
    "an id twice",
    terms(KANDAS, "{ id: kandas, source: Returnee, ru: { term: репатриант }, certainty: B }"),
    "E_TERM_DUPLICATE",
    "4:11",
    { id: "kandas", firstLine: 3 },
  ],
  [
    "a source pinned twice",
    terms(KANDAS, "{ id: k2, source: kandas, kk: { term: қандастар }, certainty: B }"),
    "E_TERM_AMBIGUOUS",
    "4:23",
    { term: "kandas", lang: "kk", firstLine: 3 },
  ],
  [
    "a variant pinned twice",
    terms(KANDAS, "{ id: k2, source: Returnee, variants: [Kandas], kk: { term: репатриант }, certainty: B }"),
    "E_TERM_AMBIGUOUS",
    "4:43",
    { firstLine: 3 },
  ],
  [
    "a language pinned twice",
    terms("{ id: a, source: A, kk: { term: а }, kk-KZ: { term: б }, certainty: A }"),
    "E_TERM_AMBIGUOUS",
    "3:42",
    { lang: "kk" },
  ],
  [
    "do not translate, yet pinned elsewhere",
    terms(KANDAS, "{ id: k2, source: Kandas, doNotTranslate: true, certainty: B }"),
    "E_TERM_AMBIGUOUS",
    "4:23",
    { lang: "kk" },
  ],
  [
    "a form wanted and forbidden",
    terms("{ id: a, source: A, ru: { term: кандас, forbidden: [кандас] }, certainty: A }"),
    "E_TERM_CONTRADICTORY",
    "3:56",
    { form: "кандас", lang: "ru" },
  ],
  [
    "a time that ends before it begins",
    terms("{ id: a, source: A, kk: { term: а }, certainty: A, valid: { from: 2021-01-01, until: 2020-12-31 } }"),
    "E_TERM_VALIDITY",
    "3:63",
    { until: "2020-12-31" },
  ],
  [
    "a successor that is no term",
    terms("{ id: a, source: A, kk: { term: а }, certainty: A, replacedBy: b }"),
    "E_TERM_SUCCESSOR",
    "3:68",
    { id: "b" },
  ],
  [
    "a day that no calendar has",
    terms("{ id: a, source: A, kk: { term: а }, certainty: A, valid: [{ from: 2021-02-30 }] }"),
    "E_GLOSSARY_SHAPE",
    "3:72",
    { key: "terms[0].valid[0].from", found: '"2021-02-30"' },
  ],
  [
    "a slot that no language has",
    terms("{ id: a, source: A, ru: { term: а, irregular: { genitiv plural: б } }, certainty: A }"),
    "E_GLOSSARY_SHAPE",
    "3:51",
    { expected: "map of case and number, for instance genitive plural", found: "map" },
  ],
  ["a term that pins nothing", terms("{ id: a, source: A, certainty: A }"), "E_TERM_UNPINNED", "3:5", { term: "A" }],
  ["a duplicate key", terms("{ id: a, id: b, source: A, certainty: A }"), "E_GLOSSARY_YAML", "3:14", {}],
  ["an alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nterms: [*b, *b]", "E_GLOSSARY_YAML", "1:7", { reason: "anchor &a" }],
  ["an alias to nothing", "terms: [*b]", "E_GLOSSARY_YAML", "1:9", { reason: "alias *b" }],
  ["tabs", "terms:\n\t- { id: a }", "E_GLOSSARY_YAML", "2:1", {}],
  ["two documents", `${GOOD}---\n${GOOD}`, "E_GLOSSARY_YAML", "12:1", {}],
  ["a tag", 'version: !!binary "MQ=="\nterms: []', "E_GLOSSARY_YAML", "1:19", {}],
  ["an open quotation", 'version: 1\nterms:\n  - { id: "a', "E_GLOSSARY_YAML", "3:13", {}],
];

test.each(WRONG)("%s is a problem with its place", async (_what, text, code, at, values) => {
  const [line, column] = at.split(":").map(Number);
  await expect(parseGlossary(text, PATH, LANGS)).rejects.toMatchObject({
    name: "Problem",
    code,
    place: { path: PATH, line, column },
    values: expect.objectContaining(saidValues(values)),
  });
});

test("every code has a sentence whose placeholders its problems fill", async () => {
  const seen = new Set<string>();
  for (const [, text, code] of WRONG) {
    const problem = await parseGlossary(text, PATH, LANGS).catch((error: unknown) => error);
    const message = Object.entries(termsProblems).find(([known]) => known === code)?.[1];
    seen.add(code);
    const names = Array.from(`${message?.text} ${message?.hint}`.matchAll(/\{\{(\w+)\}\}/g), (match) => match[1]);
    expect(problem).toMatchObject({ values: Object.fromEntries(names.map((name) => [name, expect.anything()])) });
  }
  expect([...seen].toSorted()).toEqual(Object.keys(termsProblems).toSorted());
});

test("the first of several problems is told, and how many follow", async () => {
  const text = terms(
    "{ id: a, source: A, kk: { term: 1 }, certainty: A }",
    "{ id: b, source: 2, kk: { term: 3 }, certainty: X }",
  );
  await expect(parseGlossary(text, PATH, LANGS)).rejects.toMatchObject({
    place: { line: 3 },
    values: { key: "terms[0].kk.term", further: 3 },
  });
});
