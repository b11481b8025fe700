/** TBX in and out (ISO 30042). */
export { readTbx, type TbxContent } from "./tbx-read.ts";
export { writeTbx } from "./tbx-write.ts";
export type { TermEntry, TermForm, TermStatus } from "./term-entry.ts";
