import { isAdjectivalNoun, parseAdjective, substantive } from "./adjectives.ts";
import { libraryParadigm } from "./library.ts";
import { formsAt, type Paradigm, paradigmOf, unchanging, undecided } from "./paradigm.ts";
import { tabledPluralGenitives, tabledPlurals } from "./plurals.ts";
import type { Reading } from "./reading.ts";
import { fleetingStem, withStressedYo } from "./stems.ts";
import { surnameParadigm } from "./surnames.ts";

/** The paradigm of one word, hyphens or none, as it is read. */
export function nounParadigm(word: string, reading: Reading): Paradigm {
  switch (reading.declines) {
    case "never":
      return unchanging(word);
    case "abbreviation":
      return abbreviation(word, reading);
    case "adjective":
      return adjectival(word, reading);
    case "surname":
      return surnameParadigm(word, reading.gender) ?? plain(word, { ...reading, animate: true });
    case "plural":
      return isAdjectivalNoun(word) && /[ыи]е$/iu.test(word) ? adjectival(word, reading) : plain(word, reading);
    case "first-name":
    case "noun":
      return plain(word, reading);
  }
}

function adjectival(word: string, reading: Reading): Paradigm {
  const adjective = parseAdjective(word);
  if (adjective === undefined) return plain(word, { ...reading, declines: "noun" });
  const gender = adjective.gender === "plural" ? reading.gender : adjective.gender;
  return substantive(adjective, gender, reading.animate);
}

/** As it stands; in a consonant also as a noun (МИДа), which news does and documents do not. */
function abbreviation(word: string, reading: Reading): Paradigm {
  if (!/[аеиоуэюя].*[бвгджзклмнпрстфхц]$/iu.test(word) || reading.gender !== "masculine") return unchanging(word);
  const declined = plain(word.toLowerCase(), { ...reading, declines: "noun" });
  const length = word.length;
  return paradigmOf((slot) => [word, ...formsAt(declined, slot).map((form) => word + form.slice(length))]);
}

/** Where the animacy is unknown both accusatives, neither of them the norm: that of the nominative and of the genitive. */
function plain(word: string, reading: Reading): Paradigm {
  if (reading.animate !== undefined) return declined(word, reading, reading.animate);
  return undecided(declined(word, reading, false), declined(word, reading, true));
}

function declined(word: string, reading: Reading, animate: boolean): Paradigm {
  const stem = fleetingStem(word);
  const plurals = tabledPlurals(word);
  const gender = reading.declines === "plural" ? undefined : reading.gender;
  const traits = {
    gender,
    animate,
    ...(reading.declines === "first-name" ? { name: true } : {}),
    ...(plurals === undefined ? {} : { plurals }),
  };
  const paradigm = libraryParadigm(stem ?? word, traits);
  const genitives = tabledPluralGenitives(word);
  return paradigmOf((slot) => {
    const forms = formsAt(paradigm, slot);
    if (slot.number === "plural") {
      const genitive = slot.case === "genitive" || (slot.case === "accusative" && animate);
      return genitive && genitives !== undefined ? genitives : forms;
    }
    const bare = slot.case === "nominative" || (slot.case === "accusative" && (gender === "feminine" || !animate));
    if (stem !== undefined && bare) return [word];
    if (slot.case === "prepositional" && /ье$/iu.test(word)) return [word, ...forms];
    return slot.case === "instrumental" ? instrumentals(word, forms, reading) : forms;
  });
}

/** With the ё of a stressed ending, and the long variants of the feminine: организациею. */
function instrumentals(word: string, forms: readonly string[], { gender }: Reading): readonly string[] {
  const [norm, ...variants] = forms.map((form) => withStressedYo(word, form));
  if (norm === undefined) return [];
  if (/^любовь$/iu.test(word)) return [`${word}ю`];
  return /[ая]$/iu.test(word) && /[еёо]й$/u.test(norm) && gender !== "neuter"
    ? [norm, ...variants, `${norm.slice(0, -1)}ю`]
    : [norm, ...variants];
}
