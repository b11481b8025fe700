import { basename, relative, resolve, sep } from "node:path";
import { alignSentences, type Bead, type TermPair } from "../alignment/index.ts";
import { defaultConfig } from "../config/config.ts";
import { matchesGlob } from "../core/globs.ts";
import { isLanguageTag, sameLanguage } from "../core/locale.ts";
import type { LanguageTag, TranslationUnit } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Project } from "../journey/project.ts";
import { currentSpeaker, say } from "../report/say.ts";
import { table } from "../report/table.ts";
import { renderingFor } from "../terms/rendering-for.ts";
import { alignedUnits, saveAligned } from "./aligned-memory.ts";
import type { Command, Context } from "./command.ts";
import { type CutText, readCutText } from "./cut-text.ts";
import { type Ending, exitCode } from "./exit-code.ts";
import { numberOption } from "./numbers.ts";
import { openProject } from "./open-project.ts";

/** `translate align OLD TRANSLATION`: pairs the sentences of an old article and its translation, for the memory. */
export const alignCommand: Command = {
  takesNames: true,
  options: {
    lang: { type: "string" },
    source: { type: "string" },
    out: { type: "string" },
    "min-score": { type: "string" },
  },
  run,
};

/** Chosen on two thirds of the development data, see `docs/alignment.md`. */
const MIN_SCORE = 0.6;

/** What is to be aligned. Without a project nothing is written, unless a file is named. */
interface Job {
  readonly project: Project | undefined;
  readonly source: CutText;
  readonly target: CutText;
  readonly minScore: number;
}

async function run(context: Context): Promise<number> {
  const { reporter, values, folder } = context;
  let job: Job;
  try {
    job = await readJob(context);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    reporter.problem(error);
    return exitCode(new Set(["usage"]));
  }
  const { source, target, minScore, project } = job;
  const beads = alignSentences(source.sentences, target.sentences, {
    sourceLang: source.lang,
    lang: target.lang,
    terms: project === undefined ? [] : termPairs(project, target.lang),
  });
  const chosen = beads.filter((bead) => isPair(bead) && rounded(bead.confidence) >= minScore);
  const { units, copied, problems } = alignedUnits(chosen, source, target);
  const file = outputOf(job, values["out"], folder);
  const saved = file === undefined ? undefined : await save(job, file, units, folder);
  const refused = saved instanceof Problem ? [saved] : [];
  for (const problem of [...problems, ...refused]) reporter.problem(problem);
  const path = saved === true ? file?.path : undefined;
  report(context, job, { beads, units: units.length, copied, path, problems: problems.length + refused.length });
  if (path !== undefined && project !== undefined && !isRead(project, path))
    reporter.note(say("align.notRead", { path }));
  const endings: readonly Ending[] = refused.length > 0 ? ["failed"] : problems.length > 0 ? ["partly"] : [];
  return exitCode(new Set(endings));
}

