/** XLIFF 1.2 out, valid by the strict schema, and XLIFF 1.x back in. */
export { readXliff12, type XliffPart, xliff12Parts } from "./xliff-12-read.ts";
export { type HandoverStream, writeXliff12, xliff12Chunks } from "./xliff-12-write.ts";
