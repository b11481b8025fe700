import type { LanguageTag, Runs } from "../../core/model.ts";
import { hash } from "../../core/normalise.ts";
import type { Place } from "../../core/problem.ts";
import { markedText } from "../../core/runs.ts";
import type { MemoryKind } from "../known-units.ts";
import type { Judged } from "./judge.ts";

/**
 * What becomes of a sentence. `changed`: its terms are exchanged; `pending`: a person's work, which a person has to
 * accept; `rejected`: a person wants it as it is; `left`: nothing can be exchanged in it, or may be.
 */
export type Fate = "changed" | "pending" | "rejected" | "left";

/** A sentence that a change of terms touches. */
export interface Affected extends Judged {
  /** Stable as long as the sentence is: `g` and 8 hexadecimal digits. */
  readonly id: string;
  readonly kind: MemoryKind;
  readonly lang: LanguageTag;
  readonly place: Place;
  /** The article and the segment, of a sentence of the record. */
  readonly article?: string;
  readonly segment?: string;
  readonly before: Runs;
  /** Whether it is a person's work. */
  readonly human: boolean;
  readonly fate: Fate;
  /** Why it is left as it is, where that is not what `open` says. */
  readonly because?: "locked" | "stale" | "read-only";
  /** The hand-over file in which it is out with a translator. */
  readonly out?: string;
}

/** Whether a person has something to do with it here: a memory that was brought along is mended where it comes from. */
export function isUnsettled({ fate, because }: Pick<Affected, "fate" | "because">): boolean {
  return (fate === "pending" || fate === "left") && because !== "read-only";
}

/** A person's choice of sentences. */
export interface Choice {
  readonly isAccepted: (sentence: Pick<Affected, "id" | "segment">) => boolean;
  readonly isRejected: (sentence: Pick<Affected, "id" | "segment">) => boolean;
}

/** The stable id of a sentence. */
export function affectedId(kind: MemoryKind, path: string, which: string, before: Runs): string {
  return `g${hash([kind, path, which, markedText(before)].join("\n")).slice(0, 8)}`;
}

/** What becomes of a sentence: what a machine made is changed at once, what a person made where it is accepted. */
export function fateOf(
  sentence: Pick<Affected, "id" | "segment" | "human" | "after" | "because">,
  { isAccepted, isRejected }: Choice,
): Fate {
  if (isRejected(sentence)) return "rejected";
  if (sentence.after === undefined || sentence.because !== undefined) return "left";
  return !sentence.human || isAccepted(sentence) ? "changed" : "pending";
}
