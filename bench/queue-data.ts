import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { seeded } from "../tests/support/random.ts";

/** Segments of news for the benches of the queue, and whose they are. */
export interface QueueData {
  readonly source: string;
  /** English sentences in the order of their documents. */
  readonly sentences: readonly string[];
}

/** The English sentences of NTREX-128 where `QAZYNA_DATA` is set; else made-up ones of like lengths. */
export function queueData(): QueueData {
  const folder = process.env["QAZYNA_DATA"];
  const path = folder === undefined ? undefined : join(folder, "mt", "ntrex.en-kk-ru.tsv");
  if (path === undefined || !existsSync(path))
    return { source: "generated (QAZYNA_DATA is not set)", sentences: generated() };
  const [, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  return { source: "NTREX-128", sentences: lines.map((line) => line.split("\t")[2] ?? "") };
}

/** 2,000 sentences of 20 to 400 codepoints, most of them about 110. */
function generated(): readonly string[] {
  const random = seeded(128);
  const words = "deputy minister water code region court budget reform nuclear plant referendum railway".split(" ");
  return Array.from({ length: 2_000 }, (_, number) => {
    const length = 20 + Math.floor(380 * random.fraction() ** 2.4);
    let sentence = `On day ${number}`;
    while (sentence.length < length) sentence += ` ${random.pick(words)}`;
    return `${sentence}.`;
  });
}
