import type { GateLimits } from "../core/gate-limits.ts";

/** The publication gate, as the config has it. */
export interface PublishGateConfig extends GateLimits {
  /** What becomes of a page below the gate: it is left out, or published with a notice that says so. */
  readonly below: "withhold" | "notice";
}

/** What a project asks of its outputs. */
export interface GatesConfig {
  readonly publish: PublishGateConfig;
}

/** No gate. */
export const defaultGates: GatesConfig = { publish: { findings: "none", below: "withhold" } };

/** The limits that were given. */
export function cleanGate(
  gate: { readonly [Key in keyof PublishGateConfig]: PublishGateConfig[Key] | undefined } & {
    readonly findings: PublishGateConfig["findings"];
    readonly below: PublishGateConfig["below"];
  },
): PublishGateConfig {
  const { reviewed, maxUneditedMt, maxUneditedMtParagraph, stale, untranslated, findings, below } = gate;
  return {
    ...(reviewed === undefined ? {} : { reviewed }),
    ...(maxUneditedMt === undefined ? {} : { maxUneditedMt }),
    ...(maxUneditedMtParagraph === undefined ? {} : { maxUneditedMtParagraph }),
    ...(stale === undefined ? {} : { stale }),
    ...(untranslated === undefined ? {} : { untranslated }),
    findings,
    below,
  };
}
