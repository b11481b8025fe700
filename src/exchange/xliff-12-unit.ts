import { stateRank } from "../core/change.ts";
import type { InlineCode, Run, Runs, State } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { sameRuns } from "../core/runs.ts";
import { detached } from "./detached.ts";
import type { ReturnedUnit } from "./handover.ts";
import { contradictsApproval, fromXliff12, ownStateOfUnit } from "./states.ts";
import type { SegmentMarks } from "./xliff-12-segments.ts";
import type { XmlElement } from "./xml-reader.ts";

/** A `source` or `target` as it was read, with the segments marked in it. */
interface Content {
  readonly element: XmlElement;
  readonly runs: Runs;
  readonly marks: SegmentMarks;
}

/** A `trans-unit` while it is read. */
export interface UnitParts {
  readonly id: string;
  readonly element: XmlElement;
  source: Content | undefined;
  target: Content | undefined;
  /** The segments into which another tool has cut the source (`seg-source`), by `mid`. */
  cut: SegmentMarks | undefined;
  /** States of its segments in another tool's own words. */
  readonly states: State[];
  /** Whether it stands in a group whose first unit holds the translation of all. */
  readonly isMerged: boolean;
  readonly notes: string[];
  problem: Problem | undefined;
}

/** The parts of a unit that begins. Its id is added to `ids`, those of its file so far. */
export function startUnit(element: XmlElement, ids: Set<string>, isMerged: boolean): UnitParts {
  const id = detached(element.attributes["id"] ?? "");
  const problem =
    id === ""
      ? new Problem("E_XLIFF_ATTRIBUTE", { element: "trans-unit", attribute: "id" }, element.place)
      : ids.has(id)
        ? new Problem("E_XLIFF_DUPLICATE", { id }, element.place)
        : undefined;
  ids.add(id);
  const states = ownStateOfUnit(element.attributes);
  return {
    id,
    element,
    source: undefined,
    target: undefined,
    cut: undefined,
    states: states === undefined ? [] : [states],
    isMerged,
    notes: [],
    problem,
  };
}

/** The unit as it came back, its target's codes resolved by its source's. */
export function finishUnit(parts: UnitParts): ReturnedUnit {
  const { id, element, notes } = parts;
  const { place } = element;
  if (parts.source === undefined) parts.problem ??= new Problem("E_XLIFF_NO_SOURCE", { id }, place);
  const source = parts.source?.runs ?? [];
  const said = parts.target?.element.attributes;
  const target = workIn(parts, source);
  parts.problem ??= missingPart(parts, target);
  const approved = element.attributes["approved"] === "yes" && !contradictsApproval(said?.["state"]);
  const base = /^base:(.*)$/s.exec(element.attributes["extradata"] ?? "")?.[1];
  const isJoined = parts.isMerged && said?.["equiv-trans"] === "no" && (target?.length ?? 0) === 0;
  return {
    id,
    source,
    ...(target !== undefined && { target }),
    state: stateOf(parts, approved, target !== undefined),
    approved,
    ...(isJoined && { joined: true }),
    ...(base !== undefined && { base }),
    notes,
    line: place.line ?? 1,
    column: place.column ?? 1,
    ...(parts.problem !== undefined && { problem: parts.problem }),
  };
}

/** What was translated: undefined where that is nothing, `[]` where somebody says that nothing is meant. */
function workIn({ target: content }: UnitParts, source: Runs): Runs | undefined {
  if (content === undefined) return undefined;
  const target = resolveCodes(content.runs, source);
  const isWork = claimsWork(content.element.attributes["state"]);
  if (target.length === 0) return isWork ? [] : undefined;
  // Of a split that nobody has worked on only the space between its parts is left.
  if (content.marks.size > 0 && isBlank(target) && !isBlank(source)) return isWork ? [] : undefined;
  // Some tools need a target to show a unit at all and put the source there, saying that it is not translated.
  if (!isWork && content.element.attributes["state"] !== undefined && sameRuns(target, source)) return undefined;
  return target;
}

/** The problem of a translator's split of which one part is translated and another is not. */
function missingPart({ id, cut, target }: UnitParts, work: Runs | undefined): Problem | undefined {
  if (cut === undefined || target === undefined || work === undefined || work.length === 0) return undefined;
  // Without marks of its own the target is one piece, whatever the source was cut into.
  if (target.marks.size === 0) return undefined;
  for (const [mid, holds] of cut)
    if (holds && target.marks.get(mid) !== true)
      return new Problem("E_XLIFF_PART", { id, part: mid || "?" }, target.element.place);
  return undefined;
}

function stateOf({ target, states }: UnitParts, approved: boolean, hasTarget: boolean): State {
  const { state, "state-qualifier": qualifier } = target?.element.attributes ?? {};
  const [first, ...others] = states;
  // Tools with words of their own leave XLIFF's out, or say `translated` of everything.
  if (first === undefined || !hasTarget) return fromXliff12({ state, qualifier, approved, hasTarget });
  return others.reduce((least, other) => (stateRank(other) < stateRank(least) ? other : least), first);
}

// `<target/>` is how many tools write "nothing yet"; only a state tells an empty translation that somebody meant.
function claimsWork(state: string | undefined): boolean {
  return state !== undefined && state !== "new" && state !== "needs-translation";
}

function isBlank(runs: Runs): boolean {
  return runs.every((run) => run.kind === "text" && run.text.trim() === "");
}

function resolveCodes(target: Runs, source: Runs): Runs {
  const known = new Map<string, InlineCode>();
  for (const run of source) if (run.kind === "code") known.set(keyOf(run.code), run.code);
  return target.map((run): Run => {
    if (run.kind === "text") return run;
    return { kind: "code", code: known.get(keyOf(run.code)) ?? { ...run.code, data: "" } };
  });
}

function keyOf(code: InlineCode): string {
  return `${code.type} ${code.id}`;
}
