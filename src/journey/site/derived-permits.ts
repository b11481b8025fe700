import type { LanguageTag } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { reviewedTargets } from "../../outputs/derived.ts";
import { readSource } from "../source.ts";
import type { Broken } from "../work.ts";
import { type DerivedPages, standingTargets } from "./derived-pages.ts";
import { type BelowGate, type Judged, type Permits, permitsOf } from "./publishable.ts";

/**
 * What becomes of each page of a site. One in another script shares the verdict on the page in Cyrillic, which is judged
 * once, and there is none where nothing is reviewed that could stand in it.
 *
 * @param judged its languages may be derived ones
 */
export async function permitsWithDerived(
  judged: Judged,
  derived: ReadonlyMap<LanguageTag, DerivedPages>,
): Promise<Permits> {
  const { paths, langs, pageKey } = judged;
  const fromOf = (lang: LanguageTag): LanguageTag => derived.get(lang)?.from ?? lang;
  const own = await permitsOf({ ...judged, langs: [...new Set(langs.map(fromOf))] });
  if (derived.size === 0) return own;
  const { absent, broken } = await withoutText(judged, derived);
  const below = new Map(own.below.map((one) => [pageKey(one.path, one.lang), one]));
  const belowAs = (path: string, lang: LanguageTag): readonly BelowGate[] => {
    const verdict = below.get(pageKey(path, fromOf(lang)));
    return verdict === undefined || absent.has(pageKey(path, lang)) ? [] : [{ ...verdict, lang }];
  };
  return {
    of: (path, lang) => (absent.has(pageKey(path, lang)) ? "withhold" : own.of(path, fromOf(lang))),
    below: paths.flatMap((path) => langs.flatMap((lang) => belowAs(path, lang))),
    broken: [...own.broken.filter(({ lang }) => lang === undefined || langs.includes(lang)), ...broken],
  };
}

/** The keys of derived pages that there is no text for, and of what could not be read and has no page that could stay. */
async function withoutText(
  judged: Judged,
  derived: ReadonlyMap<LanguageTag, DerivedPages>,
): Promise<{ readonly absent: ReadonlySet<string>; readonly broken: readonly Broken[] }> {
  const { folder, paths, pageKey } = judged;
  const absent = new Set<string>();
  const broken: Broken[] = [];
  for (const path of paths)
    for (const [from, languages] of Map.groupBy(derived.values(), (one) => one.from)) {
      const keys = languages.map(({ lang }) => [lang, pageKey(path, lang)] as const);
      try {
        if (!(await hasReviewed(judged, path, from))) for (const [, key] of keys) absent.add(key);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        for (const [lang, key] of keys)
          if (folder.last(key) === undefined) {
            absent.add(key);
            broken.push({ path, lang, problem: error });
          }
      }
    }
  return { absent, broken };
}

/** Whether anything of a translation is reviewed; looked at anew only where the article or the record has changed. */
async function hasReviewed(
  { project, folder, fingerprint }: Judged,
  path: string,
  from: LanguageTag,
): Promise<boolean> {
  const [key, made] = [`reviewed ${from} ${path}`, fingerprint(path, from)];
  const known = folder.known(key, made);
  let has: boolean;
  if (typeof known === "boolean") has = known;
  else {
    const source = await readSource(project, path);
    has = reviewedTargets(source.segments, await standingTargets(project, source, from)).length > 0;
  }
  folder.keep(key, made, has);
  return has;
}
