import { expect, test } from "vitest";
import { parseGlossary } from "../../src/terms/glossary.ts";
import { checkGlossary } from "../../src/terms/glossary-check.ts";
import { loadInflectors } from "../../src/terms/inflectors.ts";

const LANGS = ["kk", "ru"];
const inflectors = await loadInflectors(LANGS);

async function remarks(terms: string, used?: ReadonlySet<string>) {
  const glossary = await parseGlossary(`version: 1\nterms:\n${terms}`, "g.yaml", LANGS);
  const found = checkGlossary(glossary, LANGS, inflectors, { today: "2026-01-15T09:00:00Z", ...(used && { used }) });
  return found.map(({ rule, id, lang, severity }) => [rule, id, lang, severity].filter(Boolean).join(" "));
}

const term = (id: string, rest: string): string => `  - { id: ${id}, source: ${id}, certainty: A, ${rest} }\n`;

test("a sound term raises nothing", async () => {
  expect(await remarks(term("picket", "kk: { term: пикет }, ru: { term: пикет }"))).toEqual([]);
});

test.each([
  ["a Kazakh word in -ы without class", "kk: { term: Алматы }, ru: { term: Алматы }", "class-kk a kk warning"],
  ["several Russian words without class", "kk: { term: пикет }, ru: { term: вид на жительство }", "class-ru a ru info"],
  ["no rendering", "kk: { term: пикет }", "no-rendering a ru info"],
  ["a variant twice", "variants: [B, b], kk: { term: пикет }, ru: { term: пикет }", "duplicate a info"],
  ["the source as a variant", "variants: [A], kk: { term: пикет }, ru: { term: пикет }", "duplicate a info"],
  ["an admitted form twice", "kk: { term: пикет, admitted: [шеру, шеру] }, ru: { term: пикет }", "duplicate a kk info"],
  [
    "a forbidden form that the term has itself",
    "kk: { term: Қарағанды, class: np }, ru: { term: Караганда, forbidden: [Караганды] }",
    "forbidden-own a ru warning",
  ],
  ["a Latin letter in a Cyrillic word", "kk: { term: Жаңаөзен }, ru: { term: Жанаoзен }", "mixed-scripts a ru warning"],
  ["a class that no rule knows", "kk: { term: пикет, class: px }, ru: { term: пикет }", "class-unknown a kk warning"],
  [
    "a time that is over",
    "valid: { until: 2020-12-31 }, kk: { term: пикет }, ru: { term: пикет }",
    "expired a warning",
  ],
])("%s is told", async (_, rest, remark) => {
  expect(await remarks(term("a", rest.replaceAll("2020-12-31", '"2020-12-31"')))).toEqual([remark]);
});

test("a forbidden form that only the lax rules give the term is no contradiction", async () => {
  const found = await remarks(term("a", "kk: { term: пикет }, ru: { term: Токаев, forbidden: [Токаевом] }"));
  expect(found).toEqual([]);
});

test("every class of the documentation is known", async () => {
  const kazakh = ["n", "np", "px3", "abbr", "fixed", "n pl", "np b", "np f", "abbr_b", "abbr_f"];
  const russian = ["2m", "2n", "1f", "3f", "sur", "adj", "indecl", "pl", "last", "head", "agr"];
  const entries = [
    ...kazakh.map((name, index) => term(`k${index}`, `kk: { term: пикет, class: ${name} }, ru: { term: пикет }`)),
    ...russian.map((name, index) => term(`r${index}`, `kk: { term: пикет }, ru: { term: пикет, class: ${name} }`)),
  ];
  expect((await remarks(entries.join(""))).filter((remark) => remark.startsWith("class-"))).toEqual([]);
});

test("a class makes the rules sure", async () => {
  expect(
    await remarks(term("a", "kk: { term: Алматы, class: np }, ru: { term: вид на жительство, class: head }")),
  ).toEqual([]);
});

test("renderings of two terms that share a form are told once, and so is a forbidden form that is another's", async () => {
  const found = await remarks(
    term("a", "kk: { term: пикет }, ru: { term: пикет }") +
      term("b", "kk: { term: шеру, forbidden: [пикет] }, ru: { term: пикет }"),
  );
  expect(found).toEqual(["collision a ru info", "forbidden-elsewhere b kk info"]);
});

test("a term that no article has, and one that waits for an editor", async () => {
  const text = term("a", "kk: { term: пикет }, ru: { term: пикет }").replace("certainty: A", "certainty: C");
  expect(await remarks(text, new Set())).toEqual(["certainty a info", "unused a info"]);
});
