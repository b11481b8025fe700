/**
 * Qazyna as a library: the memory, the sentence splitter, the formats, and XLIFF, TMX and TBX. The command line is built
 * from the same parts.
 */
export type { Article, Match, Runs, Segment, Target, TranslationUnit, Unit } from "./core/model.ts";
export { Problem } from "./core/problem.ts";
export { readGlossaryCsv, writeGlossaryCsv } from "./exchange/glossary-csv.ts";
export {
  PROFILES,
  type Profile,
  type ProfileSettings,
  profileOptions,
  type Xliff12Options,
} from "./exchange/profiles.ts";
export { readTbx, type TbxContent, type TermEntry, type TermForm, type TermStatus, writeTbx } from "./exchange/tbx.ts";
export { readTmx, type TmxHeader, type TmxUnit, tmxChunks, tmxUnits, writeTmx } from "./exchange/tmx.ts";
export { readXliff, visitXliff } from "./exchange/xliff.ts";
export {
  readXliff2,
  type StreamedHandover,
  writeXliff2,
  type Xliff2Options,
  xliff2Chunks,
} from "./exchange/xliff-2.ts";
export {
  type HandoverStream,
  readXliff12,
  writeXliff12,
  type XliffPart,
  xliff12Chunks,
  xliff12Parts,
} from "./exchange/xliff-12.ts";
export { openXliffBytes, type XliffBytes } from "./exchange/xliff-bytes.ts";
export { openXliff, type XliffDocument, type XliffDocumentUnit, type XliffEdit } from "./exchange/xliff-document.ts";
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
  type Similar,
  type Use,
} from "./memory/index.ts";
export { type Cut, type Span, type SplitOptions, segmentUnit, splitSentences } from "./segmentation/index.ts";
