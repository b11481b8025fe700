export { type Cut, cutUnit, segmentUnit } from "./cut.ts";
export { SEGMENTATION_VERSION } from "./rules/rules-for.ts";
export { type Span, type SplitOptions, splitSentences } from "./split.ts";
