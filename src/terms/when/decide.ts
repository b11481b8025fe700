import type { LanguageTag, Runs, Term, TermHit } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import type { KeepWhen, TermDecision, TermReason, Validity } from "../../core/term.ts";
import { findTerms } from "../find.ts";
import type { Glossary } from "../glossary.ts";
import { articleTime, type Circumstances, type Time, timeOf } from "./circumstances.ts";
import { NAMING_AFTER, NAMING_BEFORE } from "./cues.ts";
import { type Days, FIRST_DAY, LAST_DAY } from "./days.ts";
import { nameAround } from "./names.ts";
import { quotations, type Stretch } from "./quotation.ts";

/** A sentence with where it stands. */
export interface Passage {
  readonly runs: Runs;
  readonly circumstances: Circumstances;
}

/**
 * The terms of a sentence, each with the decision whether it is asked for there, or another one in its place, and why.
 *
 * A term without conditions is. One that is no longer in force stays in quotations, names, beside the term that took its
 * place, and where the word itself is spoken of, as its `keepWhen` says; else it is replaced where the sentence speaks
 * of a later time. What speaks of both times, or of an unknown one, is left undecided.
 */
export function decideTerms(
  { runs, circumstances }: Passage,
  glossary: Glossary,
  lang: LanguageTag,
): readonly TermHit[] {
  const text = plainText(runs);
  const hits = findTerms(text, glossary, lang).filter(({ term }) => isOfDomain(term, circumstances));
  if (hits.every(({ term }) => isUnconditional(term))) {
    return hits.map((hit) => ({ ...hit, decision: decision("applies", hit.term, "always") }));
  }
  const quoted = quotations(runs, circumstances.before.join(" "));
  return hits.map((hit) => decide({ hit, hits, text, quoted, circumstances, glossary }));
}

interface Question {
  readonly hit: TermHit;
  readonly hits: readonly TermHit[];
  readonly text: string;
  readonly quoted: readonly Stretch[];
  readonly circumstances: Circumstances;
  readonly glossary: Glossary;
}

function isOfDomain({ domains }: Term, circumstances: Circumstances): boolean {
  if (domains.length === 0 || circumstances.domains.length === 0) return true;
  const named = new Set(circumstances.domains.map((domain) => domain.toLowerCase()));
  return domains.some((domain) => named.has(domain.toLowerCase()));
}

function isUnconditional(term: Term): boolean {
  return term.valid.length === 0 && term.status === "preferred";
}

function decide(question: Question): TermHit {
  const { hit, circumstances } = question;
  const { term } = hit;
  if (term.status === "suggested") return { ...hit, decision: decision("suggested", term, "suggested") };
  if (term.valid.length === 0) return { ...hit, decision: decision("applies", term, "always") };
  const kept = keptBy(question);
  if (kept !== undefined) return { ...hit, decision: decision("kept", term, kept.reason, kept.values) };
  const time = term.validBy === "event" ? timeOf(question.text, hit, circumstances) : articleTime(circumstances);
  return { ...hit, ...byTime(question, time) };
}

/** Which of the term's exceptions holds, whatever the time. */
function keptBy(
  question: Question,
): { readonly reason: KeepWhen; readonly values: TermDecision["values"] } | undefined {
  const { hit, hits, text, quoted, glossary } = question;
  const { term, start, end } = hit;
  const has = (reason: KeepWhen): boolean => term.keepWhen.includes(reason);
  const other = counterparts(term, glossary).find((one) => hits.some(({ term: beside }) => beside.id === one.id));
  if (has("both-terms") && other !== undefined) return { reason: "both-terms", values: { other: other.source } };
  const name = has("name") ? nameAround(text, hit) : undefined;
  if (name !== undefined) return { reason: "name", values: { name } };
  if (has("quotation") && quoted.some((stretch) => stretch.start <= start && end <= stretch.end)) {
    return { reason: "quotation", values: {} };
  }
  const naming = NAMING_BEFORE.exec(text.slice(0, start))?.[0] ?? NAMING_AFTER.exec(text.slice(end))?.[0];
  if (has("naming") && naming !== undefined) return { reason: "naming", values: { words: naming.trim() } };
  return undefined;
}

/** The term that took its place, and those whose place it took. */
function counterparts(term: Term, glossary: Glossary): readonly Term[] {
  return glossary.terms.filter((other) => other.id === term.replacedBy || other.replacedBy === term.id);
}

type Answer = Pick<TermHit, "term" | "decision">;

function byTime({ hit: { term }, glossary, circumstances }: Question, time: Time | undefined): Answer {
  const successor = glossary.terms.find(({ id }) => id === term.replacedBy);
  const others = counterparts(term, glossary);
  if (time === undefined) return { term, decision: { ...decision("undecided", term, "no-date"), also: others } };
  const values = { words: time.words, from: firstDay(term.valid), until: lastDay(term.valid) };
  const answer = (asked: Term, verdict: TermDecision["verdict"], reason: TermReason, also: readonly Term[] = []) => ({
    term: asked,
    decision: {
      ...decision(verdict, term, reason, values),
      evidence: time.evidence,
      also,
      rivals: rivalsOf(asked, term),
    },
  });
  const rivalsOf = (asked: Term, found: Term): readonly Term[] =>
    [found, ...others].filter((one) => one !== asked && one.status === "preferred");
  const sides = new Set(time.each.flatMap((days) => sidesOf(days, term.valid)));
  if (sides.size > 1) {
    const today = articleTime(circumstances);
    const isOver = today !== undefined && sidesOf(today, term.valid).every((side) => side === "after");
    return answer(isOver ? (successor ?? term) : term, "undecided", "both-sides", [term, ...others]);
  }
  if (sides.has("within")) return answer(term, "applies", "in-force");
  if (sides.has("before")) return answer(term, "kept", "not-yet");
  return successor === undefined ? answer(term, "kept", "no-longer") : answer(successor, "replaced", "replaced");
}

/** Whether days lie before, within, or after the times in which a term is right; all that hold. */
function sidesOf(days: Days, valid: readonly Validity[]): readonly ("before" | "within" | "after")[] {
  const isWithin = valid.some(
    ({ from, until }) => (from ?? FIRST_DAY) <= days.from && days.until <= (until ?? LAST_DAY),
  );
  if (isWithin) return ["within"];
  const touches = valid.some(
    ({ from, until }) => (from ?? FIRST_DAY) <= days.until && days.from <= (until ?? LAST_DAY),
  );
  if (touches) return ["within", "after"];
  return [valid.every(({ from }) => days.until < (from ?? FIRST_DAY)) ? "before" : "after"];
}

function firstDay(valid: readonly Validity[]): string {
  return valid.map(({ from }) => from ?? "").sort()[0] ?? "";
}

function lastDay(valid: readonly Validity[]): string {
  return (
    valid
      .map(({ until }) => until ?? "")
      .sort()
      .at(-1) ?? ""
  );
}

function decision(
  verdict: TermDecision["verdict"],
  found: Term,
  reason: TermReason,
  values: TermDecision["values"] = {},
): TermDecision {
  return { verdict, found, reason, values, also: [], rivals: [] };
}
