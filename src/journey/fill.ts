import { changeTarget } from "../core/change.ts";
import type { EngineAnswer } from "../core/engine.ts";
import type { Match, Origin, Runs, Target, TextRepair } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { sameRuns, textRuns, withCodesOf } from "../core/runs.ts";
import type { SourceRecord, TargetRecord } from "../record/record.ts";
import { isOpen, type Proposed } from "./propose.ts";

/** An engine's answer for a segment, with what was asked and what it was made by. */
export interface Answered {
  readonly source: Runs;
  readonly answer: EngineAnswer;
  readonly engine: string;
  readonly model: string;
  readonly terms: readonly string[];
}

/** Fills targets from the memory, where a match is good enough. Machines' own targets give way to a better match. */
export function fillFromMemory(
  source: SourceRecord,
  targets: TargetRecord,
  proposed: ReadonlyMap<string, Proposed>,
  at: string,
): TargetRecord {
  return mapOpen(source, targets, (target, text) => {
    const fill = proposed.get(target.id)?.fill;
    if (fill === undefined) return target;
    return changeTarget(
      target,
      undefined,
      { kind: "fill", source: text, target: fill.target, origin: memoryOrigin(fill.match) },
      { kind: "machine" },
      at,
    );
  });
}

/** What rules make of an engine's answer before it becomes a target, by the segment's place in its article. */
export type Improve = (index: number, runs: Runs) => { readonly runs: Runs; readonly made: readonly TextRepair[] };

/** Fills what is still new, and proposes beside stale human work, from an engine's answers, keyed by segment id. */
export function fillFromEngine(
  source: SourceRecord,
  targets: TargetRecord,
  answers: ReadonlyMap<string, Answered>,
  improve: Improve,
  at: string,
): TargetRecord {
  return mapOpen(source, targets, (target, text, index) => {
    const answered = answers.get(target.id);
    if (answered === undefined || !wantsEngine(target, text, answered.engine)) return target;
    if (contentKey(answered.source) !== contentKey(text)) return target; // the sentence was edited while it was asked for
    if (answered.answer.kind === "refused") return withPlain(target, text, answered, at);
    const { raw } = answered.answer;
    const runs = withCodesOf(answered.answer.runs, text); // one answer may serve segments whose codes stand for other markup
    if (runs === undefined) return target;
    const improved = answered.engine === "pseudo" ? { runs, made: [] } : improve(index, runs);
    const change = {
      kind: "fill",
      source: text,
      target: improved.runs,
      origin: engineOrigin(answered),
      raw: textRuns(raw),
      ...(improved.made.length === 0 ? {} : { repairs: { answer: runs, made: improved.made } }),
    } as const;
    return changeTarget(target, undefined, change, { kind: "machine" }, at);
  });
}

/** An answer without codes is kept beside the source, where the codes' places in it are not sure. */
function withPlain(target: Target, text: Runs, answered: Answered, at: string): Target {
  if (answered.answer.kind !== "refused" || answered.answer.plain === undefined) return target;
  const raw = textRuns(answered.answer.plain);
  const change = { kind: "unplaced", source: text, raw, origin: engineOrigin(answered) } as const;
  return changeTarget(target, undefined, change, { kind: "machine" }, at);
}

/**
 * Whether an engine is to be asked: nothing stands, or only pseudo-text, or stale human work without a proposal for
 * today's source. Beside a person's proposal, which waits for a decision, it has nothing to say. What another engine once said stands.
 * Nor has an engine anything to say again whose answer waits for its codes.
 */
export function wantsEngine(target: Target, source: Runs, engine: string): boolean {
  if (!isOpen(target) || target.rejected !== undefined) return false;
  if (target.stale && target.proposal?.origin.kind === "person") return false;
  if (target.stale) return target.proposal === undefined || !sameRuns(target.proposal.source, source);
  if (target.target === undefined && target.raw !== undefined)
    return !(sameRuns(target.source, source) && target.origin?.kind === "engine" && target.origin.engine === engine);
  return target.target === undefined || (target.origin?.kind === "pseudo" && engine !== "pseudo");
}

function mapOpen(
  source: SourceRecord,
  targets: TargetRecord,
  change: (target: Target, text: Runs, index: number) => Target,
): TargetRecord {
  return {
    segments: targets.segments.map((target, index) => {
      const text = source.segments[index]?.source;
      return text === undefined || !isOpen(target) ? target : change(target, text, index);
    }),
  };
}

function memoryOrigin(match: Match): Origin {
  const { type, score, memory, penalties } = match;
  return { kind: "memory", match: type, score, memory, penalties };
}

function engineOrigin({ engine, model, terms, answer }: Answered): Origin {
  if (engine === "pseudo") return { kind: "pseudo" };
  const codes = answer.kind === "translated" && answer.placed !== undefined ? { codes: answer.placed } : {};
  return { kind: "engine", engine, model, terms, ...codes };
}
