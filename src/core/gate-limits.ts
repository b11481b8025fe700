/** What a translation must be for its page to be published as any other. A limit that is absent asks for nothing. */
export interface GateLimits {
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
}
