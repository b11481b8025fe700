import fc from "fast-check";
import type { TranslationUnit } from "../../src/core/model.ts";
import { type InlineCode, MATCH_TYPES, type Origin, type Run, type Runs, STATES } from "../../src/core/model.ts";
import { joinRuns } from "../../src/core/runs.ts";
import type { Handover, HandoverUnit } from "../../src/exchange/handover.ts";

/** Pieces that exchange files have lost before: escapes, white space, every Kazakh letter, marks, emoji. */
const PIECES = [
  "Қазақстан әділет министрлігі ұлттық құрылтайға үңілді; һәм өңірлер, ғылым, індет.",
  "ӘҒҚҢӨҰҮҺІ әғқңөұүһі",
  "Правительство ещё не объявило",
  "The parliament passed the law on 3 May.",
  "👩🏽‍🌾 қыс 🇰🇿",
  "e\u0301 и\u0306",
  "\u00A0",
  "\u202F%",
  " ",
  "  two",
  "\t",
  "\n",
  "\r\n",
  "\r",
  "]]>",
  "&amp;amp;",
  "&#10;",
  "<b>",
  "</source>",
  "<!--",
  "\"'",
  "…",
  "\u0085\u2028\u2029",
  "\u{10FFFF}\uFFFD\uE000",
  "{1}{/1}",
];

/** Text that XML can hold, short, with the pieces above. */
const texts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }).filter(isLegal) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((pieces) => pieces.join(""));

function isLegal(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
  return !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.test(text);
}

const NAMES = ["bold", "italic", "link", "image", "line-break", "html:span", "footnote", "code", "markup"];
const DATA = ["**", "](/decree)", "[", '<a href="/x?a=1&b=2">', "</a>", "…", "", "  \n", "`қазына`", "]]>"];

/** Codes of one segment: pairs that nest or cross, lone ends, and codes that stand alone; ids by appearance. */
const codeSequences: fc.Arbitrary<readonly InlineCode[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      open: fc.constantFrom(...DATA),
      close: fc.constantFrom(...DATA),
      shape: fc.constantFrom("pair", "pair", "pair", "standalone", "open", "close"),
    }),
    { maxLength: 5 },
  )
  .chain((kinds) => {
    const codes = kinds.flatMap(({ name, open, close, shape }, index): (readonly [number, InlineCode])[] => {
      const id = String(index);
      const both = [
        [index, { id, name, type: "open", data: open }],
        [index, { id, name, type: "close", data: close }],
      ] as const;
      if (shape === "pair") return [...both];
      if (shape === "standalone") return [[index, { id, name, type: "standalone", data: open }]];
      return [shape === "open" ? both[0] : both[1]];
    });
    return fc
      .shuffledSubarray(
        codes.map(([, code]) => code),
        { minLength: codes.length },
      )
      .map(inOrder);
  });

/** Opening ends before their closing ends, ids counted from "1" by appearance. */
function inOrder(codes: readonly InlineCode[]): readonly InlineCode[] {
  const ids = new Map<string, string>();
  const opened = new Set<string>();
  return codes.map((code): InlineCode => {
    if (!ids.has(code.id)) ids.set(code.id, String(ids.size + 1));
    const id = ids.get(code.id)!;
    const twin = codes.find((other) => other.id === code.id && other !== code);
    if (twin === undefined || code.type === "standalone") return { ...code, id };
    const first = !opened.has(code.id);
    opened.add(code.id);
    const end = (first ? "open" : "close") === code.type ? code : twin;
    return { ...end, id };
  });
}

function weave(codes: readonly InlineCode[], words: readonly string[]): Runs {
  const runs: Run[] = [];
  for (let index = 0; index <= codes.length; index++) {
    const text = words[index % (words.length + 1)];
    if (text !== undefined) runs.push({ kind: "text", text });
    const code = codes[index];
    if (code !== undefined) runs.push({ kind: "code", code });
  }
  return joinRuns(runs);
}

/** A source and a translation of it, whose codes are some of the source's in any order. */
const pairs: fc.Arbitrary<{ readonly source: Runs; readonly target: Runs }> = codeSequences.chain((codes) =>
  fc
    .record({
      words: fc.array(texts, { minLength: 1, maxLength: 5 }),
      translated: fc.array(texts, { minLength: 1, maxLength: 5 }),
      kept: fc.oneof(fc.constant(codes), fc.shuffledSubarray([...codes])),
    })
    .map(({ words, translated, kept }) => ({ source: weave(codes, words), target: weave(kept, translated) })),
);

const origins: fc.Arbitrary<Origin | undefined> = fc.oneof(
  fc.constantFrom<Origin | undefined>(
    undefined,
    { kind: "person" },
    { kind: "pseudo" },
    { kind: "aligned" },
    { kind: "engine", engine: "google", model: "general/nmt", terms: [] },
  ),
  fc
    .record({ match: fc.constantFrom(...MATCH_TYPES), score: fc.integer({ min: 0, max: 102 }) })
    .map((hit): Origin => ({ kind: "memory", ...hit, memory: "memory/қазына.tmx", penalties: [] })),
);

