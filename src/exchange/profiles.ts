/**
 * What tools need to be different in an XLIFF 1.2 file, and only that; docs/exchange.md gives the reason of each.
 */
import type { LanguageTag } from "../core/model.ts";

/** The tools that a file can be written for; `generic` is for all others. */
export const PROFILES = ["generic", "omegat", "trados", "memoq", "lokalise", "phrase"] as const;
export type Profile = (typeof PROFILES)[number];

/** How an XLIFF 1.2 file is written. */
export interface Xliff12Options {
  /**
   * Which targets are written: `all` there are; `done` only, that is of state `edited` and above and not stale; or
   * `source`, a copy of the source in place of every target, which says that it is not translated.
   */
  readonly targets: "all" | "done" | "source";
  /** The code that the file gives a language. */
  readonly languageCode: (lang: LanguageTag) => string;
}

/** What a project wants of all its files. */
export interface ProfileSettings {
  /** Codes by our tag; they go before what the tool needs. */
  readonly languageCodes?: Readonly<Record<LanguageTag, string>>;
  /** For OmegaT before 5.8, which takes targets for sources. */
  readonly omegatLegacy?: boolean;
}

/** How a file for this tool is written. */
export function profileOptions(profile: Profile, settings: ProfileSettings = {}): Xliff12Options {
  const { languageCodes = {}, omegatLegacy = false } = settings;
  const toolCode = profile === "trados" ? withRegion : (lang: LanguageTag): string => lang;
  return {
    targets: targetsFor(profile, omegatLegacy),
    languageCode: (lang) => (Object.hasOwn(languageCodes, lang) ? languageCodes[lang] : undefined) ?? toolCode(lang),
  };
}

function targetsFor(profile: Profile, omegatLegacy: boolean): Xliff12Options["targets"] {
  switch (profile) {
    case "generic":
    case "trados":
    case "memoq":
      return "all";
    case "omegat":
      return omegatLegacy ? "source" : "done";
    case "lokalise":
    case "phrase":
      return "done";
  }
}

/** The tag with the region that CLDR's likely subtags have for it: `kk-KZ` for `kk`; as it is where it names one. */
function withRegion(lang: LanguageTag): string {
  const { region } = new Intl.Locale(lang);
  const likely = region === undefined ? new Intl.Locale(lang).maximize().region : undefined;
  return likely === undefined ? lang : `${lang}-${likely}`;
}
