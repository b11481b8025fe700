/** What a translation must be for its page to be published as any other. A limit that is absent asks for nothing. */
export interface PublishGateConfig {
  /** Least share of reviewed text, percent of the article's characters. */
  readonly reviewed?: number;
  /** Greatest share of machine text that nobody has worked on, percent of the article's characters. */
  readonly maxUneditedMt?: number;
  /** The same, of any one paragraph. */
  readonly maxUneditedMtParagraph?: number;
  /** How many sentences may be older than their source. */
  readonly stale?: number;
  /** How many sentences may have no translation. */
  readonly untranslated?: number;
  /** From which severity on no finding may stand that nobody has waived; `none` asks for nothing. */
  readonly findings: "error" | "warning" | "none";
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
