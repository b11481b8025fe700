import type { LanguageTag } from "../../../src/core/model.ts";
import { markedText } from "../../../src/core/runs.ts";
import type { ScoredMatch } from "../../../src/memory/memory.ts";
import type { TermInText } from "../../../src/memory/repair/exchange-term.ts";
import { type RepairAids, type RepairOutcome, repairMatch } from "../../../src/memory/repair/repair.ts";
import { prepareQuery, scoreFuzzy } from "../../../src/memory/score.ts";
import { comparableText, tokenise } from "../../../src/memory/tokens.ts";
import { naiveBase, naiveDistance } from "../naive.ts";
import { query, unit } from "../units.ts";

/** A pair that is remembered and the text that is asked for; `<b>`, `<a>`, `<br>` are codes. */
export interface Case {
  readonly source: string;
  readonly target: string;
  readonly query: string;
  readonly lang?: LanguageTag;
  readonly sourceLang?: LanguageTag;
  /** Rows of `English=rendering|form|form`, more English forms after a slash. */
  readonly terms?: readonly string[];
  readonly fragments?: Readonly<Record<string, readonly string[]>>;
}

/** The fuzzy match that the memory would give, by the naive definition of closeness. */
export function fuzzyMatch({ source, target, query: text, lang = "kk", sourceLang = "en" }: Case): ScoredMatch {
  const asked = query(text, { lang, sourceLang });
  const stored = unit(source, target, { lang, sourceLang });
  const [a, b] = [comparableText(asked.source), comparableText(stored.source)];
  const words = (of: string): string[] =>
    tokenise(of).flatMap(({ kind, folded }) => (kind === "mark" ? [] : [kind === "number" ? "#" : folded]));
  const [ours, theirs] = [words(a), words(b)];
  return scoreFuzzy(
    prepareQuery(asked),
    { unit: stored, memory: "m", memoryPenalty: 0, priority: 0, use: undefined },
    {
      base: naiveBase(a, b) ?? 0,
      tenths: 10 * naiveDistance(ours, theirs),
      queryWords: ours.length,
      longestWords: Math.max(ours.length, theirs.length),
    },
  );
}

export function aidsOf({ terms = [], fragments = {} }: Case): RepairAids {
  return {
    terms: (text) => terms.flatMap((row) => termsIn(row, text)),
    fragment: (text) => fragments[text] ?? [],
  };
}

function termsIn(row: string, text: string): readonly TermInText[] {
  const [sources = "", renderings = ""] = row.split("=");
  const [rendering = "", ...forms] = renderings.split("|");
  const forSources = sources.split("/");
  return forSources.flatMap((source) =>
    Array.from(text.matchAll(new RegExp(`(?<!\\p{L})${source}s?(?!\\p{L})`, "giu")), (match) => ({
      id: sources,
      start: match.index,
      end: match.index + match[0].length,
      sources: forSources,
      rendering,
      admitted: [],
      forms,
    })),
  );
}

/** What became of the match. */
export function outcomeOf(given: Case): RepairOutcome {
  const { lang = "kk", sourceLang = "en" } = given;
  return repairMatch(query(given.query, { lang, sourceLang }), fuzzyMatch(given), aidsOf(given));
}

/** The repaired target as marked text, `refused: …` with the reasons, or `same`. */
export function repaired(given: Case): string {
  const outcome = outcomeOf(given);
  switch (outcome.kind) {
    case "repaired":
      return markedText(outcome.match.unit.target);
    case "refused":
      return `refused: ${outcome.refusals.map(({ kind, reason }) => `${kind} ${reason}`).join(", ")}`;
    case "same":
      return "same";
  }
}
