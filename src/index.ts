/**
 * Qazyna as a library: the memory, the sentence splitter, the formats, and XLIFF and TMX. The command line is built
 * from the same parts.
 */
export type { Article, Match, Runs, Segment, Target, TranslationUnit, Unit } from "./core/model.ts";
export { Problem } from "./core/problem.ts";
export { readTmx, type TmxHeader, type TmxUnit, tmxChunks, tmxUnits, writeTmx } from "./exchange/tmx.ts";
export { readXliff12, writeXliff12 } from "./exchange/xliff-12.ts";
export {
  fromXliffJs,
  toXliffJs,
  type XliffJs,
  type XliffJsInput,
  type XliffJsOptions,
  type XliffJsUnit,
} from "./exchange/xliff-js.ts";
export type { XliffJsCode, XliffJsElement, XliffJsValue, XliffJsVersion } from "./exchange/xliff-js-inline.ts";
export { type Format, formatFor, type ParseOptions } from "./formats/index.ts";
export {
  type Collection,
  type LookupOptions,
  type Memory,
  type NearestMatch,
  openMemory,
  type Passage,
  type Query,
  type ScoredMatch,
  type SearchOptions,
  type SearchResult,
  type Use,
} from "./memory/index.ts";
export { type Cut, type Span, type SplitOptions, segmentUnit, splitSentences } from "./segmentation/index.ts";
