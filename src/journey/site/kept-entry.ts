import * as v from "valibot";
import type { LanguageTag } from "../../core/model.ts";
import type { PageEntry } from "../../outputs/site/model.ts";

const text = v.string();
const texts = v.array(text);
const day = v.optional(v.pipe(text, v.regex(/^\d{4}-\d\d-\d\d$/)));

/** The manifest is a file like any other: what it says of a page is looked at before lists say it. */
const entrySchema = v.object({
  ...{ lang: text, path: text, url: text, title: text, description: text, links: texts, images: texts },
  ...{ titleLang: v.optional(text), descriptionLang: v.optional(text) },
  ...{ published: day, updated: day, translationDate: day },
  state: v.picklist([
    "untranslated",
    "partial",
    "partial-machine",
    "machine",
    "memory",
    "edited",
    "reviewed",
    "final",
    "original",
  ]),
  stale: v.number(),
  belowGate: v.optional(v.literal(true)),
  derivedFrom: v.optional(text),
});

/** Whether what was kept of a page in the last build is what lists say of it. */
export function isEntry(known: unknown, path: string, lang: LanguageTag): known is PageEntry {
  return v.is(entrySchema, known) && known.path === path && known.lang === lang;
}

/** The articles that a page linked to when it was made. */
export function linksOf(known: unknown): readonly string[] {
  if (typeof known !== "object" || known === null || !("links" in known) || !Array.isArray(known.links)) return [];
  return known.links.filter((path) => typeof path === "string");
}
