import { resolve } from "node:path";
import { stateRank } from "../../core/change.ts";
import type { LanguageTag, State, TranslationUnit } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { readText } from "../../files/read.ts";
import { writeAtomically } from "../../files/write-atomically.ts";
import { isNamed, type KnownFile, type KnownUnit, knownFiles } from "../../journey/known-units.ts";
import type { Project } from "../../journey/project.ts";
import { pairKey, pairLine, pairOfUnit } from "../../record/pairs.ts";
import { say } from "../../report/say.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { languagesOf } from "../languages.ts";
import { oneOf } from "../one-of.ts";
import { openProject } from "../open-project.ts";
import { tellProblems } from "./problems.ts";
import { mendFirst } from "./writing.ts";

/** `translate memory export`: what the memory knows, or a selection of it, as TMX or JSONL for other tools. */
export const memoryExport: Command = {
  takesNames: false,
  options: {
    lang: { type: "string" },
    to: { type: "string" },
    state: { type: "string" },
    from: { type: "string" },
  },
  run,
};

/** A file to be written, or standard output. */
interface Written {
  /** `-` for standard output. */
  readonly path: string;
  readonly units: readonly TranslationUnit[];
  readonly text: string;
}

async function run({ values, reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env, { glossary: false });
  await mendFirst(project, reporter);
  const langs = languagesOf(project, values["lang"]);
  const state = oneOf("--state", values["state"], ["draft", "edited", "reviewed", "final"]) ?? "new";
  const names = typeof values["from"] === "string" ? values["from"].split(",").map((name) => name.trim()) : [];
  const to = typeof values["to"] === "string" ? values["to"] : "-";
  if (to !== "-" && !/\.(tmx|jsonl)$/i.test(to)) throw new Problem("E_MEMORY_FORMAT", { path: to }, { path: to });
  const { units, problems } = await collect(project, langs, { state, names });
  const found = langs.filter((lang) => (units.get(lang) ?? []).length > 0);
  if (to === "-" && found.length > 1) throw new Problem("E_MEMORY_EXPORT_LANGUAGES", { langs: found.join(", ") });
  const files = /\.jsonl$/i.test(to)
    ? [
        lines(
          to,
          found.flatMap((lang) => units.get(lang) ?? []),
        ),
      ]
    : await Promise.all(found.map((lang) => tmx(project, pathFor(to, lang, found), units.get(lang) ?? [], problems)));
  const written: Written[] = [];
  for (const file of files) {
    try {
      if (file.path === "-") reporter.result(file.text);
      else save(resolve(folder, file.path), file);
      written.push(file);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  tellProblems(reporter, problems);
  reporter.object("memory-export", {
    files: written.map((file) => ({
      path: file.path,
      units: file.units.length,
      ...(file.path === "-" && { text: file.text }),
    })),
    problems: problems.length,
  });
  for (const { path, units: all } of written)
    if (path !== "-") reporter.result(say("memory.exported", { path, count: all.length }));
  if (files.length === 0) reporter.note(say("memory.nothingToExport"));
  if (problems.length === 0) return 0;
  return exitCode(new Set([written.length === 0 && files.length > 0 ? "failed" : "partly"]));
}

interface Wanted {
  /** The least state. */
  readonly state: State;
  /** Memories, see `isNamed`; all where there is none. */
  readonly names: readonly string[];
}

/** The units of each language, every pair once: the record's before superseded, imported and brought along ones. */
async function collect(
  project: Project,
  langs: readonly LanguageTag[],
  { state, names }: Wanted,
): Promise<{ readonly units: ReadonlyMap<LanguageTag, TranslationUnit[]>; readonly problems: Problem[] }> {
  const units = new Map(langs.map((lang) => [lang, new Map<string, TranslationUnit>()]));
  const problems: Problem[] = [];
  const met = new Set<string>();
  const known = new Set<string>();
  for await (const file of knownFiles(project, langs)) {
    known.add(file.kind === "file" ? file.path : file.kind);
    const chosen = file.units.filter((unit) => names.length === 0 || isWanted(names, file, unit, met));
    for (const problem of file.problems) problems.push(problem);
    const pairs = units.get(file.lang);
    for (const { unit, sourceKey } of chosen) {
      const key = pairKey(pairOfUnit(unit), sourceKey);
      if (stateRank(unit.state) >= stateRank(state) && pairs?.has(key) === false) pairs.set(key, unit);
    }
  }
  const unknown = names.find((name) => !met.has(name));
  if (unknown !== undefined) throw new Problem("E_MEMORY_FROM", { name: unknown, known: [...known].join(", ") });
  return { units: new Map([...units].map(([lang, pairs]) => [lang, [...pairs.values()]])), problems };
}

function isWanted(names: readonly string[], file: KnownFile, { unit }: KnownUnit, met: Set<string>): boolean {
  const named = names.filter((name) => isNamed(name, file, unit));
  for (const name of named) met.add(name);
  return named.length > 0;
}

/** `FILE.tmx`, or `FILE.kk.tmx` where several languages have units. */
function pathFor(to: string, lang: LanguageTag, langs: readonly LanguageTag[]): string {
  return to === "-" || langs.length === 1 ? to : to.replace(/(\.[^.]*)$/, `.${lang}$1`);
}

function lines(path: string, units: readonly TranslationUnit[]): Written {
  const text = units.map(
    (unit) => `${pairLine(pairOfUnit(unit), { origin: unit.origin, sourceLang: unit.sourceLang, lang: unit.lang })}\n`,
  );
  return { path, units, text: text.join("") };
}

/** TMX of the units that XML can hold; the others are named. */
async function tmx(
  project: Project,
  path: string,
  units: readonly TranslationUnit[],
  problems: Problem[],
): Promise<Written> {
  const { writeTmx } = await import("../../exchange/tmx.ts");
  const { illegalCharacter } = await import("../../exchange/xml-writer.ts");
  const held = units.filter((unit, index) => {
    const character = illegalCharacter(textsOf(unit).join("\n"));
    if (character === undefined) return true;
    problems.push(new Problem("E_TMX_CHARACTER", { unit: unit.id ?? String(index + 1), character }, { path }));
    return false;
  });
  return { path, units: held, text: writeTmx(held, { sourceLang: project.config.source.lang }) };
}

/** All that a unit says in words. */
function textsOf(unit: TranslationUnit): readonly string[] {
  const texts: string[] = [];
  JSON.stringify(unit, (_name, value: unknown) => {
    if (typeof value === "string") texts.push(value);
    return value;
  });
  return texts;
}

/** @throws Problem `E_MEMORY_EXPORT_EXISTS` where something else stands */
function save(absolute: string, { path, text }: Written): void {
  const standing = readText(absolute, path);
  if (standing === text) return;
  if (standing !== undefined) throw new Problem("E_MEMORY_EXPORT_EXISTS", { path }, { path });
  writeAtomically(absolute, path, text);
}
