import type { LanguageTag } from "../../core/model.ts";
import { formatPlace, Problem } from "../../core/problem.ts";
import { markedText } from "../../core/runs.ts";
import { CLEAN_RULES, type CleanRule, cleaner, SAFE_RULES, type Unclean } from "../../journey/clean-units.ts";
import { type KnownFile, knownFiles } from "../../journey/known-units.ts";
import { changedFile, type FileChange, writeMemory } from "../../journey/memory-change.ts";
import { type Project, personOf } from "../../journey/project.ts";
import { withLines } from "../../journey/read-units.ts";
import type { Entry } from "../../record/pairs.ts";
import { say } from "../../report/say.ts";
import { table } from "../../report/table.ts";
import { shownWords } from "../../report/wording.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { languagesOf } from "../languages.ts";
import { aloneInAll } from "../means.ts";
import { openProject } from "../open-project.ts";
import { tellProblems } from "./problems.ts";
import { mendFirst, withMemoryLog } from "./writing.ts";

/** `translate memory clean`: finds what is wrong with the memory's units, and removes what may be removed. */
export const memoryClean: Command = {
  takesNames: false,
  options: { lang: { type: "string" }, fix: { type: "boolean" }, only: { type: "string" }, by: { type: "string" } },
  run,
};

/** What was found, where nothing is written. */
interface Cleaned {
  readonly found: readonly (Unclean & Pick<KnownFile, "kind" | "path">)[];
  /** Files without the units to be removed. */
  readonly files: readonly FileChange[];
  readonly removed: number;
  readonly problems: readonly Problem[];
}

async function run(context: Context): Promise<number> {
  const { values, reporter, folder, env } = context;
  const project = await openProject(folder, env, { glossary: false });
  const langs = languagesOf(project, values["lang"]);
  const only = typeof values["only"] === "string" ? rulesOf(values["only"]) : undefined;
  const rules = only ?? CLEAN_RULES;
  const removing = values["fix"] === true ? (only ?? SAFE_RULES) : [];
  if (removing.length === 0) await mendFirst(project, reporter);
  const cleaned =
    removing.length === 0
      ? await look(project, langs, rules, [])
      : await withMemoryLog(project, reporter, async (writing, ledger) =>
          aloneInAll(writing, langs, async () => {
            const result = await look(project, langs, rules, removing);
            const by = typeof values["by"] === "string" ? values["by"] : personOf(project).name;
            const change = { command: "memory clean", at: project.now(), by };
            if (result.files.length > 0) await writeMemory(writing, ledger, change, result.files);
            return result;
          }),
        );
  tellProblems(reporter, cleaned.problems);
  await report(context, project, rules, cleaned);
  return exitCode(new Set(cleaned.problems.length === 0 ? [] : ["partly"]));
}

function rulesOf(given: string): readonly CleanRule[] {
  return given.split(",").map((name) => {
    const rule = CLEAN_RULES.find((known) => known === name.trim());
    if (rule === undefined)
      throw new Problem("E_USAGE_VALUE", { option: "--only", value: name, known: CLEAN_RULES.join(", ") });
    return rule;
  });
}

/** @param removing the rules whose units are to go from superseded and imported ones; other files are never changed */
async function look(
  project: Project,
  langs: readonly LanguageTag[],
  rules: readonly CleanRule[],
  removing: readonly CleanRule[],
): Promise<Cleaned> {
  const clean = cleaner(rules);
  const found: Cleaned["found"][number][] = [];
  const files: FileChange[] = [];
  const problems: Problem[] = [];
  let removed = 0;
  for await (const file of knownFiles(project, langs)) {
    const { kind, path, lang } = file;
    const unclean = clean(file);
    for (const one of unclean) found.push({ ...one, kind, path });
    for (const problem of file.problems) problems.push(problem);
    const going = new Set(unclean.flatMap(({ rule, known }) => (removing.includes(rule) ? (known.entry ?? []) : [])));
    if (going.size === 0) continue;
    removed += going.size;
    const standing = file.units.flatMap(({ entry }): readonly Entry[] => (entry === undefined ? [] : [entry]));
    const changes = [...going].map((entry) => ({ before: [entry], after: undefined, shared: false }));
    files.push(changedFile({ path, lang }, standing, changes));
  }
  return { found, files, removed, problems };
}

async function report(
  { reporter }: Context,
  project: Project,
  rules: readonly CleanRule[],
  { found, removed }: Cleaned,
): Promise<void> {
  const places = await withLines(
    found.map(({ known }) => ({ place: known.place, number: known.number ?? 0 })),
    project.layout.absolute,
  );
  const counts = Object.fromEntries(rules.map((rule) => [rule, found.filter((one) => one.rule === rule).length]));
  const listed = found.map(({ rule, kind, known, findings, side }, index) => ({
    ...(places[index]?.place ?? known.place),
    rule,
    memory: kind,
    lang: known.unit.lang,
    source: markedText(known.unit.source),
    target: markedText(known.unit.target),
    ...(side !== undefined && { side }),
    messages: findings.map(shownWords().finding),
  }));
  reporter.object("memory-clean", { counts, removed, units: listed });
  for (const { path, line, rule, lang, source, target, messages } of listed)
    reporter.result(
      say("memory.unclean", {
        place: formatPlace({ path, ...(line !== undefined && { line }) }),
        rule,
        lang,
        source: shortened(source),
        target: shortened(target),
        messages: messages.length === 0 ? "" : ` (${messages.join(" ")})`,
      }),
    );
  reporter.result(
    found.length === 0
      ? say("memory.clean")
      : table({
          head: [say("memory.rule"), say("memory.units")],
          rows: rules.flatMap((rule) => (counts[rule] === 0 ? [] : [[rule, counts[rule] ?? 0]])),
        }),
  );
  if (removed > 0) reporter.result(say("memory.removed", { count: removed }));
}

const MOST_CHARACTERS = 60;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_CHARACTERS ? text : `${characters.slice(0, MOST_CHARACTERS - 1).join("")}…`;
}
