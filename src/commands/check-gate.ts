import { CONFIG_FILE } from "../config/load.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem, placeAt } from "../core/problem.ts";
import type { Project } from "../journey/project.ts";
import { isGated, judgeArticle } from "../journey/site/gate.ts";
import type { Source } from "../journey/source.ts";
import { sourceFor } from "../journey/source-for.ts";
import { say } from "../report/say.ts";
import { table } from "../report/table.ts";
import { oneOf } from "./one-of.ts";

/** What the gate says of an article in one language. */
export interface Gated extends Verdict {
  readonly article: string;
  readonly lang: LanguageTag;
  /** The line of each paragraph with too much machine text, the worst first. */
  readonly lines: readonly number[];
}

type Verdict = Awaited<ReturnType<typeof judgeArticle>>;

/** Whether `--gate publish` was given. @throws Problem for another gate, or where the project has none */
export function wantsGate(project: Project, given: string | boolean | undefined): boolean {
  if (oneOf("--gate", given, ["publish"]) === undefined) return false;
  if (!isGated(project)) throw new Problem("E_USAGE_GATE", { config: CONFIG_FILE });
  return true;
}

/** Holds an article against the gate, in each language. */
export async function gateArticle(
  project: Project,
  common: Source,
  langs: readonly LanguageTag[],
): Promise<readonly Gated[]> {
  const gated: Gated[] = [];
  for (const lang of langs) {
    const verdict = await judgeArticle(project, common, lang);
    const { article, path } = sourceFor(common, lang);
    const units = verdict.misses.flatMap(({ paragraphs = [] }) => paragraphs);
    const lines = units.flatMap((unit) => placeAt(path, article.text, article.units[unit]?.start ?? 0).line ?? []);
    gated.push({ article: path, lang, lines, ...verdict });
  }
  return gated;
}

/** The gate's part of `translate.check/1`. */
export function gateJson(project: Project, all: readonly Gated[]): object {
  return {
    name: "publish",
    limits: project.config.gates.publish,
    passing: all.filter(({ passes }) => passes).length,
    below: all.filter(({ passes }) => !passes).length,
    minutes: minutesOf(all),
    articles: all.map(({ lines, misses, ...verdict }) => ({
      ...verdict,
      misses: misses.map(({ demand, is, limit, paragraphs }) => ({
        ...{ demand, is, limit },
        ...(paragraphs === undefined ? {} : { lines }),
      })),
    })),
  };
}

/** Says what is missing, article by article, and how many minutes of work it is. @param print takes a table or a sentence */
export function printGate(print: (text: string) => void, all: readonly Gated[]): void {
  const below = all.filter(({ passes }) => !passes);
  if (below.length === 0) {
    print(say("gate.passed", { count: all.length }));
    return;
  }
  const head = ["article", "language", "missing", "is", "asked", "minutes"] as const;
  const rows = below.flatMap(({ article, lang, minutes, misses, lines }) =>
    misses.map(({ demand, is, limit }, index) => [
      ...(index === 0 ? [article, lang] : ["", ""]),
      demand === "uneditedMtParagraph"
        ? say("gate.uneditedMtParagraph", { lines: lines.join(", ") })
        : say(`gate.${demand}`),
      amount(demand, is),
      say(demand === "reviewed" ? "gate.least" : "gate.most", { amount: amount(demand, limit) }),
      index === 0 ? minutes : "",
    ]),
  );
  print(table({ head: head.map((name) => say(`gate.head.${name}`)), rows }));
  print(say("gate.below", { count: below.length, all: all.length }));
  print(say("gate.work", { count: minutesOf(below) }));
}

function amount(demand: Verdict["misses"][number]["demand"], value: number): string {
  const isShare = demand === "reviewed" || demand === "uneditedMt" || demand === "uneditedMtParagraph";
  return isShare ? say("gate.percent", { value }) : String(value);
}

function minutesOf(all: readonly Gated[]): number {
  return all.reduce((sum, { minutes }) => sum + minutes, 0);
}
