import { Problem } from "../../core/problem.ts";
import { markedText } from "../../core/runs.ts";
import { remember } from "../../journey/remember.ts";
import type { Passage, SearchOptions } from "../../memory/index.ts";
import { say } from "../../report/say.ts";
import { table } from "../../report/table.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { languagesOf } from "../languages.ts";
import { withMeans } from "../means.ts";
import { numberOption } from "../numbers.ts";
import { oneOf } from "../one-of.ts";
import { openProject } from "../open-project.ts";

/** `translate memory search WORD… '"a phrase"'`: the concordance of source and target texts. */
export const memorySearch: Command = {
  takesNames: true,
  options: {
    lang: { type: "string" },
    side: { type: "string" },
    exact: { type: "boolean" },
    limit: { type: "string" },
  },
  run,
};

const USUAL_LIMIT = 20;
const SIDES = ["source", "target", "both"] as const;

async function run({ positionals, values, reporter, folder, env }: Context): Promise<number> {
  const text = positionals.join(" ");
  if (text.trim() === "") throw new Problem("E_USAGE_NOTHING");
  const project = await openProject(folder, env, { glossary: false });
  const langs = languagesOf(project, values["lang"]);
  const side = oneOf("--side", values["side"], SIDES) ?? "both";
  const limit = numberOption(values, "limit") ?? USUAL_LIMIT;
  const sourceLang = project.config.source.lang;
  const problems: Problem[] = [];
  const found = await withMeans(project, { frozen: false }, async ({ memory, stamps }) => {
    problems.push(...(await remember(project, memory, stamps, project.config.targets)));
    stamps.save();
    const asked = langs.map(
      (lang): SearchOptions => ({ sourceLang, lang, side, exact: values["exact"] === true, limit }),
    );
    const results = [];
    for (const options of asked) results.push({ lang: options.lang, ...(await memory.search(text, options)) });
    return results;
  });
  for (const problem of problems) reporter.problem(problem);
  reporter.object("memory-search", {
    text,
    languages: found.map(({ lang, total, passages }) => ({ lang, total, passages: passages.map(asJson) })),
  });
  for (const { lang, total, passages } of found) {
    if (passages.length > 0) reporter.result(passagesTable(passages));
    reporter.result(say("search.total", { lang, count: total, shown: passages.length }));
  }
  return exitCode(new Set(problems.length === 0 ? [] : ["partly"]));
}

function asJson({ unit, memory, position, side, text, places }: Passage) {
  const { source, target, state } = unit;
  return {
    side,
    text,
    places,
    source: markedText(source),
    target: markedText(target),
    state,
    memory,
    tuIndex: position,
  };
}

function passagesTable(passages: readonly Passage[]): string {
  return table({
    head: [say("search.source"), say("search.target"), say("search.memory")],
    rows: passages.map(({ unit, side, text, places, memory }) => {
      const shown = marked(text, places);
      const [source, target] = side === "source" ? [shown, markedText(unit.target)] : [markedText(unit.source), shown];
      return [source, target, memory];
    }),
  });
}

/** The text with what was found in brackets. */
function marked(text: string, places: Passage["places"]): string {
  let from = 0;
  const parts = places.flatMap(({ start, end }) => {
    if (start < from) return []; // it stands inside another that was found
    const before = text.slice(from, start);
    from = end;
    return [before, `[${text.slice(start, end)}]`];
  });
  return [...parts, text.slice(from)].join("");
}
