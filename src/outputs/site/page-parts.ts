import { directionOf, sameLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { proseDate } from "../wording.ts";
import { relativeUrl } from "./addresses.ts";
import { element, type HtmlNode } from "./html-tree.ts";
import { type Chrome, chromeFor, ownName } from "./language.ts";
import type { PageArticle, PageSegment, Site, Version } from "./model.ts";

/** Dates, and of a translation how it came about. */
export function facts(
  site: Site,
  { lang, published, translation, versions, segments }: PageArticle,
  chrome: Chrome,
  url: string,
): readonly HtmlNode[] {
  const { wording, attributes } = chrome;
  const nodes: HtmlNode[] = [];
  if (published !== undefined) {
    const [before = "", after = ""] = wording.say("site.published", { date: "\u0000" }).split("\u0000");
    const time = element("time", { datetime: published }, [proseDate(published, wording)]);
    nodes.push(element("p", { class: "dates", ...attributes }, [before, time, after]));
  }
  if (translation !== undefined) {
    const original = versions.find((version) => version.lang === site.sourceLang && version.lang !== lang);
    const link =
      original === undefined
        ? []
        : [
            element("p", {}, [
              element("a", { href: relativeUrl(url, original.url), hreflang: original.lang }, [
                wording.say("site.original"),
              ]),
            ]),
          ];
    const notice = translation.notice === undefined ? [] : [element("p", {}, [translation.notice])];
    const gate = translation.belowGate ? [element("p", {}, [wording.say("site.belowGate")])] : [];
    const key = keyOf(segments, chrome, translation.derivedFrom !== undefined);
    nodes.push(
      element("section", { class: "notice", "aria-label": wording.say("site.about"), ...attributes }, [
        ...gate,
        ...notice,
        ...key,
        ...link,
      ]),
    );
  }
  return nodes;
}

/** What the marks in the text mean, those that it has. */
function keyOf(segments: readonly PageSegment[], { wording }: Chrome, isDerived: boolean): readonly HtmlNode[] {
  const has = (test: (standing: PageSegment["standing"]) => boolean): boolean =>
    segments.some(({ standing }) => test(standing));
  const marks = [
    { name: "machine", mark: "mt", is: has((one) => one.kind === "shown" && one.standing === "machine") },
    { name: "stale", mark: "old", is: has((one) => one.kind === "shown" && one.stale) },
    { name: isDerived ? "notReviewed" : "untranslated", mark: "src", is: has((one) => one.kind === "fallback") },
  ].filter(({ is }) => is);
  if (marks.length === 0) return [];
  const words = marks.flatMap(({ name, mark }): readonly (HtmlNode | string)[] => [
    " ",
    element("span", { class: mark }, [wording.say(`site.key.${name}`)]),
  ]);
  return [element("p", { class: "key" }, [wording.say("site.key.label"), ...words])];
}

/** Links to the same block in the other languages. Each says in its own language where it leads, or only names it. */
export function paragraphLinks(versions: readonly Version[], lang: LanguageTag, url: string, anchor: string): HtmlNode {
  const others = versions.filter((version) => version.lang !== lang);
  const links = others.flatMap((version): readonly (HtmlNode | string)[] => {
    const { wording } = chromeFor(version.lang);
    const hasWords = sameLanguage(wording.lang, version.lang);
    const name = `${version.lang}: ${hasWords ? wording.say("site.paragraph") : ownName(version.lang)}`;
    const dir = hasWords ? undefined : directionOf(version.lang);
    const href = `${relativeUrl(url, version.url)}#${anchor}`;
    return [
      " ",
      element("a", { href, hreflang: version.lang, lang: version.lang, dir, "aria-label": name }, [version.lang]),
    ];
  });
  return element("span", { class: "same" }, links);
}

/** What the original says today where it has changed since: what a translation shows of it is marked and leads here. */
export function notes(
  stale: readonly PageSegment[],
  sourceLang: LanguageTag,
  { wording, attributes }: Chrome,
): HtmlNode {
  const items = stale.map((segment) =>
    element("li", { id: `note-${segment.id}` }, [
      element("span", { lang: sourceLang, dir: directionOf(sourceLang) }, [segment.source]),
      " ",
      element("a", { href: `#ref-${segment.id}`, class: "back", ...attributes }, [wording.say("site.back")]),
    ]),
  );
  return element("section", { class: "notes", "aria-labelledby": "notes" }, [
    element("h2", { id: "notes", ...attributes }, [wording.say("site.changed")]),
    element("ol", {}, items),
  ]);
}
