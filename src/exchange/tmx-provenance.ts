import type { Origin, Prop, State } from "../core/model.ts";

/** What our own props say. */
export interface OwnFacts {
  readonly state?: State;
  readonly origin?: Origin["kind"];
  readonly previousKey?: string;
  readonly nextKey?: string;
  readonly memory?: string;
}

/** What our own props say, the first of each type, and the props of others. */
export function ownProps(all: readonly Prop[]): { readonly own: OwnFacts; readonly props: readonly Prop[] } {
  const own: OwnFacts = {};
  const taken = new Set<string>();
  const props = all.filter((prop) => {
    const fact = taken.has(prop.type) ? undefined : ownFact(prop);
    if (fact === undefined) return true;
    taken.add(prop.type);
    Object.assign(own, fact);
    return false;
  });
  return { own, props };
}

/** Undefined for a prop of others, also where they use a type of ours for values of their own. */
function ownFact({ type, value }: Prop): OwnFacts | undefined {
  switch (type) {
    case "x-state":
      return isState(value) ? { state: value } : undefined;
    case "x-origin":
      return isOrigin(value) ? { origin: value } : undefined;
    case "x-previous-key":
      return { previousKey: value };
    case "x-next-key":
      return { nextKey: value };
    case "x-memory":
      return { memory: value };
    default:
      return undefined;
  }
}

function isState(value: string): value is Exclude<State, "new"> {
  return ["draft", "edited", "reviewed", "final"].includes(value);
}

function isOrigin(value: string): value is Origin["kind"] {
  return ["memory", "engine", "pseudo", "person", "aligned"].includes(value);
}

/**
 * What the props of other tools say against an entry: that it is a draft, machine output or aligned. What they say for
 * it, such as that it was approved, is not taken on trust.
 *
 * - Trados Studio: `x-ConfirmationLevel` and `x-Origin`, by its `ConfirmationLevel` and `TranslationUnitOrigin`;
 * - memoQ: `aligned`.
 */
export function provenanceOf(props: readonly Prop[]): Pick<OwnFacts, "state" | "origin"> {
  const said = new Set(props.map(({ type, value }) => `${type}=${value}`));
  const origin = ORIGINS.find(([prop]) => said.has(prop))?.[1];
  const isDraft = DRAFTS.some((prop) => said.has(prop));
  return { ...(isDraft && { state: "draft" }), ...(origin !== undefined && { origin }) };
}

const DRAFTS = ["Draft", "RejectedTranslation", "RejectedSignOff"].map((level) => `x-ConfirmationLevel=${level}`);

const ORIGINS: readonly (readonly [string, Origin["kind"]])[] = [
  ["x-Origin=MachineTranslation", "engine"],
  ["x-Origin=AdaptiveMachineTranslation", "engine"],
  ["x-Origin=Alignment", "aligned"],
  ["aligned=yes", "aligned"],
];
