/**
 * How our states read in XLIFF, and back: the only file that knows.
 *
 * Nothing that a machine made reads as done in any tool: it is `needs-review-translation` and not approved (XLIFF 1.2),
 * or `initial` with a target (XLIFF 2.x), because readers count `translated` as finished.
 */
import type { Origin, State } from "../core/model.ts";

/** Of `target` (`state`, `state-qualifier`) and `trans-unit` (`approved`) in XLIFF 1.2. */
export interface Xliff12State {
  readonly state: string;
  readonly qualifier?: string;
  readonly approved: boolean;
}

/** Of `segment` in XLIFF 2.x. */
export interface Xliff2State {
  readonly state: "initial" | "translated" | "reviewed" | "final";
  readonly subState?: string;
}

/** What decides how a segment's state is written. */
export interface StateOfWork {
  readonly state: State;
  readonly stale?: true;
  readonly origin?: Origin;
}

/**
 * The XLIFF 1.2 attributes for a segment's state; for `new` it has no target that could bear them.
 *
 *     draft     needs-review-translation, qualifier by origin   approved no
 *     stale     needs-review-translation, no qualifier          approved no
 *     edited    translated                                      approved no
 *     reviewed  signed-off                                      approved yes
 *     final     final                                           approved yes
 *
 * `locked` is no state: such a unit keeps its target and state and says `translate="no"`.
 */
export function toXliff12(work: StateOfWork): Xliff12State {
  if (work.stale) return { state: "needs-review-translation", approved: false };
  switch (work.state) {
    case "new":
      return { state: "new", approved: false };
    case "draft":
      return { state: "needs-review-translation", ...qualifierOf(work.origin), approved: false };
    case "edited":
      return { state: "translated", approved: false };
    case "reviewed":
      return { state: "signed-off", approved: true };
    case "final":
      return { state: "final", approved: true };
  }
}

/**
 * Our state for what an XLIFF 1.2 unit says; the least advanced reading where it contradicts itself.
 *
 * - `final` and `signed-off` count without `approved`, which not every tool sets.
 * - `approved` counts where the state is `translated` or absent; beside `new` or `needs-…` it does not.
 * - `translated` that still carries a machine's qualifier is a draft: some tools set it on every target they write.
 * - A target without a state, or with a state of another tool's own, is a draft.
 */
export function fromXliff12(said: {
  readonly state: string | undefined;
  readonly qualifier: string | undefined;
  readonly approved: boolean;
  readonly hasTarget: boolean;
}): State {
  if (!said.hasTarget) return "new";
  if (said.state === "final") return "final";
  if (said.state === "signed-off") return "reviewed";
  if (said.state === "new" || said.state?.startsWith("needs-")) return "draft";
  if (said.approved) return "reviewed";
  return said.state === "translated" && !MACHINE.has(said.qualifier) ? "edited" : "draft";
}

/**
 * Whether a target's state says the opposite of its unit's `approved`. What we write for drafts does not: translate-toolkit
 * sets `approved` and leaves it as it is.
 */
export function contradictsApproval(state: string | undefined): boolean {
  return state === "new" || (state?.startsWith("needs-") === true && state !== "needs-review-translation");
}

/** The XLIFF 2.x attributes for a segment's state. `initial` says why in its `subState`. */
export function toXliff2(work: StateOfWork): Xliff2State {
  if (work.stale) return { state: "initial", subState: "qazyna:stale" };
  switch (work.state) {
    case "new":
      return { state: "initial" };
    case "draft":
      return { state: "initial", subState: SUB_STATE[work.origin?.kind ?? "draft"] };
    case "edited":
      return { state: "translated" };
    case "reviewed":
      return { state: "reviewed" };
    case "final":
      return { state: "final" };
  }
}

/**
 * Our state for what an XLIFF 2.x segment says; the attribute's default is `initial`.
 *
 * `translated` that still carries a machine's `subState` is a draft: who changes a state must change or remove its
 * `subState` (XLIFF 2.1, section 4.7.6), so a tool that did not has only set it on every target it writes.
 */
export function fromXliff2(said: {
  readonly state: string | undefined;
  readonly subState?: string | undefined;
  readonly hasTarget: boolean;
}): State {
  if (!said.hasTarget) return "new";
  switch (said.state) {
    case "translated":
      return said.subState === SUB_STATE.engine || said.subState === SUB_STATE.pseudo ? "draft" : "edited";
    case "reviewed":
      return "reviewed";
    case "final":
      return "final";
    default:
      return "draft";
  }
}

const SUB_STATE = {
  engine: "qazyna:mt",
  pseudo: "qazyna:pseudo",
  memory: "qazyna:memory",
  aligned: "qazyna:aligned",
  person: "qazyna:person",
  draft: "qazyna:draft",
} as const;

const MACHINE: ReadonlySet<string | undefined> = new Set(["leveraged-mt", "mt-suggestion", "x-pseudo"]);

function qualifierOf(origin: Origin | undefined): { readonly qualifier?: string } {
  switch (origin?.kind) {
    case "engine":
      return { qualifier: "leveraged-mt" };
    case "pseudo":
      return { qualifier: "x-pseudo" };
    case "aligned":
      return { qualifier: "leveraged-inherited" };
    case "memory":
      return { qualifier: MATCH_QUALIFIER[origin.match] };
    case "person":
    case undefined:
      return {};
  }
}

const MATCH_QUALIFIER = {
  context: "id-match",
  exact: "leveraged-tm",
  repaired: "leveraged-tm",
  fuzzy: "fuzzy-match",
} as const;

/**
 * What a `trans-unit` says of itself in memoQ's words (`mq:status` in MQXLIFF) or Phrase's (`m:confirmed` in MXLIFF);
 * undefined where it has neither.
 */
export function ownStateOfUnit(attributes: Readonly<Record<string, string | undefined>>): State | undefined {
  const status = attributes["mq:status"];
  if (status !== undefined) return MEMOQ.get(status) ?? "draft";
  const confirmed = attributes["m:confirmed"];
  return confirmed === undefined ? undefined : confirmed === "1" ? "edited" : "draft";
}

const MEMOQ: ReadonlyMap<string, State> = new Map([
  ["ManuallyConfirmed", "edited"],
  ["Reviewer1Confirmed", "reviewed"],
  ["Proofread", "final"],
]);

/** The state that Trados Studio's `conf` of an `sdl:seg` stands for (SDLXLIFF); without one nobody has worked on it. */
export function fromStudio(conf: string | undefined): State {
  return STUDIO.get(conf) ?? "draft";
}

const STUDIO: ReadonlyMap<string | undefined, State> = new Map([
  ["Translated", "edited"],
  ["ApprovedTranslation", "reviewed"],
  ["ApprovedSignOff", "final"],
]);
