import type { LanguageTag } from "./model.ts";

/** The script a language is written in when its tag does not say (CLDR likely subtags). */
function likelyScript(tag: LanguageTag): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script;
  } catch {
    return undefined;
  }
}

/** Language and script, by which memories and files are matched: `kk`, `kk-KZ` and `kk-Cyrl-KZ` give `kk-Cyrl`. */
export function languageKey(tag: LanguageTag): string {
  const known = keys.get(tag);
  if (known !== undefined) return known;
  const key = computeKey(tag);
  if (keys.size < MAX_KEYS) keys.set(tag, key);
  return key;
}

/** Asking Intl takes microseconds, and memories ask for every unit; the bound keeps hostile files from filling it. */
const keys = new Map<LanguageTag, string>();
const MAX_KEYS = 1000;

function computeKey(tag: LanguageTag): string {
  const normal = tag.replaceAll("_", "-");
  const language = normal.split("-")[0]?.toLowerCase() ?? "";
  return `${language}-${likelyScript(normal) ?? ""}`;
}

/** The language alone, in lower case: `kk` of `kk-Cyrl-KZ`. */
export function primaryLanguage(tag: LanguageTag): string {
  const known = primaries.get(tag);
  if (known !== undefined) return known;
  const primary = computePrimary(tag);
  if (primaries.size < MAX_KEYS) primaries.set(tag, primary);
  return primary;
}

const primaries = new Map<LanguageTag, string>();

function computePrimary(tag: LanguageTag): string {
  return tag.split(/[-_]/)[0]?.toLowerCase() ?? "";
}

/** Whether two tags mean one language in one script; regions do not matter. */
export function sameLanguage(a: LanguageTag, b: LanguageTag): boolean {
  return languageKey(a) === languageKey(b);
}

/** Scripts that are written from right to left (CLDR 47, `characterOrder`). */
const RIGHT_TO_LEFT = new Set("Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa".split(" "));

/** The direction that a language is written in, as HTML's `dir` has it. */
export function directionOf(tag: LanguageTag): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(languageKey(tag).split("-")[1] ?? "") ? "rtl" : "ltr";
}

/** Whether `tag` is a well-formed BCP 47 tag. */
export function isLanguageTag(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/i.test(tag) && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

// Making a NumberFormat costs more than all else that is done for a segment.
const separators = new Map<LanguageTag, string>();

/** The character that parts whole numbers from decimals, as CLDR has it. */
export function decimalSeparator(lang: LanguageTag): string {
  const known = separators.get(lang);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(lang).formatToParts(0.5);
  const separator = parts.find((part) => part.type === "decimal")?.value ?? ".";
  separators.set(lang, separator);
  return separator;
}
