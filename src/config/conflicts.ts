import { isLanguageTag, sameLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { formatPath } from "../core/shape.ts";
import type { ValuePath, YamlDocument } from "../core/yaml-document.ts";
import { cleanPath, isInside } from "./paths.ts";

/** The part of a configuration whose values can be well-formed and still be wrong. */
interface Checked {
  readonly source: {
    readonly lang: LanguageTag;
    readonly articles: string;
    readonly include: readonly string[];
    readonly exclude: readonly string[];
  };
  readonly targets: readonly LanguageTag[];
  readonly languageCodes: Readonly<Record<LanguageTag, string>>;
  readonly glossary: string;
  readonly memory: { readonly files: readonly { readonly path: string }[] };
  readonly engine: { readonly byLanguage: Readonly<Record<LanguageTag, string>> };
  readonly xliff: string;
  readonly segmentation: { readonly srx?: string | undefined };
  readonly analyze: { readonly rates?: string | undefined };
  readonly outputs: { readonly scripts: { readonly languages: readonly LanguageTag[]; readonly exceptions: string } };
}

/** Paths that leave the project or meet in one folder, and languages that are none or occur twice. */
export function conflicts(config: Checked, document: YamlDocument): readonly Problem[] {
  const { source, glossary, memory, xliff, segmentation, analyze, outputs } = config;
  const paths: readonly (readonly [string, ValuePath])[] = [
    [source.articles, ["source", "articles"]],
    ...source.include.map((glob, index) => [glob, ["source", "include", index]] as const),
    ...source.exclude.map((glob, index) => [glob, ["source", "exclude", index]] as const),
    [glossary, ["glossary"]],
    ...memory.files.map(({ path }, index) => [path, ["memory", "files", index, "path"]] as const),
    [xliff, ["xliff"]],
    [outputs.scripts.exceptions, ["outputs", "scripts", "exceptions"]],
    ...(segmentation.srx === undefined ? [] : [[segmentation.srx, ["segmentation", "srx"]] as const]),
    ...(analyze.rates === undefined ? [] : [[analyze.rates, ["analyze", "rates"]] as const]),
  ];
  const outside = paths.filter(([path]) => !isInside(path));
  return [
    ...outside.map(([found, at]) => new Problem("E_CONFIG_PATH", { key: formatPath(at), found }, document.place(at))),
    ...sharedFolders(config, document),
    ...languages(config, document),
    ...codes(config, document),
    ...engines(config, document),
  ];
}

const OUR_FOLDERS = ["segments", "locales"];

/**
 * Folders that we write must not be those we read, so that articles cannot be the whole project. Case and Unicode form
 * make no difference, as they make none on some disks.
 */
function sharedFolders({ source, xliff }: Checked, document: YamlDocument): readonly Problem[] {
  const folder = (path: string): string => cleanPath(path).normalize("NFC").toLowerCase();
  const clash = (path: string, at: ValuePath, taken: readonly string[]): readonly Problem[] =>
    taken.map(folder).includes(folder(path))
      ? [new Problem("E_CONFIG_FOLDER", { key: formatPath(at), found: path }, document.place(at))]
      : [];
  return [
    ...clash(source.articles, ["source", "articles"], [...OUR_FOLDERS, "."]),
    ...clash(xliff, ["xliff"], [...OUR_FOLDERS, source.articles, "."]),
  ];
}

function languages({ source, targets, outputs }: Checked, document: YamlDocument): readonly Problem[] {
  const all: readonly (readonly [LanguageTag, ValuePath])[] = [
    [source.lang, ["source", "lang"]],
    ...targets.map((lang, index) => [lang, ["targets", index]] as const),
    ...outputs.scripts.languages.map((lang, index) => [lang, ["outputs", "scripts", "languages", index]] as const),
  ];
  return all.flatMap(([lang, at], index) => {
    const values = { key: formatPath(at), found: lang };
    if (!isLanguageTag(lang)) return [new Problem("E_CONFIG_LANGUAGE", values, document.place(at))];
    const before = all.slice(0, index).find(([other]) => isLanguageTag(other) && sameLanguage(other, lang));
    if (before === undefined) return [];
    return [new Problem("E_CONFIG_LANGUAGE_TWICE", { ...values, other: before[0] }, document.place(at))];
  });
}

/** A code must say the same language and script, so that files that come back with it are known again. */
function codes({ source, targets, languageCodes }: Checked, document: YamlDocument): readonly Problem[] {
  return Object.entries(languageCodes).flatMap(([lang, found]) => {
    const at = ["languageCodes", lang];
    const isOurs = lang === source.lang || targets.includes(lang);
    if (isOurs && isLanguageTag(found) && sameLanguage(lang, found)) return [];
    return [new Problem("E_CONFIG_LANGUAGE_CODE", { key: formatPath(at), found }, document.place(at))];
  });
}

function engines({ targets, engine }: Checked, document: YamlDocument): readonly Problem[] {
  return Object.keys(engine.byLanguage).flatMap((lang) => {
    const at = ["engine", "byLanguage", lang];
    if (targets.includes(lang)) return [];
    const values = { key: formatPath(at), found: lang, known: targets.join(", ") };
    return [new Problem("E_CONFIG_ENGINE_LANGUAGE", values, document.place(at))];
  });
}
