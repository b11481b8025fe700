/**
 * How words inflect, as both languages say it: what a form is of its word, and what a glossary entry says of its
 * inflection. The rules themselves stand in `kazakh/` and `russian/`.
 */

/** Cases of Kazakh (all but the prepositional) and of Russian (all but the locative and the ablative). */
export const CASES = [
  "nominative",
  "genitive",
  "dative",
  "accusative",
  "instrumental",
  "prepositional",
  "locative",
  "ablative",
] as const;
export type Case = (typeof CASES)[number];

export const NUMBERS = ["singular", "plural"] as const;
export type GrammaticalNumber = (typeof NUMBERS)[number];

/** Whose a Kazakh noun is: the possessive endings. */
export const POSSESSORS = ["1sg", "2sg", "2sg-formal", "1pl", "2pl", "2pl-formal", "3"] as const;
export type Possessor = (typeof POSSESSORS)[number];

/** What a form is of its word. */
export interface Slot {
  readonly case: Case;
  readonly number: GrammaticalNumber;
  /** Kazakh. */
  readonly possessor?: Possessor;
  /** Kazakh: the locative made an attribute, қаладағы. */
  readonly attributive?: true;
}

/** A word, or several, with what is known of how it inflects. All but the citation form is optional: rules decide then. */
export interface Lexeme {
  /** The citation form as the glossary pins it, NFC. */
  readonly term: string;
  /**
   * How it inflects, as words apart by spaces. Kazakh: `n` noun, `np` proper name without stem changes, `px3` already
   * possessive, `abbr`, `fixed`. Russian: `2m 2n 1f 3f`, `sur` surname, `adj`, `indecl`, `pl`; of several words `last`, `head`
   * (only the first noun declines) or `agr` (adjectives agree with the noun).
   */
  readonly class?: string;
  /** Kazakh: which vowels its suffixes take. */
  readonly harmony?: "back" | "front";
  /** Russian. */
  readonly gender?: "masculine" | "feminine" | "neuter";
  /** Russian. */
  readonly animate?: boolean;
  /** Forms that the rules would get wrong, by `slotKey`. */
  readonly irregular?: ReadonlyMap<string, string>;
  /** Further forms that may stand in a text, whatever they are of the word. */
  readonly forms?: readonly string[];
}

/** A form with all that it can be of its word. */
export interface InflectedForm {
  readonly form: string;
  readonly slots: readonly Slot[];
}

/** A noun that is exchanged for another one, with the words around it: in lower case and reading order. */
export interface Neighbours {
  readonly from: Lexeme;
  readonly to: Lexeme;
  readonly slot: Slot;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The inflection of one language. Match lax, generate strict, and the glossary overrides both. */
export interface Inflector {
  /** The one right form, or undefined where the word has none or the rules do not know it. */
  inflect(lexeme: Lexeme, slot: Slot): string | undefined;
  /** Every form that may stand for the word in a text, each once; the strict ones among them. In lower case, NFC. */
  forms(lexeme: Lexeme): readonly InflectedForm[];
  /** Those of a form's slots that the words before it allow, all of them where the language has no such rules. */
  allowedAfter?(slots: readonly Slot[], before: readonly string[]): readonly Slot[];
  /** The word before a noun in the form that it has when the noun's first word is `next` and no longer `now`: об, о. */
  fitBefore?(word: string, now: string, next: string): string;
  /**
   * The word after a noun in the form that it has when the noun is `next` and no longer `now`: оралман ба, қандас па.
   * Undefined where that is not certain; `following` are the words after it, in lower case.
   */
  fitAfter?(word: string, now: string, next: string, following: readonly string[]): string | undefined;
  /** Whether a word of `class` says something here. */
  knowsClass?(word: string): boolean;
  /** Whether words around the noun may have to change with it; never where the language has no agreement. */
  mayDisagree?(exchange: Neighbours): boolean;
}

/** A slot as a stable string: `genitive plural`, `dative singular 3`, `locative singular attributive`. */
export function slotKey({ case: name, number, possessor, attributive }: Slot): string {
  return [name, number, ...(possessor === undefined ? [] : [possessor]), ...(attributive ? ["attributive"] : [])].join(
    " ",
  );
}
