import type { Lexeme } from "../inflection.ts";
import { parseAdjective } from "./adjectives.ts";
import { knownOf } from "./known.ts";
import type { Gender } from "./paradigm.ts";
import { readingsOf } from "./reading.ts";

/**
 * The genders that a term's head noun may have: one where its class, gender or ending decides, several in doubt. The
 * head is the first word that is no adjective.
 */
export function gendersOf(lexeme: Lexeme): ReadonlySet<Gender> {
  const words = lexeme.term.replace(/[«»“”„"]/gu, "").split(/\s+/u);
  const head = words.find((word, index) => index === words.length - 1 || parseAdjective(word) === undefined);
  const known = knownOf(lexeme);
  if (known.gender !== undefined) return new Set([known.gender]);
  return new Set(readingsOf(head ?? lexeme.term, known).map(({ gender }) => gender));
}
