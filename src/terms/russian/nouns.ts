import { isAdjectivalNoun, parseAdjective, substantive } from "./adjectives.ts";
import { libraryParadigm } from "./library.ts";
import { formsAt, type Paradigm, paradigmOf, unchanging } from "./paradigm.ts";
import { tabledPlurals } from "./plurals.ts";
import type { Reading } from "./reading.ts";
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

/** Both accusatives where the animacy is unknown: the form of the nominative and that of the genitive. */
function plain(word: string, reading: Reading): Paradigm {
  const plurals = tabledPlurals(word);
  const gender = reading.declines === "plural" ? undefined : reading.gender;
  const as = (animate: boolean): Paradigm =>
    libraryParadigm(word, {
      gender,
      animate,
      ...(reading.declines === "first-name" ? { name: true } : {}),
      ...(plurals === undefined ? {} : { plurals }),
    });
  if (reading.animate !== undefined) return as(reading.animate);
  const [thing, person] = [as(false), as(true)];
  return paradigmOf((slot) => [...formsAt(thing, slot), ...formsAt(person, slot)]);
}
