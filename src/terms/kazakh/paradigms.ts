import type { Lexeme, Possessor, Slot } from "../inflection.ts";
import { classOf, isPatronymic, type Kind, type TermClass } from "./class.ts";
import { suffixOf } from "./endings.ts";
import { bareWords, isPossessedPlural } from "./possessed.ts";
import { abbreviationReadings, foreignReadings, numberReadings, type Reading } from "./readings.ts";
import { type Harmony, harmonyOf, hasBackCases } from "./sounds.ts";
import { laxStems, nounStem, plainStem, type Stem } from "./stems.ts";

/** One way in which a term may inflect: its form in a slot, or undefined where it has none. */
export type Paradigm = (slot: Slot) => string | undefined;

/** A term as it inflects: only its last word does, inside the quotation marks. */
interface Parts {
  readonly before: string;
  readonly word: string;
  /** Quotation marks and brackets that close. */
  readonly after: string;
}

/** The right way in which a term inflects. */
export function strictParadigm(lexeme: Lexeme): Paradigm {
  const { parts, known } = termOf(lexeme);
  return atTerm(parts, strictOf(parts.word, known));
}

/** All ways in which a term may inflect in texts, the right one first. */
export function laxParadigms(lexeme: Lexeme): readonly Paradigm[] {
  const { parts, known } = termOf(lexeme);
  const paradigms = [strictOf(parts.word, known), ...laxOf(parts.word, known)];
  const outside = parts.after === "" ? [] : afterQuotation(parts, known);
  return [...paradigms.map((paradigm) => atTerm(parts, paradigm)), ...outside];
}

function termOf(lexeme: Lexeme): { readonly parts: Parts; readonly known: TermClass } {
  const parts = partsOf(lexeme.term.normalize("NFC"));
  return { parts, known: classOf(lexeme, parts.word, parts.before.trim() !== "") };
}

