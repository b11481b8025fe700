import type { LanguageTag, TranslationUnit } from "../../core/model.ts";
import type { Problem } from "../../core/problem.ts";
import type { ReturnedUnit } from "../../exchange/handover.ts";
import type { ArrivedFile, Returned } from "./arrival.ts";

/**
 * What a TMX brought back: the memory of a translator who keeps no other file, such as OmegaT's `project_save.tmx`.
 *
 * An entry names its segment by `tuid` or by OmegaT's `prop type="id"`, if at all. Entries that are damaged become units
 * with a problem, in each language that was asked for only once.
 *
 * @throws Problem what the reader says of a file that is broken
 */
export async function returnedInTmx(
  { name, kind, bytes }: ArrivedFile,
  { sourceLang, langs }: { readonly sourceLang: LanguageTag; readonly langs: readonly LanguageTag[] },
): Promise<readonly Returned[]> {
  const { tmxUnits } = await import("../../exchange/tmx.ts");
  const { decodeXml } = await import("../../exchange/decode-xml.ts");
  const { tuLines } = await import("../../exchange/tu-lines.ts");
  const xml = decodeXml(bytes, name);
  const damaged: Problem[] = [];
  const found = [
    ...tmxUnits([xml], name, { sourceLang, langs }, (problem) => {
      if (problem.code !== "E_TMX_LANGUAGES") damaged.push(problem);
    }),
  ];
  const lines = tuLines(xml);
  const returned = langs.flatMap((lang): readonly Returned[] => {
    const units = found.flatMap(({ unit, index }) => (unit.lang === lang ? [unitOf(unit, lines[index] ?? 1)] : []));
    return units.length === 0 ? [] : [{ file: name, kind, lang, original: undefined, units }];
  });
  const [first, ...others] = returned;
  const [lang] = langs;
  if (damaged.length === 0 || lang === undefined) return returned;
  const broken = damaged.map(damagedUnit);
  if (first === undefined) return [{ file: name, kind, lang, original: undefined, units: broken }];
  return [{ ...first, units: [...first.units, ...broken] }, ...others];
}

function unitOf({ id, props, source, target, state, at, notes }: TranslationUnit, line: number): ReturnedUnit {
  const named = props?.find(({ type }) => type === "id")?.value ?? id ?? "";
  return {
    id: named,
    source,
    target,
    state,
    approved: state === "reviewed" || state === "final",
    ...(at !== undefined && { at }),
    notes: notes ?? [],
    line,
    column: 1,
  };
}

function damagedUnit(problem: Problem): ReturnedUnit {
  const { line = 1, column = 1 } = problem.place ?? {};
  return { id: "", source: [], state: "new", approved: false, notes: [], line, column, problem };
}
