import type { Article, Segment } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { readBytes, readText } from "../files/read.ts";
import { fileSignature } from "../files/stamps.ts";
import type { Format } from "../formats/format.ts";
import { formatFor } from "../formats/index.ts";
import { parseSourceRecord } from "../record/json.ts";
import { emptySourceRecord, type SourceRecord } from "../record/record.ts";
import { renewRecord, type Sentence } from "../record/renew.ts";
import { segmentUnit } from "../segmentation/index.ts";
import type { Project } from "./project.ts";

/** An article cut into segments with stable ids. */
export interface Source {
  readonly path: string;
  readonly format: Format;
  readonly article: Article;
  readonly record: SourceRecord;
  readonly segments: readonly Segment[];
  /** The signature of the article's file from before it was read. */
  readonly standing: string;
}

/**
 * Reads an article, cuts its sentences, and carries their ids over from the record.
 *
 * @param path relative to the articles folder, as `articlePaths` lists it
 */
export async function readSource(project: Project, path: string): Promise<Source> {
  const { config, layout } = project;
  const file = layout.article(path);
  const standing = articleSignature(project, path);
  const bytes = readBytes(layout.absolute(file), file);
  if (bytes === undefined) throw new Problem("E_ARTICLE_MISSING", { path: file });
  const format = formatFor(file);
  const { lang, frontMatter } = config.source;
  const article = format.parse(bytes, { path: file, lang, frontMatter });
  const cuts = article.units.flatMap((unit, index) =>
    segmentUnit(unit, lang, project.segmentation.options).map((cut) => ({
      ...cut,
      unit: index,
      kind: unit.kind,
      ...keyOf(unit.key),
    })),
  );
  const record = renewRecord(
    await readSourceRecord(project, path),
    cuts satisfies readonly Sentence[],
    project.segmentation.version,
  );
  const segments = cuts.map(({ unit, source, start, end }, index) => ({
    id: record.segments[index]?.id ?? "",
    unit,
    source,
    start,
    end,
  }));
  return { path, format, article, record, segments, standing };
}

/** Changes when the article's file changes on disk. */
export function articleSignature({ layout }: Project, path: string): string {
  return fileSignature(layout.absolute(layout.article(path)));
}

/** The source record of an article, empty where there is none yet. */
export async function readSourceRecord(project: Project, path: string): Promise<SourceRecord> {
  const recordPath = project.layout.record(project.config.source.lang, path);
  const text = readText(project.layout.absolute(recordPath), recordPath);
  return text === undefined ? emptySourceRecord : await parseSourceRecord(text, recordPath);
}

function keyOf(key: string | undefined): { readonly key?: string } {
  return key === undefined ? {} : { key };
}
