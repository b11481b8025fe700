import { existsSync } from "node:fs";
import { failpoint } from "../core/failpoint.ts";
import type { LanguageTag } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import { moveFile } from "../files/write-atomically.ts";
import { formatFor } from "../formats/index.ts";
import { segmentUnit } from "../segmentation/index.ts";
import { recordOrphans } from "./orphans.ts";
import type { Project } from "./project.ts";
import { readSourceRecord } from "./source.ts";

/** An article that was found under a new name. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** Of two articles at least this share of the sentences must be the same for one to be the other, renamed. */
const SAME_SHARE = 0.5;

/** Pairs articles without a record with gone ones, those that have most sentences in common first. */
export async function findMoved(project: Project, present: readonly string[]): Promise<readonly Moved[]> {
  const { layout, config } = project;
  const orphans = recordOrphans(project, present);
  const fresh = present.filter((path) => !existsSync(layout.absolute(layout.record(config.source.lang, path))));
  if (orphans.length === 0 || fresh.length === 0) return [];
  const gone = await Promise.all(orphans.map(async (path) => ({ path, keys: await recordedKeys(project, path) })));
  const alike = fresh.flatMap((to) => {
    const keys = articleKeys(project, to);
    return gone
      .map((orphan) => ({ from: orphan.path, to, share: sharedShare(orphan.keys, keys) }))
      .filter(({ share }) => share >= SAME_SHARE);
  });
  const order = (a: Moved, b: Moved): number => (a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1);
  const taken = new Set<string>();
  return alike
    .sort((a, b) => b.share - a.share || order(a, b))
    .flatMap(({ from, to }) => {
      if (taken.has(`from ${from}`) || taken.has(`to ${to}`)) return [];
      taken.add(`from ${from}`).add(`to ${to}`);
      return [{ from, to }];
    });
}

/**
 * Renames everything that belongs to a renamed article, in every language. What is there already stays.
 *
 * The source record goes last: as long as it stands at the old path, a crash leaves a rename that is found again.
 */
export function carryAlong({ layout, config }: Project, { from, to }: Moved, langs: readonly LanguageTag[]): void {
  const files = langs.flatMap((lang) => [
    [layout.record(lang, from), layout.record(lang, to)] as const,
    [layout.superseded(lang, from), layout.superseded(lang, to)] as const,
    [layout.xliff(lang, from), layout.xliff(lang, to)] as const,
    [layout.sent(lang, from), layout.sent(lang, to)] as const,
  ]);
  const source = [layout.record(config.source.lang, from), layout.record(config.source.lang, to)] as const;
  for (const [old, now] of [...files, source]) {
    if (!existsSync(layout.absolute(old)) || existsSync(layout.absolute(now))) continue;
    moveFile(layout.absolute(old), layout.absolute(now), now);
    failpoint("after-move");
  }
}

/** The project as it would be with renamed articles' files carried along, for looking only. */
export function asIfCarried(project: Project, moved: readonly Moved[]): Project {
  const { layout } = project;
  const origins = new Map(moved.map(({ from, to }) => [to, from]));
  const origin = (path: string): string => origins.get(path) ?? path;
  return {
    ...project,
    layout: {
      ...layout,
      record: (lang, path) => layout.record(lang, origin(path)),
      superseded: (lang, path) => layout.superseded(lang, origin(path)),
      xliff: (lang, path) => layout.xliff(lang, origin(path)),
      sent: (lang, path) => layout.sent(lang, origin(path)),
    },
  };
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
    const article = formatFor(file).parse(readBytes(layout.absolute(file), file) ?? new Uint8Array(), {
      path: file,
      lang,
      frontMatter,
    });
    return new Set(
      article.units.flatMap((unit) =>
        segmentUnit(unit, lang, project.segmentation.options).map((cut) => contentKey(cut.source)),
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
