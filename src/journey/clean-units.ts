import type { Check, CheckInput } from "../checks/check.ts";
import { inlineCodes } from "../checks/inline-codes.ts";
import { numbers } from "../checks/numbers.ts";
import { sameLanguage } from "../core/locale.ts";
import type { Finding, TranslationUnit } from "../core/model.ts";
import { normaliseText } from "../core/normalise.ts";
import { plainText } from "../core/runs.ts";
import { comparePreference, type Pair, pairKey, pairOfUnit } from "../record/pairs.ts";
import type { KnownFile, KnownUnit } from "./known-units.ts";
import { wrongLanguage } from "./wrong-language.ts";

/** What may be wrong with a unit of the memory. */
export const CLEAN_RULES = ["duplicate", "empty", "same", "language", "codes", "numbers"] as const;
export type CleanRule = (typeof CLEAN_RULES)[number];

/** Rules whose units can be removed without anybody missing them. */
export const SAFE_RULES: readonly CleanRule[] = ["duplicate", "empty"];

/** A unit that a rule finds. */
export interface Unclean {
  readonly rule: CleanRule;
  readonly known: KnownUnit;
  /** What a check says of it. */
  readonly findings: readonly Finding[];
  /** The side that is in another language. */
  readonly side?: "source" | "target";
}

/**
 * Looks through the memory file by file. A duplicate says what a unit before it says, with the same surroundings or
 * none, in the project's own files; in a memory brought along, what another unit of the same file says. The record is
 * looked at first, so that a duplicate of one of its units stands elsewhere.
 */
export function cleaner(rules: readonly CleanRule[]): (file: KnownFile) => readonly Unclean[] {
  const seen = new Set<string>();
  return (file) => {
    const duplicates = rules.includes("duplicate") ? duplicatesIn(file, seen) : new Set();
    return file.units.flatMap((known): readonly Unclean[] => {
      const found: readonly Unclean[] = duplicates.has(known) ? [{ rule: "duplicate", known, findings: [] }] : [];
      return [...found, ...faultsOf(known).filter(({ rule }) => rules.includes(rule))];
    });
  };
}

/** The units of a file that say what is said elsewhere; of several in the file, all but the one to prefer. */
function duplicatesIn(file: KnownFile, seen: Set<string>): ReadonlySet<unknown> {
  const duplicates = new Set<KnownUnit>();
  const best = new Map<string, KnownUnit>();
  const named = (key: string): string => `${file.lang} ${key}`;
  for (const known of file.units) {
    const key = named(pairKey(pairOfUnit(known.unit), known.sourceKey));
    const other = best.get(key);
    const isBetter = other !== undefined && comparePreference(pairOf(other), pairOf(known)) < 0;
    if (file.kind !== "file" && file.kind !== "record" && seen.has(key)) duplicates.add(known);
    else if (other === undefined) best.set(key, known);
    else {
      duplicates.add(isBetter ? other : known);
      if (isBetter) best.set(key, known);
    }
  }
  if (file.kind === "file") return duplicates;
  for (const [key, { unit, sourceKey }] of best) {
    seen.add(key);
    if (file.kind !== "imported") seen.add(named(pairKey(withoutPlace(pairOfUnit(unit)), sourceKey)));
  }
  return file.kind === "record" ? new Set() : duplicates;
}

function pairOf({ unit }: KnownUnit): Pair {
  return pairOfUnit(unit);
}

function withoutPlace({ previousKey: _previous, nextKey: _next, ...pair }: Pair): Pair {
  return pair;
}

/** What is wrong with a unit by itself. An empty one is told once. */
function faultsOf(known: KnownUnit): readonly Unclean[] {
  const { unit } = known;
  const [source, target] = [plainText(unit.source).trim(), plainText(unit.target).trim()];
  if (source === "" || target === "") return [{ rule: "empty", known, findings: [] }];
  const input = inputOf(unit);
  const faults: Unclean[] = [];
  const isSame = isUntranslated(unit, source, target);
  const side = isSame ? undefined : wrongLanguage(input);
  if (isSame) faults.push({ rule: "same", known, findings: [] });
  if (side !== undefined) faults.push({ rule: "language", known, findings: [], side });
  const codes = findingsOf(inlineCodes, input);
  if (codes.length > 0) faults.push({ rule: "codes", known, findings: codes });
  const differing = findingsOf(numbers, input).filter(({ rule }) => rule !== "separator");
  if (differing.length > 0) faults.push({ rule: "numbers", known, findings: differing });
  return faults;
}

function isUntranslated({ sourceLang, lang }: TranslationUnit, source: string, target: string): boolean {
  return /\p{L}/u.test(source) && !sameLanguage(sourceLang, lang) && normaliseText(source) === normaliseText(target);
}

function findingsOf(check: Check, input: CheckInput): readonly Finding[] {
  return check.find(input);
}

/** A unit as checks see a segment; terms are no affair of the memory. */
function inputOf({ source, target, sourceLang, lang }: TranslationUnit): CheckInput {
  return { source, target, sourceLang, lang, terms: [], rendered: [] };
}
