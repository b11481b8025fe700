import { parseAdjective } from "./adjectives.ts";
import { isCapitalised, isConsonant, isCyrillic, syllables } from "./letters.ts";
import { formsAt, type Gender, joined, type Paradigm, unchanging } from "./paradigm.ts";
import { combined } from "./phrase.ts";
import type { Known } from "./reading.ts";
import { isPossessiveSurname } from "./surnames.ts";
import { wordParadigm } from "./words.ts";

const TURKIC = /(?:улы|кызы|гызы|оглы|уулу|кизи)$/u;
const FEMININE = /(?:[оеё]ва|[иы]на|[сц]кая|кызы|гызы|кизи|[оеё]вна|ична)$/u;
const MASCULINE = /(?:[оеё]в|[иы]н|[сц]кий|улы|оглы|уулу|[оеё]вич|ьич)$/u;
const PATRONYMIC = /(?:[оеё]вич|ьич|[оеё]вна|ична)$/u;
const INITIAL = /^\p{Lu}\.?$/u;

/**
 * Whether several words are a person's name: capitals throughout, and a class or an ending that says so. `Центральная
 * Азия`, `Республика Казахстан` and `Музей Сахарова` are none.
 */
export function isPersonName(words: readonly string[], known: Known): boolean {
  if (words.length < 2 || words.length > 4) return false;
  if (!words.every((word) => isCapitalised(word) && (isCyrillic(word) || INITIAL.test(word)))) return false;
  if (known.declines === "surname" || known.animate === true) return true;
  const [first = "", last = ""] = [words[0]?.toLowerCase(), words.at(-1)?.toLowerCase()];
  if (parseAdjective(words[0] ?? "") !== undefined) return false;
  if (TURKIC.test(last) || INITIAL.test(words[0] ?? "")) return true;
  if (words.slice(1, -1).some((word) => PATRONYMIC.test(word))) return true;
  if (FEMININE.test(last)) return !isConsonant(first.at(-1));
  return MASCULINE.test(last) || (words.length === 2 && isConsonant(first.at(-1)) && isConsonant(last.at(-1)));
}

/**
 * Whether only the last part of a name declines, as in Korean ones of three syllables apart: Ким Чен Ына. (Rosenthal § 149,
 * on names whose first part has no feeling of declension for Russian ears.)
 */
export function declinesAtTheEnd(words: readonly string[]): boolean {
  return words.length === 3 && words.every((word) => isCapitalised(word) && syllables(word) === 1);
}

/** The gender that a name shows: by the surname or patronymic, else by the first name. */
function genderOf(words: readonly string[]): Gender {
  const lower = words.map((word) => word.toLowerCase());
  if (lower.slice(1).some((word) => FEMININE.test(word))) return "feminine";
  if (lower.slice(1).some((word) => MASCULINE.test(word))) return "masculine";
  return /(?:[ая]|гуль|николь|нинель)$/u.test(lower[0] ?? "") ? "feminine" : "masculine";
}

/** The paradigm of a person's name: first name, patronymic and surname decline each by its own rule. */
export function personParadigm(tokens: readonly string[], known: Known): Paradigm {
  const words = tokens.filter((_, index) => index % 2 === 0);
  const gender = known.gender ?? genderOf(words);
  const pieces = words.map((word, index) => {
    if (INITIAL.test(word)) return word;
    const declines = index < words.length - 1 ? firstNameKind(word, gender) : surnameKind(word, known);
    const paradigm = wordParadigm(word, { gender, animate: true, declines });
    // A woman's name in a soft consonant declines or not, as people will: Айгули, Айгуль.
    const forms = gender === "feminine" && /ь$/iu.test(word) ? joined(paradigm, unchanging(word)) : paradigm;
    return (slot: Parameters<typeof formsAt>[1]) => formsAt(forms, slot);
  });
  return combined(
    pieces,
    tokens.filter((_, index) => index % 2 === 1),
  );
}

/** A last name stays where its class says so, unless it plainly is a surname in -ов, -ин. */
function surnameKind(word: string, { declines }: Known): Known["declines"] {
  return declines === "never" && !isPossessiveSurname(word) ? "never" : "surname";
}

/** First names that do not decline: a woman's in a consonant (Элейн), anybody's in -о, -и, -у, -э, -ы. */
function firstNameKind(word: string, gender: Gender): Known["declines"] {
  const last = word.at(-1)?.toLowerCase() ?? "";
  return "оиуэыюе".includes(last) || (gender === "feminine" && isConsonant(last)) ? "never" : "first-name";
}
