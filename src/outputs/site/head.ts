import type { LanguageTag } from "../../core/model.ts";
import { relativeUrl } from "./addresses.ts";
import { element, type HtmlElement } from "./html-tree.ts";
import { openGraphLocale } from "./language.ts";
import type { PageEntry, Site, Version } from "./model.ts";

/** An address as machines are told it: absolute where the site's place is known. */
export function machineUrl(site: Site, from: string, to: string): string {
  return site.baseUrl === undefined ? relativeUrl(from, to) : site.baseUrl + to;
}

/** The alternates of a page, itself among them, with the source language's as the default: each page names all. */
export function alternates(site: Site, from: string, versions: readonly Version[]): readonly HtmlElement[] {
  const original = versions.find(({ lang }) => lang === site.sourceLang) ?? versions[0];
  const named = versions.map(({ lang, url }) => [lang, url] as const);
  const all = original === undefined ? named : [...named, ["x-default", original.url] as const];
  return all.map(([hreflang, url]) =>
    element("link", { rel: "alternate", hreflang, href: machineUrl(site, from, url) }),
  );
}

/** What an article's page says of itself to machines. */
export function headOf(
  site: Site,
  entry: PageEntry,
  versions: readonly Version[],
  translators: readonly string[],
): readonly HtmlElement[] {
  const { lang, url, title, description } = entry;
  const property = (name: string, content: string | undefined): readonly HtmlElement[] =>
    content === undefined || content === "" ? [] : [element("meta", { property: name, content })];
  return [
    element("title", { lang: entry.titleLang }, [title]),
    ...(description === "" ? [] : [element("meta", { name: "description", content: description })]),
    ...(site.baseUrl === undefined ? [] : [element("link", { rel: "canonical", href: site.baseUrl + url })]),
    ...alternates(site, url, versions),
    feedLink(site, lang, url),
    ...property("og:type", "article"),
    ...property("og:title", title),
    ...property("og:description", description),
    ...property("og:site_name", site.name),
    ...property("og:url", site.baseUrl === undefined ? undefined : site.baseUrl + url),
    ...property("og:locale", openGraphLocale(lang)),
    ...otherLocales(lang, versions).flatMap((locale) => property("og:locale:alternate", locale)),
    ...property("article:published_time", entry.published),
    ...property("article:modified_time", entry.updated),
    linkedData(site, entry, versions, translators),
  ];
}

/** The locales of the other versions, each once: Open Graph has no scripts, so that `kk` and `kk-Latn` are one. */
function otherLocales(lang: LanguageTag, versions: readonly Version[]): readonly string[] {
  const locales = new Set(versions.flatMap((version) => openGraphLocale(version.lang) ?? []));
  locales.delete(openGraphLocale(lang) ?? "");
  return [...locales];
}

/** The feed of a language, for readers that look for one. */
export function feedLink(site: Site, lang: LanguageTag, from: string): HtmlElement {
  return element("link", {
    rel: "alternate",
    type: "application/atom+xml",
    title: site.name,
    href: relativeUrl(from, `${lang}/feed.xml`),
  });
}

/**
 * The page as schema.org's Article. What was transliterated is a version of the text that it comes from, where that has a
 * page. Its text stands in a script element, so it must not hold `<` (HTML, 4.12.1.3).
 */
function linkedData(
  site: Site,
  { lang, url, title, description, published, updated }: PageEntry,
  versions: readonly Version[],
  translators: readonly string[],
): HtmlElement {
  const find = (one: LanguageTag | undefined): Version | undefined => versions.find((version) => version.lang === one);
  const workOf = (version: Version | undefined): Version | undefined =>
    version === undefined || version.lang === site.sourceLang
      ? undefined
      : (find(version.derivedFrom) ?? find(site.sourceLang));
  const original = workOf(find(lang));
  const translations = versions.filter((version) => workOf(version)?.lang === lang);
  const work = (version: Version): object => ({
    "@type": "Article",
    inLanguage: version.lang,
    url: machineUrl(site, url, version.url),
  });
  const value = {
    "@context": "https://schema.org",
    "@type": "Article",
    headline: title,
    ...(description === "" ? {} : { description }),
    inLanguage: lang,
    url: machineUrl(site, url, url),
    ...(published === undefined ? {} : { datePublished: published }),
    ...(updated === undefined ? {} : { dateModified: updated }),
    publisher: { "@type": "Organization", name: site.name },
    ...(original === undefined ? {} : { translationOfWork: work(original) }),
    ...(translations.length === 0 ? {} : { workTranslation: translations.map(work) }),
    ...(translators.length === 0 ? {} : { translator: translators.map((name) => ({ "@type": "Person", name })) }),
  };
  return {
    kind: "element",
    name: "script",
    attributes: new Map([["type", "application/ld+json"]]),
    children: [{ kind: "raw", text: jsonForScript(value) }],
  };
}

/** JSON that ends no script element and no line of JavaScript. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