const ids = fc.oneof(
  fc.constantFrom("10", "2", "1", "__proto__", "constructor", "kandas-a1b2c3d4", "құжат"),
  fc.stringMatching(/^[a-z][a-z0-9._-]{3,12}$/),
);

function unitOf(id: string): fc.Arbitrary<HandoverUnit> {
  return fc
    .record({
      pair: pairs,
      group: fc.integer({ min: 0, max: 3 }),
      kind: fc.constantFrom("paragraph" as const, "heading" as const, "table-cell" as const, "front-matter" as const),
      headings: fc.array(texts, { maxLength: 2 }),
      state: fc.constantFrom(...STATES),
      origin: origins,
      stale: fc.boolean(),
      locked: fc.boolean(),
      base: fc.stringMatching(/^[0-9a-f]{12}$/),
      alternatives: fc.array(
        fc.record({
          pair: pairs,
          score: fc.integer({ min: 50, max: 102 }),
          origin: texts,
          kind: fc.constantFrom("memory" as const, "machine" as const, "previous" as const, "proposal" as const),
        }),
        { maxLength: 6 },
      ),
      notes: fc.array(
        fc.record({
          from: fc.constantFrom("context", "glossary", "memory", "qa", "person", "developer" as const),
          text: texts,
          annotates: fc.constantFrom("source" as const, "target" as const, "general" as const),
        }),
        { maxLength: 3 },
      ),
    })
    .map(
      ({ pair, origin, stale, locked, alternatives, ...rest }): HandoverUnit => ({
        id,
        ...rest,
        source: pair.source,
        ...(rest.state !== "new" && { target: pair.target }),
        ...(origin !== undefined && { origin }),
        ...(stale && rest.state !== "new" && { stale }),
        ...(locked && { locked }),
        alternatives: alternatives.map(({ pair: offered, ...about }) => ({ ...offered, ...about })),
      }),
    );
}

/** A handover of up to six segments. */
export const handovers: fc.Arbitrary<Handover> = fc.uniqueArray(ids, { maxLength: 6 }).chain((unique) =>
  fc.record({
    original: texts.filter((text) => text !== ""),
    sourceLang: fc.constant("en"),
    lang: fc.constantFrom("kk", "ru", "kk-Arab"),
    units: fc.tuple(...unique.map(unitOf)),
    title: texts,
  }),
);

/** A maker and time, and perhaps somebody who changed it since. */
const makers = fc
  .record(
    {
      createdBy: texts.filter((text) => text !== ""),
      createdAt: fc.constantFrom("2019-03-20T12:00:00Z", "2022-06-08T00:00:01Z"),
      by: texts.filter((text) => text !== ""),
      at: fc.constantFrom("2026-01-31T12:00:00Z", "2024-12-31T23:59:59Z"),
    },
    { requiredKeys: [] },
  )
  .map(({ createdBy, createdAt, by = createdBy, at = createdAt }) => ({
    ...(createdBy !== undefined && { createdBy }),
    ...(createdAt !== undefined && { createdAt }),
    ...(by !== undefined && { by }),
    ...(at !== undefined && { at }),
  }));

/** Props of other tools, none that says anything of neighbours, state or origin. */
const props = fc.array(
  fc.record({
    type: fc.oneof(fc.constantFrom("client", "x-Context", "x-context", "file", "Txt::Жоба", "__proto__", ""), texts),
    value: fc.oneof(fc.constant(""), texts),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Memory entries with and without what is optional. */
export const translationUnits: fc.Arbitrary<TranslationUnit> = fc
  .record({
    pair: pairs.filter(({ source, target }) => [source, target].every(hasContent)),
    state: fc.constantFrom("draft" as const, "edited" as const, "reviewed" as const, "final" as const),
    origin: fc.constantFrom("memory", "engine", "pseudo", "person", "aligned" as const),
    facts: fc.record(
      {
        previousKey: fc.constantFrom("", "0123456789abcdef0123456789abcdef"),
        nextKey: fc.constantFrom("", "fedcba9876543210fedcba9876543210"),
        notes: fc.array(texts, { minLength: 1, maxLength: 3 }),
        props,
        id: texts,
        memory: texts,
      },
      { requiredKeys: [] },
    ),
    makers,
  })
  .map(({ pair, state, origin, facts, makers: made }) => ({
    ...pair,
    state,
    origin,
    ...facts,
    ...made,
    sourceLang: "en",
    lang: "kk",
  }));

function hasContent(runs: Runs): boolean {
  return runs.some((run) => run.kind === "code" || run.text.trim() !== "");
}
