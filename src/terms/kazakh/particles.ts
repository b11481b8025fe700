import { finalSound, type Harmony, harmonyOf, type Sound } from "./sounds.ts";

/** A particle written apart, by the sound that it follows: the voiced form, that of the sibilants, the voiceless one. */
interface Particle {
  readonly forms: readonly string[];
  readonly after: (sound: Sound, harmony: Harmony) => string;
}

const both = (back: string, front: string, harmony: Harmony): string => (harmony === "back" ? back : front);

/**
 * The basic rules of Kazakh orthography: the question particle, the conjunctions мен and да, and ғой take their first sound
 * from the last one of the word before them: оралман мен, қандас пен; оралман ба, қандас па; оралман да, қандас та.
 */
const PARTICLES: readonly Particle[] = [
  {
    forms: ["ма", "ме", "ба", "бе", "па", "пе"],
    after: (sound, harmony) => {
      if (sound === "voiceless") return both("па", "пе", harmony);
      return sound === "nasal" || sound === "sibilant" ? both("ба", "бе", harmony) : both("ма", "ме", harmony);
    },
  },
  {
    forms: ["мен", "бен", "пен"],
    after: (sound) => (sound === "voiceless" ? "пен" : sound === "sibilant" ? "бен" : "мен"),
  },
  {
    forms: ["да", "де", "та", "те"],
    after: (sound, harmony) => (sound === "voiceless" ? both("та", "те", harmony) : both("да", "де", harmony)),
  },
  { forms: ["ғой", "қой"], after: (sound) => (sound === "voiceless" ? "қой" : "ғой") },
];

/** Endings of verbs and predicates by which somebody speaks of himself, so that a мен before them may be “I”. */
const OF_MYSELF = /(?:[мпб][ыі]н|[дт][ыі]м|едім|екенмін)$/u;

/**
 * The particle right after a word in the form that it takes after another word; itself where it is none, or none that goes
 * with the word that stands there now. Undefined where мен may be the pronoun.
 */
export function fitParticle(word: string, now: string, next: string, following: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const particle = PARTICLES.find(({ forms }) => forms.includes(lower));
  if (particle === undefined) return word;
  const formFor = (host: string): string => particle.after(finalSound(host), harmonyOf(host));
  if (formFor(now) !== lower || formFor(next) === lower) return word;
  if (lower === "мен" && (following.length === 0 || following.some((other) => OF_MYSELF.test(other)))) return undefined;
  const form = formFor(next);
  return word === word.toUpperCase() && word.length > 1 ? form.toUpperCase() : form;
}
