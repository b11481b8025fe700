import { isLanguageTag } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";

/**
 * The code by which a service knows a language, or undefined where it does not serve it or does not write its script.
 *
 * @param known the service's codes
 * @param own its codes for tags with a script or region that means something to it (`kk-Latn`, `pt-BR`), and for
 *   languages that it names otherwise; all other tags go as their language alone (`kk-KZ` as `kk`)
 */
export function serviceCode(
  tag: LanguageTag,
  known: ReadonlySet<string>,
  own: Readonly<Record<string, string>> = {},
): string | undefined {
  if (!isLanguageTag(tag)) return undefined;
  const { language, script, region } = new Intl.Locale(tag);
  const special = own[`${language}-${script}`] ?? own[`${language}-${region}`];
  if (special !== undefined) return special;
  const usual = new Intl.Locale(language).maximize().script;
  if (script !== undefined && script !== usual) return undefined;
  const code = own[language] ?? language;
  return known.has(code) ? code : undefined;
}

/** The codes of a list that is written with spaces between. */
export function codesIn(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
