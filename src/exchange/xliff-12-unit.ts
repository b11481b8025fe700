import type { InlineCode, Run, Runs } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { ReturnedUnit } from "./handover.ts";
import { fromXliff12 } from "./states.ts";
import type { XmlElement } from "./xml-reader.ts";

/** A `trans-unit` while it is read. */
export interface UnitParts {
  readonly id: string;
  readonly element: XmlElement;
  source: { readonly element: XmlElement; readonly runs: Runs } | undefined;
  target: { readonly element: XmlElement; readonly runs: Runs } | undefined;
  readonly notes: string[];
  problem: Problem | undefined;
}

/** The parts of a unit that begins. Its id is added to `ids`, those of its file so far. */
export function startUnit(element: XmlElement, ids: Set<string>): UnitParts {
  const id = element.attributes["id"] ?? "";
  const problem =
    id === ""
      ? new Problem("E_XLIFF_ATTRIBUTE", { element: "trans-unit", attribute: "id" }, element.place)
      : ids.has(id)
        ? new Problem("E_XLIFF_DUPLICATE", { id }, element.place)
        : undefined;
  ids.add(id);
  return { id, element, source: undefined, target: undefined, notes: [], problem };
}

/** The unit as it came back, its target's codes resolved by its source's. */
export function finishUnit(parts: UnitParts): ReturnedUnit {
  const { id, element, notes } = parts;
  const { place } = element;
  if (parts.source === undefined) parts.problem ??= new Problem("E_XLIFF_NO_SOURCE", { id }, place);
  const source = parts.source?.runs ?? [];
  const said = parts.target?.element.attributes;
  const target = parts.target === undefined ? undefined : resolveCodes(parts.target.runs, source);
  const approved = element.attributes["approved"] === "yes";
  const hasTarget = target !== undefined && (target.length > 0 || claimsWork(said?.["state"]));
  const state = fromXliff12({ state: said?.["state"], qualifier: said?.["state-qualifier"], approved, hasTarget });
  const base = /^base:(.*)$/s.exec(element.attributes["extradata"] ?? "")?.[1];
  return {
    id,
    source,
    ...(hasTarget && { target }),
    state,
    approved,
    ...(base !== undefined && { base }),
    notes,
    line: place.line ?? 1,
    column: place.column ?? 1,
    ...(parts.problem !== undefined && { problem: parts.problem }),
  };
}

// `<target/>` is how many tools write "nothing yet"; only a state tells an empty translation that somebody meant.
function claimsWork(state: string | undefined): boolean {
  return state !== undefined && state !== "new" && state !== "needs-translation";
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
