/** TMX 1.4 out, and TMX 1.x in: as a whole, or in pieces where the file may be large. */
export type { TmxHeader } from "./tmx-header.ts";
export { readTmx, type TmxUnit, tmxUnits } from "./tmx-read.ts";
export { tmxChunks, writeTmx } from "./tmx-write.ts";
