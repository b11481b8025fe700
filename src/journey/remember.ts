import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag, TranslationUnit } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import type { TmxUnit } from "../exchange/tmx.ts";
import { readChunks, readText } from "../files/read.ts";
import type { Stamps } from "../files/stamps.ts";
import { fileSignature } from "../files/stamps.ts";
import { jsonBelow } from "../files/tree.ts";
import type { Collection, Memory } from "../memory/memory.ts";
import { parseMemoryLines } from "../record/memory-lines.ts";
import { mergePairs, type Pair, parsePairs, unitsOfPairs } from "../record/pairs.ts";
import { unitsOfRecord } from "../record/units.ts";
import { languageInPath, memoryFiles } from "./memory-files.ts";
import type { Project } from "./project.ts";
import { readTargetRecord, type Targets } from "./target.ts";

/** A file that the memory learns from, and how. */
interface Teacher extends Omit<Collection, "version"> {
  /** Whether its trouble is told here; a record's is told by whoever works on the article. */
  readonly speaksUp: boolean;
  /** Read while they are taken, where the file may be large. */
  readonly units: (langs: readonly LanguageTag[]) => Promise<Iterable<TranslationUnit>>;
}

/**
 * Brings the memory up to date with the text files it is made from: records, superseded and imported pairs, and
 * memories brought along. Files that have not changed since the last time are not read again.
 *
 * @param known all that the memory is to know: those of the project, not only those of one run
 * @returns a Problem for each memory file that could not be read; the others are in
 */
export async function remember(
  project: Project,
  memory: Memory,
  stamps: Stamps,
  known: readonly LanguageTag[],
): Promise<readonly Problem[]> {
  // In one order, whoever asks: it is part of what tells whether a file must be read again.
  const langs = [...new Set(known)].sort();
  const problems: Problem[] = [];
  const teachers = [...recordTeachers(project, langs), ...pairTeachers(project, langs), ...fileTeachers(project)];
  const held = new Map((await memory.collections()).map((collection) => [collection.name, collection]));
  for (const teacher of teachers) {
    const standing = held.get(teacher.name);
    held.delete(teacher.name);
    const { speaksUp, units, ...worth } = teacher;
    const standsFor = [worth.penalty, worth.priority, worth.use ?? "-", langs.join()].join(" ");
    const fingerprint = `${fileSignature(project.layout.absolute(teacher.name))} ${standsFor}`;
    const version = hash(fingerprint).slice(0, 16);
    if (standing?.version === version && stamps.get(`memory ${teacher.name}`, fingerprint) === true) continue;
    try {
      await memory.replace({ ...worth, version }, await units(langs));
      stamps.set(`memory ${teacher.name}`, fingerprint, true);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (speaksUp) problems.push(error);
    }
  }
  const gone = [...held.keys()].filter((name) => !isOwn(project, name));
  if (gone.length > 0) await memory.remove(gone);
  return problems;
}

/** Whether it is text of ours in another language, which another process may be working on. */
function isOwn({ layout }: Project, name: string): boolean {
  return /^(segments|memory\/(superseded|imported))\//.test(name) && fileSignature(layout.absolute(name)) !== "-";
}

/**
 * Tells the memory what one article's record and its superseded pairs hold now, before they are on disk: what is
 * proposed in this run must be what the next one would propose.
 */
export async function rememberTargets(project: Project, memory: Memory, path: string, targets: Targets): Promise<void> {
  const { lang, record, superseded } = targets;
  const { layout, config } = project;
  const learn = async (worth: Omit<Collection, "version">, units: readonly TranslationUnit[]): Promise<void> =>
    await memory.replace({ ...worth, version: hash(JSON.stringify(units)).slice(0, 16) }, units);
  await learn(recordCollection(project, lang, path), unitsOfRecord(record, config.source.lang, lang));
  if (superseded.length > 0)
    await learn(
      supersededCollection(layout.superseded(lang, path)),
      unitsOfPairs(keptPairs(project, path, lang, superseded), config.source.lang, lang),
    );
}

