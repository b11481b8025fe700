/** A preposition with its forms: the plain one, and those before certain sounds. */
interface Euphony {
  readonly plain: string;
  readonly full: string;
  /** What the next word begins with where the full form stands. */
  readonly before: RegExp;
}

/**
 * Rosenthal, Handbook of spelling and style, on variants of prepositions: об before a vowel sound, во before в or ф and a
 * consonant, со before с, з, ш, ж and a consonant and before щ, ко before a few clusters.
 */
const EUPHONY: readonly Euphony[] = [
  { plain: "о", full: "об", before: /^[аэиоу]/iu },
  { plain: "в", full: "во", before: /^[вф][бвгджзклмнпрстфхцчшщ]/iu },
  { plain: "с", full: "со", before: /^(?:[сзшж][бвгджзклмнпрстфхцчшщ]|щ|ль?[бвгджзкмнпрстф]|мн)/iu },
  { plain: "к", full: "ко", before: /^(?:вс|мн|вт|сн)/iu },
];

/**
 * The preposition in the form that the next word asks for, with the capital that it has; itself where it has one form only,
 * or does not follow the rule before the word that stands there now (во время).
 */
export function fitPreposition(preposition: string, now: string, next: string): string {
  const lower = preposition.toLowerCase();
  const rule = EUPHONY.find(({ plain, full }) => lower === plain || lower === full);
  if (rule === undefined) return preposition;
  const formFor = (word: string): string => (rule.before.test(word) ? rule.full : rule.plain);
  if (formFor(now) !== lower || formFor(next) === lower) return preposition;
  const form = formFor(next);
  return /^\p{Lu}/u.test(preposition) ? form.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : form;
}
