import type { SiteFolder } from "../../files/site-folder.ts";
import { encodePath } from "../../outputs/site/addresses.ts";
import { feed, robots, sitemap, sitemapIndex } from "../../outputs/site/feeds.ts";
import { indexPage, rootPage } from "../../outputs/site/lists.ts";
import type { PageEntry, Site, Version } from "../../outputs/site/model.ts";

/** Writes what leads to the pages of a site: its lists, feeds and sitemaps. */
export function writeLists(folder: SiteFolder, site: Site, entries: readonly PageEntry[]): void {
  const byPath = Map.groupBy(entries, ({ path }) => path);
  const { baseUrl } = site;
  folder.put("index.html", rootPage(site));
  folder.put("robots.txt", robots(site));
  if (baseUrl !== undefined) folder.put("sitemap.xml", sitemapIndex({ ...site, baseUrl }));
  for (const lang of site.langs) {
    const own = entries.filter((entry) => entry.lang === lang);
    folder.put(`${lang}/index.html`, indexPage(site, lang, own));
    folder.put(`${lang}/feed.xml`, feed(site, lang, own));
    if (baseUrl === undefined) continue;
    const lists = site.langs.map((one): Version => ({ lang: one, url: `${encodePath(one)}/index.html` }));
    const pages = own.map(({ url, updated, path }) => ({ url, updated, versions: byPath.get(path) ?? [] }));
    folder.put(
      `${lang}/sitemap.xml`,
      sitemap({ ...site, baseUrl }, [{ url: `${lang}/index.html`, versions: lists, byDefault: "" }, ...pages]),
    );
  }
}
