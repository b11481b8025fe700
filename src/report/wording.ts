import type { Finding, LanguageTag, Match, Origin, Target, Term, TermHit } from "../core/model.ts";
import type { Exchange, MeaningDifference, Refusal } from "../core/repair.ts";
import { markedText, plainText } from "../core/runs.ts";
import { currentSpeaker, english } from "./say.ts";
import type { Speaker } from "./speaker.ts";

/** What is known of a match besides its score. */
interface Examined extends Match {
  readonly exchanges: readonly Exchange[];
  readonly refusals: readonly Refusal[];
  readonly guard: readonly MeaningDifference[];
}

/** A part of a text that the memory knows. */
interface KnownPart {
  readonly text: string;
  readonly unit: Match["unit"];
  readonly memory: string;
}

/** Findings, terms and matches in words, for translators and for whoever asks why. */
export interface Words {
  finding(finding: Finding): string;
  term(hit: TermHit, lang: LanguageTag): string;
  /** The memory a match stands in, and why its score is what it is. */
  match(match: Match): string;
  place(headings: readonly string[]): string;
  origin(target: Target): string;
  /** What is to be known of a machine's text and its inline codes; empty where there is nothing to say. */
  machine(target: Target): readonly string[];
  candidate(match: Match): string;
  /** What was exchanged in a match, and in what its source says something else; a sentence each. */
  examined(match: Examined): readonly string[];
  /** What was not exchanged in a match, and why. */
  refusals(match: Examined): readonly string[];
  fragment(part: KnownPart): string;
}

type Say = Speaker["say"];

/** The words that a speaker has for findings, terms and matches. */
export function wordsOf(speaker: Speaker): Words {
  const { say } = speaker;
  const words: Words = {
    finding: ({ check, rule, values }) => speaker.finding(`${check}.${rule}`, values),
    term(hit, lang) {
      const { decision } = hit;
      if (decision === undefined || decision.reason === "always") return termText(say, hit, lang);
      const { found, reason, evidence, values, also } = decision;
      const others = also.map((term) => renderingText(term, lang)).join(", ");
      const where = evidence === undefined ? "" : say(`term.evidence.${evidence}`, values);
      const why = say(`term.reason.${reason}`, {
        ...values,
        where,
        found: found.source,
        term: hit.term.source,
        others,
      });
      return say("term.decided", { term: termText(say, hit, lang), why });
    },
    match: ({ memory, type, score, base, credit, penalties }) => {
      const taken = penalties.reduce((sum, { points }) => sum + points, 0);
      const context = type === "context" ? Math.max(0, score + taken - base - credit) : 0;
      const given = [
        say("match.base", { base }),
        ...(context > 0 ? [say("match.inContext", { points: context })] : []),
        ...(credit > 0 ? [say("match.credit", { points: credit })] : []),
      ];
      const breakdown = [...given, ...penaltyTexts(speaker, penalties)].join(", ");
      return say("match.origin", { memory, type: say(`match.${type}`), score, breakdown });
    },
    place: (headings) => say("handover.place", { headings: headings.join(" › ") }),
    origin: (target) => originText(speaker, target.origin, target),
    machine: (target) => machineTexts(say, target),
    candidate: (match) =>
      say("explain.match", {
        match: words.match(match),
        source: markedText(match.unit.source),
        target: markedText(match.unit.target),
      }),
    examined: (match) => [
      ...match.exchanges.map((exchange) => exchangeText(say, exchange, match)),
      ...match.guard.map((difference) => differenceText(say, difference, match)),
    ],
    refusals: ({ refusals }) =>
      refusals.map(({ kind, reason, text }) =>
        say("repair.refused", { what: say(`repair.kind.${kind}`), text, why: say(`repair.refused.${reason}`) }),
      ),
    fragment: ({ text, unit, memory }) =>
      say("repair.fragment", { text, source: markedText(unit.source), target: markedText(unit.target), memory }),
  };
  return words;
}

