import { languageKey } from "../core/locale.ts";
import type { LanguageTag, Runs, Term, TermHit } from "../core/model.ts";
import { joinRuns, plainText } from "../core/runs.ts";
import { foldForm } from "./form-index.ts";
import type { Inflector } from "./inflection.ts";
import type { Inflectors } from "./inflectors.ts";
import { type Occurrence, occurrencesOf, overlaps, readTarget, type TargetText } from "./occurrences.ts";
import { type RenderedTerm, renderedTerms } from "./rendered.ts";
import { type OpenReason, replacement } from "./replacement.ts";
import { oldForms } from "./term-forms.ts";

/** A rendering that was exchanged for the pinned one. */
export interface TermRepair {
  /** The term's id. */
  readonly term: string;
  readonly before: string;
  readonly after: string;
  /** Where `before` stood in the plain text of the target as it was given. */
  readonly start: number;
  readonly end: number;
}

/**
 * A rendering that is not the pinned one and stays. `ambiguous`: its form may be of several cases that differ in the
 * pinned term; `agreement`: words around it would have to change with it; `codes`: markup stands in it; `quotation`:
 * quotation marks stand in it; `no-form`: the rules know no form of one of the two.
 */
export interface OpenRepair {
  readonly term: string;
  readonly found: string;
  readonly reason: OpenReason;
}

/** A target with its terms repaired. `runs` is the very target where nothing was. */
export interface Mended {
  readonly runs: Runs;
  readonly repairs: readonly TermRepair[];
  readonly open: readonly OpenRepair[];
}

/** What else is to be exchanged: former renderings of terms, by the term's id. */
export interface MendOptions {
  readonly also?: ReadonlyMap<string, readonly string[]>;
  /** Ids of the terms to be repaired; all where it is absent. */
  readonly only?: ReadonlySet<string>;
}

/**
 * Puts the pinned terms in place of forbidden, outdated and admitted renderings, in the same case, number and person.
 *
 * Exchanges a form only where it is certain what the pinned one must be: all that the form can be of its word, after the
 * prepositions before it, ask for one and the same form; else it is left and told in `open`. Puts nothing in where a term
 * is missing. Abbreviations that are admitted stay, and so do shorter and longer forms of the pinned one. Pure; the same for the same input.
 */
export function mendTerms(
  runs: Runs,
  hits: readonly TermHit[],
  lang: LanguageTag,
  inflectors: Inflectors,
  options: MendOptions = {},
): Mended {
  const inflector = inflectors.get(languageKey(lang));
  const text = plainText(runs);
  const nothing = { runs, repairs: [], open: [] };
  if (inflector === undefined || hits.length === 0) return nothing;
  const read = readTarget(text);
  const rendered = renderedTerms(text, hits, lang, inflectors).filter(
    ({ term }) => options.only === undefined || options.only.has(term.id),
  );
  const repairs: TermRepair[] = [];
  const open: OpenRepair[] = [];
  for (const { term, occurrence } of [
    ...wrongOnes(rendered),
    ...formerOnes(rendered, read, { lang, inflector, options }),
  ]) {
    const { start, end } = occurrence;
    if (repairs.some((repair) => overlaps(repair, occurrence))) continue;
    const before = text.slice(start, end);
    const after = replacement({ term, occurrence, read, lang, inflector, inOneRun: isInOneRun(runs, occurrence) });
    if (after.kind === "open") open.push({ term: term.id, found: before, reason: after.reason });
    else if (after.kind === "form" && after.form !== before) {
      const repair = withWordAfter({ term: term.id, before, after: after.form, start, end }, read, inflector);
      const isUnfit = repair === undefined || (repair.end > end && !isInOneRun(runs, repair));
      if (isUnfit || standsBeside(after.form, occurrence, read)) {
        open.push({ term: term.id, found: before, reason: "agreement" });
        continue;
      }
      const whole = withWordBefore(repair, read, inflector);
      repairs.push(isInOneRun(runs, whole) ? whole : repair);
    }
  }
  return repairs.length === 0 ? { ...nothing, open } : { runs: exchange(runs, repairs), repairs, open };
}

