import type { LanguageTag } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
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

/** Whether a file is byte for byte what we last wrote to it, and no merge has put another writing beside that one. */
export function isAsWritten(project: Project, lang: LanguageTag, path: string, content: Uint8Array): boolean {
  const known = readSums(project, lang).files.get(path) ?? [];
  return known.length === 1 && known[0]?.sha256 === hash(content);
}
