import { relative, resolve, sep } from "node:path";
import { defaultConfig } from "../config/config.ts";
import { isLanguageTag, sameLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import type { Project } from "../journey/project.ts";
import { type SegmentedUnit, segmentFile } from "../journey/segment-file.ts";
import { type Segmentation, segmentationOf } from "../journey/segmentation.ts";
import { readSourceRecord } from "../journey/source.ts";
import { emptySourceRecord, type SourceRecord } from "../record/record.ts";
import { describeProblem, say } from "../report/say.ts";
import type { Reporter } from "../report/terminal.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { exportSrx } from "./export-srx.ts";
import { openProject } from "./open-project.ts";
import { answerStream } from "./segment-stream.ts";

/**
 * `translate segment`: shows how files are cut into sentences, answers a stream of texts with their breaks, or writes the
 * built-in rules down for other tools. Works outside a project too, by the built-in rules.
 */
export const segmentCommand: Command = {
  takesNames: true,
  options: { lang: { type: "string" }, "stdin-jsonl": { type: "boolean" }, "export-srx": { type: "string" } },
  run,
};

/** What is known of where the command runs. */
interface Setting {
  readonly project: Project | undefined;
  readonly lang: LanguageTag;
  readonly segmentation: Segmentation;
}

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter } = context;
  const target = values["export-srx"];
  const streaming = values["stdin-jsonl"] === true;
  const [name] = positionals;
  if (name !== undefined && (streaming || target !== undefined))
    throw new Problem("E_USAGE_EXTRA", { command: "segment", name });
  if (typeof target === "string") return await exportSrx(target, context);
  const { project, lang, segmentation } = await settingOf(context);
  if (streaming) return await answerStream(segmentation, lang, reporter);
  if (positionals.length === 0) throw new Problem("E_USAGE_NOTHING");
  return await showFiles({ project, lang, segmentation }, context);
}

async function settingOf({ values, folder, env }: Context): Promise<Setting> {
  const project = await projectOrNone(folder, env);
  const lang = values["lang"] ?? project?.config.source.lang ?? defaultConfig.source.lang;
  if (typeof lang !== "string" || !isLanguageTag(lang))
    throw new Problem("E_USAGE_VALUE", { option: "--lang", value: String(lang), known: "en, kk, ru, kk-Arab …" });
  return { project, lang, segmentation: project?.segmentation ?? (await segmentationOf([], undefined)) };
}

async function projectOrNone(folder: string, env: NodeJS.ProcessEnv): Promise<Project | undefined> {
  try {
    return await openProject(folder, env, { glossary: false });
  } catch (error) {
    if (error instanceof Problem && error.code === "E_PROJECT_NOT_FOUND") return undefined;
    throw error;
  }
}

async function showFiles(setting: Setting, { positionals, values, reporter, folder }: Context): Promise<number> {
  const { lang, segmentation } = setting;
  const problems: Problem[] = [...segmentation.problems(lang)];
  for (const problem of problems) reporter.problem(problem);
  const files: object[] = [];
  for (const path of positionals) {
    try {
      const units = await unitsOf(path, setting, folder);
      files.push({ path, lang, units: units.map(unitJson) });
      if (values["json"] !== true) showUnits(path, units, lang, reporter);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      reporter.problem(error);
      problems.push(error);
    }
  }
  reporter.object("segment", { files, problems: problems.map(describeProblem) });
  if (problems.length === 0) return 0;
  return exitCode(new Set([files.length === 0 ? "usage" : "partly"]));
}

async function unitsOf(path: string, setting: Setting, folder: string): Promise<readonly SegmentedUnit[]> {
  const { project, lang, segmentation } = setting;
  const absolute = resolve(folder, path);
  const bytes = readBytes(absolute, path);
  if (bytes === undefined) throw new Problem("E_FILE_MISSING", { path });
  const { frontMatter } = (project?.config ?? defaultConfig).source;
  const record = await recordOf(project, absolute, lang);
  return segmentFile(bytes, { path, lang, frontMatter, segmentation, record });
}

/** The record of a file that is an article of the project in its language, so that its sentences keep their ids. */
async function recordOf(project: Project | undefined, absolute: string, lang: LanguageTag): Promise<SourceRecord> {
  if (project === undefined || !sameLanguage(lang, project.config.source.lang)) return emptySourceRecord;
  const { layout } = project;
  const path = relative(layout.absolute(layout.articles), absolute).split(sep).join("/");
  return path.startsWith("../") ? emptySourceRecord : await readSourceRecord(project, path);
}

function unitJson({ kind, key, text, sentences }: SegmentedUnit): object {
  return {
    kind,
    ...(key === undefined ? {} : { key }),
    text,
    sentences: sentences.map(({ inUnit }) => inUnit),
    ids: sentences.map(({ id }) => id),
  };
}

function showUnits(path: string, units: readonly SegmentedUnit[], lang: LanguageTag, reporter: Reporter): void {
  const count = units.reduce((sum, { sentences }) => sum + sentences.length, 0);
  reporter.result(say("segment.file", { path, lang, count }));
  for (const { text, sentences } of units)
    for (const { id, inUnit, inFile } of sentences) {
      const offsets = `${inFile.start}–${inFile.end}`;
      reporter.result(say("segment.sentence", { id, offsets, text: text.slice(inUnit.start, inUnit.end) }));
    }
}
