import { languageKey } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import type { Inflector } from "./inflection.ts";

/** The inflections of a project's languages, by `languageKey`; languages without rules are not in it. */
export type Inflectors = ReadonlyMap<string, Inflector>;

/** Loads the inflection of those languages that have one: Kazakh and Russian in Cyrillic. */
export async function loadInflectors(langs: readonly LanguageTag[]): Promise<Inflectors> {
  const found = new Map<string, Inflector>();
  for (const key of new Set(langs.map(languageKey))) {
    if (key === "kk-Cyrl") found.set(key, (await import("./kazakh/index.ts")).kazakh);
    if (key === "ru-Cyrl") found.set(key, (await import("./russian/index.ts")).russian);
  }
  return found;
}
