import type { LanguageTag } from "../../core/model.ts";
import { hash } from "../../core/normalise.ts";
import { defaultRules } from "./default.ts";
import { en } from "./en.ts";
import { kk } from "./kk.ts";
import { ru } from "./ru.ts";
import type { Rules } from "./rules.ts";

/** Languages with rules of their own. */
export const RULES: ReadonlyMap<string, Rules> = new Map([
  ["en", en],
  ["ru", ru],
  ["kk", kk],
]);

/** The rules of a tag's language, whatever its script and region; the shared ones for a language without its own. */
export function rulesFor(lang: LanguageTag): Rules {
  return RULES.get(lang) ?? RULES.get(lang.split(/[-_]/)[0]?.toLowerCase() ?? "") ?? defaultRules;
}

/** Raised by hand when the code of the splitter changes what is a sentence; its lists are hashed. */
const ENGINE = 3;

function listed(rules: Rules): readonly unknown[] {
  return Object.entries(rules).map(([name, words]) => [name, [...words]]);
}

/** The engine's number and a hash of its rules: differs wherever texts may split differently. */
export const SEGMENTATION_VERSION: string = `${ENGINE}-${hash(
  JSON.stringify([...RULES.values(), defaultRules].map(listed)),
).slice(0, 8)}`;
