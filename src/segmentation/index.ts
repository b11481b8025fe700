export { type Cut, segmentUnit } from "./cut.ts";
export { SEGMENTATION_VERSION, type Span, type SplitOptions, splitSentences } from "./split.ts";
