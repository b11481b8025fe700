/** What came back from translators, in whatever form: each file as units, each unit at its segment. */
import type { LanguageTag } from "../../core/model.ts";
import type { ArrivedFile, Returned } from "./arrival.ts";
import { withBase } from "./manifest.ts";
import { returnedInTable } from "./table.ts";
import { returnedInTmx } from "./tmx.ts";
import { returnedInXliff } from "./xliff.ts";

export type { ArrivedFile, Returned } from "./arrival.ts";
export { arrivalsAt } from "./list.ts";
export { openPlaces, type Places } from "./places.ts";

/**
 * The units that a file brought back, for each language and article that it names.
 *
 * @param between the project's languages; of the targets those that were asked for
 * @throws Problem where the file as a whole cannot be taken in
 */
export async function returnedIn(file: ArrivedFile, between: Between): Promise<readonly Returned[]> {
  const returned = await read(file, between);
  const { sent } = file;
  if (sent === undefined) return returned;
  return returned.map((one) => ({ ...one, units: one.units.map((unit) => withBase(unit, sent)) }));
}

interface Between {
  readonly sourceLang: LanguageTag;
  readonly langs: readonly LanguageTag[];
}

async function read(file: ArrivedFile, between: Between): Promise<readonly Returned[]> {
  switch (file.kind) {
    case "xliff":
      return await returnedInXliff(file, between.langs);
    case "tmx":
      return await returnedInTmx(file, between);
    case "table":
    case "workbook":
      return await returnedInTable(file, between);
  }
}
