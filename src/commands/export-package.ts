import { existsSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { LanguageTag } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import { readZip, writeZip } from "../files/zip.ts";
import { HANDOVER_FORMATS } from "../journey/handover-formats.ts";
import { type Package, type PackageOrder, packagesOf } from "../journey/package/assemble.ts";
import { MANIFEST, MANIFEST_SCHEMA } from "../journey/package/manifest.ts";
import type { PartLimit } from "../journey/package/parts.ts";
import { TOOLS } from "../journey/package/profile.ts";
import type { Project } from "../journey/project.ts";
import { readSource, type Source } from "../journey/source.ts";
import type { Means } from "../journey/work.ts";
import { earlierScores } from "../memory/index.ts";
import type { Context } from "./command.ts";
import { oneOf } from "./one-of.ts";
import { readRates } from "./read-rates.ts";

/**
 * What `--for`, `--format`, `--split` and `--names` ask for.
 *
 * @throws Problem `E_USAGE_…`
 */
export async function packageOrder(project: Project, { values, folder }: Context): Promise<PackageOrder> {
  const tool = oneOf("--for", values["for"], TOOLS);
  const format = oneOf("--format", values["format"], HANDOVER_FORMATS);
  const split = partLimit(values["split"]);
  if (tool === undefined) {
    const given = ["split", "names"].find((name) => values[name] !== undefined) ?? "for";
    throw new Problem("E_USAGE_EXPORT_FOR", { option: `--${given}`, known: TOOLS.join(", ") });
  }
  const { rates } = await readRates(project, undefined, folder);
  return {
    project: basename(project.layout.root),
    tool,
    format: format ?? "xliff12",
    names: values["names"] === true,
    ...(split === undefined ? {} : { split }),
    rates,
    earlierScores,
  };
}

/** `500w` is 500 words a part, `40` or `40s` is 40 segments. */
function partLimit(given: string | boolean | undefined): PartLimit | undefined {
  if (typeof given !== "string") return undefined;
  const [, number = "", unit] = /^([1-9]\d{0,8})([ws]?)$/.exec(given) ?? [];
  if (number === "") throw new Problem("E_USAGE_SPLIT", { value: given });
  return { unit: unit === "w" ? "words" : "segments", most: Number(number) };
}

/** A package that was made, and the file it is in. */
export interface Packed extends Package {
  readonly path: string;
  /** False where the same package lay there already. */
  readonly written: boolean;
}

/** Makes the packages of all languages and writes each as one ZIP file. */
export async function exportPackages(
  project: Project,
  means: Means,
  { paths, langs }: { readonly paths: readonly string[]; readonly langs: readonly LanguageTag[] },
  order: PackageOrder,
  target: { readonly folder: string; readonly to: string | boolean | undefined },
): Promise<{ readonly packed: readonly Packed[]; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const sources: Source[] = [];
  for (const path of paths) {
    try {
      sources.push(await readSource(project, path));
    } catch (error) {
      if (!(error instanceof Problem)) throw error; // which has been said when the files were brought up to date
    }
  }
  const packed: Packed[] = [];
  for (const lang of langs) {
    const made = await packagesOf(project, means, sources, lang, order);
    problems.push(...made.problems);
    for (const one of made.packages) {
      const path = pathOf(one, order, langs, target);
      try {
        packed.push({ ...one, path, written: save(resolve(target.folder, path), path, writeZip(one.files)) });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        problems.push(error);
      }
    }
  }
  return { packed, problems };
}

/** `NAME.zip`, or `NAME-kk-2of3.zip` where there are several; a folder keeps the project's name. */
function pathOf(
  { lang, part, parts }: Package,
  { project }: PackageOrder,
  langs: readonly LanguageTag[],
  { folder, to }: { readonly folder: string; readonly to: string | boolean | undefined },
): string {
  const given = typeof to === "string" ? to : "";
  const isFolder = given === "" || /[\\/]$/.test(given) || isFolderAt(resolve(folder, given));
  const stem = isFolder
    ? `${given}${given === "" || /[\\/]$/.test(given) ? "" : "/"}${project}`
    : given.replace(/\.zip$/i, "");
  const suffix = [...(isFolder || langs.length > 1 ? [lang] : []), ...(parts > 1 ? [`${part}of${parts}`] : [])];
  return `${[stem, ...suffix].join("-")}.zip`;
}

function isFolderAt(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Writes a package; another file in its place is replaced only where it is an untouched package of ours. */
function save(absolute: string, path: string, bytes: Uint8Array): boolean {
  const standing = readBytes(absolute, path);
  if (standing !== undefined && Buffer.compare(standing, bytes) === 0) return false;
  if (standing !== undefined && !isUntouched(standing, path))
    throw new Problem("E_EXPORT_PACKAGE_FOREIGN", { path }, { path });
  writeAtomically(absolute, path, bytes);
  return true;
}

/** Whether a file is a package that still holds what its manifest says, and nothing else: nobody's work is in it. */
function isUntouched(bytes: Uint8Array, path: string): boolean {
  try {
    const entries = [...readZip(bytes, path)];
    const manifest = entries.find(({ name }) => name === MANIFEST)?.bytes;
    const said: unknown = JSON.parse(new TextDecoder().decode(manifest));
    if (typeof said !== "object" || said === null || !("schema" in said) || said.schema !== MANIFEST_SCHEMA)
      return false;
    const sums = entries.flatMap((each) => (each.name === MANIFEST ? [] : [`${each.name} ${hash(each.bytes)}`]));
    const files: unknown = "files" in said ? said.files : [];
    const known = (Array.isArray(files) ? files : []).map((file) => `${file?.path} ${file?.sha256}`);
    return sums.sort().join("\n") === known.sort().join("\n");
  } catch {
    return false; // no package of ours, whatever it is
  }
}
