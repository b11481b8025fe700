import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Handover } from "../exchange/handover.ts";
import { proposeFor } from "./carry.ts";
import { checkTargets } from "./findings.ts";
import { handoverOf } from "./hand-over.ts";
import type { Project } from "./project.ts";
import { readSource } from "./source.ts";
import { sourceFor } from "./source-for.ts";
import { readTargets } from "./target.ts";
import type { Means } from "./work.ts";

/** The formats that hand-over files can be written in. The project's own are XLIFF 1.2, which most tools open. */
export const HANDOVER_FORMATS = ["xliff12", "xliff21", "xliff20"] as const;
export type HandoverFormat = (typeof HANDOVER_FORMATS)[number];

/** Hand-over files by their paths in the project, and what could not be written. */
interface OtherHandovers {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly Problem[];
}

/** The hand-over files of articles whose records are up to date, in that format; none in the project's own. */
export async function handOversIn(
  format: HandoverFormat,
  project: Project,
  means: Means,
  articles: readonly { readonly path: string; readonly lang: LanguageTag }[],
): Promise<OtherHandovers> {
  const files = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  if (format === "xliff12") return { files, problems };
  const { writeXliff2 } = await import("../exchange/xliff-2.ts");
  const version = format === "xliff20" ? "2.0" : "2.1";
  for (const { path, lang } of articles) {
    try {
      const handover = await currentHandover(project, means, path, lang);
      if (handover === undefined) continue;
      files.set(project.layout.xliff(lang, path), new TextEncoder().encode(writeXliff2(handover, { version })));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  return { files, problems };
}

/** What is handed over of one article; undefined where its targets wait for a person, which has been said. */
async function currentHandover(
  project: Project,
  means: Means,
  path: string,
  lang: LanguageTag,
): Promise<Handover | undefined> {
  const source = sourceFor(await readSource(project, path), lang);
  const targets = await readTargets(project, path, source.record, lang);
  if (targets.refused.length > 0) return undefined;
  const work = await proposeFor(project, means, source, targets);
  const { record } = work.targets;
  const checked = checkTargets(project, source, record, lang);
  return handoverOf(project, source, record.segments, lang, { proposed: work.proposed, checked }, means.wording);
}
