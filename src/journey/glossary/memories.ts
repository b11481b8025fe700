import { stateRank } from "../../core/change.ts";
import type { LanguageTag } from "../../core/model.ts";
import type { Problem } from "../../core/problem.ts";
import type { Entry } from "../../record/pairs.ts";
import { UNKNOWN } from "../../terms/when/circumstances.ts";
import { decideTerms } from "../../terms/when/decide.ts";
import { type KnownFile, type KnownUnit, knownFiles } from "../known-units.ts";
import { changedFile, type FileChange } from "../memory-change.ts";
import type { Project } from "../project.ts";
import { withLines } from "../read-units.ts";
import { type Affected, affectedId, fateOf } from "./affected.ts";
import { judgeTarget } from "./judge.ts";
import type { Migration } from "./records.ts";

/** What a change of terms does to the memory. */
export interface SettledMemory {
  readonly affected: readonly Affected[];
  readonly files: readonly FileChange[];
  /** What could not be read. */
  readonly problems: readonly Problem[];
}

/**
 * Works out what a change of terms does to the pairs of the memory: superseded and imported ones are changed, those of
 * files that were brought along are told. The caller holds the languages' locks.
 *
 * A pair's date is the one of its article, where that is known.
 *
 * @param dates of the articles, by path
 * @param only articles whose superseded pairs alone are looked at; all of the memory where it is absent
 */
export async function settleMemory(
  project: Project,
  langs: readonly LanguageTag[],
  migration: Migration,
  { dates, only }: { readonly dates: ReadonlyMap<string, string>; readonly only?: ReadonlySet<string> },
): Promise<SettledMemory> {
  const affected: Affected[] = [];
  const files: FileChange[] = [];
  const problems: Problem[] = [];
  for await (const file of knownFiles(project, langs)) {
    if (file.kind === "record") continue;
    const article = articleOf(file);
    if (only !== undefined && (article === undefined || !only.has(article))) continue;
    problems.push(...file.problems);
    const date = article === undefined ? undefined : dates.get(article);
    const found = file.units.flatMap((known) => {
      const sentence = sentenceOf(project, file, known, migration, date);
      return sentence === undefined ? [] : [{ known, sentence }];
    });
    const places = await withLines(
      found.map(({ known }) => ({ place: known.place, number: known.number ?? 0 })),
      project.layout.absolute,
    );
    affected.push(
      ...found.map(({ sentence }, index) => ({ ...sentence, place: places[index]?.place ?? sentence.place })),
    );
    const changes = found.flatMap(({ known, sentence }) => lineChange(known, sentence, migration, project.now()) ?? []);
    if (changes.length === 0) continue;
    const standing = file.units.flatMap(({ entry }): readonly Entry[] => (entry === undefined ? [] : [entry]));
    files.push(changedFile(file, standing, changes));
  }
  return { affected, files, problems };
}

function articleOf({ kind, lang, path }: KnownFile): string | undefined {
  const start = `memory/superseded/${lang}/`;
  return kind === "superseded" && path.startsWith(start) ? path.slice(start.length, -".jsonl".length) : undefined;
}

function sentenceOf(
  project: Project,
  { kind, lang, path }: KnownFile,
  { unit, sourceKey, place, entry }: KnownUnit,
  { changes, choice }: Migration,
  date: string | undefined,
): Affected | undefined {
  const passage = { runs: unit.source, circumstances: { ...UNKNOWN, articleDate: date } };
  const hits = decideTerms(passage, project.glossary, lang);
  const judged = judgeTarget(unit.target, hits, lang, { inflectors: project.inflectors, changes });
  if (judged === undefined) return undefined;
  const sentence = {
    ...judged,
    id: affectedId(kind, path, sourceKey, unit.target),
    ...{ kind, lang, place },
    before: unit.target,
    human: unit.origin === "person" || stateRank(unit.state) >= stateRank("edited"),
    ...(entry === undefined ? { because: "read-only" as const } : {}),
  };
  return { ...sentence, fate: fateOf(sentence, choice) };
}

function lineChange(
  { entry, sourceKey }: KnownUnit,
  { fate, after, human }: Affected,
  { actor }: Migration,
  at: string,
): Parameters<typeof changedFile>[2][number] | undefined {
  if (fate !== "changed" || after === undefined || entry === undefined) return undefined;
  const who = human ? { by: actor.name } : {};
  const pair = { ...entry.pair, target: after, ...who, at };
  return { before: [entry], after: { pair, sourceKey, from: undefined }, shared: false };
}
