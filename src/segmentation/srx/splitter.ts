import type { LanguageTag } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import type { Span } from "../split.ts";
import { type Block, type CompiledRules, compileRules } from "./compile.ts";
import { MAX_SHOWN } from "./cursor.ts";
import type { Deadline } from "./deadline.ts";
import type { SrxDocument, SrxPattern, SrxRule } from "./document.ts";

/** Cuts text by a user's rules. */
export interface SrxSplitter {
  /**
   * The sentences of a text without markup, in order; between them and around them stands white space only.
   *
   * @throws Problem `E_SRX_SLOW`, naming the rule, where the deadline passes
   * @throws Problem `E_SRX_LANGUAGE` where the rules have nothing for the language
   */
  split(view: string, lang: LanguageTag): readonly Span[];
  /** The rules of a language that JavaScript cannot run and that are left out. */
  problems(lang: LanguageTag): readonly Problem[];
}

/** The splitter of a document. Rules are compiled at a language's first use. */
export function srxSplitter(document: SrxDocument, abbreviations: readonly string[], deadline: Deadline): SrxSplitter {
  const compiled = new Map<LanguageTag, CompiledRules>();
  const rulesOf = (lang: LanguageTag): CompiledRules => {
    const known = compiled.get(lang) ?? compileRules(document, lang, abbreviations, deadline);
    compiled.set(lang, known);
    return known;
  };
  return {
    split: (view, lang) => spansBetween(view, breaksOf(view, rulesOf(lang), deadline)),
    problems: (lang) => rulesOf(lang).problems,
  };
}

/** What is tried at the moment, for whoever interrupts it; no block while candidates are looked for. */
interface Attempt {
  block: Block | undefined;
  at: number;
}

function breaksOf(text: string, rules: CompiledRules, deadline: Deadline): readonly number[] {
  const attempt: Attempt = { block: undefined, at: 0 };
  const breaks = deadline(() => findBreaks(text, rules, attempt), text.length);
  if (breaks !== undefined) return breaks;
  const slow = slowRule(text, rules, attempt, deadline);
  const shown = (pattern: SrxPattern | undefined): string => pattern?.source.slice(0, MAX_SHOWN) ?? "";
  const values = { before: shown(slow?.before), after: shown(slow?.after), count: text.length };
  throw new Problem("E_SRX_SLOW", values, slow?.before.place);
}

/** Of all rules the first that matches at a place decides, so that places where no rule breaks need no look. */
function findBreaks(text: string, { blocks, candidates }: CompiledRules, attempt: Attempt): readonly number[] {
  const breaks: number[] = [];
  if (candidates === undefined) return breaks;
  candidates.lastIndex = 1;
  while (candidates.lastIndex < text.length) {
    attempt.block = undefined;
    attempt.at = candidates.lastIndex;
    const at = candidates.exec(text)?.index;
    if (at === undefined) break;
    attempt.at = at;
    const deciding = blocks.find((block) => {
      attempt.block = block;
      return matchesAt(block.pattern, text, at);
    });
    if (deciding?.breaks === true && at > 0 && at < text.length) breaks.push(at);
    candidates.lastIndex = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  }
  return breaks;
}

function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** The first rule that alone does not end in time where the work was interrupted, or the first of those that were tried. */
function slowRule(
  text: string,
  { blocks }: CompiledRules,
  { block, at }: Attempt,
  deadline: Deadline,
): SrxRule | undefined {
  const tried = block === undefined ? blocks.filter(({ breaks }) => breaks) : [block];
  const flags = block === undefined ? "gv" : "vy";
  for (const { rules, sources } of tried)
    for (const [index, source] of sources.entries()) {
      const alone = new RegExp(source, flags);
      alone.lastIndex = at;
      if (deadline(() => [alone.test(text)], 0) === undefined) return rules[index];
    }
  return tried[0]?.rules[0];
}

/** The text cut at `breaks`, outer white space left out; a piece of white space only is no sentence. */
function spansBetween(text: string, breaks: readonly number[]): readonly Span[] {
  return [...breaks, text.length].flatMap((to, index) => {
    const from = breaks[index - 1] ?? 0;
    const piece = text.slice(from, to);
    const start = from + piece.length - piece.trimStart().length;
    return piece.trim() === "" ? [] : [{ start, end: start + piece.trim().length }];
  });
}
