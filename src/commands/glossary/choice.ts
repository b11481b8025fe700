import { Problem } from "../../core/problem.ts";
import type { Affected, Choice } from "../../journey/glossary/affected.ts";
import type { Context } from "../command.ts";

/**
 * Which sentences a person accepts and rejects: `--accept ID,ID`, `--accept-all`, `--reject ID,ID`. An id is a
 * sentence's own or its segment's.
 *
 * `unused` gives a Problem for each id that names no sentence.
 */
export function choiceOf(values: Context["values"]): {
  readonly choice: Choice;
  readonly unused: (affected: readonly Affected[]) => readonly Problem[];
} {
  const [accepted, rejected] = [idsIn(values["accept"]), idsIn(values["reject"])];
  const all = values["accept-all"] === true;
  if (all && accepted.size > 0) throw new Problem("E_USAGE_BOTH", { one: "--accept", other: "--accept-all" });
  const names = (ids: ReadonlySet<string>, { id, segment }: Pick<Affected, "id" | "segment">): boolean =>
    ids.has(id) || (segment !== undefined && ids.has(segment));
  return {
    choice: {
      isAccepted: (sentence) => all || names(accepted, sentence),
      isRejected: (sentence) => names(rejected, sentence),
    },
    unused: (affected) =>
      [...accepted, ...rejected]
        .filter((id) => !affected.some((sentence) => names(new Set([id]), sentence)))
        .map((id) => new Problem("E_GLOSSARY_SENTENCE", { id })),
  };
}

function idsIn(value: string | boolean | undefined): ReadonlySet<string> {
  return new Set(typeof value === "string" ? value.split(",").flatMap((id) => id.trim() || []) : []);
}
