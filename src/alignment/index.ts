/** Which sentences of a text and of its translation belong together. */
export { alignSentences, type Bead } from "./align.ts";
export type { AlignedSentence, TermPair } from "./sentence.ts";
