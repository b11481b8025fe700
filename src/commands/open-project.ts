import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CONFIG_FILE, loadConfig } from "../config/load.ts";
import { parseScriptExceptions } from "../config/script-exceptions.ts";
import { hash } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { layoutOf } from "../files/layout.ts";
import { readText } from "../files/read.ts";
import type { Project } from "../journey/project.ts";
import { segmentationOf } from "../journey/segmentation.ts";
import { loadSpellers } from "../journey/spelling.ts";
import { knownChecks } from "../report/findings.ts";
import { emptyGlossary, type Glossary, parseGlossary } from "../terms/glossary.ts";
import { loadInflectors } from "../terms/inflectors.ts";

/**
 * Opens the project that `folder` lies in: the nearest one above it with a `translate.config.yaml`, or `folder` itself
 * where it has articles and lives by the defaults.
 *
 * @param needs what the command has a use for; a large glossary takes a while to read
 * @throws Problem `E_PROJECT_NOT_FOUND`, or what is wrong with the config, the glossary or the segmentation rules
 */
export async function openProject(
  folder: string,
  env: NodeJS.ProcessEnv,
  needs: { readonly glossary: boolean; readonly spelling?: boolean } = { glossary: true, spelling: true },
): Promise<Project> {
  const root = findRoot(resolve(folder));
  const config = await loadConfig(root, knownChecks());
  const layout = layoutOf(root, { articles: config.source.articles, xliff: config.xliff });
  const glossaryText = needs.glossary ? readText(layout.absolute(config.glossary), config.glossary) : undefined;
  const glossary: Glossary =
    glossaryText === undefined ? emptyGlossary : await parseGlossary(glossaryText, config.glossary, config.targets);
  const inflectors = await loadInflectors(glossary.terms.length === 0 ? [] : config.targets);
  const srx = readSrxFile(config.segmentation.srx, layout.absolute);
  const segmentation = await segmentationOf(config.segmentation.abbreviations, srx);
  const { languages, exceptions } = config.outputs.scripts;
  const exceptionsText = languages.length === 0 ? undefined : readText(layout.absolute(exceptions), exceptions);
  const scriptExceptions = await parseScriptExceptions(exceptionsText ?? "", exceptions);
  const texts = [glossaryText ?? "", srx?.text ?? "", ...(exceptionsText === undefined ? [] : [exceptionsText])];
  const settings = hash(JSON.stringify([config, ...texts])).slice(0, 16);
  const common = { layout, config, glossary, inflectors, segmentation, scriptExceptions };
  const project = { ...common, settings, now: clock(env) };
  if (needs.spelling !== true || Object.keys(config.spelling).length === 0) return project;
  // Dictionaries are installed for the machine as often as kept in the project: absolute paths are fine.
  const read = (path: string): string | undefined => readText(resolve(root, path), path);
  return { ...project, spellers: await loadSpellers(config.spelling, root, read) };
}

/** The user's segmentation rules, where the config names some. */
function readSrxFile(
  path: string | undefined,
  absolute: (path: string) => string,
): { readonly path: string; readonly text: string } | undefined {
  if (path === undefined) return undefined;
  const text = readText(absolute(path), path);
  if (text === undefined) throw new Problem("E_SRX_MISSING", { path }, { path: CONFIG_FILE });
  return { path, text };
}

function findRoot(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, CONFIG_FILE))) return root;
    if (dirname(root) === root) break;
  }
  if (existsSync(join(folder, "articles"))) return folder;
  throw new Problem("E_PROJECT_NOT_FOUND", { folder });
}

/** The time in whole seconds; `SOURCE_DATE_EPOCH` (seconds since 1970) sets it, for builds that are to be repeated. */
function clock(env: NodeJS.ProcessEnv): () => string {
  const fixed = env["SOURCE_DATE_EPOCH"];
  const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
  if (fixed === undefined) return () => iso(Date.now());
  const seconds = Number(fixed);
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new Problem("E_USAGE_EPOCH", { value: fixed });
  return () => iso(seconds * 1000);
}