/** The words in English, for files and for programs. */
export const words: Words = wordsOf(english);

/** The words in the language that the command line speaks. */
export function shownWords(): Words {
  return wordsOf(currentSpeaker());
}

function termText(say: Say, hit: TermHit, lang: LanguageTag): string {
  const { source, doNotTranslate, renderings, note, certainty } = hit.term;
  const rendering = renderings.get(lang);
  const common = { source, certainty, note: note ?? "" };
  if (doNotTranslate || rendering?.doNotTranslate) return say("term.keep", common);
  if (rendering === undefined) return say("term.none", common);
  const admitted = rendering.admitted.join(", ");
  const key = `term.pinned${admitted === "" ? "" : "Admitted"}${note === undefined ? "" : "Note"}` as const;
  return say(key, { ...common, target: rendering.term, admitted });
}

function renderingText({ renderings, source }: Term, lang: LanguageTag): string {
  return renderings.get(lang)?.term ?? source;
}

function exchangeText(say: Say, { kind, ...texts }: Exchange, { memory, score }: Match): string {
  if (kind !== "codes") return say("repair.exchanged", { memory, score, what: say(`repair.kind.${kind}`), ...texts });
  return say(texts.wrote === "" ? "repair.codesRemoved" : "repair.codesPlaced", { memory, score, ...texts });
}

function differenceText(say: Say, { kind, query, remembered }: MeaningDifference, { memory, score }: Match): string {
  const none = say("guard.nothing");
  const values = { query: query === "" ? none : query, remembered: remembered === "" ? none : remembered };
  return say("guard.difference", { memory, score, what: say(`guard.${kind}`), ...values });
}

function machineTexts(say: Say, { origin, target, raw, repairs }: Target): readonly string[] {
  if (origin?.kind !== "engine") return [];
  const made = (repairs?.made ?? []).filter(({ kind }) => kind === "term");
  const { engine, codes } = origin;
  if (target === undefined) return raw === undefined ? [] : [say("note.unplaced", { engine, text: plainText(raw) })];
  const placed = codes === undefined ? [] : [say("note.codesPlaced", { engine })];
  return [
    ...placed,
    ...made.map(({ kind, rule, before, after }) => say(`note.repaired.${kind}`, { rule, before, after })),
  ];
}

function originText(speaker: Speaker, origin: Origin | undefined, { by, at, target }: Target): string {
  const { say } = speaker;
  const when = { at: at ?? "", by: by ?? "" };
  switch (origin?.kind) {
    case undefined:
      return say("origin.none");
    case "memory": {
      const { memory, match, score, penalties } = origin;
      return say("origin.memory", {
        ...when,
        memory,
        type: say(`match.${match}`),
        score,
        penalties: penaltiesText(speaker, penalties),
      });
    }
    case "engine": {
      if (target === undefined) return say("origin.unplaced", { engine: origin.engine, model: origin.model });
      const placed = origin.codes === undefined ? [] : [say("origin.codesPlaced")];
      const made = say(origin.terms.length === 0 ? "origin.engine" : "origin.engineTerms", {
        ...when,
        engine: origin.engine,
        model: origin.model,
        terms: origin.terms.join(", "),
      });
      return [made, ...placed].join("\n");
    }
    case "pseudo":
      return say("origin.pseudo", when);
    case "person":
      return say("origin.person", when);
    case "aligned":
      return say("origin.aligned", when);
  }
}

function penaltiesText(speaker: Speaker, penalties: Match["penalties"]): string {
  return penalties.length === 0 ? speaker.say("match.noPenalty") : penaltyTexts(speaker, penalties).join(", ");
}

function penaltyTexts({ say, word }: Speaker, penalties: Match["penalties"]): readonly string[] {
  return penalties.map(({ reason, points }) => say("match.penalty", { reason: word("match.reason", reason), points }));
}
