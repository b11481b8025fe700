import { isHuman } from "../core/change.ts";
import type { LanguageTag, TranslationUnit } from "../core/model.ts";
import { contextKey } from "../core/normalise.ts";
import type { TargetRecord } from "./record.ts";

/**
 * What the memory learns from a record: the pairs that people made, with their neighbours as context. Machines' targets
 * are not among them, or they would come back as somebody's translation. Of a stale target the neighbours of its old
 * source are not known. What was meant for one place stays there, and so does a sentence that says its joined
 * neighbour's meaning as well.
 */
export function unitsOfRecord(
  record: TargetRecord,
  sourceLang: LanguageTag,
  lang: LanguageTag,
): readonly TranslationUnit[] {
  const keys = record.segments.map((target) => contextKey(target.source));
  return record.segments.flatMap((target, index): readonly TranslationUnit[] => {
    if (!isHuman(target) || target.target === undefined || target.target.length === 0 || target.joined) return [];
    const { id, source, state, by, at } = target;
    const isJoinedTo = [record.segments[index - 1], record.segments[index + 1]].some((next) => next?.joined === true);
    const place = target.onlyHere || isJoinedTo ? { onlyHere: true as const } : {};
    const context = target.stale ? {} : { previousKey: keys[index - 1] ?? "", nextKey: keys[index + 1] ?? "" };
    const who = { ...(by === undefined ? {} : { by }), ...(at === undefined ? {} : { at }) };
    return [
      { id, source, target: target.target, sourceLang, lang, state, origin: "person", ...context, ...who, ...place },
    ];
  });
}