/** The priorities of the project's own: what stands now goes before what stood once, and both before most others. */
const PRIORITY = { record: 100, superseded: 90, imported: 80 } as const;

function recordCollection({ layout, config }: Project, lang: LanguageTag, path: string): Omit<Collection, "version"> {
  const own = { name: layout.record(lang, path), penalty: 0, priority: PRIORITY.record };
  return config.memory.propagate ? { ...own, use: "repeat" } : own;
}

function supersededCollection(name: string): Omit<Collection, "version"> {
  return { name, penalty: 0, priority: PRIORITY.superseded };
}

/** The superseded pairs of an article, with `added` among them. */
export function keptPairs(project: Project, path: string, lang: LanguageTag, added: readonly Pair[]): readonly Pair[] {
  const file = project.layout.superseded(lang, path);
  const standing = readText(project.layout.absolute(file), file);
  return mergePairs(standing === undefined ? [] : parsePairs(standing, file), added);
}

function recordTeachers(project: Project, langs: readonly LanguageTag[]): readonly Teacher[] {
  return langs.flatMap((lang) =>
    jsonBelow(project.layout.absolute(`segments/${lang}`)).map(
      (path): Teacher => ({
        speaksUp: false,
        ...recordCollection(project, lang, path),
        units: async () => unitsOfRecord(await readTargetRecord(project, path, lang), project.config.source.lang, lang),
      }),
    ),
  );
}

/** Superseded and imported pairs: files of one form. */
function pairTeachers(project: Project, langs: readonly LanguageTag[]): readonly Teacher[] {
  return langs.flatMap((lang) =>
    (["superseded", "imported"] as const).flatMap((kind) =>
      jsonBelow(project.layout.absolute(`memory/${kind}/${lang}`), ".jsonl").map((path): Teacher => {
        const name = `memory/${kind}/${lang}/${path}.jsonl`;
        const units = async (): Promise<readonly TranslationUnit[]> =>
          unitsOfPairs(
            parsePairs(readText(project.layout.absolute(name), name) ?? "", name),
            project.config.source.lang,
            lang,
          );
        return { name, penalty: 0, priority: PRIORITY[kind], speaksUp: true, units };
      }),
    ),
  );
}

function fileTeachers(project: Project): readonly Teacher[] {
  return memoryFiles(project).map(
    ({ readOnly: _readOnly, ...collection }): Teacher => ({
      ...collection,
      speaksUp: true,
      units: (langs) => readMemoryFile(project, collection.name, langs),
    }),
  );
}

async function readMemoryFile(
  project: Project,
  name: string,
  langs: readonly LanguageTag[],
): Promise<Iterable<TranslationUnit>> {
  if (name.endsWith(".jsonl")) return readLines(project, name, langs);
  const { tmxUnits } = await import("../exchange/tmx.ts");
  const { decodeXmlChunks } = await import("../exchange/decode-xml.ts");
  const chunks = decodeXmlChunks(readChunks(project.layout.absolute(name), name), name);
  const found = tmxUnits(chunks, name, { sourceLang: project.config.source.lang, langs }, () => {});
  return placed(found);
}

function* placed(found: Iterable<TmxUnit>): Generator<TranslationUnit> {
  for (const { unit, index } of found) yield { ...unit, position: index };
}

function readLines(project: Project, name: string, langs: readonly LanguageTag[]): readonly TranslationUnit[] {
  const text = readText(project.layout.absolute(name), name) ?? "";
  const sourceLang = project.config.source.lang;
  const lang = languageInPath(name, langs);
  const units = parseMemoryLines(text, name, { sourceLang, ...(lang === undefined ? {} : { lang }) });
  return units.flatMap((unit, position) => {
    if (!sameLanguage(unit.sourceLang, sourceLang)) return [];
    const wanted = langs.filter((one) => sameLanguage(unit.lang, one));
    return wanted.map((one) => ({ ...unit, sourceLang, lang: one, position }));
  });
}
