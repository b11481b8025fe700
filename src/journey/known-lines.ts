import type { LanguageTag } from "../core/model.ts";
import { readText } from "../files/read.ts";
import { isMerged, parseSums, type Sums } from "../files/sums.ts";
import type { Project } from "./project.ts";

/** The sums of what we last wrote in a language, for readers and for translators, as they stand on disk. */
export function readSums(project: Project, lang: LanguageTag): Sums {
  const path = project.layout.sums(lang);
  return parseSums(readText(project.layout.absolute(path), path) ?? "");
}

/** Whether a file is neither person's work nor as we wrote it, but what git made of two renderings of ours. */
export function isMergedRendering(project: Project, lang: LanguageTag, path: string, content: Uint8Array): boolean {
  return isMerged(readSums(project, lang), path, content);
}
