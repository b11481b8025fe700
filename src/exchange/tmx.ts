/** TMX 1.4 out, and TMX 1.x in: as a whole, or in pieces where the file may be large. */
export type { TmxEncoding, TmxHeader, TmxMap } from "./tmx-header.ts";
export { readTmx, type TmxContent, type TmxUnit, tmxUnits } from "./tmx-read.ts";
export type { TmxLanguages } from "./tmx-unit.ts";
export { type TmxOptions, tmxChunks, writeTmx } from "./tmx-write.ts";
