/**
 * What becomes of engines' answers, as one JSON object: entities that stay or are decoded twice, good answers that are
 * refused, and codes that find their places in answers made without them.
 *
 *     node bench/engines.ts
 *
 * Answers come through the real client from a rehearsal server. They are real ones of the folder `mt` of `$QAZYNA_DATA`;
 * without it a few written for the project.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startRehearsal } from "../rehearsal/server.ts";
import type { EngineAnswer } from "../src/core/engine.ts";
import type { Runs } from "../src/core/model.ts";
import { placeCodes } from "../src/core/place-codes.ts";
import { plainText, textRuns } from "../src/core/runs.ts";
import { googleEngine } from "../src/engines/google.ts";
import { readEndpoint } from "../src/engines/google-endpoint.ts";
import { judgeAnswer } from "../src/engines/judge.ts";
import { readPlaceholders } from "../src/engines/placeholders.ts";

type Pair = readonly [source: string, answer: string];

const ownEntities: readonly Pair[] = [
  ["Sainsbury's said so.", "Об этом сообщила Sainsbury&#39;s."],
  ['He said "no" to R&D.', "Он сказал &quot;нет&quot; R&amp;D."],
  ["In HTML it is &quot;.", "В HTML это &quot;."],
];
const ownAnswers: readonly Pair[] = [
  ["Reuters wrote of it on 12 May.", "Reuters написало об этом 12 мая."],
  ["It cost 1,500 tenge.", "Құны 1,500 теңге болды."],
];

const folder = process.env["QAZYNA_DATA"];
const mt = folder !== undefined && existsSync(join(folder, "mt")) ? join(folder, "mt") : undefined;
if (mt === undefined) console.error("QAZYNA_DATA is not set or has no folder mt: answers written for the project.");
const raw = mt === undefined ? ownEntities : columns(join(mt, "google-html-entities.tsv"), "en", "ru_google_raw");
const news = mt === undefined ? ownAnswers : columns(join(mt, "ntrex.en-kk-ru.tsv"), "en", "ru_google");
const human = mt === undefined ? ownAnswers : columns(join(mt, "ntrex.en-kk-ru.tsv"), "en", "kk_ref");
console.log(
  JSON.stringify({
    data: mt === undefined ? "own" : "mt",
    entities: [await throughClient("text/plain", raw), await throughClient("text/html", raw), placeholders(raw)],
    goodAnswersRefused: { ru: refused(news), kk: refused(human) },
    codesPlaced: { ru: placed(news), kk: placed(human) },
  }),
);

function columns(path: string, source: string, answer: string): readonly Pair[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const [from, to] = [source, answer].map((name) => head.split("\t").indexOf(name));
  return lines.map((line) => line.split("\t")).map((cells): Pair => [cells[from ?? 0] ?? "", cells[to ?? 0] ?? ""]);
}

/** The answers as Google's client brings them, to texts without codes and to texts with a footnote behind them. */
async function throughClient(mimeType: "text/plain" | "text/html", pairs: readonly Pair[]): Promise<object> {
  const isHtml = mimeType === "text/html";
  const replies = pairs.map(([, answer]) => (isHtml ? `${answer}<img id="1">` : answer));
  await using server = await startRehearsal({ reply: () => replies });
  const endpoint = readEndpoint(server.grpcEndpoint);
  const engine = googleEngine({ project: "newsroom", location: "global", model: "general/nmt", endpoint });
  const items = pairs.map(([source]) => ({ runs: isHtml ? withFootnote(source) : textRuns(source), terms: [] }));
  const { signal } = new AbortController();
  const { answers } = await engine.translate({ items, from: "en", to: "ru", signal });
  await engine.close();
  return { way: mimeType, ...judged(pairs, answers, isHtml) };
}

function placeholders(pairs: readonly Pair[]): object {
  const answers = pairs.map(([source, answer]) => {
    const runs = withFootnote(source);
    return judgeAnswer("openai", runs, { raw: answer, runs: readPlaceholders(runs, `${answer}⟦1/⟧`) });
  });
  return { way: "placeholders", ...judged(pairs, answers, false) };
}

function withFootnote(source: string): Runs {
  const footnote = { id: "1", type: "standalone", name: "footnote", data: "[^1]" } as const;
  return [...textRuns(source), { kind: "code", code: footnote }];
}

/** An own decoder: each entity of the answer once, unless the source has entities and the answer was plain text. */
function judged(pairs: readonly Pair[], answers: readonly EngineAnswer[], isHtml: boolean): object {
  const known: Readonly<Record<string, string>> = {
    "&#39;": "'",
    "&quot;": '"',
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
  };
  const entity = /&(?:#39|quot|amp|lt|gt);/g;
  const decoded = (text: string): string => text.replace(entity, (found) => known[found] ?? found);
  const count = { answers: pairs.length, used: 0, undecoded: 0, doublyDecoded: 0 };
  for (const [index, [source, answer]] of pairs.entries()) {
    const got = answers[index];
    if (got?.kind !== "translated") continue;
    count.used++;
    const once = !isHtml && decoded(source) !== source ? answer : decoded(answer);
    const text = plainText(got.runs);
    if (text === once) continue;
    if (text === decoded(once)) count.doublyDecoded++;
    else count.undecoded++;
  }
  return count;
}

function refused(pairs: readonly Pair[]): object {
  const codes = pairs.flatMap(([source, answer]) => {
    const said = judgeAnswer("google", textRuns(source), { raw: answer, runs: textRuns(answer) });
    return said.kind === "refused" ? [said.problem.code] : [];
  });
  return { answers: pairs.length, refused: codes.length };
}

/** Of texts with one code in some place, how many get it back in an answer without codes. */
function placed(pairs: readonly Pair[]): object {
  const share = (make: (source: string) => Runs | undefined): string => {
    const texts = pairs.flatMap(([source, answer]) => {
      const runs = make(source);
      return runs === undefined ? [] : [placeCodes(runs, answer) !== undefined];
    });
    return `${texts.filter(Boolean).length}/${texts.length}`;
  };
  return {
    footnoteAtEnd: share(withFootnote),
    pairRoundAll: share((source) => pairRound(source, 0, source.length)),
    pairRoundNumber: share((source) => pairRoundMatch(source, /(?<![\d.,])\d+(?:[.,]\d+)*/)),
    pairRoundName: share((source) => pairRoundMatch(source, /(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*/)),
    pairRoundWord: share((source) => pairRoundMatch(source, /(?<= )[a-z]{4,}/)),
  };
}

function pairRoundMatch(source: string, pattern: RegExp): Runs | undefined {
  const match = pattern.exec(source);
  return match === null ? undefined : pairRound(source, match.index, match.index + match[0].length);
}

function pairRound(source: string, from: number, to: number): Runs {
  const code = (type: "open" | "close") =>
    ({ kind: "code", code: { id: "1", type, name: "link", data: type } }) as const;
  const [before, inner, after] = [source.slice(0, from), source.slice(from, to), source.slice(to)].map(textRuns);
  return [...(before ?? []), code("open"), ...(inner ?? []), code("close"), ...(after ?? [])];
}
