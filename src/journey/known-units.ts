import type { LanguageTag, TranslationUnit } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { type Place, Problem } from "../core/problem.ts";
import { readText } from "../files/read.ts";
import { jsonBelow } from "../files/tree.ts";
import { type Entry, type Pair, unitsOfPairs } from "../record/pairs.ts";
import { unitsOfRecord } from "../record/units.ts";
import { readEntries } from "./memory-change.ts";
import { memoryFiles } from "./memory-files.ts";
import type { Project } from "./project.ts";
import { readUnits } from "./read-units.ts";
import { readTargetRecord } from "./target.ts";

/** Where units stand: in the record, superseded, imported, or in a memory that was brought along and is only read. */
export type MemoryKind = "record" | "superseded" | "imported" | "file";

/** A unit of the memory, with where it stands. */
export interface KnownUnit {
  readonly unit: TranslationUnit;
  /** The content key of its source. */
  readonly sourceKey: string;
  readonly place: Place;
  /** The 1-based number of the entry in a memory brought along. */
  readonly number?: number;
  /** Its line, where it is one of ours to change. */
  readonly entry?: Entry;
}

/** One file of the memory in one language. */
export interface KnownFile {
  readonly kind: MemoryKind;
  readonly lang: LanguageTag;
  readonly path: string;
  readonly units: readonly KnownUnit[];
  /** What could not be read of it. */
  readonly problems: readonly Problem[];
}

/** Every file that the memory knows of, in a fixed order, one at a time. What cannot be read is told and passed over. */
export async function* knownFiles(project: Project, langs: readonly LanguageTag[]): AsyncGenerator<KnownFile> {
  const { layout } = project;
  for (const lang of langs) {
    for (const path of jsonBelow(layout.absolute(`segments/${lang}`)))
      yield await reading("record", lang, layout.record(lang, path), () => recordUnits(project, path, lang));
    for (const kind of ["superseded", "imported"] as const)
      for (const name of jsonBelow(layout.absolute(`memory/${kind}/${lang}`), ".jsonl")) {
        const path = `memory/${kind}/${lang}/${name}.jsonl`;
        yield await reading(kind, lang, path, async () => pairUnits(project, path, lang));
      }
    for (const { name } of memoryFiles(project))
      yield await reading("file", lang, name, () => fileUnits(project, name, lang));
  }
}

type Units = Pick<KnownFile, "units"> & Partial<Pick<KnownFile, "problems">>;

async function reading(
  kind: MemoryKind,
  lang: LanguageTag,
  path: string,
  read: () => Promise<Units>,
): Promise<KnownFile> {
  try {
    return { kind, lang, path, problems: [], ...(await read()) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { kind, lang, path, units: [], problems: [error] };
  }
}

async function recordUnits(project: Project, article: string, lang: LanguageTag): Promise<Units> {
  const path = project.layout.record(lang, article);
  const text = readText(project.layout.absolute(path), path) ?? "";
  const lines = new Map<string, number>();
  for (const [index, line] of text.split("\n").entries()) {
    const id = /^\s*"id": "([^"]*)"/.exec(line)?.[1];
    if (id !== undefined && !lines.has(id)) lines.set(id, index + 1);
  }
  const units = unitsOfRecord(await readTargetRecord(project, article, lang), project.config.source.lang, lang);
  return {
    units: units.map((unit) => {
      const line = lines.get(unit.id ?? "");
      return { unit, sourceKey: contentKey(unit.source), place: { path, ...(line !== undefined && { line }) } };
    }),
  };
}

function pairUnits(project: Project, path: string, lang: LanguageTag): Units {
  const entries = readEntries(project, path);
  const units = unitsOfPairs(
    entries.map(({ pair }) => pair),
    project.config.source.lang,
    lang,
  );
  return {
    units: entries.flatMap((entry, index) => {
      const unit = units[index];
      return unit === undefined ? [] : [{ unit, sourceKey: entry.sourceKey, place: { path, line: entry.line }, entry }];
    }),
  };
}

async function fileUnits(project: Project, path: string, lang: LanguageTag): Promise<Units> {
  const read = await readUnits(project, { absolute: project.layout.absolute(path), path, langs: [lang] });
  const incoming = read.units.get(lang) ?? [];
  const units = unitsOfPairs(
    incoming.map(({ pair }) => withoutMemory(pair)),
    project.config.source.lang,
    lang,
  );
  return {
    units: units.flatMap((unit, index) => {
      const { sourceKey, from } = incoming[index] ?? {};
      return sourceKey === undefined || from === undefined ? [] : [{ unit, sourceKey, ...from }];
    }),
    problems: read.damaged,
  };
}

/** Where it was read from is no news of a unit that still stands there. */
function withoutMemory({ memory: _memory, ...pair }: Pair): Pair {
  return pair;
}

/** Whether the memory's files are chosen by a name: a kind, a path, a folder, or the memory that a unit came from. */
export function isNamed(
  name: string,
  { kind, path }: Pick<KnownFile, "kind" | "path">,
  unit?: TranslationUnit,
): boolean {
  return (
    name === kind ||
    name === path ||
    path.startsWith(`${name}/`) ||
    path.endsWith(`/${name}`) ||
    (unit?.memory !== undefined && name === unit.memory)
  );
}
