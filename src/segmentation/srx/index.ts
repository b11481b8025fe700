export type { Deadline } from "./deadline.ts";
export { EXPORT_MARK, exportSrx } from "./export.ts";
export { readSrx } from "./read-document.ts";
export { type SrxSplitter, srxSplitter } from "./splitter.ts";
