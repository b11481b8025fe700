import { isHuman } from "../core/change.ts";
import type { Target } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import { runsToJson } from "./runs-json.ts";

/**
 * A mark that stands beside every target a machine wrote, as long as nobody has touched it: 8 hexadecimal digits of a
 * hash over source and target. Who edits the text in the file breaks it without noticing, and is known as a person.
 */
export function sealOf(target: Target): string | undefined {
  if (isHuman(target) || target.target === undefined) return undefined;
  return hash(JSON.stringify([runsToJson(target.source), runsToJson(target.target)])).slice(0, 8);
}

/** Whom an edit in the file is put down to, and when it was noticed. */
export interface Editor {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** The target as a person's work where its seal is broken; itself where it holds, or where it needs none. */
export function unsealed(target: Target, seal: string | undefined, editor: Editor): Target {
  if (target.target === undefined || target.target.length === 0) return target;
  const isOurs = target.state !== "new" && (isHuman(target) || seal === sealOf(target));
  if (isOurs) return target;
  const { raw: _raw, repairs: _repairs, ...kept } = target;
  return { ...kept, state: "edited", origin: { kind: "person" }, ...editor };
}
