import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { selects } from "../core/globs.ts";
import { Problem, phrase } from "../core/problem.ts";
import { statePath } from "./layout.ts";

/**
 * All files below `folder`, as sorted paths relative to it with `/`. Hidden names and symbolic links are left out, so
 * that nothing outside the project is ever read or written through one. A missing folder has no files.
 */
export function filesBelow(folder: string): readonly string[] {
  const found: string[] = [];
  const folders = [""];
  for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
    for (const entry of entriesOf(join(folder, below))) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) found.push(path);
    }
  }
  return found.sort();
}

/** The paths of all files below `folder` with an ending, without it. */
export function jsonBelow(folder: string, ending: ".json" | ".jsonl" = ".json"): readonly string[] {
  return filesBelow(folder).flatMap((path) => (path.endsWith(ending) ? [path.slice(0, -ending.length)] : []));
}

/**
 * The paths among `paths` that one of `include` names and none of `exclude`.
 *
 * @throws Problem `E_ARTICLE_PATHS_COLLIDE` where two differ only by case or Unicode form: they would overwrite each
 *   other on other people's file systems
 * @throws Problem `E_ARTICLE_PATH_OF_STATE` where one is named as the state of another is: in the folder of localised
 *   articles they would overwrite each other
 */
export function selectPaths(
  paths: readonly string[],
  include: readonly string[],
  exclude: readonly string[],
): readonly string[] {
  const selected = paths.filter((path) => selects({ include, exclude }, path));
  const seen = new Map<string, string>();
  for (const path of selected) {
    const folded = foldedPath(path);
    const other = seen.get(folded);
    if (other !== undefined) throw new Problem("E_ARTICLE_PATHS_COLLIDE", { path, other });
    seen.set(folded, path);
  }
  for (const other of selected) {
    const path = seen.get(foldedPath(statePath(other)));
    if (path !== undefined) throw new Problem("E_ARTICLE_PATH_OF_STATE", { path, other });
  }
  return selected;
}

/** On some disks names that differ by case or Unicode form are one file. */
export function foldedPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    const reason = error instanceof Error && "code" in error ? String(error.code) : phrase("phrase.unknownReason");
    throw new Problem("E_FILE_UNREADABLE", { path: folder, reason }, { path: folder }, { cause: error });
  }
}

/** Whether an error of `node:fs` says that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