function partsOf(term: string): Parts {
  const after = /[^\p{L}\p{N}]*$/u.exec(term)?.[0] ?? "";
  const rest = term.slice(0, term.length - after.length);
  const word = /[^\s«»“”„"()]*$/u.exec(rest)?.[0] ?? "";
  return { before: rest.slice(0, rest.length - word.length), word, after };
}

function atTerm({ before, after }: Parts, paradigm: Paradigm): Paradigm {
  return (slot) => {
    const form = paradigm(slot);
    return form === undefined ? undefined : before + form + after;
  };
}

/** «Центр Азия»-ның beside «Центр Азияның»: what suffixes look like behind the mark. */
function afterQuotation({ before, word, after }: Parts, known: TermClass): readonly Paradigm[] {
  return readingsOf(word, known).map((reading) => hyphenated(before + word + after, reading, "-"));
}

function strictOf(word: string, known: TermClass): Paradigm {
  const { kind, harmony } = known;
  if (kind === "fixed") return (slot) => (isCitation(slot) ? word : undefined);
  if (kind === "possessed") return possessed(word, bareWords(word)[0] ?? word);
  if (kind === "noun" || kind === "name") {
    const stem = kind === "noun" ? nounStem(word) : plainStem(word);
    if (harmony === undefined && stem.harmony === undefined && hasBackCases(word))
      return inNumber(mixed(stem), known.plural);
    return inNumber(regular(stem, stem.harmony ?? harmony ?? harmonyOf(word, kind === "name")), known.plural);
  }
  const [first] = readingsOf(word, known);
  return first === undefined ? () => undefined : inNumber(hyphenated(word, first, "-"), known.plural);
}

function laxOf(word: string, known: TermClass): readonly Paradigm[] {
  const { kind, guessed } = known;
  if (kind === "fixed") return readingsOf(word, known).map((reading) => hyphenated(word, reading, "-"));
  if (kind === "possessed") {
    const asOwned = bareWords(word).map((bare) => possessed(word, bare));
    return guessed && !isPatronymic(word) ? [...asOwned, ...regulars([plainStem(word)], known)] : asOwned;
  }
  if (kind === "noun" || (kind === "name" && guessed)) return regulars([nounStem(word), ...laxStems(word)], known);
  if (kind === "name") return regulars([plainStem(word), ...laxStems(word).filter(isName)], known);
  return readingsOf(word, known).flatMap((reading) => [hyphenated(word, reading, "-"), hyphenated(word, reading, "")]);
}

/** Names keep all their letters. */
function isName({ bare, beforeVowel }: Stem): boolean {
  return bare === beforeVowel;
}

function isCitation({ case: name, number, possessor, attributive }: Slot): boolean {
  return name === "nominative" && number === "singular" && possessor === undefined && attributive === undefined;
}

/** In both harmonies: usage wavers in loans, and the wrong one still is the word. */
function regulars(stems: readonly Stem[], { plural }: TermClass): readonly Paradigm[] {
  const shapes = new Map(stems.map((stem) => [`${stem.bare} ${stem.beforeVowel} ${stem.sound}`, stem]));
  return [...shapes.values()].flatMap((stem) =>
    harmonies(stem).map((harmony) => inNumber(regular(stem, harmony), plural)),
  );
}

function harmonies(stem: Stem): readonly Harmony[] {
  return stem.harmony === undefined ? ["back", "front"] : [stem.harmony];
}

const BACK_CASES: ReadonlySet<string> = new Set(["dative", "locative", "ablative"]);

/** Front, but for three cases of the singular: күнәнің, күнәға. */
function mixed(stem: Stem): Paradigm {
  const front = regular(stem, "front");
  const back = regular(stem, "front", "back");
  return (slot) => {
    const plural = slot.number === "plural" || slot.possessor?.startsWith("2pl") === true;
    return !plural && BACK_CASES.has(slot.case) ? back(slot) : front(slot);
  };
}

function regular(stem: Stem, harmony: Harmony, ofCase: Harmony = harmony): Paradigm {
  return (slot) => {
    const suffix = suffixOf(slot, stem.sound, harmony, ofCase);
    if (suffix === undefined) return undefined;
    if (suffix === "") return stem.cited;
    return (suffix.startsWith("ы") || suffix.startsWith("і") ? stem.beforeVowel : stem.bare) + suffix;
  };
}

/** A word in its possessive: cases are put to it as it stands, plural and other owners to what it was before. */
function possessed(word: string, bare: string): Paradigm {
  const harmony: Harmony = /ы$/iu.test(word) ? "back" : "front";
  const isPlural = isPossessedPlural(word);
  const stem = isPlural ? plainStem(bare) : nounStem(bare);
  const patronymic = isPatronymic(word);
  const asName = regular(plainStem(word), harmony);
  const other = regular(stem, stem.harmony ?? harmony);
  return (slot) => {
    const { number, possessor = "3" } = slot;
    if (possessor === "3" && (number === "singular" || isPlural)) {
      const suffix = suffixOf(slot, "third", harmony);
      return suffix === undefined ? undefined : word + suffix;
    }
    if (patronymic) return slot.possessor === undefined ? asName(slot) : undefined;
    return other(isPlural ? { ...slot, possessor: ofOne(possessor), number: "singular" } : { ...slot, possessor });
  };
}

/** Several owners are said by the plural, which the word has already. */
function ofOne(possessor: Possessor): Possessor {
  if (possessor === "2pl") return "2sg";
  return possessor === "2pl-formal" ? "2sg-formal" : possessor;
}

/** Of a word cited in the plural every form is a plural as it stands. */
function inNumber(paradigm: Paradigm, isPlural: boolean): Paradigm {
  if (!isPlural) return paradigm;
  return ({ possessor, ...slot }) =>
    paradigm({ ...slot, number: "singular", ...(possessor === undefined ? {} : { possessor: ofOne(possessor) }) });
}

/** ІІМ-нің: the suffix that the spoken word takes, after a hyphen. */
function hyphenated(word: string, { sound, harmony }: Reading, hyphen: string): Paradigm {
  return (slot) => {
    const suffix = suffixOf(slot, sound, harmony);
    if (suffix === undefined) return undefined;
    return suffix === "" ? word : word + hyphen + suffix;
  };
}

const READINGS: Partial<Record<Kind, (word: string) => readonly Reading[]>> = {
  abbreviation: abbreviationReadings,
  foreign: foreignReadings,
  number: (word) => numberReadings(/\p{Nd}*$/u.exec(word)?.[0] ?? ""),
};

function readingsOf(word: string, { kind, harmony }: TermClass): readonly Reading[] {
  const written: Kind = /\p{Nd}$/u.test(word) ? "number" : /\p{Script=Latin}$/u.test(word) ? "foreign" : kind;
  const readings = READINGS[written]?.(word) ?? wordReadings(word);
  if (harmony === undefined) return readings;
  return [...readings.filter((one) => one.harmony === harmony), ...readings.filter((one) => one.harmony !== harmony)];
}

function wordReadings(word: string): readonly Reading[] {
  if (!/\p{L}$/u.test(word)) return [];
  const { sound } = plainStem(word);
  const likely = harmonyOf(word, true);
  return [
    { sound, harmony: likely },
    { sound, harmony: likely === "back" ? "front" : "back" },
  ];
}
