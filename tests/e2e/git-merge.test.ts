import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seeded } from "../support/random.ts";
import { type Deed, type Entry, openRepository, type Repository, type SourceDeed } from "../support/two-people.ts";

const random = seeded(31);
let repository: Repository;
let serial = 0;

beforeAll(async () => {
  repository = await openRepository(31);
});
afterAll(() => repository[Symbol.dispose]());

type Pair = readonly [first: readonly Deed[], second: readonly Deed[]];

const segments = (name: string, lang = "kk"): readonly Entry[] => repository.entries(lang, name);

/** One way or another in which a person may work on a segment. A text without the source's codes goes into the record only. */
function work(lang: string, article: string, index: number): Deed {
  const entry = segments(article, lang)[index];
  if (entry === undefined) throw new RangeError(`${article} has no segment ${index}`);
  const { id } = entry;
  const ways = typeof entry.source === "string" ? (["record", "handover", "import"] as const) : (["record"] as const);
  const kind = entry.target === undefined ? random.pick(ways) : random.pick([...ways, "approve", "lock"] as const);
  if (kind === "approve" || kind === "lock") return { kind, lang, article, id };
  return { kind, lang, article, id, text: `Қолдан жазылған ${["бір", "екі", "үш"][serial % 3]} ${++serial}` };
}

function someArticle(): string {
  return random.pick(repository.articles);
}

function indices(article: string): readonly number[] {
  return [...segments(article).keys()];
}

/** In random order, so that each of the two is the one who merges now and then. */
function inSomeOrder([first, second]: Pair): Pair {
  return random.below(2) === 0 ? [first, second] : [second, first];
}

function added(article: string, sentence: string): SourceDeed {
  const words = random.pick(["Reporters were not let in", "A crowd of neighbours had come", "Snow fell all morning"]);
  return { kind: "add", article, sentence, now: `${words} ${++serial} times.` };
}

/** Sentences of two different paragraphs; paragraphs have three each. */
function twoParagraphs(article: string, within: readonly number[] = [0, 1, 2]): readonly [string, string] {
  const lines = repository.sentences.get(article) ?? [];
  const [one = 0, other = 1] = random.sample([0, 1, 2, 3], 2);
  return [lines[one * 3 + random.pick(within)] ?? "", lines[other * 3 + random.pick(within)] ?? ""];
}

/** The segment of a sentence without markup in it, with its number. */
function plainSegments(article: string): readonly (readonly [number, string])[] {
  const lines = new Set(repository.sentences.get(article));
  return segments(article).flatMap(({ source }, index) =>
    typeof source === "string" && lines.has(source) ? [[index, source] as const] : [],
  );
}

const situations: readonly (readonly [name: string, rounds: number, deeds: () => Pair])[] = [
  [
    "neighbouring segments",
    40,
    () => {
      const [article, lang] = [someArticle(), random.pick(["kk", "ru"])];
      const index = random.below(segments(article).length - 1);
      return [[work(lang, article, index)], [work(lang, article, index + 1)]];
    },
  ],
  [
    "the first and the last segment",
    15,
    () => {
      const article = someArticle();
      return [[work("kk", article, 0)], [work("kk", article, segments(article).length - 1)]];
    },
  ],
  [
    "every other segment each, of one article",
    25,
    () => {
      const article = someArticle();
      const chosen = random.sample(indices(article), 10);
      const [mine, yours] = [chosen.filter((index) => index % 2 === 0), chosen.filter((index) => index % 2 === 1)];
      return [mine.map((index) => work("kk", article, index)), yours.map((index) => work("kk", article, index))];
    },
  ],
  [
    "the same segments in two languages",
    25,
    () => {
      const article = someArticle();
      const chosen = random.sample(indices(article), 4);
      return [chosen.map((index) => work("kk", article, index)), chosen.map((index) => work("ru", article, index))];
    },
  ],
  [
    "two articles",
    15,
    () => {
      const [one = "", other = ""] = repository.articles;
      return [
        random.sample(indices(one), 3).map((index) => work("kk", one, index)),
        random.sample(indices(other), 3).map((index) => work("kk", other, index)),
      ];
    },
  ],
  [
    "a new English sentence each, in different paragraphs",
    25,
    () => {
      const article = someArticle();
      const [one, other] = twoParagraphs(article);
      return [[added(article, one)], [added(article, other)]];
    },
  ],
  [
    "a new English sentence, and the translation of its neighbour",
    25,
    () => {
      const article = someArticle();
      const [index, sentence] = random.pick(plainSegments(article).slice(0, -1));
      return [[added(article, sentence)], [work("kk", article, index + random.below(2))]];
    },
  ],
  [
    "an English sentence each, worded anew and translated anew",
    15,
    () => {
      const article = someArticle();
      const deeds = ([index, sentence]: readonly [number, string]): readonly Deed[] => [
        { kind: "rewrite", article, sentence, now: sentence.replace(/\.$/, ", they said.") },
        { kind: "handover", lang: "kk", article, id: segments(article)[index]?.id ?? "", text: `Қайта ${++serial}` },
      ];
      const plain = plainSegments(article);
      const at = random.below(plain.length - 2);
      return [deeds(plain[at] ?? [0, ""]), deeds(plain[at + 2] ?? [0, ""])];
    },
  ],
  [
    "a translated English sentence each, removed",
    15,
    () => {
      const article = someArticle();
      // Not the last of one and the first of the next: where two neighbours are taken out, git asks what stays between.
      const [one, other] = twoParagraphs(article, [0, 1]);
      const removed = (sentence: string): SourceDeed => ({ kind: "remove", article, sentence, now: "" });
      return [[removed(one)], [removed(other)]];
    },
  ],
];

