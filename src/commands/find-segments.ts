import type { Target } from "../core/model.ts";
import { formId, formOfId } from "../core/plural.ts";
import { Problem } from "../core/problem.ts";
import type { Project } from "../journey/project.ts";
import { readSourceRecord } from "../journey/source.ts";
import { articlePaths, namedArticles } from "./articles.ts";

/** The segments of one article that a person named: some ids, or all of them. */
export interface Chosen {
  readonly path: string;
  readonly chosen: (target: Target) => boolean;
}

/** An id or its first digits; behind it the plural form, for a segment that only some target languages have. */
const ID = /^s[0-9a-f]+(?:-[a-z]+)?$/;

/** An article and an id in it. */
const PLACE = /^(.+)#(s[0-9a-f]+(?:-[a-z]+)?)$/;

/**
 * Finds what a person named on the command line: segment ids (or the first digits of one), or articles.
 *
 * A sentence has the same id in every article where it was new; `ARTICLE#ID` names one place.
 *
 * @param where `onePlace`: whether an id that stands in several articles is refused
 * @throws Problem `E_USAGE_SEGMENT` where no segment has such an id, `E_USAGE_SEGMENT_AMBIGUOUS` where several begin
 *   so, `E_USAGE_SEGMENT_PLACES` where it stands in several articles; `E_USAGE_NOTHING`
 */
export async function findSegments(
  project: Project,
  names: readonly string[],
  folder: string,
  { onePlace }: { readonly onePlace: boolean } = { onePlace: false },
): Promise<readonly Chosen[]> {
  if (names.length === 0) throw new Problem("E_USAGE_NOTHING");
  const chosen: Chosen[] = [];
  for (const name of names) {
    const [, article, placed] = PLACE.exec(name) ?? [];
    const id = placed ?? name;
    const within = article === undefined ? articlePaths(project) : namedArticles(project, [article], folder);
    const ids = ID.test(id) ? await idsStarting(project, id, within) : [];
    if (onePlace && ids.length > 1) throw severalPlaces(project, id, ids);
    if (ids.length > 0) chosen.push(...ids);
    else if (ID.test(id)) throw new Problem("E_USAGE_SEGMENT", { id });
    else chosen.push(...namedArticles(project, [name], folder).map((path) => ({ path, chosen: () => true })));
  }
  return byArticle(chosen);
}

/** One entry an article, so that what is chosen in it by several names is decided and written at once. */
function byArticle(chosen: readonly Chosen[]): readonly Chosen[] {
  const groups = Map.groupBy(chosen, ({ path }) => path);
  return [...groups].map(([path, group]) => ({ path, chosen: (target) => group.some((one) => one.chosen(target)) }));
}

function severalPlaces({ layout }: Project, id: string, places: readonly Chosen[]): Problem {
  const named = places.map(({ path }) => `${layout.article(path)}#${id}`);
  return new Problem("E_USAGE_SEGMENT_PLACES", { id, count: places.length, places: named.join(", ") });
}

async function idsStarting(project: Project, name: string, paths: readonly string[]): Promise<readonly Chosen[]> {
  const form = formOfId(name);
  const start = form === undefined ? name : name.slice(0, name.indexOf("-"));
  const found: Chosen[] = [];
  const ids = new Set<string>();
  for (const path of paths) {
    const here = (await readSourceRecord(project, path)).segments.filter((entry) => entry.id.startsWith(start));
    for (const entry of here) {
      const id = form === undefined ? entry.id : formId(entry.id, form);
      ids.add(id);
      found.push({ path, chosen: (target) => target.id === id });
    }
  }
  if (ids.size > 1) throw new Problem("E_USAGE_SEGMENT_AMBIGUOUS", { id: name, count: ids.size });
  return found;
}
