import { createHash } from "node:crypto";
import type { LanguageTag } from "../../core/model.ts";
import { convertedText } from "../notice.ts";
import { machineUrl } from "./head.ts";
import { escapeHtml } from "./html-tree.ts";
import { chromeFor } from "./language.ts";
import { byDate } from "./lists.ts";
import type { PageEntry, Site, Version } from "./model.ts";

/** A feed holds the newest; who wants all has the sitemap. */
const FEED_ENTRIES = 50;

/**
 * A language's articles as an Atom feed (RFC 4287), newest first. Articles of which nothing says a date are left out: an
 * entry must have one, and a build must give the same bytes whenever it runs.
 */
export function feed(site: Site, lang: LanguageTag, entries: readonly PageEntry[]): string {
  const url = `${lang}/feed.xml`;
  const dated = entries
    .filter(({ updated }) => updated !== undefined)
    .toSorted(byDate)
    .slice(0, FEED_ENTRIES);
  const newest =
    dated
      .map(({ updated }) => updated ?? "")
      .sort()
      .at(-1) ?? "1970-01-01";
  const { wording } = chromeFor(lang);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeHtml(lang)}">`,
    `  <title>${escapeHtml(`${site.name} — ${wording.say("site.articles")}`)}</title>`,
    `  <id>${escapeHtml(idOf(site, url))}</id>`,
    `  <updated>${newest}T00:00:00Z</updated>`,
    `  <author><name>${escapeHtml(site.name)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeHtml(machineUrl(site, url, url))}"/>`,
    `  <link rel="alternate" type="text/html" hreflang="${escapeHtml(lang)}" href="${escapeHtml(machineUrl(site, url, `${lang}/index.html`))}"/>`,
    ...dated.flatMap((entry) => feedEntry(site, url, entry)),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

function feedEntry(site: Site, from: string, entry: PageEntry): readonly string[] {
  const { titleLang, descriptionLang } = entry;
  const inLang = (lang: LanguageTag | undefined): string =>
    lang === undefined ? "" : ` xml:lang="${escapeHtml(lang)}"`;
  return [
    "  <entry>",
    `    <title${inLang(titleLang)}>${escapeHtml(entry.title)}</title>`,
    `    <id>${escapeHtml(idOf(site, entry.url))}</id>`,
    `    <updated>${entry.updated}T00:00:00Z</updated>`,
    ...(entry.published === undefined ? [] : [`    <published>${entry.published}T00:00:00Z</published>`]),
    `    <link rel="alternate" type="text/html" hreflang="${escapeHtml(entry.lang)}" href="${escapeHtml(machineUrl(site, from, entry.url))}"/>`,
    ...stateOf(entry, inLang),
    ...(entry.description === ""
      ? []
      : [`    <summary${inLang(descriptionLang)}>${escapeHtml(entry.description)}</summary>`]),
    "  </entry>",
  ];
}

/** A feed shows titles and descriptions without the page and its notice. */
function stateOf(
  { lang, state, derivedFrom }: PageEntry,
  inLang: (lang: LanguageTag | undefined) => string,
): readonly string[] {
  if (state === "original") return [];
  const { wording, attributes } = chromeFor(lang);
  const category = (term: string, label: string): string =>
    `    <category${inLang(attributes["lang"])} term="${term}" label="${escapeHtml(label)}"/>`;
  const converted = convertedText(lang, wording, derivedFrom);
  return [
    category(state, wording.say(`site.state.${state}`)),
    ...(converted === undefined ? [] : [category("derived", converted)]),
  ];
}

/** A page's address; a name made from it where the site's place is not known, because an id must be absolute. */
function idOf(site: Site, url: string): string {
  if (site.baseUrl !== undefined) return site.baseUrl + url;
  return `urn:sha256:${createHash("sha256").update(`${site.name} ${url}`).digest("hex")}`;
}

/** The sitemap of one language (sitemaps.org 0.9), with the same page in the others. Only with a base URL. */
export function sitemap(site: Site & { readonly baseUrl: string }, pages: readonly SitemapPage[]): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...pages.map(({ url, updated, versions, byDefault }) => {
      const standard = byDefault ?? versions.find(({ lang }) => lang === site.sourceLang)?.url;
      const all = [...versions, ...(standard === undefined ? [] : [{ lang: "x-default", url: standard }])];
      const links = all.map(
        (one) =>
          `<xhtml:link rel="alternate" hreflang="${escapeHtml(one.lang)}" href="${escapeHtml(site.baseUrl + one.url)}"/>`,
      );
      const date = updated === undefined ? "" : `<lastmod>${updated}</lastmod>`;
      return `  <url><loc>${escapeHtml(site.baseUrl + url)}</loc>${date}${links.join("")}</url>`;
    }),
    "</urlset>",
  ];
  return `${lines.join("\n")}\n`;
}

/** A page as a sitemap names it. */
export interface SitemapPage {
  readonly url: string;
  readonly updated?: string | undefined;
  readonly versions: readonly Version[];
  /** Where readers of other languages go; to the page in the source language where it is absent. */
  readonly byDefault?: string;
}

/** The sitemap that names those of the languages. */
export function sitemapIndex(site: Site & { readonly baseUrl: string }): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...site.langs.map((lang) => `  <sitemap><loc>${escapeHtml(`${site.baseUrl}${lang}/sitemap.xml`)}</loc></sitemap>`),
    "</sitemapindex>",
  ];
  return `${lines.join("\n")}\n`;
}

/** What robots may read: everything. */
export function robots(site: Site): string {
  const map = site.baseUrl === undefined ? "" : `\nSitemap: ${site.baseUrl}sitemap.xml\n`;
  return `User-agent: *\nAllow: /\n${map}`;
}
