import type { LanguageTag, PluralCategory, Segment, Unit } from "../core/model.ts";
import { articleFor, formId } from "../core/plural.ts";
import type { SourceEntry } from "../record/record.ts";
import type { Source } from "./source.ts";

/**
 * An article's source as it is translated into one language: with that language's plural forms.
 *
 * Segments of added forms have ids made from those they come from, so that they follow every edit of them, and stand in
 * the language's own files only: the source record is the same whatever the languages are.
 */
export function sourceFor(source: Source, lang: LanguageTag): Source {
  const article = articleFor(source.article, lang);
  if (article === source.article) return source;
  const positions = positionsByUnit(source);
  const modelled = new Set(article.units.flatMap((unit) => (unit.plural?.added ? [unit.start] : [])));
  const segments: Segment[] = [];
  const entries: SourceEntry[] = [];
  for (const [index, unit] of article.units.entries()) {
    const shares = modelled.has(unit.start);
    for (const position of positions.get(unit.start) ?? []) {
      const [segment, entry] = [source.segments[position], source.record.segments[position]];
      if (segment === undefined || entry === undefined) continue;
      const id = idIn(unit, segment.id);
      segments.push({ ...segment, id, unit: index });
      entries.push({ ...entry, id, ...keyOf(unit), ...(shares ? { sharesText: true } : {}) });
    }
  }
  return { ...source, article, segments, record: { ...source.record, segments: entries } };
}

/** The positions of each unit's segments, by where the unit starts: added forms start where their model does. */
function positionsByUnit({ article, segments }: Source): ReadonlyMap<number | undefined, readonly number[]> {
  const positions = segments.map((_, position) => position);
  return Map.groupBy(positions, (position) => article.units[segments[position]?.unit ?? -1]?.start);
}

function idIn({ plural }: Unit, id: string): string {
  const added: PluralCategory | undefined = plural?.added ? plural.category : undefined;
  return added === undefined ? id : formId(id, added);
}

function keyOf({ key }: Unit): { readonly key?: string } {
  return key === undefined ? {} : { key };
}
