import type { LanguageTag, TranslationUnit } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { readBytes, readText } from "../files/read.ts";
import type { Stamps } from "../files/stamps.ts";
import { fileSignature } from "../files/stamps.ts";
import { filesBelow, jsonBelow, selectPaths } from "../files/tree.ts";
import type { Memory } from "../memory/memory.ts";
import { mergePairs, type Pair, parsePairs, unitsOfPairs } from "../record/pairs.ts";
import { unitsOfRecord } from "../record/units.ts";
import type { Project } from "./project.ts";
import { readTargetRecord, type Targets } from "./target.ts";

/** A file that the memory learns from, and how. */
interface Teacher {
  /** Whether its trouble is told here; a record's is told by whoever works on the article. */
  readonly speaksUp: boolean;
  readonly name: string;
  readonly penalty: number;
  readonly units: (langs: readonly LanguageTag[]) => Promise<readonly TranslationUnit[]>;
}

/**
 * Brings the memory up to date with the text files it is made from: records, superseded and imported pairs, and
 * memories brought along. Files that have not changed since the last time are not read again.
 *
 * @param langs all that the memory is to know: those of the project, not only those of one run
 * @returns a Problem for each memory file that could not be read; the others are in
 */
export async function remember(
  project: Project,
  memory: Memory,
  stamps: Stamps,
  langs: readonly LanguageTag[],
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const teachers = [...recordTeachers(project, langs), ...pairTeachers(project, langs), ...fileTeachers(project)];
  const known = new Map((await memory.collections()).map((collection) => [collection.name, collection]));
  for (const teacher of teachers) {
    const standing = known.get(teacher.name);
    known.delete(teacher.name);
    const fingerprint = `${fileSignature(project.layout.absolute(teacher.name))} ${teacher.penalty} ${langs.join()}`;
    const version = hash(fingerprint).slice(0, 16);
    if (standing?.version === version && stamps.get(`memory ${teacher.name}`, fingerprint) === true) continue;
    try {
      await memory.replace({ name: teacher.name, version, penalty: teacher.penalty }, await teacher.units(langs));
      stamps.set(`memory ${teacher.name}`, fingerprint, true);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (teacher.speaksUp) problems.push(error);
    }
  }
  const gone = [...known.keys()].filter((name) => !isOwn(project, name));
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
  const learn = async (name: string, units: readonly TranslationUnit[]): Promise<void> =>
    await memory.replace({ name, version: hash(JSON.stringify(units)).slice(0, 16), penalty: 0 }, units);
  await learn(layout.record(lang, path), unitsOfRecord(record, config.source.lang, lang));
  if (superseded.length > 0)
    await learn(
      layout.superseded(lang, path),
      unitsOfPairs(keptPairs(project, path, lang, superseded), config.source.lang, lang),
    );
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
        name: project.layout.record(lang, path),
        penalty: 0,
        units: async () => unitsOfRecord(await readTargetRecord(project, path, lang), project.config.source.lang, lang),
      }),
    ),
  );
}

/** Superseded and imported pairs: files of one form. */
function pairTeachers(project: Project, langs: readonly LanguageTag[]): readonly Teacher[] {
  return langs.flatMap((lang) =>
    [`memory/superseded/${lang}`, `memory/imported/${lang}`].flatMap((folder) =>
      jsonBelow(project.layout.absolute(folder), ".jsonl").map((path): Teacher => {
        const name = `${folder}/${path}.jsonl`;
        const units = async (): Promise<readonly TranslationUnit[]> =>
          unitsOfPairs(
            parsePairs(readText(project.layout.absolute(name), name) ?? "", name),
            project.config.source.lang,
            lang,
          );
        return { speaksUp: true, name, penalty: 0, units };
      }),
    ),
  );
}

function fileTeachers(project: Project): readonly Teacher[] {
  return memoryFilesOf(project).map(
    ({ name, penalty }): Teacher => ({
      speaksUp: true,
      name,
      penalty,
      units: (langs) => readMemoryFile(project, name, langs),
    }),
  );
}

/** The memories brought along, by their paths, with the points taken off each of their matches. */
export function memoryFilesOf(project: Project): readonly { readonly name: string; readonly penalty: number }[] {
  return project.config.memory.files.flatMap(({ path: glob, penalty }) => {
    const folder = fixedFolder(glob);
    const all = filesBelow(project.layout.absolute(folder)).map((path) => (folder === "" ? path : `${folder}/${path}`));
    const excluded = ["memory/superseded/**", "memory/imported/**", "node_modules/**"];
    return selectPaths(all, [glob], excluded).map((name) => ({ name, penalty }));
  });
}

/** The folders that a glob begins with, up to its first wildcard. */
function fixedFolder(glob: string): string {
  const parts = glob.split("/").slice(0, -1);
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join("/");
}

async function readMemoryFile(
  project: Project,
  name: string,
  langs: readonly LanguageTag[],
): Promise<readonly TranslationUnit[]> {
  const { readTmx } = await import("../exchange/tmx.ts");
  const { decodeXml } = await import("../exchange/decode-xml.ts");
  const xml = decodeXml(readBytes(project.layout.absolute(name), name) ?? new Uint8Array(), name);
  return langs.flatMap((lang) => readTmx(xml, name, { sourceLang: project.config.source.lang, lang }).units);
}
