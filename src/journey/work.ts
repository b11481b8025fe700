import type { LanguageTag } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import type { Outbox } from "../files/outbox.ts";
import type { Stamps } from "../files/stamps.ts";
import type { Memory } from "../memory/memory.ts";
import type { Wording } from "./hand-over.ts";
import type { Proposed } from "./propose.ts";
import type { Source } from "./source.ts";
import type { Targets } from "./target.ts";

/** What a run works with, opened by its command. */
export interface Means {
  readonly memory: Memory;
  readonly stamps: Stamps;
  readonly outbox: Outbox;
  readonly wording: Wording;
  /** Runs work while this process alone may write the text of a language (or `source`). */
  readonly alone: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

/** One article on its way into one language. */
export interface Work {
  readonly source: Source;
  readonly lang: LanguageTag;
  readonly targets: Targets;
  readonly proposed: ReadonlyMap<string, Proposed>;
}

/** A problem that stopped one article, in one language or in all, while the others went on. */
export interface Broken {
  readonly path: string;
  readonly lang?: LanguageTag;
  readonly problem: Problem;
}