/** The repair with the word right before it, where that changes with the sound that follows: об оралмане, о кандасе. */
function withWordBefore(repair: TermRepair, { text, words }: TargetText, { fitBefore }: Inflector): TermRepair {
  const last = words.findLast(({ end }) => end <= repair.start);
  if (last === undefined || fitBefore === undefined || !/^\s[«„“"]?$/u.test(text.slice(last.end, repair.start))) {
    return repair;
  }
  const word = text.slice(last.start, last.end);
  const fitting = fitBefore(word, repair.before, repair.after);
  if (fitting === word) return repair;
  const gap = text.slice(last.end, repair.start);
  return { ...repair, before: word + gap + repair.before, after: fitting + gap + repair.after, start: last.start };
}

/** The repair with the particle right after it, where that changes too: оралман мен, қандас пен. Undefined in doubt. */
function withWordAfter(
  repair: TermRepair,
  { text, words }: TargetText,
  { fitAfter }: Inflector,
): TermRepair | undefined {
  const at = words.findIndex(({ start }) => start >= repair.end);
  const next = words[at];
  if (next === undefined || fitAfter === undefined) return repair;
  const gap = text.slice(repair.end, next.start);
  if (!/^[»”"]?\s$/u.test(gap)) return repair;
  const following = words.slice(at + 1).map((word) => word.text.toLowerCase());
  const word = text.slice(next.start, next.end);
  const fitting = fitAfter(word, repair.before, repair.after, following);
  if (fitting === undefined) return undefined;
  if (fitting === word) return repair;
  return { ...repair, before: repair.before + gap + word, after: repair.after + gap + fitting, end: next.end };
}

/** Whether the form already stands right beside the stretch: `қандас (оралман)` explains the word to readers. */
function standsBeside(form: string, { start, end }: Occurrence, { text, words }: TargetText): boolean {
  const folded = foldForm(form);
  const at = words.findIndex((word) => word.end > start);
  const next = words.findIndex((word) => word.start >= end);
  const isNear = (from: number, to: number): boolean => /^[\s(,/«»„“”"–—-]{1,4}$/u.test(text.slice(from, to));
  const [before, after] = [words[at - 1], words[next]];
  return (
    (before !== undefined && isNear(before.end, start) && foldForm(before.text) === folded) ||
    (after !== undefined && isNear(end, after.start) && foldForm(after.text) === folded)
  );
}

interface Wrong {
  readonly term: Term;
  readonly occurrence: Occurrence;
}

/** What stands in place of a pinned term. Beside the pinned one an admitted rendering is variety, and stays. */
function wrongOnes(rendered: readonly RenderedTerm[]): readonly Wrong[] {
  return rendered.flatMap(({ term, verdict, occurrences }) => {
    const isWrong = verdict === "forbidden" || verdict === "outdated" || verdict === "admitted";
    return isWrong ? occurrences.map((occurrence) => ({ term, occurrence })) : [];
  });
}

/** Former renderings of terms that are missing. */
function formerOnes(
  rendered: readonly RenderedTerm[],
  read: TargetText,
  {
    lang,
    inflector,
    options,
  }: { readonly lang: LanguageTag; readonly inflector: Inflector; readonly options: MendOptions },
): readonly Wrong[] {
  return rendered.flatMap(({ term, verdict }) => {
    const former = verdict === "missing" ? options.also?.get(term.id) : undefined;
    if (former === undefined) return [];
    return occurrencesOf(read, oldForms(term, former, lang, inflector)).map((occurrence) => ({ term, occurrence }));
  });
}

/** Whether a stretch of the plain text lies within one run, so that no code stands in it. */
function isInOneRun(runs: Runs, { start, end }: { readonly start: number; readonly end: number }): boolean {
  let at = 0;
  for (const run of runs) {
    if (run.kind !== "text") continue;
    if (start >= at && end <= at + run.text.length) return true;
    at += run.text.length;
  }
  return false;
}

/** The runs with the repairs made; each lies within one run. */
function exchange(runs: Runs, repairs: readonly TermRepair[]): Runs {
  let at = 0;
  return joinRuns(
    runs.map((run) => {
      if (run.kind !== "text") return run;
      const [from, to] = [at, at + run.text.length];
      at = to;
      const here = repairs.filter(({ start, end }) => start >= from && end <= to).toSorted((a, b) => b.start - a.start);
      const text = here.reduce(
        (sum, { start, end, after }) => sum.slice(0, start - from) + after + sum.slice(end - from),
        run.text,
      );
      return { kind: "text", text };
    }),
  );
}
