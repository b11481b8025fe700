import { sameLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import type { ReturnedFile } from "../../exchange/handover.ts";
import type { ArrivedFile, Returned } from "./arrival.ts";

/**
 * What an XLIFF file brought back, of whatever tool.
 *
 * @param langs those that the project translates into, or of them those that were asked for
 * @throws Problem `E_IMPORT_LANGUAGE`, and what the reader says of a file that is broken
 */
export async function returnedInXliff(
  { name, kind, bytes }: ArrivedFile,
  langs: readonly LanguageTag[],
): Promise<readonly Returned[]> {
  const { readXliff } = await import("../../exchange/xliff.ts");
  const { decodeXmlChunks } = await import("../../exchange/decode-xml.ts");
  return readXliff(decodeXmlChunks([bytes], name), name).map((file) => ({
    file: name,
    kind,
    lang: languageOf(file, name, langs),
    original: file.original,
    units: file.units,
  }));
}

function languageOf(file: ReturnedFile, name: string, langs: readonly LanguageTag[]): LanguageTag {
  const lang =
    file.lang === undefined && langs.length === 1
      ? langs[0]
      : langs.find((candidate) => sameLanguage(candidate, file.lang ?? ""));
  if (lang === undefined)
    throw new Problem("E_IMPORT_LANGUAGE", { found: file.lang ?? "", known: langs.join(", ") }, { path: name });
  return lang;
}