/** Whether the units stand in the file now, or why they do not. */
async function save(
  { project, source, target }: Job,
  file: OutputFile,
  units: readonly TranslationUnit[],
  folder: string,
): Promise<boolean | Problem> {
  const texts = [source.name, target.name].map((name) => projectPath(project, folder, name));
  try {
    return await saveAligned(project, file, units, { texts, sourceLang: source.lang, lang: target.lang });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

async function readJob({ positionals, values, folder, env }: Context): Promise<Job> {
  const [sourceName, targetName] = positionals;
  if (sourceName === undefined || targetName === undefined || positionals.length > 2)
    throw new Problem("E_USAGE_ALIGN", { count: positionals.length });
  const minScore = numberOption(values, "min-score") ?? MIN_SCORE;
  if (minScore > 1) throw new Problem("E_USAGE_MIN_SCORE", { value: minScore });
  const project = await projectOf(folder, env);
  const config = project?.config ?? defaultConfig;
  const sourceLang = languageOption(values["source"], config.targets) ?? config.source.lang;
  const lang = languageOption(values["lang"], config.targets) ?? languageInName(targetName, config.targets);
  if (lang === undefined || sameLanguage(lang, sourceLang))
    throw new Problem("E_USAGE_NO_LANGUAGE", { known: config.targets.join(",") });
  return {
    project,
    source: readCutText(folder, sourceName, sourceLang, config),
    target: readCutText(folder, targetName, lang, config),
    minScore,
  };
}

/** The project that the folder lies in, if it lies in one: old articles may be anywhere. */
async function projectOf(folder: string, env: NodeJS.ProcessEnv): Promise<Project | undefined> {
  try {
    return await openProject(folder, env);
  } catch (error) {
    if (error instanceof Problem && error.code === "E_PROJECT_NOT_FOUND") return undefined;
    throw error;
  }
}

function languageOption(value: string | boolean | undefined, targets: readonly LanguageTag[]): LanguageTag | undefined {
  if (typeof value !== "string") return undefined;
  if (!isLanguageTag(value)) throw new Problem("E_USAGE_LANGUAGE", { lang: value, known: targets.join(", ") });
  return value;
}

/** The one target language of the project, or that which a name such as `old.kk.md` or `kk/old.md` has in it. */
function languageInName(name: string, targets: readonly LanguageTag[]): LanguageTag | undefined {
  if (targets.length === 1) return targets[0];
  const parts = name.split(/[./\\_]/).reverse();
  return parts.flatMap((part) => targets.find((lang) => lang.toLowerCase() === part.toLowerCase()) ?? [])[0];
}

function termPairs({ glossary }: Project, lang: LanguageTag): readonly TermPair[] {
  return glossary.terms.flatMap((term) => {
    const rendering = renderingFor(term, lang);
    const source = [term.source, ...term.variants];
    const kept = term.doNotTranslate ? source : [];
    const target =
      rendering === undefined ? kept : [rendering.term, ...rendering.admitted, ...rendering.forms, ...kept];
    return target.length === 0 ? [] : [{ source, target }];
  });
}

function isPair(bead: Bead): boolean {
  return bead.sourceTo > bead.sourceFrom && bead.targetTo > bead.targetFrom;
}

/** Scores as they are shown and compared: three digits, so that what is printed explains what is written. */
function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

/** A file to write: its absolute path, and the one that messages name. */
export interface OutputFile {
  readonly absolute: string;
  readonly path: string;
}

function outputOf({ project, source, target }: Job, given: string | boolean | undefined, folder: string) {
  if (typeof given === "string") return { absolute: resolve(folder, given), path: projectPath(project, folder, given) };
  if (project === undefined) return undefined;
  const name = basename(source.name).replace(/\.[^.]*$/, "");
  const suffix = `.${source.lang}`.toLowerCase();
  const stem = name.toLowerCase().endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  const path = `memory/aligned/${stem}.${target.lang}.tmx`;
  return { absolute: project.layout.absolute(path), path };
}

/** A path as the project names it, where it lies inside. */
function projectPath(project: Project | undefined, folder: string, name: string): string {
  if (project === undefined) return name;
  const path = relative(project.layout.root, resolve(folder, name)).split(sep).join("/");
  return path.startsWith("..") ? name : path;
}

function isRead({ config }: Project, path: string): boolean {
  return config.memory.files.some((file) => matchesGlob(file.path, path));
}

interface Result {
  readonly beads: readonly Bead[];
  readonly units: number;
  readonly copied: number;
  /** The file that was written. */
  readonly path: string | undefined;
  readonly problems: number;
}

function report(
  { reporter }: Context,
  { source, target, minScore }: Job,
  { beads, units, copied, path, problems }: Result,
): void {
  const shown = beads.map((bead) => ({
    shape: `${bead.sourceTo - bead.sourceFrom}-${bead.targetTo - bead.targetFrom}`,
    score: rounded(bead.confidence),
    source: source.sentences.slice(bead.sourceFrom, bead.sourceTo),
    target: target.sentences.slice(bead.targetFrom, bead.targetTo),
  }));
  reporter.object("align", {
    source: { path: source.name, lang: source.lang, sentences: source.sentences.length },
    target: { path: target.name, lang: target.lang, sentences: target.sentences.length },
    minScore,
    beads: shown.map((bead) => ({ ...bead, source: bead.source.map(place), target: bead.target.map(place) })),
    units,
    copied,
    file: path ?? null,
    problems,
  });
  const rows = shown.map((bead) => [currentSpeaker().decimal(bead.score, 3), textOf(bead.source), textOf(bead.target)]);
  reporter.result(table({ head: [say("align.score"), say("align.source"), say("align.target")], rows }));
  const paired = beads.filter(isPair).length;
  reporter.result(say("align.beads", { pairs: paired, alone: beads.length - paired, minScore }));
  if (copied > 0) reporter.result(say("align.copied", { count: copied }));
  reporter.result(
    path === undefined ? say("align.notWritten", { count: units }) : say("align.written", { count: units, path }),
  );
}

function place({ text, start, end }: CutText["sentences"][number]): object {
  return { text, start, end };
}

const MOST_CHARACTERS = 60;

/** The sentences as one, shortened for a table. */
function textOf(sentences: CutText["sentences"]): string {
  const characters = [...sentences.map(({ text }) => text).join(" ")];
  return characters.length <= MOST_CHARACTERS
    ? characters.join("")
    : `${characters.slice(0, MOST_CHARACTERS - 1).join("")}…`;
}
