/** XLIFF 2.1 and 2.0 out, valid by the schemas of core and modules, and XLIFF 2.0 to 2.2 back in. */
export { gathered, readXliff2, type XliffListener, xliff2Handlers } from "./xliff-2-read.ts";
export { type StreamedHandover, writeXliff2, type Xliff2Options, xliff2Chunks } from "./xliff-2-write.ts";
