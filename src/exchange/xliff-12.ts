/** XLIFF 1.2 out, valid by the strict schema, and XLIFF 1.x back in. */
export { readXliff12 } from "./xliff-12-read.ts";
export { writeXliff12 } from "./xliff-12-write.ts";
