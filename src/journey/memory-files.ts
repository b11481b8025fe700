import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { filesBelow, selectPaths } from "../files/tree.ts";
import type { Collection, Use } from "../memory/memory.ts";
import type { Project } from "./project.ts";

/** A memory brought along: a TMX or JSONL file of the project, what its matches are worth, and who may change it. */
export interface MemoryFile extends Omit<Collection, "version"> {
  readonly readOnly: boolean;
}

/** What no glob of the config reaches: the project's own folders have their own worth, and files to show are no memory. */
const LEFT_OUT = ["memory/superseded/**", "memory/imported/**", "node_modules/**", "**/tmx2source/**"];

/** The memories that the config names, each file once: the first glob that names it says what it is worth. */
export function memoryFiles({ config, layout }: Project): readonly MemoryFile[] {
  const found = new Map<string, MemoryFile>();
  for (const { path: glob, penalty, priority, readOnly } of config.memory.files) {
    const folder = fixedFolder(glob);
    const all = filesBelow(layout.absolute(folder)).map((path) => (folder === "" ? path : `${folder}/${path}`));
    for (const name of selectPaths(all, [glob], LEFT_OUT)) {
      if (!found.has(name)) found.set(name, { name, penalty, priority, readOnly, ...folderRules(name) });
    }
  }
  return [...found.values()];
}

/** The folders that a glob begins with, up to its first wildcard. */
function fixedFolder(glob: string): string {
  const parts = glob.split("/").slice(0, -1);
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join("/");
}

/** OmegaT takes 0 to 100. */
const MOST_POINTS = 100;

/**
 * What the names of the folders that a memory lies in say of it, read from the top.
 *
 * They are those of OmegaT (its manual, "Project folder"): the first `penalty-NNN` counts, and of `auto`, `enforce` and
 * `mt` the first. Below a penalty nothing is inserted by itself: OmegaT knows `auto` and `enforce` only at the top.
 *
 *     tm/auto/2024/law.tmx          auto
 *     tm/auto/penalty-030/law.tmx   auto; fuzzy matches lose 30 points
 *     tm/mt/penalty-010/law.tmx     mt; all matches lose 10 points
 *     tm/penalty-100/auto/law.tmx   put out of use, as teams do it
 */
export function folderRules(path: string): { readonly penalty?: number; readonly use?: Use } {
  let penalty: number | undefined;
  let use: Use | undefined;
  for (const folder of path.split("/").slice(0, -1)) {
    const points = /^penalty-(\d+)$/.exec(folder)?.[1];
    if (points !== undefined) penalty ??= Math.min(MOST_POINTS, Number(points));
    else if (folder === "mt") use ??= folder;
    else if (folder === "auto" || folder === "enforce") use ??= penalty === undefined ? folder : undefined;
  }
  return { ...(penalty === undefined ? {} : { penalty }), ...(use === undefined ? {} : { use }) };
}

/**
 * The language that a file's name or its folders name, of those of the project: `memory/law.kk.jsonl`,
 * `memory/kk/law.jsonl`; else the only one that there is.
 */
export function languageInPath(path: string, langs: readonly LanguageTag[]): LanguageTag | undefined {
  const [only, ...others] = langs;
  const parts = path.split(/[./]/).toReversed();
  for (const part of parts) {
    const named = langs.find((lang) => lang.toLowerCase() === part.toLowerCase() || isTagOf(part, lang));
    if (named !== undefined) return named;
  }
  return others.length === 0 ? only : undefined;
}

/** A tag with a region, such as `kk-KZ`; two letters alone could be a word. */
function isTagOf(part: string, lang: LanguageTag): boolean {
  return /^[a-z]{2,3}[-_][A-Z]{2}$/.test(part) && sameLanguage(part.replace("_", "-"), lang);
}
