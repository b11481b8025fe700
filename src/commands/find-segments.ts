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

/**
 * Finds what a person named on the command line: segment ids (or the first digits of one), or articles.
 *
 * @throws Problem `E_USAGE_SEGMENT` where no segment, or more than one article's, has such an id; `E_USAGE_NOTHING`
 */
export async function findSegments(
  project: Project,
  names: readonly string[],
  folder: string,
): Promise<readonly Chosen[]> {
  if (names.length === 0) throw new Problem("E_USAGE_NOTHING");
  const chosen: Chosen[] = [];
  for (const name of names) {
    const ids = ID.test(name) ? await idsStarting(project, name) : [];
    if (ids.length > 0) chosen.push(...ids);
    else if (ID.test(name)) throw new Problem("E_USAGE_SEGMENT", { id: name });
    else chosen.push(...namedArticles(project, [name], folder).map((path) => ({ path, chosen: () => true })));
  }
  return chosen;
}

async function idsStarting(project: Project, name: string): Promise<readonly Chosen[]> {
  const form = formOfId(name);
  const start = form === undefined ? name : name.slice(0, name.indexOf("-"));
  const found: Chosen[] = [];
  const ids = new Set<string>();
  for (const path of articlePaths(project)) {
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
