import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { failpoint } from "../core/failpoint.ts";
import type { LanguageTag } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import { filesBelow } from "../files/tree.ts";
import { formatFor } from "../formats/index.ts";
import { segmentUnit } from "../segmentation/index.ts";
import { readSums } from "./finish.ts";
import type { Project } from "./project.ts";
import { readSourceRecord } from "./source.ts";

/** An article that was found under a new name. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** Of two articles at least this share of the sentences must be the same for one to be the other, renamed. */
const SAME_SHARE = 0.5;

/**
 * Article paths that the records know, or that we have rendered pages for, and that are gone from the articles folder.
 * A renamed article's records go along; its old pages stay until they are pruned.
 */
export function orphanPaths(project: Project, present: readonly string[]): readonly string[] {
  const { config, layout } = project;
  const known = new Set(present);
  const gone = (paths: readonly string[]): readonly string[] => paths.filter((path) => !known.has(path));
  const recorded = gone(jsonNames(layout.absolute(`segments/${config.source.lang}`)));
  const rendered = config.targets.flatMap((lang) => {
    const pages = filesBelow(layout.absolute(`locales/${lang}/articles`));
    const found = gone([...pages, ...jsonNames(layout.absolute(`locales/${lang}/resources`))]);
    if (found.length === 0) return [];
    const { files } = readSums(project, lang);
    return found.filter((path) => files.has(layout.localised(lang, path)) || files.has(layout.resource(lang, path)));
  });
  return [...new Set([...recorded, ...rendered])].sort();
}

function jsonNames(folder: string): readonly string[] {
  return filesBelow(folder).flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -".json".length)] : []));
}

/** Pairs each article without a record with the gone one that it has most sentences in common with. */
export async function findMoved(project: Project, present: readonly string[]): Promise<readonly Moved[]> {
  const { layout, config } = project;
  const orphans = orphanPaths(project, present);
  const fresh = present.filter((path) => !existsSync(layout.absolute(layout.record(config.source.lang, path))));
  if (orphans.length === 0 || fresh.length === 0) return [];
  const keysOfOrphans = await Promise.all(
    orphans.map(async (path) => ({ path, keys: await recordedKeys(project, path) })),
  );
  const moved: Moved[] = [];
  const taken = new Set<string>();
  for (const to of fresh) {
    const keys = articleKeys(project, to);
    const [best] = keysOfOrphans
      .filter((orphan) => !taken.has(orphan.path))
      .map((orphan) => ({ from: orphan.path, share: sharedShare(orphan.keys, keys) }))
      .sort((a, b) => b.share - a.share || (a.from < b.from ? -1 : 1));
    if (best === undefined || best.share < SAME_SHARE) continue;
    taken.add(best.from);
    moved.push({ from: best.from, to });
  }
  return moved;
}

/**
 * Renames everything that belongs to a renamed article, in every language. What is there already stays.
 *
 * The source record goes last: as long as it stands under the old name, a run after a crash finds the article again.
 */
export function carryAlong(project: Project, { from, to }: Moved, langs: readonly LanguageTag[]): void {
  const { layout, config } = project;
  const files = [
    ...langs.flatMap((lang) => [
      [layout.record(lang, from), layout.record(lang, to)] as const,
      [layout.superseded(lang, from), layout.superseded(lang, to)] as const,
      [layout.xliff(lang, from), layout.xliff(lang, to)] as const,
      [layout.sent(lang, from), layout.sent(lang, to)] as const,
    ]),
    [layout.record(config.source.lang, from), layout.record(config.source.lang, to)] as const,
  ];
  for (const [old, now] of files) {
    if (!existsSync(layout.absolute(old)) || existsSync(layout.absolute(now))) continue;
    mkdirSync(dirname(layout.absolute(now)), { recursive: true });
    renameSync(layout.absolute(old), layout.absolute(now));
    failpoint("after-move");
  }
}

async function recordedKeys(project: Project, path: string): Promise<ReadonlySet<string>> {
  try {
    return new Set((await readSourceRecord(project, path)).segments.map((entry) => contentKey(entry.source)));
  } catch (error) {
    if (error instanceof Problem) return new Set(); // named when the article itself is read
    throw error;
  }
}

function articleKeys(project: Project, path: string): ReadonlySet<string> {
  const { layout, config } = project;
  const file = layout.article(path);
  try {
    const { lang, frontMatter } = config.source;
    const article = formatFor(file).parse(readBytes(layout.absolute(file)) ?? new Uint8Array(), {
      path: file,
      lang,
      frontMatter,
    });
    return new Set(
      article.units.flatMap((unit) =>
        segmentUnit(unit, lang, config.segmentation).map((cut) => contentKey(cut.source)),
      ),
    );
  } catch (error) {
    if (error instanceof Problem) return new Set();
    throw error;
  }
}

function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((key) => b.has(key)).length;
  return shared / Math.max(1, a.size, b.size);
}
