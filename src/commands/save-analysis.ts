import { resolve } from "node:path";
import { Problem } from "../core/problem.ts";
import type { Rates } from "../core/rates.ts";
import { isAnalysisCsv, writeAnalysisCsv } from "../exchange/analysis-csv.ts";
import { isAnalysisXml, writeAnalysisXml } from "../exchange/analysis-xml.ts";
import { readText } from "../files/read.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import type { Analysis } from "../journey/analyze.ts";
import type { Project } from "../journey/project.ts";
import type { Context } from "./command.ts";

/** Where the analysis goes besides the table: a file, `-` for standard output, or nowhere. */
export interface Outputs {
  readonly xml?: string;
  readonly csv?: string;
}

/** What the files say besides the figures. */
interface About {
  readonly project: Project;
  readonly name: string;
  readonly rates: Rates;
  readonly internal: boolean;
  readonly memories: readonly string[];
}

/** A text and where it is to go, with the mark by which an older one is known again. */
interface Output {
  readonly target: string;
  readonly text: string;
  readonly isOurs: (text: string) => boolean;
}

/**
 * The outputs that `--xml` and `--csv` ask for.
 *
 * @throws Problem `E_USAGE_ANALYZE_OUTPUT`, `E_USAGE_ANALYZE_LANGUAGES` where they cannot all be had
 */
export function outputsOf({ values }: Context, langs: number): Outputs {
  const { xml, csv } = values;
  if ([xml === "-", csv === "-", values["json"] === true].filter(Boolean).length > 1)
    throw new Problem("E_USAGE_ANALYZE_OUTPUT");
  if (typeof xml === "string" && langs > 1 && !xml.includes("{lang}"))
    throw new Problem("E_USAGE_ANALYZE_LANGUAGES", { option: "--xml", count: langs });
  return { ...(typeof xml === "string" ? { xml } : {}), ...(typeof csv === "string" ? { csv } : {}) };
}

/**
 * Writes the files, and gives what is to be printed in the table's place, if anything is.
 *
 * @returns the paths written, and the text for standard output
 * @throws Problem `E_ANALYZE_FOREIGN` for a file that is somebody else's
 */
export function saveAnalysis(
  outputs: Outputs,
  analyses: readonly Analysis[],
  about: About,
  folder: string,
): { readonly written: readonly string[]; readonly printed: string | undefined } {
  const texts = [...xmlOutputs(outputs, analyses, about), ...csvOutputs(outputs, analyses, about)];
  const files = texts.filter(({ target }) => target !== "-");
  for (const { target, isOurs } of files) {
    const standing = readText(resolve(folder, target), target);
    if (standing !== undefined && !isOurs(standing)) throw new Problem("E_ANALYZE_FOREIGN", { path: target });
  }
  for (const { target, text } of files) writeAtomically(resolve(folder, target), target, text);
  return { written: files.map(({ target }) => target), printed: texts.find(({ target }) => target === "-")?.text };
}

function xmlOutputs({ xml }: Outputs, analyses: readonly Analysis[], about: About): readonly Output[] {
  if (xml === undefined) return [];
  const { project, name, internal, memories } = about;
  return analyses.map(({ lang, articles }) => ({
    target: xml.replaceAll("{lang}", lang),
    text: writeAnalysisXml({
      project: name,
      sourceLang: project.config.source.lang,
      lang,
      at: project.now(),
      internal,
      memories,
      articles,
    }),
    isOurs: isAnalysisXml,
  }));
}

function csvOutputs({ csv }: Outputs, analyses: readonly Analysis[], { rates }: About): readonly Output[] {
  if (csv === undefined) return [];
  const grids = analyses.flatMap(({ lang, articles, total }) => [
    ...articles.map(({ path, grid }) => ({ lang, article: path, grid })),
    { lang, article: "", grid: total },
  ]);
  return [{ target: csv, text: writeAnalysisCsv(grids, rates), isOurs: isAnalysisCsv }];
}
