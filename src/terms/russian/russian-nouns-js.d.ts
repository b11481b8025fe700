declare module "russian-nouns-js" {
  /** A word in the nominative with what decides its declension. */
  interface LemmaOptions {
    readonly text: string;
    /** One of `Gender`; not asked for with `pluraleTantum`. */
    readonly gender?: string;
    readonly pluraleTantum?: boolean;
    readonly indeclinable?: boolean;
    readonly animate?: boolean;
    readonly surname?: boolean;
    readonly name?: boolean;
  }

  interface Lemma {
    text(): string;
  }

  interface Engine {
    decline(lemma: Lemma, grammaticalCase: string, pluralForm?: string): readonly string[];
    pluralize(lemma: Lemma): readonly string[];
    getLocativeForms(lemma: Lemma): readonly { readonly preposition: string; readonly word: string }[];
  }

  const RussianNouns: {
    readonly Case: Readonly<
      Record<"NOMINATIVE" | "GENITIVE" | "DATIVE" | "ACCUSATIVE" | "INSTRUMENTAL" | "PREPOSITIONAL", string>
    >;
    readonly Gender: Readonly<Record<"FEMININE" | "MASCULINE" | "NEUTER", string>>;
    readonly Engine: new () => Engine;
    createLemma(options: LemmaOptions): Lemma;
  };
  export default RussianNouns;
}
