import { resolve } from "node:path";
import type { AlignedSentence } from "../alignment/index.ts";
import type { Config } from "../config/config.ts";
import type { LanguageTag, Runs } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";
import { readBytes } from "../files/read.ts";
import { formatFor } from "../formats/index.ts";
import { segmentUnit } from "../segmentation/index.ts";

/** A sentence of a file with its codes; offsets into the file's decoded text. */
export interface CutSentence extends AlignedSentence {
  readonly runs: Runs;
  readonly start: number;
  readonly end: number;
}

/** A file in some language, cut into sentences. */
export interface CutText {
  /** As it was named. */
  readonly name: string;
  readonly lang: LanguageTag;
  readonly sentences: readonly CutSentence[];
}

/**
 * Reads a file by its format and cuts it as an article of the project is cut.
 *
 * @throws Problem `E_FILE_MISSING`, `E_FORMAT_UNKNOWN`, or what is wrong with its text
 */
export function readCutText(folder: string, name: string, lang: LanguageTag, config: Config): CutText {
  const format = formatFor(name);
  const bytes = readBytes(resolve(folder, name), name);
  if (bytes === undefined) throw new Problem("E_FILE_MISSING", { path: name });
  const article = format.parse(bytes, { path: name, lang, frontMatter: config.source.frontMatter });
  const sentences = article.units.flatMap((unit) =>
    segmentUnit(unit, lang, config.segmentation).map(({ source, start, end }, index) => ({
      text: plainText(source),
      kind: unit.key === undefined ? unit.kind : `${unit.kind} ${unit.key}`,
      opens: index === 0,
      runs: source,
      start,
      end,
    })),
  );
  return { name, lang, sentences };
}
