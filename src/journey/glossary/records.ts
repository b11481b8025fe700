import { type Actor, changeTarget, isHuman } from "../../core/change.ts";
import type { LanguageTag, Target, TextRepair } from "../../core/model.ts";
import type { Place } from "../../core/problem.ts";
import { formatTargetRecord } from "../../record/json.ts";
import { formatPairs } from "../../record/pairs.ts";
import { differences, type Logged } from "../decide.ts";
import type { Project } from "../project.ts";
import { keptPairs } from "../remember.ts";
import { readSource, type Source } from "../source.ts";
import { sourceFor } from "../source-for.ts";
import { readSent, readTargets } from "../target.ts";
import { termsHere } from "../terms-here.ts";
import type { Means } from "../work.ts";
import { type Affected, affectedId, type Choice, fateOf } from "./affected.ts";
import type { TermChanges } from "./former.ts";
import { judgeTarget } from "./judge.ts";
import { placesIn } from "./places.ts";

/** What a change of terms asks for, and who carries it out. */
export interface Migration {
  readonly changes: TermChanges;
  readonly choice: Choice;
  readonly actor: Actor & { readonly kind: "person" };
  /** What is written beside a sentence that a person has to look at, and why one was left as it is. */
  readonly note: (sentence: Affected) => string;
  readonly reason: (sentence: Affected) => string;
}

/** What a change of terms does to one record. */
export interface SettledRecord {
  readonly affected: readonly Affected[];
  readonly logged: readonly Logged[];
  /** The article's date, where it names one. */
  readonly date?: string;
  /** Writes the record; nothing where nothing changed. */
  readonly put: () => void;
}

/** Works out what a change of terms does to the record of one article; the caller holds the language's lock. */
export async function settleRecord(
  project: Project,
  { outbox }: Pick<Means, "outbox">,
  { path, lang }: { readonly path: string; readonly lang: LanguageTag },
  migration: Migration,
): Promise<SettledRecord> {
  const source = sourceFor(await readSource(project, path), lang);
  const { record, superseded } = await readTargets(project, path, source.record, lang);
  const hits = termsHere(project, source, lang);
  const sent = readSent(project, path, lang);
  const placeOf = placesIn(project.layout.article(path), source.article.text);
  const affected: Affected[] = [];
  const segments = record.segments.map((target, index) => {
    const sentence = sentenceOf(target, hits[index] ?? [], { project, placeOf, source, index, path, lang }, migration);
    if (sentence === undefined) return target;
    const base = sent.get(target.id);
    const isOut = base !== undefined && base.target !== "0";
    affected.push(isOut ? { ...sentence, out: project.layout.xliff(lang, path) } : sentence);
    return changed(target, sentence, migration, project.now());
  });
  const logged = differences(record, { segments }, { path, lang });
  const put = (): void => {
    if (logged.length === 0) return;
    if (superseded.length > 0)
      outbox.put(project.layout.superseded(lang, path), formatPairs(keptPairs(project, path, lang, superseded)));
    outbox.put(project.layout.record(lang, path), formatTargetRecord({ segments }));
  };
  const date = source.article.meta["date"];
  return { affected, logged, put, ...(date === undefined ? {} : { date }) };
}

interface Here {
  readonly project: Project;
  readonly source: Source;
  readonly placeOf: (offset: number) => Place;
  readonly index: number;
  readonly path: string;
  readonly lang: LanguageTag;
}

function sentenceOf(
  target: Target,
  hits: Parameters<typeof judgeTarget>[1],
  { project, placeOf, source, index, path, lang }: Here,
  { changes, choice }: Migration,
): Affected | undefined {
  if (target.target === undefined || target.joined || target.origin?.kind === "pseudo") return undefined;
  const { inflectors } = project;
  const judged = judgeTarget(target.target, hits, lang, { inflectors, changes, waivers: target.waivers });
  if (judged === undefined) return undefined;
  const file = project.layout.record(lang, path);
  const sentence = {
    ...judged,
    id: affectedId("record", file, target.id, target.target),
    kind: "record" as const,
    lang,
    place: placeOf(source.segments[index]?.start ?? 0),
    article: path,
    segment: target.id,
    before: target.target,
    human: isHuman(target),
    ...(target.locked ? { because: "locked" as const } : target.stale ? { because: "stale" as const } : {}),
  };
  return { ...sentence, fate: fateOf(sentence, choice) };
}

/** The target as the change leaves it; every change passes `changeTarget`. */
function changed(target: Target, sentence: Affected, migration: Migration, at: string): Target {
  const { actor } = migration;
  if (target.locked) return target;
  switch (sentence.fate) {
    case "changed": {
      const to = exchanged(target, sentence, actor, at);
      return sentence.open.length === 0 ? to : noted(to, sentence, migration, at);
    }
    case "rejected": {
      const waivers = sentence.verdicts.map((verdict) => {
        return { check: `terms.${verdict}`, reason: migration.reason(sentence), by: actor.name, at };
      });
      return waivers.reduce<Target>(
        (sum, waiver) => changeTarget(sum, undefined, { kind: "waive", waiver }, actor, at),
        target,
      );
    }
    case "left":
      return noted(target, sentence, migration, at);
    case "pending":
      return target;
  }
}

function noted(target: Target, sentence: Affected, { note, actor }: Migration, at: string): Target {
  const text = note(sentence);
  if (sentence.open.length === 0 || target.notes?.includes(text)) return target;
  return changeTarget(target, undefined, { kind: "note", notes: [text] }, actor, at);
}

/** A person's target is edited by the person who accepts it and stays in its state; a machine's keeps its own words beside it. */
function exchanged(
  target: Target,
  { after, repairs, before }: Affected,
  actor: Migration["actor"],
  at: string,
): Target {
  if (after === undefined) return target;
  const { source, state, origin, raw } = target;
  if (isHuman(target) || origin === undefined) {
    const kept = state === "reviewed" || state === "final" ? state : "edited";
    return changeTarget(target, undefined, { kind: "edit", source, target: after, state: kept }, actor, at);
  }
  const made = repairs.map(({ term, before: from, after: to }): TextRepair => {
    return { kind: "term", rule: term, before: from, after: to };
  });
  const { answer = before, made: earlier = [] } = target.repairs ?? {};
  const change = {
    kind: "fill",
    source,
    target: after,
    origin,
    repairs: { answer, made: [...earlier, ...made] },
    ...(origin.kind === "engine" ? { raw: raw ?? before } : raw === undefined ? {} : { raw }),
    // The memory still knows the old words, perhaps in a file that is only read.
    ...(origin.kind === "memory" ? { rejects: before } : {}),
  } as const;
  return changeTarget(target, undefined, change, { kind: "machine" }, at);
}
