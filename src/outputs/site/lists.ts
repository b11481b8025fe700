import { directionOf } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { convertedText } from "../notice.ts";
import { proseDate } from "../wording.ts";
import { relativeUrl } from "./addresses.ts";
import { alternates, feedLink } from "./head.ts";
import { element, type HtmlElement, writeHtml } from "./html-tree.ts";
import { type Chrome, chromeFor, openGraphLocale, ownName } from "./language.ts";
import type { PageEntry, Site, Version } from "./model.ts";
import { frame } from "./shell.ts";

/** The newest first; undated ones last, by path. */
export function byDate(a: PageEntry, b: PageEntry): number {
  const [one, other] = [a.published ?? a.updated ?? "", b.published ?? b.updated ?? ""];
  if (one !== other) return one > other ? -1 : 1;
  return a.path < b.path ? -1 : 1;
}

/** The list of a language's articles, with the state of each. */
export function indexPage(site: Site, lang: LanguageTag, entries: readonly PageEntry[]): string {
  const chrome = chromeFor(lang);
  const url = `${lang}/index.html`;
  const versions = site.langs.map((one): Version => ({ lang: one, url: `${one}/index.html` }));
  const title = chrome.wording.say("site.articles");
  const items = entries.toSorted(byDate).map((entry) => listed(entry, url, chrome));
  const list =
    items.length === 0
      ? element("p", chrome.attributes, [chrome.wording.say("site.none")])
      : element("ul", { class: "list" }, items);
  const head = [
    element("title", {}, [`${title} — ${site.name}`]),
    ...(site.baseUrl === undefined ? [] : [element("link", { rel: "canonical", href: site.baseUrl + url })]),
    ...indexAlternates(site, url, versions),
    feedLink(site, lang, url),
    element("meta", { property: "og:title", content: title }),
    element("meta", { property: "og:locale", content: openGraphLocale(lang) ?? lang }),
  ];
  const main = [element("h1", chrome.attributes, [title]), list];
  return writeHtml([frame({ lang, dir: directionOf(lang), chrome, site, url, versions, head, main })]);
}

/** The page at the site's root, where a reader chooses a language. It sends nobody anywhere by itself. */
export function rootPage(site: Site): string {
  const lang = site.sourceLang;
  const chrome = chromeFor(lang);
  const versions = site.langs.map((one): Version => ({ lang: one, url: `${one}/index.html` }));
  const head = [
    element("title", {}, [site.name]),
    ...(site.baseUrl === undefined ? [] : [element("link", { rel: "canonical", href: site.baseUrl })]),
    ...indexAlternates(site, "index.html", versions),
  ];
  const items = versions.map((version) =>
    element("li", {}, [
      element("h2", { lang: version.lang, dir: directionOf(version.lang) }, [
        element("a", { href: version.url, hreflang: version.lang }, [ownName(version.lang)]),
      ]),
    ]),
  );
  const main = [element("h1", {}, [site.name]), element("ul", { class: "list" }, items)];
  return writeHtml([
    frame({ lang, dir: directionOf(lang), chrome, site, url: "index.html", versions: [], head, main }),
  ]);
}

/** The lists name each other, and the root as the default. */
function indexAlternates(site: Site, url: string, versions: readonly Version[]): readonly HtmlElement[] {
  const own = alternates(site, url, versions).filter((link) => link.attributes.get("hreflang") !== "x-default");
  const root = site.baseUrl ?? relativeUrl(url, "index.html");
  return [...own, element("link", { rel: "alternate", hreflang: "x-default", href: root })];
}

function listed(entry: PageEntry, url: string, chrome: Chrome): HtmlElement {
  const { wording, attributes } = chrome;
  const date = entry.published === undefined ? [] : [dateOf(entry.published, chrome)];
  const converted = convertedText(entry.lang, wording, entry.derivedFrom);
  const state =
    entry.state === "original"
      ? []
      : [
          element("p", { class: "state", ...attributes }, [
            [
              ...(entry.belowGate === true ? [wording.say("site.belowGate")] : []),
              wording.say(`site.state.${entry.state}`),
              ...(converted === undefined ? [] : [converted]),
              ...(entry.stale > 0 ? [wording.say("notice.stale", { count: entry.stale })] : []),
              ...(entry.translationDate === undefined
                ? []
                : [wording.say("notice.date", { date: proseDate(entry.translationDate, wording) })]),
            ].join(" "),
          ]),
        ];
  return element("li", {}, [
    element("h2", {}, [
      element("a", { href: relativeUrl(url, entry.url), ...foreign(entry.titleLang) }, [entry.title]),
    ]),
    ...date,
    ...(entry.description === "" ? [] : [element("p", foreign(entry.descriptionLang), [entry.description])]),
    ...state,
  ]);
}

/** What an element carries whose text is in another language than the page. */
function foreign(lang: LanguageTag | undefined): Readonly<Record<string, string>> {
  return lang === undefined ? {} : { lang, dir: directionOf(lang) };
}

function dateOf(day: string, { wording, attributes }: Chrome): HtmlElement {
  return element("p", { class: "dates", ...attributes }, [
    element("time", { datetime: day }, [proseDate(day, wording)]),
  ]);
}
