import type { LanguageTag } from "../../core/model.ts";
import { type Phrase, Problem, phrase } from "../../core/problem.ts";
import { MAX_SHOWN } from "./cursor.ts";
import type { Deadline } from "./deadline.ts";
import type { SrxDocument, SrxPattern, SrxRule } from "./document.ts";
import { readPattern } from "./read-pattern.ts";
import { writePattern } from "./write-pattern.ts";

/** Neighbouring rules that decide alike, tried as one; `rules` and their sources stand in the same order. */
export interface Block {
  readonly breaks: boolean;
  readonly rules: readonly SrxRule[];
  readonly sources: readonly string[];
  /** Sticky: matches at a place where one of the rules does. */
  readonly pattern: RegExp;
}

/** The rules of one language, ready to run. */
export interface CompiledRules {
  readonly blocks: readonly Block[];
  /** Matches, without taking anything, wherever a rule would break; absent where none ever would. */
  readonly candidates: RegExp | undefined;
  /** Rules that were left out, each as a Problem with its place. */
  readonly problems: readonly Problem[];
}

/** More rules in one expression save little time, and make the search for a slow one longer. */
const BLOCK_RULES = 40;

/**
 * The rules for a language, translated. Of `cascade` files all maps that match count, in order, else the first.
 *
 * @param abbreviations the user's own words, without their last stop, after which there is no break whatever the rules say
 * @throws Problem `E_SRX_LANGUAGE` where no map matches
 */
export function compileRules(
  document: SrxDocument,
  lang: LanguageTag,
  abbreviations: readonly string[],
  deadline: Deadline,
): CompiledRules {
  const problems: Problem[] = [];
  const tried = <T>(make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
      return undefined;
    }
  };
  const matching = document.maps.filter(({ pattern }) => tried(() => matchesTag(pattern, lang, deadline)) === true);
  if (matching.length === 0) throw new Problem("E_SRX_LANGUAGE", { lang }, { path: document.path });
  const names = document.cascade ? matching : matching.slice(0, 1);
  const rules = [
    ...ownAbbreviations(abbreviations, document.path),
    ...[...new Set(names.map((map) => map.rules))].flatMap((name) => document.rules.get(name) ?? []),
  ];
  const compiled = rules.flatMap((rule, index) => {
    const source = tried(() => sourceOf(rule, index));
    return source === undefined ? [] : [{ rule, source }];
  });
  const breaking = compiled.filter(({ rule }) => rule.breaks).map(({ source }) => source);
  return {
    blocks: blocksOf(compiled),
    candidates: breaking.length === 0 ? undefined : new RegExp(breaking.join("|"), "gv"),
    problems,
  };
}

/** A map's pattern means the whole tag; files write it in capitals (`EN.*`) or with an underscore as well. */
function matchesTag(pattern: SrxPattern, lang: LanguageTag, deadline: Deadline): boolean {
  const source = writePattern(readPattern(pattern), "forwards", "map", refuse(pattern));
  const whole = compile(`^(?:${source})$`, "iv", pattern);
  const found = deadline(() => ({ matches: whole.test(lang) || whole.test(lang.replaceAll("-", "_")) }), 0);
  return found === undefined ? refuse(pattern)(phrase("phrase.srx.slow")) : found.matches;
}

function ownAbbreviations(words: readonly string[], path: string): readonly SrxRule[] {
  if (words.length === 0) return [];
  const listed = words.map((word) => `\\Q${word.replace(/\.$/, "")}\\E`).join("|");
  const place = { path };
  return [{ breaks: false, before: { source: `(?<!\\w)(?:${listed})\\.\\s*`, place }, after: { source: "", place } }];
}

/** A rule as an expression that matches, taking nothing, where the rule applies. */
function sourceOf({ breaks, before, after }: SrxRule, index: number): string {
  if (breaks && before.source === "" && after.source === "") throw new Problem("E_SRX_EMPTY", {}, before.place);
  const behind = writePattern(readPattern(before), "backwards", `b${index}_`, refuse(before));
  const ahead = writePattern(readPattern(after), "forwards", `a${index}_`, refuse(after));
  compile(behind, "v", before);
  compile(ahead, "v", after);
  return `(?<=${behind})(?=${ahead})`;
}

function refuse({ source, place }: SrxPattern): (reason: string | Phrase) => never {
  return (reason) => {
    throw new Problem("E_SRX_PATTERN", { pattern: source.slice(0, MAX_SHOWN), reason }, place);
  };
}

function compile(source: string, flags: string, pattern: SrxPattern): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /s, "") : String(error);
    return refuse(pattern)(reason);
  }
}

function blocksOf(compiled: readonly { readonly rule: SrxRule; readonly source: string }[]): readonly Block[] {
  const groups: { rule: SrxRule; source: string }[][] = [];
  for (const one of compiled) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.rule.breaks === one.rule.breaks && last.length < BLOCK_RULES) last.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => {
    const sources = group.map(({ source }) => source);
    return {
      breaks: group[0]?.rule.breaks ?? false,
      rules: group.map(({ rule }) => rule),
      sources,
      pattern: new RegExp(sources.join("|"), "vy"),
    };
  });
}
