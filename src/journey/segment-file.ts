import type { LanguageTag, UnitKind } from "../core/model.ts";
import { formatFor } from "../formats/index.ts";
import type { SourceRecord } from "../record/record.ts";
import { renewRecord } from "../record/renew.ts";
import { cutUnit, type Span } from "../segmentation/index.ts";
import type { Segmentation } from "./segmentation.ts";

/** One sentence of a unit, with its id and its places. */
export interface UnitSentence {
  readonly id: string;
  /** In the unit's text. */
  readonly inUnit: Span;
  /** In the file's text, a byte-order mark counted. */
  readonly inFile: Span;
}

/** A block of a file and how it was cut. */
export interface SegmentedUnit {
  readonly kind: UnitKind;
  /** The front-matter key or the like, where it has one. */
  readonly key?: string;
  /** What a reader reads of it. All offsets are UTF-16 units. */
  readonly text: string;
  readonly sentences: readonly UnitSentence[];
}

/** How a file is to be cut. */
export interface SegmentOrder {
  readonly path: string;
  readonly lang: LanguageTag;
  readonly frontMatter: readonly string[];
  readonly segmentation: Segmentation;
  /** The record whose ids the sentences carry on; an empty one for a file that is no article of the project. */
  readonly record: SourceRecord;
}

/**
 * A file's units with words, cut into sentences with their ids, as the main job would cut it. Nothing is written.
 *
 * @throws Problem where the format is not known, the bytes are no text, or the user's rules cannot cut it
 */
export function segmentFile(bytes: Uint8Array, order: SegmentOrder): readonly SegmentedUnit[] {
  const { path, lang, frontMatter, segmentation, record } = order;
  const article = formatFor(path).parse(bytes, { path, lang, frontMatter });
  const cuttings = article.units.map((unit) => ({
    kind: unit.kind,
    ...(unit.key === undefined ? {} : { key: unit.key }),
    cutting: cutUnit(unit, lang, segmentation.options),
  }));
  const cut = cuttings.flatMap(({ cutting, ...unit }) => cutting.cuts.map(({ source }) => ({ ...unit, source })));
  const ids = renewRecord(record, cut, segmentation.version).segments.map(({ id }) => id);
  let next = 0;
  const units = cuttings.map(({ cutting, ...unit }) => ({
    ...unit,
    text: cutting.text,
    sentences: cutting.cuts.map(({ start, end }, index) => ({
      id: ids[next++] ?? "",
      inUnit: cutting.sentences[index] ?? { start: 0, end: 0 },
      inFile: { start, end },
    })),
  }));
  return units.filter(({ sentences }) => sentences.length > 0);
}
