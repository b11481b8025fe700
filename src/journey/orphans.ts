import { readdirSync, statSync } from "node:fs";
import type { LanguageTag } from "../core/model.ts";
import { STATE } from "../files/layout.ts";
import { filesBelow, foldedPath, isMissing, jsonBelow } from "../files/tree.ts";
import { readSums } from "./known-lines.ts";
import type { Project } from "./project.ts";

/** The languages that the project has targets in: those of the config, and any other that was once asked for. */
export function recordedLanguages({ layout, config }: Project): readonly LanguageTag[] {
  const folders = foldersOf(layout.absolute("segments")).filter((name) => name !== config.source.lang);
  return [...new Set([...config.targets, ...folders])].sort();
}

/** The languages that files may have been written in: the recorded ones, and those derived from them. */
export function writtenLanguages(project: Project): readonly LanguageTag[] {
  return [...new Set([...recordedLanguages(project), ...project.config.outputs.scripts.languages])].sort();
}

/** Articles that are gone and whose records or pages are still here, as sorted paths. */
export function orphanPaths(project: Project, present: readonly string[]): readonly string[] {
  return [...new Set([...recordOrphans(project, present), ...pageOrphans(project, present)])].sort();
}

/** Article paths that the source records know and that are gone from the articles folder. */
export function recordOrphans(project: Project, present: readonly string[]): readonly string[] {
  const { layout, config } = project;
  const known = new Set(present);
  const byFolded = new Map(present.map((path) => [foldedPath(path), path]));
  const record = (path: string): string => layout.absolute(layout.record(config.source.lang, path));
  return jsonBelow(layout.absolute(`segments/${config.source.lang}`)).filter((path) => {
    const alike = known.has(path) ? path : byFolded.get(foldedPath(path));
    return alike === undefined || (alike !== path && !isSameFile(record(alike), record(path)));
  });
}

/** Articles that are gone, of which there are pages that we wrote: records of renamed articles have moved on. */
function pageOrphans(project: Project, present: readonly string[]): readonly string[] {
  const { layout } = project;
  const known = new Set(present.map(foldedPath));
  return writtenLanguages(project).flatMap((lang) => {
    const below = new Set(filesBelow(layout.absolute(`locales/${lang}/articles`)));
    // A page's state goes with the page.
    const pages = [...below].filter((path) => !path.endsWith(STATE) || !below.has(path.slice(0, -STATE.length)));
    const folder = new Set(filesBelow(layout.absolute(`locales/${lang}/resources`)));
    const resources = [...folder].flatMap((path) => articleOf(path, folder));
    if ([...pages, ...resources].every((path) => known.has(foldedPath(path)))) return [];
    const { files } = readSums(project, lang);
    return [
      ...pages.filter((path) => files.has(layout.localised(lang, path))),
      ...resources.filter((path) => files.has(layout.resource(lang, path))),
    ].filter((path) => !known.has(foldedPath(path)));
  });
}

/** The article that a resource is of, as a one-element list; none for a resource's state, which goes with it. */
function articleOf(resource: string, all: ReadonlySet<string>): readonly string[] {
  if (resource.endsWith(STATE) && all.has(`${resource.slice(0, -STATE.length)}.json`)) return [];
  return resource.endsWith(".json") ? [resource.slice(0, -".json".length)] : [];
}

function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function foldersOf(absolute: string): readonly string[] {
  try {
    return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