test("there are 200 merges, with the project's own .gitattributes", () => {
  expect(situations.reduce((sum, [, rounds]) => sum + rounds, 0)).toBe(200);
  expect(repository.read(".gitattributes")).toContain("merge=union");
});

/** What people did that is neither in the record nor kept as a superseded pair, and base targets that are gone. */
function lost(deeds: readonly Deed[]): readonly string[] {
  const removed = new Set(deeds.flatMap((deed) => (deed.kind === "remove" ? [deed.sentence] : [])));
  const touched = new Map(deeds.flatMap((deed) => ("id" in deed ? [[`${deed.lang} ${deed.id}`, deed] as const] : [])));
  return ["kk", "ru"].flatMap((lang) =>
    repository.articles.flatMap((article) => {
      const now = new Map(repository.standing(lang, article).map((entry) => [entry.id, entry]));
      const rewritten = new Set(
        deeds.flatMap((deed) => (deed.kind === "rewrite" && deed.article === article ? [deed.sentence] : [])),
      );
      const kept = repository.read(`memory/superseded/${lang}/${article}.jsonl`);
      return segments(article, lang).flatMap((before) => {
        const deed = touched.get(`${lang} ${before.id}`);
        const after = now.get(before.id);
        const wanted = deed !== undefined && "text" in deed ? deed.text : before.target;
        const isSettled =
          deed?.kind === "approve" ? after?.state === "reviewed" : deed?.kind !== "lock" || after?.locked === true;
        const stands = JSON.stringify(after?.target) === JSON.stringify(wanted) && isSettled;
        const mayGo = before.state === "draft" && (removed.size > 0 || rewritten.size > 0);
        const isKept = typeof wanted === "string" && kept.includes(JSON.stringify(wanted));
        return stands || isKept || mayGo ? [] : [`${lang} ${before.id}: ${JSON.stringify(wanted)}`];
      });
    }),
  );
}

describe.for(situations)("%s, on two branches", ([, rounds, deeds]) => {
  test(`${rounds} merges without a conflict or a loss, after which a run goes well and a second one writes nothing`, async () => {
    for (let round = 0; round < rounds; round++) {
      const [first, second] = inSomeOrder(deeds());
      const merged = await repository.merge(first, second);
      expect({ first, second, ...merged }).toMatchObject({ conflicts: [], problems: [] });
      expect({ first, second, lost: lost([...first, ...second]) }).toMatchObject({ lost: [] });
      for (const deed of [...first, ...second])
        if (deed.kind === "add")
          for (const lang of ["en", "kk", "ru"])
            expect(repository.standing(lang, deed.article).filter(({ source }) => source === deed.now)).toHaveLength(1);
    }
  });
});
