import type { Config } from "../config/config.ts";
import type { ScriptExceptions } from "../config/script-exceptions.ts";
import type { Actor } from "../core/change.ts";
import type { Layout } from "../files/layout.ts";
import type { Glossary } from "../terms/glossary.ts";
import type { Inflectors } from "../terms/inflectors.ts";
import type { Segmentation } from "./segmentation.ts";
import type { Spellers } from "./spelling.ts";

/** All that a command knows of the project it works on. */
export interface Project {
  readonly layout: Layout;
  readonly config: Config;
  readonly glossary: Glossary;
  /** How the target languages inflect, those that have rules for it; none where there are no terms. */
  readonly inflectors: Inflectors;
  readonly segmentation: Segmentation;
  /** Whether a language's dictionary has a word, for languages whose dictionaries the config names. */
  readonly spellers?: Spellers;
  /** Words that are not transliterated by rule; empty where the project writes no other script. */
  readonly scriptExceptions: ScriptExceptions;
  /** A short hash of the config, the glossary and the segmentation rules as they stand; with others it tells whether anything must be looked at. */
  readonly settings: string;
  /** The time, ISO 8601 in UTC with whole seconds. */
  readonly now: () => string;
}

/** The person whose work is taken in from files on disk: a pseudonym from the config. */
export function personOf(project: Project): Actor & { kind: "person" } {
  return { kind: "person", name: project.config.person };
}
