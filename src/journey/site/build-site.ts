import type { LanguageTag } from "../../core/model.ts";
import { hash } from "../../core/normalise.ts";
import { Problem } from "../../core/problem.ts";
import type { SiteFolder } from "../../files/site-folder.ts";
import { fileSignature } from "../../files/stamps.ts";
import { filesBelow } from "../../files/tree.ts";
import { formatFor } from "../../formats/index.ts";
import { type PageFiles, pageNames, pageUrl } from "../../outputs/site/addresses.ts";
import type { PageEntry, Site, Version } from "../../outputs/site/model.ts";
import { articlePage } from "../../outputs/site/page.ts";
import { SITE_STYLE } from "../../outputs/site/style.ts";
import { wordsDigest } from "../../outputs/wording.ts";
import type { Project } from "../project.ts";
import { articleSignature, readSource, type Source } from "../source.ts";
import type { Broken } from "../work.ts";
import { copyImages } from "./copy-images.ts";
import { type DerivedPages, derivedPages } from "./derived-pages.ts";
import { permitsWithDerived } from "./derived-permits.ts";
import { isEntry, linksOf } from "./kept-entry.ts";
import { pageArticle } from "./page-input.ts";
import type { BelowGate, Permits } from "./publishable.ts";
import { writeLists } from "./write-lists.ts";

/** Changes when a new release makes other pages from the same. */
const SITE_VERSION = 4;

/** Formats of images that browsers show and that hold no script. */
const IMAGE = /\.(?:avif|gif|jpe?g|png|webp)$/i;

/** What came of a build. */
export interface BuiltSite {
  readonly entries: readonly PageEntry[];
  /** Pages that the gate holds back, or lets pass with a notice. */
  readonly below: readonly BelowGate[];
  readonly broken: readonly Broken[];
}

/** A build under way. */
interface Build {
  readonly project: Project;
  readonly folder: SiteFolder;
  readonly site: Site;
  readonly names: PageFiles;
  readonly images: ReadonlySet<string>;
  /** What all pages are made from, besides their own files. */
  readonly digest: string;
  readonly permits: Permits;
  /** The languages that are written from another one's text. */
  readonly derived: ReadonlyMap<LanguageTag, DerivedPages>;
  /** By the key of their page, in the order of articles and languages. */
  readonly entries: Map<string, PageEntry>;
  readonly broken: Broken[];
}

/**
 * Brings a site's folder up to date: a page for each article and language, and what lists them. A page is made anew only
 * where its article, its record or what all pages share has changed.
 *
 * @param paths articles, as `articlePaths` lists them; those of formats that are no text for readers get no page
 */
export async function buildSite(
  project: Project,
  folder: SiteFolder,
  site: Site,
  paths: readonly string[],
): Promise<BuiltSite> {
  const readable = paths.filter((path) => !isResource(path));
  const images = filesBelow(project.layout.absolute(project.layout.articles)).filter((path) => IMAGE.test(path));
  const names = pageNames(readable);
  const shared = [
    SITE_VERSION,
    project.settings,
    project.segmentation.version,
    site,
    [...names],
    images,
    SITE_STYLE,
    wordsDigest(),
  ];
  const digest = hash(JSON.stringify(shared)).slice(0, 16);
  const derived = derivedPages(project, site.langs);
  const isMadeFrom = (page: LanguageTag, lang: LanguageTag): boolean => (derived.get(page)?.from ?? page) === lang;
  const gate = await permitsWithDerived(
    {
      project,
      folder,
      paths: readable,
      langs: site.langs.filter((lang) => lang !== site.sourceLang),
      fingerprint: (path, lang) => `${digest} ${signaturesOf(project, path, lang)}`,
      pageKey,
      hasPage: (path, lang) =>
        site.langs.some((one) => isMadeFrom(one, lang) && folder.last(pageKey(path, one)) !== undefined),
    },
    derived,
  );
  const missing = new Set<string>();
  const build: Build = {
    project,
    folder,
    site,
    names,
    images: new Set(images),
    digest,
    derived,
    permits: { ...gate, of: (path, lang) => (missing.has(pageKey(path, lang)) ? "withhold" : gate.of(path, lang)) },
    entries: new Map(),
    broken: [...gate.broken],
  };
  await stillMissing(build, readable, missing);
  for (const path of readable) await buildArticle(build, path);
  await leaveOutMissing(build, missing);
  const shown = entriesOf(build).flatMap((entry) => entry.images.filter((image) => build.images.has(image)));
  copyImages(project, folder, new Set(shown));
  writeLists(folder, withoutEmpty(build), entriesOf(build));
  folder.finish();
  return { entries: entriesOf(build), below: gate.below, broken: build.broken };
}

function entriesOf({ entries }: Build): readonly PageEntry[] {
  return [...entries.values()];
}

/** The site without derived languages that nothing is reviewed for: nothing leads there. */
function withoutEmpty({ site, derived, entries }: Build): Site {
  const standing = new Set([...entries.values()].map(({ lang }) => lang));
  return { ...site, langs: site.langs.filter((lang) => standing.has(lang) || !derived.has(lang)) };
}

