import type { LanguageTag } from "../../core/model.ts";
import { Problem, phrase } from "../../core/problem.ts";
import { markedText, textRuns } from "../../core/runs.ts";
import { linesOf } from "../../files/lines.ts";
import { LONGEST_LINE, readJsonLine, refusedLine } from "../../journey/json-line.ts";
import { remember } from "../../journey/remember.ts";
import type { LookupOptions, Memory, NearestMatch } from "../../memory/index.ts";
import { describeProblem, say } from "../../report/say.ts";
import { table } from "../../report/table.ts";
import type { Reporter } from "../../report/terminal.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { languagesOf } from "../languages.ts";
import { withMeans } from "../means.ts";
import { numberOption } from "../numbers.ts";
import { openProject } from "../open-project.ts";

/**
 * `translate memory lookup TEXT…`: the units nearest to a text. `--stdin-jsonl` answers lines `{id, text}` with lines
 * `{id, matches: [{source, score, base, tuIndex, memory}]}`, nearest first, so that engines can be compared.
 */
export const memoryLookup: Command = {
  takesNames: true,
  options: {
    lang: { type: "string" },
    threshold: { type: "string" },
    top: { type: "string" },
    "stdin-jsonl": { type: "boolean" },
  },
  run,
};

const MOST = 1000;
/** So many lines are answered at once: the state of the memory is looked at once for all of them. */
const BATCH = 256;

interface Asking extends LookupOptions {
  readonly memory: Memory;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
}

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  const streaming = values["stdin-jsonl"] === true;
  const [name] = positionals;
  if (streaming && name !== undefined) throw new Problem("E_USAGE_EXTRA", { command: "memory lookup", name });
  if (!streaming && name === undefined) throw new Problem("E_USAGE_NOTHING");
  const project = await openProject(folder, env, { glossary: false });
  const [lang, another] = languagesOf(project, values["lang"]);
  if (lang === undefined || another !== undefined)
    throw new Problem("E_USAGE_NO_LANGUAGE", { known: project.config.targets.join(",") });
  const threshold = Math.min(100, numberOption(values, "threshold") ?? project.config.memory.fuzzy);
  const limit = Math.min(MOST, numberOption(values, "top") ?? 5);
  return await withMeans(project, { frozen: false }, async ({ memory, stamps }) => {
    const problems = await remember(project, memory, stamps, project.config.targets);
    for (const problem of problems) reporter.problem(problem);
    stamps.save();
    const asking = { memory, sourceLang: project.config.source.lang, lang, threshold, limit };
    const code = streaming ? await answerStream(asking, reporter) : await answerTexts(asking, positionals, reporter);
    return code === 0 && problems.length > 0 ? exitCode(new Set(["partly"])) : code;
  });
}

async function answerTexts(asking: Asking, texts: readonly string[], reporter: Reporter): Promise<number> {
  const found = await ask(asking, texts);
  const answers = texts.map((text, at) => ({ text, matches: (found[at] ?? []).map(asJson) }));
  reporter.object("memory-lookup", { lang: asking.lang, texts: answers });
  found.forEach((matches, at) => {
    const rows = matches.map(({ score, base, memory, unit }) => [
      score,
      base,
      memory,
      markedText(unit.source),
      markedText(unit.target),
    ]);
    const head = (["score", "base", "memory", "source", "target"] as const).map((key) => say(`lookup.${key}`));
    reporter.result(rows.length === 0 ? say("lookup.nothing", { text: texts[at] ?? "" }) : table({ head, rows }));
  });
  return 0;
}

async function ask(asking: Asking, texts: readonly string[]): Promise<readonly (readonly NearestMatch[])[]> {
  const { memory, sourceLang, lang, threshold, limit } = asking;
  const queries = texts.map((text) => ({ source: textRuns(text), sourceLang, lang }));
  return await memory.nearest(queries, { threshold, limit });
}

function asJson({ unit, score, base, position, memory }: NearestMatch) {
  return { source: markedText(unit.source), score, base, tuIndex: position, memory };
}

/** A line that was asked, or what is wrong with it. */
type Line =
  | { readonly kind: "text"; readonly id: unknown; readonly text: string }
  | { readonly kind: "problem"; readonly id: unknown; readonly problem: Problem };

/** Answers each line with one line, in order. The exit code is 0 where all were answered, 2 where none was, else 4. */
async function answerStream(asking: Asking, reporter: Reporter): Promise<number> {
  const counts = { text: 0, problem: 0 };
  let batch: Line[] = [];
  const answer = async (): Promise<void> => {
    const texts = batch.flatMap((line) => (line.kind === "text" ? [line.text] : []));
    const found = (await ask(asking, texts)).values();
    for (const line of batch) {
      counts[line.kind]++;
      if (line.kind === "text") await reporter.line({ id: line.id, matches: (found.next().value ?? []).map(asJson) });
      else await reporter.line({ id: line.id, error: errorOf(line.problem) });
    }
    batch = [];
  };
  for await (const line of linesOf(process.stdin, LONGEST_LINE)) {
    batch.push(readLine(line));
    if (batch.length === BATCH) await answer();
  }
  await answer();
  if (counts.problem === 0) return 0;
  return exitCode(new Set([counts.text === 0 ? "usage" : "partly"]));
}

function readLine(bytes: Uint8Array | undefined): Line {
  let id: unknown = null;
  try {
    const line = readJsonLine(bytes);
    id = line["id"] ?? null;
    if (typeof line["text"] !== "string") throw refusedLine(phrase("phrase.line.noField", { field: "text" }));
    return { kind: "text", id, text: line["text"] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { kind: "problem", id, problem: error };
  }
}

function errorOf(problem: Problem) {
  const { code, text, hint } = describeProblem(problem);
  return { code, text, hint };
}
