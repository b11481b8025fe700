import type { Handover } from "../../exchange/handover.ts";
import { forOmegat, forOmegat3 } from "../../exchange/omegat-handover.ts";
import { OMEGAT_FOLDERS, OMEGAT_MT_FOLDER } from "../../exchange/omegat-project.ts";
import { writeXliff12 } from "../../exchange/xliff-12.ts";
import { targetHash } from "../sent.ts";

/** The tools that a package can be made for; `omegat3` is OmegaT before 5.8, which reads XLIFF otherwise. */
export const TOOLS = ["generic", "omegat", "omegat3", "trados", "memoq", "lokalise", "phrase"] as const;
export type Tool = (typeof TOOLS)[number];

/** The formats that hand-over files can be written in, with the names that people know them by. */
export const FORMATS = { xliff12: "XLIFF 1.2" } as const;
export type Format = keyof typeof FORMATS;

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

/** A hand-over file. */
export function handoverFile(handover: Handover, _tool: Tool, format: Format): string {
  switch (format) {
    case "xliff12":
      return writeXliff12(handover);
  }
}
