import { relative, resolve, sep } from "node:path";
import { Problem } from "../core/problem.ts";
import { filesBelow, selectPaths } from "../files/tree.ts";
import type { Project } from "../journey/project.ts";

/** All articles of the project, as sorted paths relative to the articles folder. */
export function articlePaths(project: Project): readonly string[] {
  const { articles, include, exclude } = project.config.source;
  return selectPaths(filesBelow(project.layout.absolute(articles)), include, exclude);
}

/**
 * The articles that a person named on the command line, as files or folders, relative to `folder` or to the articles
 * folder; all of them where none was named.
 *
 * @throws Problem `E_USAGE_PATH` for a name that is no article
 */
export function namedArticles(project: Project, names: readonly string[], folder: string): readonly string[] {
  const all = articlePaths(project);
  if (names.length === 0) return all;
  const root = project.layout.absolute(project.layout.articles);
  const chosen = names.flatMap((name) => {
    const fromHere = relative(root, resolve(folder, name)).split(sep).join("/");
    const found = all.filter((path) => isAtOrBelow(path, fromHere) || isAtOrBelow(path, name));
    if (found.length === 0) throw new Problem("E_USAGE_PATH", { name, folder: project.layout.articles });
    return found;
  });
  return [...new Set(chosen)].sort();
}

function isAtOrBelow(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder.replace(/\/+$/, "")}/`);
}