/** Looks again at what could not be made the last time, before others are made that would lead there. */
async function stillMissing(build: Build, paths: readonly string[], missing: Set<string>): Promise<void> {
  const { project, folder, site, permits, derived, broken } = build;
  for (const path of paths) {
    for (const lang of site.langs) {
      if (folder.last(missingKey(path, lang)) === undefined || permits.of(path, lang) === "withhold") continue;
      try {
        const wanted = { lang, versions: [], belowGate: false, derived: derived.get(lang) };
        await pageArticle(project, await readSource(project, path), wanted);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        broken.push({ path, lang, problem: error });
        markMissing(build, path, lang, missing);
      }
    }
  }
}

/** Makes anew the pages that lead to such as could not be made and have never stood: from now on they lead round them. */
async function leaveOutMissing(build: Build, missing: Set<string>): Promise<void> {
  const lost = build.broken.filter(
    ({ path, lang }) =>
      !build.entries.has(pageKey(path, lang ?? "")) && build.permits.of(path, lang ?? "") !== "withhold",
  );
  for (const { path, lang } of lost) markMissing(build, path, lang ?? "", missing);
  const paths = new Set(lost.map(({ path }) => path));
  const isLost = (path: string): boolean => lost.some((one) => one.path === path);
  for (const { path, links } of entriesOf(build)) if (links.some(isLost)) paths.add(path);
  for (const path of paths) await buildArticle(build, path);
}

function markMissing({ folder }: Build, path: string, lang: LanguageTag, missing: Set<string>): void {
  missing.add(pageKey(path, lang));
  folder.keep(missingKey(path, lang), "", true);
}

function missingKey(path: string, lang: LanguageTag): string {
  return `missing ${lang} ${path}`;
}

function isResource(path: string): boolean {
  try {
    return formatFor(path).name === "i18next-json";
  } catch (error) {
    if (error instanceof Problem) return false; // reading it says what is wrong
    throw error;
  }
}

async function buildArticle(build: Build, path: string): Promise<void> {
  const { project, site, names, permits, derived } = build;
  const name = names.get(path) ?? path;
  const langs = site.langs.filter((lang) => permits.of(path, lang) !== "withhold");
  const versions = langs.map((lang) => versionOf(build, lang, name));
  let source: Source | undefined;
  for (const lang of langs) {
    const [key, file] = [pageKey(path, lang), `${lang}/${name}`];
    const made = `${build.digest} ${langs.join(",")} ${permits.of(path, lang)} ${signaturesOf(project, path, derived.get(lang)?.from ?? lang)}`;
    const fingerprint = (links: readonly string[]): string => `${made} ${withheld(build, links, lang)}`;
    const place = { key, file, fingerprint: fingerprint(linksOf(build.folder.last(key))) };
    const known = build.folder.get(place.key, place.fingerprint, place.file);
    if (isEntry(known, path, lang)) {
      standing(build, place, known);
      continue;
    }
    try {
      source ??= await readSource(project, path);
      const belowGate = permits.of(path, lang) === "notice";
      const wanted = { lang, versions, belowGate, derived: derived.get(lang) };
      const { html, entry } = articlePage(site, await pageArticle(project, source, wanted), {
        names,
        langOf: (linked) => (permits.of(linked, lang) === "withhold" ? site.sourceLang : lang),
        hasImage: (image) => build.images.has(image),
      });
      build.folder.put(file, html);
      build.folder.keep(key, fingerprint(entry.links), entry);
      build.entries.set(key, entry);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      build.broken.push({ path, lang, problem: error });
      const before = build.folder.last(key);
      if (isEntry(before, path, lang)) standing(build, { ...place, fingerprint: "" }, before);
    }
  }
}

function versionOf({ derived }: Build, lang: LanguageTag, name: string): Version {
  const from = derived.get(lang)?.from;
  return { lang, url: pageUrl(lang, name), ...(from === undefined ? {} : { derivedFrom: from }) };
}

function pageKey(path: string, lang: LanguageTag): string {
  return `${lang} ${path}`;
}

/** Those of the linked articles that have no page in a language, as a short hash: links lead round them. */
function withheld({ permits }: Build, links: readonly string[], lang: LanguageTag): string {
  const away = links.filter((path) => permits.of(path, lang) === "withhold");
  return away.length === 0 ? "" : hash(JSON.stringify(away)).slice(0, 16);
}

/** A page that stays as it is. */
function standing({ folder, entries }: Build, place: Place, known: PageEntry): void {
  folder.want(place.file);
  folder.keep(place.key, place.fingerprint, known);
  entries.set(place.key, known);
}

interface Place {
  readonly key: string;
  readonly file: string;
  readonly fingerprint: string;
}

/** Changes when an article or its record in a language changes on disk. */
function signaturesOf(project: Project, path: string, lang: LanguageTag): string {
  const { layout, config } = project;
  const records = [config.source.lang, lang].map((one) => fileSignature(layout.absolute(layout.record(one, path))));
  return [articleSignature(project, path), ...records].join(" ");
}
