import type { LanguageTag } from "../../core/model.ts";
import type { Handover } from "../../exchange/handover.ts";
import { forOmegat, forOmegat3 } from "../../exchange/omegat-handover.ts";
import { OMEGAT_FOLDERS, OMEGAT_MT_FOLDER } from "../../exchange/omegat-project.ts";
import { PROFILES, type Profile, profileOptions } from "../../exchange/profiles.ts";
import { writeXliff2 } from "../../exchange/xliff-2.ts";
import { writeXliff12 } from "../../exchange/xliff-12.ts";
import type { HandoverFormat } from "../handover-formats.ts";
import { targetHash } from "../sent.ts";

/** The tools that a package can be made for; `omegat3` is OmegaT before 5.8, which reads XLIFF otherwise. */
export type Tool = Profile | "omegat3";
export const TOOLS: readonly Tool[] = [...PROFILES, "omegat3"];

/** The names that people know the formats of hand-over files by. */
export const FORMAT_NAMES: Readonly<Record<HandoverFormat, string>> = {
  xliff12: "XLIFF 1.2",
  xliff21: "XLIFF 2.1",
  xliff20: "XLIFF 2.0",
};

/** Where things stand in a package. */
export interface PackageLayout {
  readonly xliff: string;
  readonly memory: string;
  readonly machine: string;
  readonly glossary: string;
  /** Folders that are there even where they are empty, each with a `/` at its end. */
  readonly folders: readonly string[];
}

/** Whether a tool is a version of OmegaT, whose packages are projects. */
export function isOmegat(tool: Tool): boolean {
  return tool === "omegat" || tool === "omegat3";
}

/** Where things stand in a package for a tool. */
export function layoutFor(tool: Tool): PackageLayout {
  if (!isOmegat(tool))
    return { xliff: "xliff/", memory: "tm.tmx", machine: "mt.tmx", glossary: "glossary.txt", folders: [] };
  return {
    xliff: "source/",
    memory: "tm/tm.tmx",
    machine: `${OMEGAT_MT_FOLDER}mt.tmx`,
    glossary: "glossary/glossary.txt",
    folders: OMEGAT_FOLDERS,
  };
}

/** A handover as a tool needs it. */
export function adapted(handover: Handover, tool: Tool): Handover {
  if (tool === "omegat") return forOmegat(handover);
  if (tool === "omegat3") return forOmegat3(handover, (source) => `${targetHash(source)}-new`);
  return handover;
}

/** The code that files for a tool give a language. @param codes those that the project wants, by its own tags */
export function languageCodeFor(
  tool: Tool,
  codes: Readonly<Record<LanguageTag, string>>,
): (lang: LanguageTag) => string {
  return profileOptions(tool === "omegat3" ? "omegat" : tool, { languageCodes: codes }).languageCode;
}

/** A hand-over file. @param codes those that the project wants, by its own tags */
export function handoverFile(
  handover: Handover,
  { tool, format }: { readonly tool: Tool; readonly format: HandoverFormat },
  codes: Readonly<Record<LanguageTag, string>>,
): string {
  // What OmegaT 3 must not take for a translation has been replaced before, where the base is changed as well.
  const options = profileOptions(tool === "omegat3" ? "generic" : tool, { languageCodes: codes });
  switch (format) {
    case "xliff12":
      return writeXliff12(handover, options);
    case "xliff21":
      return writeXliff2(withCodes(handover, options.languageCode), { version: "2.1" });
    case "xliff20":
      return writeXliff2(withCodes(handover, options.languageCode), { version: "2.0" });
  }
}

function withCodes(handover: Handover, code: (lang: LanguageTag) => string): Handover {
  return { ...handover, sourceLang: code(handover.sourceLang), lang: code(handover.lang) };
}
