/** TMX 1.4 out, and TMX 1.x in. */
export { readTmx } from "./tmx-read.ts";
export { writeTmx } from "./tmx-write.ts";
