import { directionOf } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { relativeUrl } from "./addresses.ts";
import { element, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import { type Chrome, ownName } from "./language.ts";
import type { Site, Version } from "./model.ts";
import { CONTENT_POLICY, SITE_STYLE } from "./style.ts";

/** What stands round the content of a page. */
export interface Shell {
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
  readonly chrome: Chrome;
  readonly site: Site;
  /** The page's address from the site's root. */
  readonly url: string;
  /** The same page in each language. */
  readonly versions: readonly Version[];
  readonly head: readonly HtmlElement[];
  readonly main: readonly HtmlNode[];
}

/** A whole page: landmarks, a way past them, the switcher of languages. No script, and nothing that it would fetch. */
export function frame({ lang, dir, chrome, site, url, versions, head, main }: Shell): HtmlElement {
  const { wording, attributes } = chrome;
  const home = relativeUrl(url, site.langs.includes(lang) ? `${lang}/index.html` : "index.html");
  return element("html", { lang, dir }, [
    "\n",
    element(
      "head",
      {},
      spaced([
        element("meta", { charset: "utf-8" }),
        element("meta", { "http-equiv": "Content-Security-Policy", content: CONTENT_POLICY }),
        element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
        element("meta", { name: "color-scheme", content: "light dark" }),
        ...head,
        { kind: "element", name: "style", attributes: new Map(), children: [{ kind: "raw", text: SITE_STYLE }] },
      ]),
    ),
    "\n",
    element(
      "body",
      {},
      spaced([
        element("a", { class: "skip", href: "#text", ...attributes }, [wording.say("site.skip")]),
        element("header", { class: "top" }, [
          element("a", { href: home, rel: "home" }, [site.name]),
          ...(versions.length === 0 ? [] : [switcher(versions, lang, url, chrome)]),
        ]),
        element("main", { id: "text", tabindex: "-1" }, main),
        element("footer", {}, [
          element("p", {}, [element("a", { href: home, ...attributes }, [wording.say("site.articles")])]),
        ]),
      ]),
    ),
    "\n",
  ]);
}

/** The languages by their own names; each link keeps the reader on the same page. */
function switcher(
  versions: readonly Version[],
  lang: LanguageTag,
  url: string,
  { wording, attributes }: Chrome,
): HtmlNode {
  const items = versions.map((version) => {
    const own = { lang: version.lang, dir: directionOf(version.lang) };
    const name = ownName(version.lang);
    const isHere = version.lang === lang;
    return element("li", {}, [
      isHere
        ? element("span", { ...own, "aria-current": "true" }, [name])
        : element("a", { href: relativeUrl(url, version.url), hreflang: version.lang, rel: "alternate", ...own }, [
            name,
          ]),
    ]);
  });
  return element("nav", { "aria-label": wording.say("site.languages"), ...attributes }, [element("ul", {}, items)]);
}

function spaced(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes
    .flatMap((node): readonly HtmlNode[] => [{ kind: "text", text: "\n" }, node])
    .concat({ kind: "text", text: "\n" });
}
