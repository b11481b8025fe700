import type { ArrivalKind } from "./arrival.ts";

/** What is to become of the files of a folder or an archive. */
export interface Chosen {
  readonly taken: readonly string[];
  readonly skipped: readonly string[];
}

/** What XLIFF is called by the tools that write it: Trados, memoQ, Phrase and Wordfast have endings of their own. */
const XLIFF = /\.(xlf|xliff|sdlxliff|mqxliff|mxliff|txlf)$/i;
const TABLE = /\.(xlsx|csv|tsv)$/i;
const OMEGAT_WORK = /(^|\/)omegat\/project_save\.tmx$/i;
const OMEGAT_EXPORT = /-omegat\.tmx$/i;
/** Memories, glossaries and tables of terms with which a package helps a translator; nobody translates in them. */
const AIDS = /(^|\/)(tm|mt|memory|glossary|dictionary)\/|(^|\/)(glossary|terms|tm|mt)[^/]*$/i;

/**
 * Which files of a folder or an archive may hold a translator's work.
 *
 * - XLIFF under any of its names, workbooks and tables;
 * - of an OmegaT project (a folder with an `omegat.project`) only `target/` and its memory of the project's own
 *   translations, `omegat/project_save.tmx`, else the `…-omegat.tmx` beside the project's file: `source/` holds what was
 *   handed over, `tm/` what others translated;
 * - no other TMX, glossary or archive: those are skipped, and can be named themselves.
 */
export function chooseArrivals(names: readonly string[]): Chosen {
  const visible = names.filter((name) => !/(^|\/)(\.|__MACOSX\/)/.test(name));
  const projects = visible.flatMap(
    (name) => /^(.*\/)?omegat\.project$/i.exec(name)?.[1] ?? (name === "omegat.project" ? "" : []),
  );
  const saved = new Set(
    visible.filter((name) => OMEGAT_WORK.test(name)).map((name) => name.replace(OMEGAT_WORK, "$1")),
  );
  const isWork = (name: string): boolean => {
    const project = projects.find((folder) => name.startsWith(folder));
    if (OMEGAT_WORK.test(name)) return true;
    if (OMEGAT_EXPORT.test(name)) return !saved.has(name.slice(0, name.lastIndexOf("/") + 1));
    if (project !== undefined) return name.startsWith(`${project}target/`) && XLIFF.test(name);
    // Packages help with no XLIFF: one of such a name is an article's, about terms or of a town's memory.
    return XLIFF.test(name) || (TABLE.test(name) && !AIDS.test(name));
  };
  const isExchange = (name: string): boolean => XLIFF.test(name) || TABLE.test(name) || /\.(tmx|zip)$/i.test(name);
  return {
    taken: visible.filter(isWork),
    skipped: visible.filter((name) => isExchange(name) && !isWork(name)),
  };
}

/**
 * What a file is, by its content before its name: people rename files, and tools invent endings. `archive` is any ZIP;
 * a workbook is one too. Undefined where neither says anything.
 */
export function kindOf(name: string, bytes: Uint8Array): ArrivalKind | "archive" | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) return "archive";
  // Zero bytes go, so that UTF-16 reads like ASCII here.
  const head = String.fromCharCode(...bytes.subarray(0, HEAD).filter((byte) => byte !== 0));
  const root = /<(?:[\w.-]+:)?(xliff|tmx)[\s/>]/.exec(head)?.[1];
  if (root === "xliff" || root === "tmx") return root;
  if (/\.tmx$/i.test(name)) return "tmx";
  if (XLIFF.test(name) || /^[^\w]*<[?!\w]/.test(head)) return "xliff";
  return /\.(csv|tsv|tab|txt)$/i.test(name) ? "table" : undefined;
}

const HEAD = 4096;
