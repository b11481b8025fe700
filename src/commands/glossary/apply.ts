import { existsSync } from "node:fs";
import type { LanguageTag } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { readText } from "../../files/read.ts";
import { type Affected, isUnsettled } from "../../journey/glossary/affected.ts";
import { writeTermsChange } from "../../journey/glossary/change.ts";
import { formatFormer, formerPath, type TermChanges, termChanges } from "../../journey/glossary/former.ts";
import { type SettledMemory, settleMemory } from "../../journey/glossary/memories.ts";
import { type Migration, type SettledRecord, settleRecord } from "../../journey/glossary/records.ts";
import { type Project, personOf } from "../../journey/project.ts";
import { namedArticles } from "../articles.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { languagesOf } from "../languages.ts";
import { aloneInAll, openWriting, type Writing } from "../means.ts";
import { tellProblems } from "../memory/problems.ts";
import { openProject } from "../open-project.ts";
import { choiceOf } from "./choice.ts";
import { withTermsLog } from "./log.ts";
import { noteFor, reasonFor, reportApplied } from "./report-applied.ts";
import { glossarySince } from "./since.ts";

/** `translate glossary apply`: brings a change of terms into everything that was translated before it. */
export const glossaryApply: Command = {
  takesNames: true,
  options: {
    lang: { type: "string" },
    "dry-run": { type: "boolean" },
    accept: { type: "string" },
    "accept-all": { type: "boolean" },
    reject: { type: "string" },
    reason: { type: "string" },
    since: { type: "string" },
    by: { type: "string" },
  },
  run,
};

/** What a change of terms does to a project. */
interface Settled {
  readonly records: readonly SettledRecord[];
  readonly memory: SettledMemory;
  readonly problems: readonly Problem[];
}

interface Scope {
  readonly langs: readonly LanguageTag[];
  readonly paths: readonly string[];
  /** Whether no article was named: then the whole memory is looked at. */
  readonly isWhole: boolean;
}

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  const project = await openProject(folder, env);
  const langs = languagesOf(project, values["lang"]);
  const scope = { langs, paths: namedArticles(project, positionals, folder), isWhole: positionals.length === 0 };
  const since = glossarySince(project, folder, values["since"]);
  const changes = await termChanges(project, since.past, since.path);
  const { choice, unused } = choiceOf(values);
  const by = typeof values["by"] === "string" ? values["by"] : personOf(project).name;
  const migration: Migration = {
    ...{ changes, choice, actor: { kind: "person", name: by } },
    note: (sentence) => noteFor(project, sentence),
    reason: (sentence) => reasonFor(sentence, values["reason"]),
  };
  const isDry = values["dry-run"] === true;
  const settled = isDry
    ? await settle(context, project, openWriting(project, { frozen: true }), scope, migration)
    : await withTermsLog(project, reporter, async (writing, log) =>
        aloneInAll(writing, [...langs, "glossary"], async () => {
          const result = await settle(context, project, writing, scope, migration);
          const change = { command: "glossary apply", at: project.now(), by };
          await write(project, writing, log, change, result, { scope, changes });
          return result;
        }),
      );
  reporter.clear();
  const affected = [...settled.records.flatMap((one) => one.affected), ...settled.memory.affected];
  const problems = [...settled.problems, ...settled.memory.problems, ...unused(affected)];
  tellProblems(reporter, problems);
  reportApplied(reporter, project, { affected, since: since.from, isDry });
  const isLeft = affected.some(isUnsettled);
  return exitCode(new Set(problems.length > 0 || (isLeft && !isDry) ? ["partly"] : []));
}

async function settle(
  { reporter }: Context,
  project: Project,
  writing: Writing,
  { langs, paths, isWhole }: Scope,
  migration: Migration,
): Promise<Settled> {
  const { layout } = project;
  const records: SettledRecord[] = [];
  const problems: Problem[] = [];
  const dates = new Map<string, string>();
  for (const lang of langs) {
    const recorded = paths.filter((path) => existsSync(layout.absolute(layout.record(lang, path))));
    for (const [done, path] of recorded.entries()) {
      reporter.progress({ label: lang, done, total: recorded.length, characters: 0 });
      try {
        const record = await settleRecord(project, writing, { path, lang }, migration);
        records.push(record);
        if (record.date !== undefined) dates.set(path, record.date);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        problems.push(error);
      }
    }
  }
  const memory = await settleMemory(project, langs, migration, { dates, ...(isWhole ? {} : { only: new Set(paths) }) });
  return { records, memory, problems };
}

async function write(
  project: Project,
  writing: Writing,
  log: Parameters<typeof writeTermsChange>[1],
  change: Parameters<typeof writeTermsChange>[2],
  { records, memory }: Settled,
  { scope, changes }: { readonly scope: Scope; readonly changes: TermChanges },
): Promise<void> {
  const targets = records.flatMap(({ logged }) => logged);
  const state = stateAfter(project, [...records.flatMap(({ affected }) => affected), ...memory.affected], {
    scope,
    changes,
  });
  if (targets.length + memory.files.length === 0) {
    // Nothing to take back: what is known of the past moves on all the same.
    for (const { path, after } of state) writing.outbox.put(path, after);
    return;
  }
  const puts = records.map(({ put }) => put);
  await writeTermsChange(writing, log, change, { texts: state, targets, puts, memory: memory.files });
}

/**
 * What is to be known of the glossary's past from now on: today's terms, and the former renderings that may still stand
 * somewhere. Of a language only who has looked at all of it knows that one does not.
 */
function stateAfter(
  project: Project,
  affected: readonly Affected[],
  { scope, changes }: { readonly scope: Scope; readonly changes: TermChanges },
): readonly { readonly path: string; readonly before: string | undefined; readonly after: string }[] {
  const { layout, config } = project;
  const text = readText(layout.absolute(config.glossary), config.glossary);
  if (text === undefined) return [];
  const isSeen = (lang: LanguageTag): boolean => scope.isWhole && scope.langs.includes(lang);
  const standsSomewhere = (id: string, lang: LanguageTag): boolean =>
    affected.some(
      (one) => one.lang === lang && isUnsettled(one) && [...one.open, ...one.repairs].some(({ term }) => term === id),
    );
  const forms = Object.fromEntries(
    config.targets.map((lang) => [
      lang,
      Object.fromEntries([...changes.former(lang)].filter(([id]) => !isSeen(lang) || standsSomewhere(id, lang))),
    ]),
  );
  const open = [...changes.changed].filter((id) =>
    config.targets.some((lang) => !isSeen(lang) || standsSomewhere(id, lang)),
  );
  const path = formerPath(project);
  const before = readText(layout.absolute(path), path);
  const after = formatFormer({ text, forms, open });
  return before === after ? [] : [{ path, before, after }];
}
