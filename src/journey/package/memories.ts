import type { TranslationUnit } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { markedText, sourceText } from "../../core/runs.ts";
import { writeTmx } from "../../exchange/tmx.ts";
import { omegatUnits } from "../../exchange/tmx-omegat-write.ts";
import { illegalCharacter } from "../../exchange/xml-writer.ts";
import { unitsOfRecord } from "../../record/units.ts";
import type { Work } from "../work.ts";

/** What the memory knows for some articles. */
export interface PackedMemories {
  /** People's translations and those that were brought along. */
  readonly people: readonly TranslationUnit[];
  /** Machine translation, and nothing else. */
  readonly machine: readonly TranslationUnit[];
}

/**
 * Everything the memory knows for these articles, each pair once: the record's pairs, then the matches of each segment
 * from the best down; and apart from them what an engine has said. Pseudo-translation is in neither.
 *
 * @param wanted the segments whose matches are asked for, by id
 */
export function memoriesOf(works: readonly Work[], sourceLang: string, wanted: ReadonlySet<string>): PackedMemories {
  const people = new Map<string, TranslationUnit>();
  const machine = new Map<string, TranslationUnit>();
  const add = (unit: TranslationUnit): void => {
    if (unit.origin === "pseudo" || unit.target.length === 0) return;
    const kept = unit.origin === "engine" ? machine : people;
    const key = keyOf(unit);
    if (!kept.has(key)) kept.set(key, unit);
  };
  for (const { targets, lang } of works) for (const unit of unitsOfRecord(targets.record, sourceLang, lang)) add(unit);
  for (const { source, targets, lang, proposed } of works)
    for (const [index, target] of targets.record.segments.entries()) {
      if (!wanted.has(target.id)) continue;
      for (const { unit } of proposed.get(target.id)?.matches ?? []) add(unit);
      const { previous, proposal, origin } = target;
      const common = { sourceLang, lang, state: "draft" } as const;
      // A person's text stays the target when its source changes: only a machine's steps back.
      if (previous !== undefined && !people.has(keyOf(previous))) add({ ...common, ...previous, origin: "engine" });
      if (proposal?.origin.kind === "engine")
        add({ ...common, source: proposal.source, target: proposal.target, origin: "engine" });
      const text = source.record.segments[index]?.source ?? target.source;
      const isDraft = target.state === "draft" && origin?.kind === "engine";
      if (isDraft && target.target !== undefined)
        add({ ...common, source: text, target: target.target, origin: "engine" });
    }
  return { people: [...people.values()], machine: [...machine.values()] };
}

function keyOf({ source, target }: Pick<TranslationUnit, "source" | "target">): string {
  return `${markedText(source)}\u0000${markedText(target)}`;
}

/**
 * A TMX file of the units that XML can hold; the others are told.
 *
 * @param shape as most tools read codes, or as OmegaT matches them
 */
export function packedTmx(
  units: readonly TranslationUnit[],
  {
    sourceLang,
    path,
    shape,
  }: { readonly sourceLang: string; readonly path: string; readonly shape: "codes" | "omegat" },
): { readonly text: string; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const held = units.filter((unit, index) => {
    const character = illegalCharacter(
      [sourceText(unit.source), sourceText(unit.target), unit.id ?? "", unit.memory ?? "", ...(unit.notes ?? [])].join(
        "\n",
      ),
    );
    if (character === undefined) return true;
    problems.push(new Problem("E_TMX_CHARACTER", { unit: unit.id ?? String(index + 1), character }, { path }));
    return false;
  });
  return { text: writeTmx(shape === "omegat" ? held.flatMap(omegatUnits) : held, { sourceLang }), problems };
}
