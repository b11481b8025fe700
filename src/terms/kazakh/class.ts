import type { Lexeme } from "../inflection.ts";
import type { Harmony } from "./sounds.ts";
import { lastPart } from "./stems.ts";

/** How a Kazakh term inflects. */
export type Kind = "noun" | "name" | "possessed" | "abbreviation" | "foreign" | "number" | "fixed";

/** What is known of a term's inflection. */
export interface TermClass {
  readonly kind: Kind;
  /** Whether nobody said it: others may be right too. */
  readonly guessed: boolean;
  readonly harmony: Harmony | undefined;
  /** Whether the citation form is in the plural. */
  readonly plural: boolean;
}

/** The words of `class`, and of the `kind` and `h` of other glossaries, by what they mean. */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>(
  Object.entries({
    n: "noun",
    noun: "noun",
    np: "name",
    proper: "name",
    px3: "possessed",
    "proper-px3": "possessed",
    abbr: "abbreviation",
    abbr_b: "abbreviation",
    abbr_f: "abbreviation",
    fixed: "fixed",
  } satisfies Record<string, Kind>),
);
const HARMONIES: ReadonlyMap<string, Harmony> = new Map<string, Harmony>(
  Object.entries({
    b: "back",
    back: "back",
    abbr_b: "back",
    f: "front",
    front: "front",
    abbr_f: "front",
  } satisfies Record<string, Harmony>),
);

/** Whether a word of `class` says something of a Kazakh term. */
export function knowsClass(word: string): boolean {
  return KINDS.has(word) || HARMONIES.has(word) || word === "pl" || word === "multiword";
}

/**
 * How a term inflects: what its entry says, else what its last word looks like. Words of `class` that are not Kazakh's say
 * nothing.
 *
 * @param word the term's last word, without quotation marks
 * @param several whether other words stand before it
 */
export function classOf(lexeme: Lexeme, word: string, several: boolean): TermClass {
  const words = (lexeme.class ?? "").toLowerCase().split(/[\s,;+]+/u);
  const said = words.map((one) => KINDS.get(one)).find((kind) => kind !== undefined);
  const harmony = lexeme.harmony ?? words.map((one) => HARMONIES.get(one)).find((one) => one !== undefined);
  const written = said === "fixed" ? undefined : writtenKind(word, said);
  const kind = written ?? said ?? guessedKind(word, several);
  const possible = kind !== "possessed" || /[ыі]$/iu.test(word);
  return {
    kind: possible ? kind : "noun",
    guessed: said === undefined,
    harmony,
    plural: words.includes("pl"),
  };
}

/** The kinds that show in the writing, whatever else is said. */
function writtenKind(word: string, said: Kind | undefined): Kind | undefined {
  if (/\p{Nd}$/u.test(word)) return "number";
  if (/\p{Script=Latin}$/u.test(word)) return "foreign";
  if (!/\p{L}$/u.test(word)) return "fixed";
  return said !== "possessed" && /^\p{Lu}{2,6}$/u.test(word) ? "abbreviation" : undefined;
}

/** Names of fathers, «son of», «daughter of»: Күнболатұлы, Назарбайқызы. */
const PATRONYMIC = /\p{L}(?:ұлы|қызы)$/u;

/** Whether a word is a father's name, which has no plural of its own. */
export function isPatronymic(word: string): boolean {
  return /^\p{Lu}/u.test(word) && PATRONYMIC.test(word);
}

function guessedKind(word: string, several: boolean): Kind {
  if (isPatronymic(word)) return "possessed";
  if (several && /[ыі]$/u.test(word) && !UNPOSSESSED.test(word.toLowerCase())) return "possessed";
  return /^\p{Lu}/u.test(lastPart(word)) ? "name" : "noun";
}

/** Nouns in -ы and -і that have no owner: of persons (сарапшы), results (қорытынды), some roots, and places. */
const UNPOSSESSED =
  /(?:[^аәеоөұүыі]ш[ыі]|[ае]ш[ыі]|[ыі]нд[ыі]|жылқы|түлкі|ертегі|белгі|күлкі|түркі|парсы|алматы|қарағанды)$/u;
