import { latinAbbreviations } from "./latin.ts";
import { abbreviations, type Rules } from "./rules.ts";

/** Every language without rules of its own: shared titles, and nothing that ends a sentence by its next word. */
export const defaultRules: Rules = {
  abbreviations: abbreviations(...latinAbbreviations),
  starters: new Set(),
  followers: new Set(),
  fronting: new Set(),
  casual: new Set(),
  wholeEndings: "",
  alwaysCapital: new Set(),
  counting: new Set(),
  speech: new Set(),
};
